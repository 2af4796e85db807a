import FileReading
import Mail
import Outcomes
import Sieve

/// Runs the scripts of a delivery on a message: those of the site before, the user's active one or
/// else the site's for such users, those of the site after.
///
/// Whatever is wrong with a script, the mail is kept; only when it can not be read for now, or what
/// it asks for not be known (a list that is a map, while the lookup server is down), the mail comes
/// again. A script that is broken ends the sequence, as in Pigeonhole: what comes after it counts on
/// what it would have done. One of the site that is not there is passed over, and its admin told.
struct ScriptRunner {
    /// What came out.
    struct Outcome {
        /// What the scripts want done.
        let result: SieveResult

        /// The scripts that were run to their ends.
        let scripts: [String]

        /// What the owner of a script is to hear of its errors.
        var notice: ScriptErrorNotice?

        /// Why the mail has to come again: what a script has asked for can not be known now.
        var outage: LookupFailure?

        /// The steps of scripts that are traced.
        var events: [TraceEvent] = []

        /// What is to be done, the implicit keep included.
        var actions: [any SieveAction] { result.actions }
    }

    /// What they are run for.
    enum Purpose {
        /// A delivery: the owner of a script finds its errors in a file beside it.
        case delivery

        /// To see what they do: everything goes to the log.
        case dryRun(DryRun.Programs)
    }

    /// A script and whose it is.
    private struct Source {
        let path: String
        let text: [UInt8]
        let isOfSite: Bool
    }

    /// What has been done so far.
    private struct Progress {
        var scripts: [String] = []
        var notice: ScriptErrorNotice?
        var outage: LookupFailure?
    }

    private let request: DeliveryRequest
    private let log: any DeliveryLog
    private let extensions: [SieveExtension]
    private let purpose: Purpose

    /// Made when there is a script: most deliveries have none.
    private var compiler: ScriptCompiler {
        ScriptCompiler(request.sieve, library: request.scriptLibrary, extensions: extensions)
    }

    init(
        request: DeliveryRequest, log: any DeliveryLog,
        extensions: [SieveExtension] = SieveExtension.all, purpose: Purpose = .delivery
    ) {
        self.purpose = purpose
        self.request = request
        self.log = log
        self.extensions = extensions
    }

    /// Runs the scripts that there are.
    func run(on message: any MessageSource) -> Outcome {
        let envelope = SieveEnvelope(
            sender: request.sender(of: message.header), recipient: request.recipient,
            finalRecipient: request.finalRecipient)
        var sequence = ScriptSequence(message: message, envelope: envelope)
        var progress = Progress()
        guard request.activeScript != nil else {
            return Outcome(result: sequence.result, scripts: [])
        }
        for next in [before, personal, after] where sequence.isOpen {
            next(&sequence, &progress)
        }
        return Outcome(
            result: sequence.result, scripts: progress.scripts, notice: progress.notice,
            outage: progress.outage, events: sequence.events)
    }

    private var site: SiteScripts { request.sieve[SiteScripts.self] }

    private func before(_ sequence: inout ScriptSequence, _ progress: inout Progress) {
        runSiteScripts(site.before, in: &sequence, &progress)
    }

    private func after(_ sequence: inout ScriptSequence, _ progress: inout Progress) {
        runSiteScripts(site.after, in: &sequence, &progress)
    }

    private func personal(_ sequence: inout ScriptSequence, _ progress: inout Progress) {
        guard let path = request.activeScript else { return }
        switch ActiveScript(path: path, limit: request.sieve.limits.scriptSize) {
        case .none:
            runSiteScripts(site.default.map { [$0] } ?? [], in: &sequence, &progress)
        case .unreadable(let reason):
            sequence.fail(Complaint(file: path, reason))
            tellOwner([reason], of: path)
            progress.notice = ScriptErrorNotice(ofUnreadable: path, because: reason)
        case .unavailable(let failure): wait(for: failure, path, &sequence, &progress)
        case .script(let text):
            run(Source(path: path, text: text, isOfSite: false), in: &sequence, &progress)
        }
    }

