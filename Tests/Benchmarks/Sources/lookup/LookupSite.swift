internal import Glibc
internal import Measuring

/// A site with two maps, a running mailwrightd for them, and a running floor.
///
/// One map is a table of 20,000 addresses. The other is what `virtual-aliases` of a grown site is:
/// some patterns, then that table.
struct LookupSite {
    let directory: String
    private let servers: [pid_t]

    /// How many addresses the table has; every one is asked once a run.
    static let addressCount = 20_000

    init(programs: String, floor: String) {
        var template = Array("/tmp/lookup-benchmark.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fail("no directory in /tmp") }
        let made = template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let directory = String(decoding: made, as: UTF8.self)
        self.directory = directory
        let names = (0..<Self.addressCount).map { "first.last\($0)@example.test" }
        Self.write(names.map { $0 + " user123@example.test\n" }.joined(), to: directory + "/table")
        Self.write(names.map { $0 + "\n" }.joined(), to: directory + "/keys")
        let patterns = (0..<20).map { "/^deleted\($0)@example\\.test$/ support@example.test\n" }
        Self.write(patterns.joined(), to: directory + "/patterns")
        // postmap wants a main.cf, and the machine may have none.
        Self.write("compatibility_level = 3.6\n", to: directory + "/main.cf")
        Self.write(
            """
            domains: [example.test]
            mailboxes: {root: \(directory), owner: root}
            accounts: sqlite:\(directory)/none.sqlite
            maps:
              table:
                keys: address
                tables: ["texthash:\(directory)/table"]
              aliases:
                keys: address
                tables: ["regexp:\(directory)/patterns", "texthash:\(directory)/table"]
            lookup: {listen: [{unix: \(directory)/ours}]}
            """, to: directory + "/settings")
        servers = [
            Self.start([programs + "/mailwrightd", "--settings", directory + "/settings"]),
            Self.start([floor, directory + "/floor"]),
        ]
        for socket in ["ours", "floor"] {
            // Both listen within moments.
            for _ in 0..<500 where access("\(directory)/\(socket)", F_OK) != 0 { usleep(10_000) }
        }
    }

    /// Ends the servers and removes the directory.
    func end() {
        for server in servers {
            kill(server, SIGTERM)
            waitpid(server, nil, 0)
        }
        Command("rm", ["/bin/rm", "-r", directory]).run()
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { fail("\(path) can not be made") }
        fputs(text, file)
        fclose(file)
    }

    private static func start(_ arguments: [String]) -> pid_t {
        let words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        guard posix_spawn(&process, arguments[0], &actions, nil, words, nil) == 0 else {
            fail("\(arguments[0]) can not be started")
        }
        return process
    }
}
