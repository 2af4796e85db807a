import ArgumentParser
import Mail
import Outcomes
import Sieve

/// `mailwright sieve run SCRIPT MESSAGE`: what a script does with a message; nothing is done.
///
///     $ mailwright sieve run filter.sieve message.eml
///     store the message in Archive
///         create the mailbox if it does not exist
struct SieveRunCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Show what a Sieve script does with a message, without doing it.",
        discussion: """
            Exit status: 0 the script ran; 1 it has errors, it failed on this message, or a file \
            can not be read.
            """)

    /// Octets of a message that are read.
    static let messageLimit = 1 << 30

    @Flag(help: "Print the actions as JSON.")
    var json = false

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

    func perform() throws {
        let result = try runScript()
        let report = SieveReport(result)
        print(json ? "\(report.json)\n" : report.words, terminator: "")
        if result.failure != nil { throw ExitCode(1) }
    }

    /// Compiles and runs the script.
    func runScript() throws -> SieveResult {
        let bytes =
            try message == "-"
            ? SieveScriptFile.readStandardInput(limit: Self.messageLimit)
            : SieveScriptFile.read(message, limit: Self.messageLimit)
        let message = MessageInMemory(bytes)
        return try SieveScriptFile(script).compile().run(
            message: message, envelope: envelope(of: message),
            host: ListedMailboxes(names: mailboxes.map { Array($0.utf8) }))
    }

    private func envelope(of message: MessageInMemory) -> SieveEnvelope {
        SieveEnvelope(
            sender: path(from, or: "return-path", of: message),
            recipient: path(to, or: "delivered-to", of: message))
    }

    private func path(
        _ option: String?, or field: String, of message: MessageInMemory
    ) -> [UInt8] {
        if let option { return MailAddress(parsingPath: Array(option.utf8))?.bytes ?? [] }
        let value = message.header.first(named: Array(field.utf8))?.unfolded() ?? []
        return MailAddress(parsingPath: value)?.bytes ?? []
    }
}

/// The mailboxes that the command line names.
private struct ListedMailboxes: SieveHost {
    let names: [[UInt8]]

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        StoreRequest.isInbox(name) || names.contains(name)
    }
}
