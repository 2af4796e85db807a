internal import NIOCore
internal import NIOPosix
internal import Protocols

/// Asks the authenticator off the event loop.
///
/// Hashes are slow on purpose. They have a small pool of threads of their own, so that a flood of
/// logins neither stops the lookups of delivery nor takes all of the machine.
struct AuthQuestions: Sendable {
    typealias Verify = @Sendable (DovecotAuth.LoginRequest) -> DovecotAuth.LoginVerdict
    typealias LookUp = @Sendable (DovecotAuth.LookupRequest) -> DovecotAuth.LookupVerdict

    /// How many passwords are checked at once.
    static let verifyingThreads = 2

    /// How many users are looked up at once.
    static let lookingThreads = 2

    private let verifying = NIOThreadPool(numberOfThreads: verifyingThreads)
    private let looking = NIOThreadPool(numberOfThreads: lookingThreads)
    private let verify: Verify
    private let lookUp: LookUp

    init(verify: @escaping Verify, lookUp: @escaping LookUp) {
        self.verify = verify
        self.lookUp = lookUp
        verifying.start()
        looking.start()
    }

    /// The verdict on a login; unavailable once the pool is shut down.
    func verify(
        _ request: DovecotAuth.LoginRequest, on loop: any EventLoop
    ) -> EventLoopFuture<DovecotAuth.LoginVerdict> {
        verifying.runIfActive(eventLoop: loop) { [verify] in verify(request) }
            .recover { _ in .unavailable }
    }

    /// The verdict on a user lookup; unavailable once the pool is shut down.
    func lookUp(
        _ request: DovecotAuth.LookupRequest, on loop: any EventLoop
    ) -> EventLoopFuture<DovecotAuth.LookupVerdict> {
        looking.runIfActive(eventLoop: loop) { [lookUp] in lookUp(request) }
            .recover { _ in .unavailable }
    }

    /// Ends the threads after what they are at; what waits is answered "unavailable".
    func shutDown() {
        try? verifying.syncShutdownGracefully()
        try? looking.syncShutdownGracefully()
    }
}
