import ArgumentParser
import Delivery
import Foundation
import Mail
import MaildirStorage
import Outcomes
import ProgramRunning
import Sieve
import SystemClock

/// A script, messages and the envelope that they come in, for the commands that run scripts.
struct SieveMessageOptions: ParsableArguments {
    /// Octets of a message on standard input, which must fit into memory.
    static let messageLimit = 1 << 30

    @Option(help: "The envelope sender (otherwise that of Return-Path).")
    var from: String?

    @Option(help: "The envelope recipient (otherwise that of Delivered-To).")
    var to: String?

    @Option(
        name: .customLong("mailbox"),
        help: "A mailbox that exists, for the test mailboxexists; may be repeated.")
    var mailboxes: [String] = []

    @Flag(
        help: ArgumentHelp(
            "Run the programs of the site that the script filters with or executes, as who you are.",
            discussion: "Otherwise there are none, and a script that needs one fails."))
    var programs = false

    @OptionGroup var site: SieveSiteOptions

    @Argument(help: "The script.")
    var script: String

    @Argument(help: "The messages, header and body; - is standard input.")
    var messages: [String]

    /// Reads one of the messages.
    func read(_ message: String) throws -> any MessageSource {
        if message == "-" {
            return MessageInMemory(
                try SieveScriptFile.readStandardInput(limit: Self.messageLimit))
        }
        do throws(LookupFailure) {
            if let file = try MessageFile(message) { return file }
        } catch {
            throw ToolFailure.refused(error.reason)
        }
        throw ToolFailure.refused("\(message): there is no such file")
    }

    /// The line before what is told of a message, if there are several.
    func title(of message: String) -> String {
        messages.count > 1 ? "\(message.printable):\n" : ""
    }

    /// The script, as a site has it.
    func scriptFile(of site: SieveSite, isTraced: Bool = false) throws -> SieveScriptFile {
        try SieveScriptFile(
            script, site: site, isOfSite: self.site.siteScript, isTraced: isTraced)
    }

    /// Answers the questions of the script.
    func host(of site: SieveSite) throws(ToolFailure) -> some SieveHost {
        let maps = try site.maps()
        let directory = ProgramDirectory(
            site.sieve, user: self.site.user ?? Environment.value("USER") ?? "-",
            home: Environment.value("HOME") ?? "/", host: LocalHost.name,
            deadline: Deadline(after: .seconds(site.sieve.limits.waitingSeconds)))
        return ListedMailboxes(
            names: mailboxes.map { Array($0.utf8) }, site: SiteAnswers(site.sieve, maps: maps),
            recipientDelimiter: site.recipientDelimiter, programs: programs ? directory : nil)
    }

    func envelope(of message: any MessageSource) -> SieveEnvelope {
        var envelope = SieveEnvelope(ofStored: message)
        if let from { envelope.sender = Self.path(from) }
        if let to { envelope.recipient = Self.path(to) }
        return envelope
    }

    private static func path(_ text: String) -> [UInt8] {
        MailAddress(parsingPath: Array(text.utf8))?.bytes ?? []
    }
}

/// The mailboxes that the command line names, and what the site has.
private struct ListedMailboxes: SiteHost {
    let names: [[UInt8]]
    let site: SiteAnswers
    let recipientDelimiter: RecipientDelimiter
    let programs: ProgramDirectory?

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        StoreRequest.isInbox(name) || names.contains(name)
    }

    /// To standard error, so that the actions alone are on standard output.
    func logForOwner(_ line: [UInt8]) {
        FileHandle.standardError.write(Data("debug: ".utf8) + Data(line) + Data("\n".utf8))
    }

    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        guard let programs else {
            throw .unavailable("the program '\(call.nameText)' is not run without --programs")
        }
        return try programs.output(of: call)
    }
}
