public import Accounts
internal import Authentication
public import Logging
internal import NIOCore
internal import NIOPosix
public import Outcomes
public import Settings

/// The resident server: it runs the services that its settings name.
///
///     let daemon = try Daemon(settings, backEnds: AccountBackEnd.all, log: log)
///     try await daemon.run()
///
/// Made by root it binds its sockets and then becomes the user of the settings.
public final class Daemon {
    /// How many threads carry the bytes of logins; the hashes have threads of their own.
    static let eventLoopThreads = 1

    private let settings: SiteSettings
    private let backEnds: [AccountBackEnd]
    private let log: Logger
    private let accounts: SiteAccounts
    private let maps: ServedMaps
    private let answers: LoginAnswers
    private let sockets: BoundSockets

    /// Prepares everything that can fail: sockets, rights, tables, the rules of logins.
    ///
    /// Call it before there are other threads: it blocks the signals that ``run()`` obeys.
    /// Throws each mistake of the settings as a complaint. A database or a table file that can
    /// not be read is none: it is logged, and mail is deferred until it can.
    public init(
        _ settings: SiteSettings, backEnds: [AccountBackEnd], log: Logger
    ) throws(Complaints) {
        Signal.block()
        OpenFileLimit.raise()
        self.settings = settings
        self.backEnds = backEnds
        self.log = log
        let decoy: DecoyPassword
        do throws(LookupFailure) {
            decoy = try DecoyPassword()
        } catch {
            throw Complaints([Complaint(file: settings.file, error.reason)])
        }
        // Bound before the rights are given up, and served only when all is ready.
        let (site, sockets) = try Self.prepare(settings, backEnds)
        self.sockets = sockets
        accounts = SiteAccounts(log: log, open: site.openAccounts)
        answers = LoginAnswers(
            authenticator: Authenticator(
                directory: accounts, domains: settings.domains,
                recipientDelimiter: settings.recipientDelimiter,
                homes: MailboxHomes(root: settings.mailboxes.root, owner: site.owner),
                masterPasswords: site.masterPasswords, decoy: decoy),
            sieve: settings.sieveForDeliveries, sieveOfUsers: settings.sieveOfUsers, log: log)
        do throws(Complaints) {
            try Self.become(site.user, of: settings)
            maps = try ServedMaps(settings, accounts: accounts.holder, log: log)
        } catch {
            sockets.discard()
            throw error
        }
    }

    private static func become(
        _ user: SystemUser?, of settings: SiteSettings
    ) throws(Complaints) {
        guard let user, let name = settings.user else { return }
        do throws(LookupFailure) {
            try user.become()
        } catch {
            throw Complaints([settings.complaint(about: name, error.reason)])
        }
    }

    /// Serves until SIGTERM or SIGINT; reads settings and tables again at SIGHUP.
    ///
    /// The calling thread waits for the signals. Questions that were read are answered before
    /// it returns.
    public func run() throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: Self.eventLoopThreads)
        // Two, so that a database that hangs does not hold up the table files.
        let worker = NIOThreadPool(numberOfThreads: 2)
        worker.start()
        // Before the first question comes, so that none is answered "not read yet".
        accounts.refresh()
        let questions = AuthQuestions(verify: answers.verify, lookUp: answers.lookUp)
        let limit = connectionLimit
        let auth = AuthService(questions: questions, log: log, connectionLimit: limit)
        let listeners = try sockets.auth.map { try auth.start($0, on: group) } ?? []
        let lookups = LookupService(lookup: maps.lookup, log: log, connectionLimit: limit)
        let lookupThread = try sockets.lookup.map { try lookups.start($0) }
        let watches = [accounts.refresh, maps.refresh].map { refresh in
            watch(on: group.next(), worker, refresh)
        }
        log.notice("ready")
        while Signal.wait() == .reload { reload() }
        log.notice("stopping")
        lookupThread?.stop()
        for listener in listeners { listener.close() }
        for watch in watches { watch.cancel() }
        questions.shutDown()
        try worker.syncShutdownGracefully()
        try group.syncShutdownGracefully()
    }

    /// Looks again and again at what may have changed, off the event loop.
    private func watch(
        on loop: any EventLoop, _ worker: NIOThreadPool, _ refresh: @escaping @Sendable () -> Void
    ) -> RepeatedTask {
        loop.scheduleRepeatedAsyncTask(
            initialDelay: SiteAccounts.interval, delay: SiteAccounts.interval
        ) { _ in worker.runIfActive(eventLoop: loop) { refresh() } }
    }

    /// How many connections each listener may have at once.
    private var connectionLimit: Int {
        OpenFileLimit.connections(
            of: settings.listenAddresses.count, maximum: Listeners.maximumConnections)
    }

    /// Reads the settings again; the maps follow at once, everything else at the next start.
    ///
    /// A mistake is logged, and what was served before is served on.
    private func reload() {
        do throws(Complaints) {
            // Only the maps: they and the logins must agree on the hosted domains, or a mail is
            // accepted here that delivery then calls unknown.
            var next = settings
            next.maps = try Self.reread(settings.file, backEnds).maps
            try maps.replace(with: next)
            log.notice("the settings are read again; changes beside maps count at the next start")
        } catch {
            for complaint in error.all { log.error("settings are refused: \(complaint)") }
        }
    }
}
