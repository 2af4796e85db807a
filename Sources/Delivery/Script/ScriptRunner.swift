import Mail
import Outcomes
import Sieve

/// Runs the active script on a message; whatever is wrong with the script, the mail is kept.
struct ScriptRunner {
    private let request: DeliveryRequest
    private let log: any DeliveryLog
    private let extensions: [SieveExtension]

    init(
        request: DeliveryRequest, log: any DeliveryLog,
        extensions: [SieveExtension] = SieveExtension.all
    ) {
        self.request = request
        self.log = log
        self.extensions = extensions
    }

    /// What the script wants done; nil for the implicit keep because there is no (working) script.
    func actions(for message: any MessageSource) -> [any SieveAction]? {
        guard let path = request.activeScript else { return nil }
        switch ActiveScript(path: path) {
        case .none:
            return nil
        case .unreadable(let reason):
            report([reason], of: path)
            return nil
        case .script(let source):
            return run(source, named: path, on: message)
        }
    }

    private func run(
        _ source: [UInt8], named path: String, on message: any MessageSource
    ) -> [any SieveAction]? {
        let script: SieveScript
        do {
            script = try SieveScript(
                compiling: source, named: path, extensions: extensions,
                library: request.scriptLibrary)
        } catch {
            report(error.all.map(\.description), of: path)
            return nil
        }
        let envelope = SieveEnvelope(
            sender: request.sender(of: message.header), recipient: request.recipient,
            finalRecipient: request.finalRecipient)
        let result = script.run(
            message: message, envelope: envelope, host: DeliveryHost(request))
        guard let failure = result.failure else { return result.actions }
        report([failure.description], of: path)
        return nil
    }

    /// The owner gets all errors, the system's log the first: both with line and column.
    private func report(_ errors: [String], of path: String) {
        ScriptErrorLog(activeScript: path).append(errors)
        guard let first = errors.first else { return }
        let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        log.warning("user=\(request.user), sieve: \(first)\(more); the mail is kept")
    }
}
