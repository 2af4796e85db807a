import Glibc
import TestSupport

/// A MariaDB server of the tests of this process, on a UNIX socket, without the network.
///
/// It ends with the process, however that ends: a shell reads from a socket that has its end then, and removes
/// the server and its directory.
struct MariaDBServer {
    struct Failure: Error { let words: String }

    /// The one that all tests share; each has a database of its own in it.
    static let shared = Result { try MariaDBServer() }

    let directory: String
    var socket: String { directory + "/socket" }

    private init() throws {
        var template = Array("/tmp/mailwright-mariadb-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(words: "mkdtemp") }
        directory = String(cString: made)
        let install = try Program("mariadb-install-db").run([
            "--no-defaults", "--user=root", "--datadir=\(directory)/data",
            "--auth-root-authentication-method=normal", "--skip-test-db",
        ])
        guard install.status == 0 else { throw Failure(words: install.errors + install.output) }
        try start()
        for _ in 0..<600 {
            if try Program("mariadb-admin").run(client + ["ping"]).status == 0 { return }
            usleep(50_000)
        }
        throw Failure(words: "the server does not start: see \(directory)/log")
    }

    private var client: [String] { ["--no-defaults", "--socket=\(socket)", "--user=root"] }

    private func start() throws {
        let script = """
            trap '' HUP INT TERM
            mariadbd --no-defaults --user=root --datadir="$0/data" --socket="$0/socket" \
                --skip-networking --pid-file="$0/pid" --innodb-flush-log-at-trx-commit=0 \
                --innodb-buffer-pool-size=32M > "$0/log" 2>&1 &
            cat > "$0/nothing"
            kill -9 $!
            wait
            rm -rf "$0"
            """
        var ends: [Int32] = [-1, -1]
        // Kept open by this process only, for as long as it lives.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(words: "socketpair") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        let (_, number) = Spawning.start(
            ["sh", "-c", script, directory], session: true, actions: &actions)
        close(ends[0])
        guard number == 0 else { throw Failure(words: "sh does not start") }
    }

    /// Runs SQL as any other program would: through the `mariadb` command, as root.
    @discardableResult
    func run(_ sql: String, database: String = "") throws -> String {
        let outcome = try Program("mariadb").run(
            client + ["--batch", "--skip-column-names", "--default-character-set=utf8mb4"]
                + (database.isEmpty ? [] : [database]), input: sql + "\n")
        guard outcome.status == 0 else { throw Failure(words: outcome.errors) }
        return outcome.output
    }
}
