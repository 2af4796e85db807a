import ArgumentParser
import Mail
import MaildirStorage
import Outcomes
import Sieve

/// Scripts, messages and the envelope that they come in, for the commands that run scripts.
struct SieveMessageOptions: ParsableArguments {
    static let discussion = """
        With --user or --maildir it looks at that mailbox, and tells what a delivery into it can \
        not do. With --chain it runs all that a delivery to the user runs: the scripts of the \
        site, and the user's active script between them; all files are messages then. --user and \
        one file alone mean the same. The user's files are those that mailwright-lda finds without \
        -o; a memory of vacation and duplicate that is damaged counts as empty. Run by root with \
        --user or --maildir it goes on as the owner of the mailbox before it reads any script.
        """

    /// Why no program is run unless that is asked for.
    static let withoutPrograms = "without --programs"

    /// Octets of a message on standard input, which must fit into memory.
    static let messageLimit = 1 << 30

    @Option(help: "The envelope sender (otherwise that of Return-Path).")
    var from: String?

    @Option(help: "The envelope recipient (otherwise that of Delivered-To).")
    var to: String?

    @Option(
        name: .customLong("mailbox"),
        help: ArgumentHelp(
            "A mailbox that exists, for the test mailboxexists; may be repeated.",
            discussion: "It takes the place of the Maildir of --user."))
    var mailboxes: [String] = []

    @Option(
        help: ArgumentHelp(
            "The Maildir whose mailboxes exist (otherwise that of --user).",
            discussion: "All else is that of --user, if that is given.",
            valueName: "directory"))
    var maildir: String?

    @Flag(help: "Make missing mailboxes, as mailwright-lda -o lda_mailbox_autocreate=yes does.")
    var autocreate = false

    @Flag(help: "Run all scripts of a delivery to --user.")
    var chain = false

    @Flag(
        help: ArgumentHelp(
            "Run the programs of the site that the script filters with or executes.",
            discussion: "Otherwise there are none, and a script that needs one fails."))
    var programs = false

    @OptionGroup var site: SieveSiteOptions

    @Argument(help: "The script; with --chain a message.")
    var script: String

    @Argument(help: "The messages, header and body; - is standard input.")
    var messages: [String] = []

    func validate() throws {
        if maildir != nil, !mailboxes.isEmpty {
            throw ValidationError("Give --maildir or --mailbox, not both.")
        }
        guard chain || messages.isEmpty else { return }
        if site.user == nil {
            throw ValidationError(
                chain ? "Say with --user whose scripts --chain runs." : "Name a message, too.")
        }
        if !mailboxes.isEmpty {
            throw ValidationError(
                "Scripts of a delivery ask for the user's own mailboxes; leave --mailbox out.")
        }
    }

    /// Whether all scripts of a delivery are run, and not the one that is named.
    var isChain: Bool { chain || messages.isEmpty && site.user != nil }

    /// The messages that are named.
    var paths: [String] { isChain ? [script] + messages : messages }

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
        paths.count > 1 ? "\(message.printable):\n" : ""
    }

    /// The envelope that a message comes in.
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
