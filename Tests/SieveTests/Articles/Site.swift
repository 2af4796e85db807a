import Outcomes
import Sieve

/// A site with two mailboxes and a clock that stands still.
struct Site: SieveHost {
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        [Array("INBOX".utf8), Array("Archive".utf8)].contains(name)
    }

    func currentTime() throws(LookupFailure) -> Int64 { 1_234_567_890 }
}

/// Writes down what is to be done.
struct Notebook: SieveActionPerformer {
    private(set) var lines: [String] = []

    mutating func store(_ request: StoreRequest) throws(LookupFailure) {
        lines.append("store in \(String(decoding: request.mailbox, as: UTF8.self))")
    }

    mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
        for recipient in mail.recipients {
            lines.append("send to \(String(decoding: recipient, as: UTF8.self))")
        }
    }
}

/// Runs a script of the site on a message, and writes down what it wants.
func carryOut(_ script: SieveScript, on message: [UInt8], _ envelope: SieveEnvelope) throws
    -> [String]
{
    let result = script.run(on: message, envelope: envelope, host: Site())
    var notebook = Notebook()
    for action in result.actions { try action.perform(on: &notebook) }
    return notebook.lines
}
