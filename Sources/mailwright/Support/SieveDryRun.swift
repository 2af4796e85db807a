import Delivery
import Glibc
import Mail
import MaildirStorage
import Outcomes
import ProgramRunning
import Sieve
import SystemClock

/// What `sieve run` and `sieve trace` run: one script, or all that a delivery runs.
struct SieveDryRun {
    /// What came out for a message.
    struct Outcome {
        let result: SieveResult
        let forecasts: [ActionForecast]

        /// The steps, if they are traced.
        let events: [TraceEvent]

        /// The scripts of the chain that were run to their ends; nil for a single script.
        let scripts: [String]?

        /// The header of the message as it came in.
        let header: MessageHeader

        /// The line that names the scripts of the chain; empty for a single script.
        var heading: String {
            guard let scripts else { return "" }
            let names = scripts.isEmpty ? "none" : scripts.joined(separator: ", ")
            return "scripts: \(names)\n"
        }

        /// What a person or a program is told.
        var report: SieveReport {
            SieveReport(result, header: header, forecasts: forecasts)
        }
    }

    private enum Kind {
        /// A script, where nobody knows which mailboxes there are.
        case alone(SieveScript)

        /// A script, for a mailbox.
        case script(SieveScript, SieveMailbox)

        /// All that a delivery into a mailbox runs.
        case chain(SieveMailbox)
    }

    private let options: SieveMessageOptions
    private let site: SieveSite
    private let maps: (any MapLookups)?
    private let kind: Kind

    /// The messages, if they are read before the rights are given up with which they can be.
    private let messages: [any MessageSource]?

    /// The home of the user whose programs are run.
    private let home: String

    /// Compiles the script that is named.
    ///
    /// When root runs the tool for a mailbox it becomes the owner first, as a delivery does, which
    /// is never root's; what root alone may read is read before: the settings and the messages.
    init(_ options: SieveMessageOptions, isTraced: Bool = false) throws {
        self.options = options
        var site = try options.site.site(tellsOfNothing: !options.isChain)
        site.sieve.isTraced = isTraced
        self.site = site
        maps = try site.maps()
        if options.isChain, site.settings == nil { throw ToolFailure.noSite }
        let mailbox = try SieveMailbox(options, site)
        home = SieveMailbox.home(options, site)
        let isRoot = geteuid() == 0
        let isForUser = options.site.user != nil || options.maildir != nil
        if isRoot, options.programs, !isForUser { throw ToolFailure.rootsPrograms }
        messages = isRoot && isForUser ? try options.paths.map(options.read) : nil
        try MaildirOwner.become(
            ofUser: options.site.user, maildir: options.maildir, site.settings)
        let file = try options.isChain ? nil : Self.file(options, site)
        kind = try Self.kind(file?.compile(), mailbox)
    }

    private static func file(
        _ options: SieveMessageOptions, _ site: SieveSite
    ) throws -> SieveScriptFile {
        try SieveScriptFile(options.script, site: site, isOfSite: options.site.siteScript)
    }

    private static func kind(_ script: SieveScript?, _ mailbox: SieveMailbox?) throws -> Kind {
        guard let script else {
            guard let mailbox else { throw ToolFailure.noSite }
            try mailbox.checkHome()
            return .chain(mailbox)
        }
        guard let mailbox else { return .alone(script) }
        if mailbox.isThere { return .script(script, mailbox) }
        StandardError.write("mailwright: \(mailbox.absence)")
        return .alone(script)
    }

    /// Runs the scripts on each message, and gives what came out.
    ///
    /// Throws when a message can not be read, or a delivery would be tried again later.
    func run(_ tell: (_ path: String, _ outcome: Outcome) throws -> Void) throws {
        for (index, path) in options.paths.enumerated() {
            let message = try messages?[index] ?? options.read(path)
            try tell(path, outcome(message))
        }
    }

    private func outcome(_ message: any MessageSource) throws -> Outcome {
        let envelope = options.envelope(of: message)
        switch kind {
        case .alone(let script):
            let host = listed
            let (result, events) = script.trace(message: message, envelope: envelope, host: host)
            return Outcome(
                result: result, forecasts: host.forecasts(of: result.actions), events: events,
                scripts: nil, header: message.header)
        case .script(let script, let mailbox):
            let dryRun = dryRun(mailbox, envelope)
            let (result, events) = script.trace(
                message: message, envelope: envelope, host: dryRun.host)
            return Outcome(
                result: result,
                forecasts: try dryRun.forecasts(of: result.actions, on: message.header),
                events: events, scripts: nil, header: message.header)
        case .chain(let mailbox):
            let outcome = try dryRun(mailbox, envelope).run(on: message)
            return Outcome(
                result: outcome.result, forecasts: outcome.forecasts, events: outcome.events,
                scripts: outcome.scripts, header: message.header)
        }
    }

    private func dryRun(_ mailbox: SieveMailbox, _ envelope: SieveEnvelope) -> DryRun {
        var request = mailbox.request(envelope, site, maps: maps)
        request.createsMailboxes = options.autocreate
        return DryRun(
            request, log: StandardErrorLog(),
            programs: options.programs
                ? .areRun : .areNotRun(because: SieveMessageOptions.withoutPrograms))
    }

    private var listed: ListedMailboxes {
        let programs = ProgramDirectory(
            site.sieve, user: options.site.user ?? Environment.value("USER") ?? "-",
            home: home, host: LocalHost.name,
            deadline: Deadline(after: .seconds(site.sieve.limits.waitingSeconds)))
        return ListedMailboxes(
            names: options.mailboxes.map { Array($0.utf8) },
            site: SiteAnswers(site.sieve, maps: maps),
            recipientDelimiter: site.recipientDelimiter,
            programs: options.programs ? programs : nil,
            createsMailboxes: options.autocreate)
    }
}

/// What a delivery would log, on standard error.
private struct StandardErrorLog: DeliveryLog {
    func info(_ line: String) { write(line) }
    func warning(_ line: String) { write("warning: \(line)") }
    func error(_ line: String) { write("error: \(line)") }

    private func write(_ line: String) { StandardError.write(line.printable) }
}

extension ToolFailure {
    fileprivate static var noSite: ToolFailure {
        .refused("all scripts of a delivery are known from the site's settings; give --settings")
    }

    fileprivate static var rootsPrograms: ToolFailure {
        .refused(
            "programs are run as the owner of a mailbox and never as root; say whose with --user "
                + "or --maildir")
    }
}
