import Glibc
import SieveTestSuite
import Testing

/// A script of tests, as a case of a Swift test.
struct TestScript: Sendable, CustomTestStringConvertible {
    let path: String
    /// Whether it belongs to another implementation.
    var isForeign = false

    var testDescription: String { path }

    /// Runs the tests of the script.
    func run() -> TestOutcome {
        var runner = TestScriptRunner()
        runner.acceptsAnyError = isForeign
        // Friday, 13 February 2009, 23:31:30 UTC.
        if !isForeign { runner.clock = (1_234_567_890, 120) }
        return runner.run(path)
    }

    /// The scripts beside the tests of the engine.
    static let own = scripts(
        under: String("\(#filePath)".dropLast("SieveTestSuiteTests/TestScript.swift".count))
            + "SieveTests/Scripts")

    /// The folders that PIGEONHOLE_TESTS names, separated by colons.
    static let foreignFolders = (getenv("PIGEONHOLE_TESTS").map { String(cString: $0) } ?? "")
        .split(separator: ":").map(String.init)

    static let foreign = foreignFolders.flatMap(scripts(under:))
        .map { TestScript(path: $0.path, isForeign: true) }

    private static func scripts(under folder: String) -> [TestScript] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var scripts: [TestScript] = []
        while let entry = readdir(directory) {
            // The name is a C string in a field of fixed size.
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(".") { continue }
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".svtest") {
                scripts.append(TestScript(path: path))
            } else {
                scripts += self.scripts(under: path)
            }
        }
        return scripts.sorted { $0.path < $1.path }
    }
}
