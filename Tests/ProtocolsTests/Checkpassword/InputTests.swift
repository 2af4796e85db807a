import Protocols
import Testing

@Suite struct InputTests {
    @Test(arguments: [
        ("bob\0secret\0\0", "bob", "secret"),
        ("bob\0secret\0Y1234\0", "bob", "secret"),
        ("bob\0secret\0t\0more", "bob", "secret"),
        ("bob\0\0\0", "bob", ""),
        ("b b@x\0 s\te \0\0", "b b@x", " s\te "),
    ])
    func `name and password are read`(text: String, login: String, password: String) throws {
        let input = try Checkpassword.Input(parsing: Array(text.utf8))
        #expect(input.login == Array(login.utf8))
        #expect(input.password == Array(password.utf8))
    }

    @Test(arguments: [
        ("", Checkpassword.InputError.empty), ("bob", .truncated), ("bob\0secret", .truncated),
        ("bob\0secret\0", .truncated), ("bob\0secret\0Y1", .truncated), ("\0\0\0", .noName),
        ("\0secret\0\0", .noName),
    ])
    func `anything else is refused`(text: String, error: Checkpassword.InputError) {
        #expect(throws: error) { try Checkpassword.Input(parsing: Array(text.utf8)) }
        #expect(!error.description.isEmpty)
    }

    @Test func `the limit is of the whole input`() throws {
        let password = [UInt8](repeating: 0x70, count: 512 - 6)
        let input = Array("bob\0".utf8) + password + [0, 0]
        #expect(try Checkpassword.Input(parsing: input).password == password)
        #expect(throws: Checkpassword.InputError.tooLong) {
            try Checkpassword.Input(parsing: input + [0])
        }
    }

    @Test func `no way of printing shows the password`() throws {
        let input = try Checkpassword.Input(parsing: Array("bob\0sesame\0\0".utf8))
        var dumped = "\(input) \(String(reflecting: input))"
        dump(input, to: &dumped)
        #expect(dumped.contains("login=bob"))
        #expect(!dumped.contains("sesame"))
        #expect(!dumped.contains("115, 101"))
    }
}
