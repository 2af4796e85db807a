import Glibc
import Testing

@testable import ProgramRunning

@Suite struct PrintedOutputTests {
    /// The output of a program that has printed this, and perhaps has ended.
    private func output(_ text: String, limit: Int, isClosed: Bool = true) throws -> PrintedOutput {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        write(ends[1], text, text.utf8.count)
        if isClosed { close(ends[1]) }
        defer { if !isClosed { close(ends[1]) } }
        var printed = PrintedOutput(descriptor: ends[0], limit: limit)
        printed.wait(milliseconds: 1000)
        printed.read()
        return printed
    }

    @Test(arguments: [true, false])
    func `what is there is read`(isClosed: Bool) throws {
        let printed = try output("text", limit: 4, isClosed: isClosed)
        #expect(printed.bytes == Array("text".utf8))
        #expect(!printed.isTooMuch)
    }

    @Test func `more than the limit is too much`() throws {
        #expect(try output("text", limit: 3).isTooMuch)
        #expect(try !output("", limit: 0).isTooMuch)
    }

    @Test func `without a descriptor there is nothing, and a wait`() {
        var printed = PrintedOutput(descriptor: nil, limit: 10)
        let time = ContinuousClock().measure { printed.wait(milliseconds: 20) }
        printed.read()
        #expect(printed.bytes.isEmpty)
        #expect(time >= .milliseconds(20))
    }
}
