import TestSupport

/// The system calls of one run of a program, as strace(1) saw them, in their order.
struct SystemCallTrace {
    /// One call that succeeded.
    struct Call {
        /// Its name, as in the manual.
        let name: String

        /// The text between the parentheses, with the path of each descriptor: `3</tmp/x>`.
        let arguments: String

        /// What it returned, up to the first space.
        let result: String

        /// The paths in quotation marks.
        var paths: [String] {
            arguments.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }

        /// The path of the first descriptor.
        var file: String {
            arguments.split(separator: "<").dropFirst().first?
                .split(separator: ">").first.map(String.init) ?? ""
        }
    }

    /// The calls, without those that failed.
    let calls: [Call]

    /// Runs a program under strace, and gives its calls with it.
    static func of(
        _ command: [String], input: [UInt8]
    ) throws -> (trace: SystemCallTrace, end: ChildProcess.End) {
        let files = try TemporaryDirectory()
        let names =
            "trace=openat,write,fsync,fdatasync,link,linkat,rename,renameat,renameat2,"
            + "unlink,unlinkat,mkdir,mkdirat,exit_group"
        let options = ["-y", "-s", "4096", "-qq", "-e", names, "-o", files.path("trace")]
        let end = try ChildProcess.run(["strace"] + options + command, input: input)
        let lines = (files.text("trace") ?? "").split(separator: "\n")
        return (SystemCallTrace(calls: lines.compactMap(call)), end)
    }

    private static func call(_ line: Substring) -> Call? {
        guard let open = line.firstIndex(of: "("), let equals = line.ranges(of: " = ").last
        else { return nil }
        let result = line[equals.upperBound...].prefix { $0 != " " }
        guard !result.hasPrefix("-1") else { return nil }
        let inner = line[line.index(after: open)..<equals.lowerBound]
        let close = inner.lastIndex(of: ")") ?? inner.endIndex
        return Call(
            name: String(line[..<open]), arguments: String(inner[..<close]),
            result: String(result))
    }

    /// Where calls with these names are that hold a text, as positions in the order.
    func positions(_ names: Set<String>, where matches: (Call) -> Bool) -> [Int] {
        calls.indices.filter { names.contains(calls[$0].name) && matches(calls[$0]) }
    }
}
