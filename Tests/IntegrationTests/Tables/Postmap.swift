import Glibc
import TestSupport

/// The real postmap(1), with a configuration of its own that has nothing in it.
struct Postmap {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("main.cf", "compatibility_level = 3.6\n")
        try folder.write("master.cf", "")
    }

    /// What it says about a table and some keys.
    struct Outcome {
        /// The values of the keys that it found.
        var values: [String: String] = [:]

        /// The warnings about lines of the table, which Postfix then leaves out.
        var warnings: [String] = []
    }

    /// Writes a table.
    func write(_ text: String) throws -> String {
        let path = try folder.write("table", text)
        // postmap waits for a table that was written just now to cool down.
        var times = [timespec(), timespec()]
        times[1].tv_sec = time(nil) - 3600
        utimensat(AT_FDCWD, path, times, 0)
        return path
    }

    /// Asks a table for keys, one a line.
    func ask(_ table: String, _ keys: [String]) throws -> Outcome {
        let program = Program("/usr/sbin/postmap")
        let said = try program.run(
            ["-c", folder.path, "-q", "-", table],
            input: keys.map { $0 + "\n" }.joined(), environment: ["MAIL_CONFIG": folder.path])
        var outcome = Outcome()
        for line in said.output.split(separator: "\n") {
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            outcome.values[String(parts[0])] = String(parts.last ?? "")
        }
        outcome.warnings = said.errors.split(separator: "\n").map(String.init).filter {
            // About answers, not about lines: our maps make failures of those.
            !$0.contains("empty string result") && !$0.contains("should return NO RESULT")
        }
        return outcome
    }
}
