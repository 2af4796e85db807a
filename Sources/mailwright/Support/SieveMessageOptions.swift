import ArgumentParser
import Foundation
import Mail
import Outcomes
import Sieve
import SystemClock

/// A script, a message and the envelope that it comes in, for the commands that run scripts.
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

    @Argument(help: "The script.")
    var script: String

    @Argument(help: "The message, header and body; - is standard input.")
    var message: String

    /// The message.
    func readMessage() throws -> any MessageSource {
        try message == "-"
            ? MessageInMemory(SieveScriptFile.readStandardInput(limit: Self.messageLimit))
            : MessageFile(message)
    }

    /// Answers the questions of the script.
    var host: some SieveHost { ListedMailboxes(names: mailboxes.map { Array($0.utf8) }) }

    func envelope(of message: any MessageSource) -> SieveEnvelope {
        SieveEnvelope(
            sender: path(from, or: "return-path", of: message),
            recipient: path(to, or: "delivered-to", of: message))
    }

    private func path(
        _ option: String?, or field: String, of message: any MessageSource
    ) -> [UInt8] {
        if let option { return MailAddress(parsingPath: Array(option.utf8))?.bytes ?? [] }
        let value = message.header.first(named: Array(field.utf8))?.unfolded() ?? []
        return MailAddress(parsingPath: value)?.bytes ?? []
    }
}

/// The mailboxes that the command line names, and the clock of this machine.
private struct ListedMailboxes: SieveHost {
    let names: [[UInt8]]

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        StoreRequest.isInbox(name) || names.contains(name)
    }

    /// To standard error, so that the actions alone are on standard output.
    func logForOwner(_ line: [UInt8]) {
        FileHandle.standardError.write(Data("debug: ".utf8) + Data(line) + Data("\n".utf8))
    }

    func currentTime() -> Int64 { SystemClock.now() }

    func localZone(at time: Int64) -> Int { SystemClock.minutesAheadOfUTC(at: time) }
}
