import ArgumentParser
import Testing

@testable import mailwright

@Suite struct SieveMessageOptionsTests {
    private func options(_ words: String...) throws -> SieveMessageOptions {
        try SieveMessageOptions.parse(words)
    }

    @Test func `the first file is the script, unless all of a delivery is run`() throws {
        #expect(try options("s", "m", "n").paths == ["m", "n"])
        #expect(try !options("--user", "u", "s", "m").isChain)
        #expect(try options("--user", "u", "m").paths == ["m"])
        #expect(try options("--user", "u", "--chain", "m", "n").paths == ["m", "n"])
    }

    @Test func `a title is for several messages`() throws {
        #expect(try options("s", "m").title(of: "m").isEmpty)
        #expect(try options("s", "m", "n").title(of: "m") == "m:\n")
        #expect(try options("--user", "u", "--chain", "m", "n").title(of: "m") == "m:\n")
    }

    @Test(arguments: [
        ["s"], ["--chain", "m"], ["--maildir", "a", "--mailbox", "b", "s", "m"],
        ["--user", "u", "--mailbox", "b", "m"],
    ])
    func `what is missing or contradicts itself is refused`(_ words: [String]) {
        #expect(throws: (any Error).self) { try SieveMessageOptions.parse(words) }
    }
}
