public import Mail
public import Outcomes
public import Sieve
internal import SystemClock

/// A delivery that is not made: what scripts want done with a message, and what a delivery would
/// make of that.
///
///     let dryRun = DryRun(request, log: log)
///     let outcome = try dryRun.run(on: message)
///     print(SieveReport(outcome.result, forecasts: outcome.forecasts).words)
///
/// It runs the same code as `LocalDelivery` up to the point where that begins to change something.
/// Nothing is stored, sent, remembered or written into the owner's log.
public struct DryRun: Sendable {
    private let request: DeliveryRequest
    private let log: any DeliveryLog
    private let programs: Programs

    /// What becomes of the programs that scripts execute or filter with.
    public enum Programs: Sendable {
        /// They are run.
        case areRun

        /// A script that needs one fails; the reason ends the sentence that says so.
        case areNotRun(because: String)
    }

    /// Prepares a delivery that is not made.
    ///
    /// The log gets what a delivery would tell the admin or the owner of the script. Programs that
    /// a message is piped to are never run.
    public init(
        _ request: DeliveryRequest, log: any DeliveryLog,
        programs: Programs = .areNotRun(because: "in a dry run")
    ) {
        var request = request
        request.deadline = Deadline(after: .seconds(request.sieve.limits.waitingSeconds))
        self.request = request
        self.log = log
        self.programs = programs
    }

    /// What came out.
    public struct Outcome: Sendable {
        /// What the scripts want done.
        public let result: SieveResult

        /// What a delivery would make of each action.
        public let forecasts: [ActionForecast]

        /// The scripts that were run to their ends.
        public let scripts: [String]

        /// The steps of all of them, if the request's settings say `isTraced`.
        public let events: [TraceEvent]
    }

    /// Runs all scripts that a delivery runs: those of the site, and the user's own between them.
    ///
    /// Throws when the delivery would be tried again later, and why.
    public func run(on message: any MessageSource) throws(LookupFailure) -> Outcome {
        let outcome = ScriptRunner(
            request: request, log: log, purpose: .dryRun(programs)
        ).run(on: message)
        if let outage = outcome.outage { throw outage }
        return Outcome(
            result: outcome.result,
            forecasts: try forecasts(of: outcome.actions, on: message.header),
            scripts: outcome.scripts, events: outcome.events)
    }

    /// Answers the questions of a script that is run alone.
    public var host: any SieveHost {
        DeliveryHost(request, siteLog: log, purpose: .dryRun(programs))
    }

    /// What a delivery would make of each of the actions.
    ///
    /// Throws when the delivery would be tried again later, and why.
    public func forecasts(
        of actions: [any SieveAction], on header: MessageHeader
    ) throws(LookupFailure) -> [ActionForecast] {
        var performer = DryRunPerformer(request: request, header: header)
        var forecasts: [ActionForecast] = []
        for action in actions {
            try action.perform(on: &performer)
            forecasts.append(performer.takeForecast())
        }
        return forecasts
    }
}
