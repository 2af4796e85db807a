import FileReading
import Glibc
import Outcomes
import Sieve
import Synchronization
import Testing

/// A script of tests, as a case of a Swift test.
struct TestScript: Sendable, CustomTestStringConvertible {
    let path: String
    /// Whether it belongs to another implementation, and may use extensions that are not ours.
    var isForeign = false

    var testDescription: String { path }

    /// How one `test` of a script ended.
    struct Verdict: Equatable {
        let name: String
        let failure: String?
    }

    private final class Listener: TestListener {
        let verdicts = Mutex<[Verdict]>([])

        func ended(_ name: String, failure: String?) {
            verdicts.withLock { $0.append(Verdict(name: name, failure: failure)) }
        }
    }

    /// Compiles and runs the script on the message that the tests begin with.
    func run() throws -> [Verdict] {
        let source = try #require(try WholeFile.read(path, limit: SieveLimits.default.scriptSize))
        let script = try SieveScript(
            compiling: source, named: path, extensions: SieveExtension.all + [.testSuite])
        let listener = Listener()
        let result = script.run(message: friep, envelope: envelope, host: listener)
        if let failure = result.failure { throw failure }
        return listener.verdicts.withLock(\.self)
    }

    /// The scripts beside this package's tests.
    static let own = scripts(
        under: String("\(#filePath)".dropLast("TestSuite/TestScript.swift".count)) + "Scripts")

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
