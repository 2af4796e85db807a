import ArgumentParser
import TestSupport
import Testing

@testable import mailwright

@Suite struct SieveCheckCommandTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("good.sieve", "require \"fileinto\";\nfileinto \"Archive\";\n")
        try folder.write("bad.sieve", "kep;\nif true { discard }\n")
    }

    private func check(_ scripts: String...) throws {
        let paths = scripts.map(folder.path)
        let command = try #require(
            try Mailwright.parseAsRoot(["sieve", "check"] + paths) as? SieveCheckCommand)
        try command.run()
    }

    @Test func `a correct script ends with 0`() throws {
        try check("good.sieve")
    }

    @Test func `errors end with 1, in whichever script`() {
        #expect(throws: ExitCode(1)) { try check("bad.sieve") }
        #expect(throws: ExitCode(1)) { try check("good.sieve", "bad.sieve") }
    }

    @Test func `a script that is not there ends with 1`() {
        #expect(throws: ExitCode(1)) { try check("none.sieve") }
        #expect(throws: ExitCode(1)) { try check("none.sieve", "good.sieve") }
    }

    @Test func `a script must be named`() {
        #expect(throws: (any Error).self) { try Mailwright.parseAsRoot(["sieve", "check"]) }
    }
}
