import Testing

@testable import mailwright_checkpassword

@Suite struct ArgumentsTests {
    @Test(arguments: [
        (["reply"], "/run/mailwright/auth", 1),
        (["reply", "--socket", "/x"], "/run/mailwright/auth", 1),
        (["--socket", "/x", "reply", "a"], "/x", 3), (["--socket=/x", "reply"], "/x", 2),
        (["--", "-reply"], "/run/mailwright/auth", 2), (["--socket", "-x", "reply"], "-x", 3),
        (["--socket", "/x", "--socket", "/y", "reply"], "/y", 5),
    ])
    func `options stand before the reply program`(
        arguments: [String], socket: String, program: Int
    ) throws {
        let read = try #require(Arguments(["mailwright-checkpassword"] + arguments))
        #expect(read.socket == socket)
        #expect(read.program == program)
    }

    @Test(arguments: [
        [], ["--"], ["--socket"], ["--socket", "/x"], ["--socket", "", "reply"], ["-h"], ["-"],
        ["--sockets", "/x", "reply"],
    ])
    func `anything else is misuse`(arguments: [String]) {
        #expect(Arguments(["mailwright-checkpassword"] + arguments) == nil)
        #expect(Arguments([]) == nil)
    }
}