    private func runSiteScripts(
        _ names: [String], in sequence: inout ScriptSequence, _ progress: inout Progress
    ) {
        let files = SiteScriptFiles(names)
        for problem in files.problems {
            log.error("user=\(request.user), sieve: \(problem); the script is passed over")
        }
        if let failure = files.failures.first {
            // Those that can be read may count on what it would have done.
            if let outage = files.outage {
                return wait(for: outage, failure.file, &sequence, &progress)
            }
            sequence.fail(failure)
            return tellAdmin(failure.description)
        }
        for path in files.paths where sequence.isOpen {
            do throws(LookupFailure) {
                let limit = request.sieve.limits.scriptSize
                // Gone since it was found: an edit is under way.
                guard let text = try WholeFile.read(path, limit: limit) else { continue }
                run(Source(path: path, text: text, isOfSite: true), in: &sequence, &progress)
            } catch {
                guard case .configuration(let reason) = error else {
                    return wait(for: error, path, &sequence, &progress)
                }
                sequence.fail(Complaint(file: path, reason))
                tellAdmin(reason)
            }
        }
    }

    /// Ends the sequence, so that the mail comes again.
    private func wait(
        for failure: LookupFailure, _ path: String, _ sequence: inout ScriptSequence,
        _ progress: inout Progress
    ) {
        sequence.fail(Complaint(file: path, failure.reason))
        progress.outage = .temporary("sieve: \(failure.reason)")
    }

    private func run(
        _ source: Source, in sequence: inout ScriptSequence, _ progress: inout Progress
    ) {
        let script: SieveScript
        do throws(Complaints) {
            script = try compiler.compile(
                source.text, named: source.path, isOfSite: source.isOfSite)
        } catch {
            if let first = error.all.first { sequence.fail(first) }
            report(error.all, mayPass: false, of: source, &progress)
            return
        }
        let host = host(for: source)
        let earlier = sequence.warnings.count
        let failure = sequence.run(script, host: host)
        warn(of: sequence.warnings.dropFirst(earlier).map(\.description), source)
        if let failure, sequence.failureIsOutage {
            progress.outage = .temporary("sieve: \(failure)")
        } else if let failure {
            report([failure], mayPass: sequence.failureMayPass, of: source, &progress)
        } else {
            progress.scripts.append(source.path)
        }
    }

    private func host(for source: Source) -> DeliveryHost {
        switch purpose {
        case .delivery: DeliveryHost(request, siteLog: source.isOfSite ? log : nil)
        case .dryRun: DeliveryHost(request, siteLog: log, purpose: purpose)
        }
    }

    private func report(
        _ errors: [Complaint], mayPass: Bool, of source: Source, _ progress: inout Progress
    ) {
        let lines = errors.map(\.description)
        if source.isOfSite {
            tellAdmin(Self.first(of: lines))
        } else {
            tellOwner(lines, of: source.path)
            progress.notice = ScriptErrorNotice(
                name: source.path, text: source.text, errors: errors, mayPass: mayPass)
        }
    }

    /// What a script has gone on without; its owner finds all of it, the system's log has the first.
    private func warn(of warnings: [String], _ source: Source) {
        guard !warnings.isEmpty else { return }
        if !source.isOfSite {
            logForOwner(warnings, kind: "warning", of: source.path)
        }
        log.warning("user=\(request.user), sieve: \(Self.first(of: warnings))")
    }

    /// A script of the site is the admin's to mend: it is broken for all users.
    private func tellAdmin(_ error: String) {
        log.error("user=\(request.user), sieve: \(error); the mail is kept")
    }

    /// The owner gets all errors, the system's log the first: both with line and column.
    private func tellOwner(_ errors: [String], of path: String) {
        logForOwner(errors, kind: "error", of: path)
        log.warning("user=\(request.user), sieve: \(Self.first(of: errors)); the mail is kept")
    }

    private func logForOwner(_ lines: [String], kind: String, of path: String) {
        guard case .delivery = purpose else { return }
        ScriptErrorLog(activeScript: path).append(lines, kind: kind)
    }

    private static func first(of errors: [String]) -> String {
        let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
        return (errors.first ?? "") + more
    }
}
