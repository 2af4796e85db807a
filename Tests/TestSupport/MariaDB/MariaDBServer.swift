internal import Glibc

/// A MariaDB server of its own for tests, on a UNIX socket and without the network.
///
/// It vanishes with the process of the tests, however that ends: a shell reads from a socket that has
/// its end then.
public final class MariaDBServer: Sendable {
    /// What did not work, in the words of the program that said so.
    public struct Failure: Error {
        /// The words.
        public let words: String
    }

    private static let running = Result { try MariaDBServer() }

    /// The one that all tests share who stop nothing; each has a database of its own in it.
    public static func shared() throws -> MariaDBServer {
        try running.get()
    }

    private let directory: String

    /// The socket that it listens on.
    public var socket: String { directory + "/socket" }

    /// Starts one that no other test uses.
    public init() throws {
        var template = Array("/tmp/mailwright-mariadb-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(words: "mkdtemp") }
        directory = String(cString: made)
        try guardDirectory()
        let install = try Program("mariadb-install-db").run([
            "--no-defaults", "--user=root", "--datadir=\(directory)/data",
            "--auth-root-authentication-method=normal", "--skip-test-db",
            // Servers that share one take each other's temporary tables away.
            "--tmpdir=\(directory)",
        ])
        guard install.status == 0 else { throw Failure(words: install.errors + install.output) }
        try start()
    }

    /// Starts it, and waits until it answers.
    public func start() throws {
        let script = """
            setsid mariadbd --no-defaults --user=root --datadir="$0/data" --socket="$0/socket" \
                --skip-networking --pid-file="$0/pid" --lock-wait-timeout=20 \
                --innodb-buffer-pool-size=32M --tmpdir="$0" > "$0/log" 2>&1 &
            """
        // The shell is waited for: Swift Testing waits for the children of its own tests by asking for
        // any, and would get one that nobody waits for again and again.
        let started = try Program("sh").run(["-c", script, directory])
        guard started.status == 0 else { throw Failure(words: started.errors) }
        for _ in 0..<600 {
            if try Program("mariadb-admin").run(client + ["ping"]).status == 0 { return }
            usleep(50_000)
        }
        throw Failure(words: "the server does not start: see \(directory)/log")
    }

    /// Sends it a signal: SIGKILL, SIGTERM, SIGSTOP, SIGCONT.
    public func signal(_ signal: Int32) throws {
        let text = try Program("cat").run([directory + "/pid"]).output
        guard let process = pid_t(text.filter(\.isNumber)), kill(process, signal) == 0 else {
            throw Failure(words: "the server does not run")
        }
        guard signal == SIGKILL || signal == SIGTERM else { return }
        try RunningProcess.expectEnd(of: process)
    }

    /// Runs SQL as any other program would: through the `mariadb` command, as root.
    @discardableResult
    public func run(_ sql: String, database: String = "") throws -> String {
        let outcome = try Program("mariadb").run(
            client + ["--batch", "--skip-column-names", "--default-character-set=utf8mb4"]
                + (database.isEmpty ? [] : [database]), input: sql + "\n")
        guard outcome.status == 0 else { throw Failure(words: outcome.errors) }
        return outcome.output
    }

    private var client: [String] { ["--no-defaults", "--socket=\(socket)", "--user=root"] }

    private func guardDirectory() throws {
        var ends: [Int32] = [-1, -1]
        // The other end is open in this process only, for as long as it lives.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(words: "socketpair") }
        defer { close(ends[0]) }
        let script = """
            trap '' HUP INT TERM
            cat > /dev/null
            kill -9 $(cat "$0/pid")
            sleep 1
            rm -rf "$0"
            """
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        let (_, number) = Spawning.start(
            ["sh", "-c", script, directory], session: true, actions: &actions)
        guard number == 0 else { throw Failure(words: "sh does not start") }
    }
}
