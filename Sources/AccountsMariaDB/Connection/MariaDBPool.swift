internal import Outcomes
internal import Synchronization

/// The connections to the server of an option file: kept for the next question, and made anew when
/// they are lost.
///
/// A server that can not be reached is not asked again at once: until the pause is over, every
/// question fails with what the last attempt has said. Pauses double up to a limit, and end with the
/// first success.
final class MariaDBPool: Sendable {
    /// The pauses between two attempts.
    static let pauses = (first: Duration.milliseconds(250), last: Duration.seconds(5))

    /// How many connections are kept that nobody uses.
    static let idleLimit = 4

    let optionFile: String
    private let limits: MariaDBConnection.TimeLimits
    private let state = Mutex(State())

    private struct State {
        var idle: [Idle] = []
        /// The order of the hosts that worked last.
        var hosts: String?
        var failure: (error: MariaDBError, until: ContinuousClock.Instant, pause: Duration)?
    }

    /// A connection that waits for its next user.
    ///
    /// Whoever takes it out of the pool is the only one to have it, so that it is used by one thread
    /// at a time, which is all that the library asks for.
    private struct Idle: @unchecked Sendable {
        let connection: MariaDBConnection
    }

    init(optionFile: String, limits: MariaDBConnection.TimeLimits = .init()) {
        self.optionFile = optionFile
        self.limits = limits
    }

    /// Runs the body with a connection.
    ///
    /// When a kept connection turns out to be lost before anything was done with it, or the server is
    /// not part of its cluster any more, the body is run once more, with a new one: it is for questions.
    func withConnection<Answer>(
        _ body: (MariaDBConnection) throws(MariaDBError) -> Answer
    ) throws(MariaDBError) -> Answer {
        if let kept = state.withLock({ $0.idle.popLast() }) {
            do throws(MariaDBError) {
                return try use(kept.connection, body)
            } catch {
                guard error.endsConnection else { throw error }
                // The others were lost with it, most likely.
                state.withLock { state in
                    state.idle = []
                    state.hosts = Self.rotated(state.hosts)
                }
            }
        }
        return try use(try connected(), body)
    }

    /// Runs the body once, with a connection of its own that is not used again: what it has set or left
    /// open ends with it.
    func withNewConnection<Answer>(
        _ body: (MariaDBConnection) throws(MariaDBError) -> Answer
    ) throws(MariaDBError) -> Answer {
        try body(try connected())
    }

    private func use<Answer>(
        _ connection: MariaDBConnection,
        _ body: (MariaDBConnection) throws(MariaDBError) -> Answer
    ) throws(MariaDBError) -> Answer {
        do throws(MariaDBError) {
            let answer = try body(connection)
            keep(Idle(connection: connection))
            return answer
        } catch {
            if !error.endsConnection { keep(Idle(connection: connection)) }
            throw error
        }
    }

    private func keep(_ idle: Idle) {
        state.withLock { state in
            if state.idle.count < Self.idleLimit { state.idle.append(idle) }
        }
    }

    private func connected() throws(MariaDBError) -> MariaDBConnection {
        let (hosts, pending) = state.withLock { ($0.hosts, $0.failure) }
        if let pending, pending.until > .now { throw pending.error }
        do throws(MariaDBError) {
            let connection = try MariaDBConnection(
                optionFile: optionFile, hosts: hosts, limits: limits)
            state.withLock { state in
                state.hosts = connection.hosts
                state.failure = nil
            }
            return connection
        } catch {
            let pause = min(
                pending.map { $0.pause * 2 } ?? Self.pauses.first, Self.pauses.last)
            state.withLock { $0.failure = (error, .now + pause, pause) }
            throw error
        }
    }

    /// A list of hosts with its first at the end.
    static func rotated(_ hosts: String?) -> String? {
        guard let hosts, let comma = hosts.firstIndex(of: ",") else { return hosts }
        return hosts[hosts.index(after: comma)...] + "," + hosts[..<comma]
    }
}
