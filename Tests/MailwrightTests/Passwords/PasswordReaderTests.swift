import Glibc
import TestSupport
import Testing

@testable import mailwright

@Suite struct PasswordReaderTests {
    @Test(arguments: [
        ("secret\n", "secret"), ("secret", "secret"), ("secret\nmore\n", "secret"), ("\n", ""),
        (" a b \n", " a b "), ("a\r\n", "a\r"), (nil, nil),
    ])
    func `the first line is the password`(input: String?, password: String?) throws {
        let files = try TemporaryDirectory()
        let descriptor = open(try files.write("in", input ?? ""), O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        #expect(PasswordReader.line(from: descriptor) == password.map { Array($0.utf8) })
    }

    @Test func `an endless line is cut, and still too long`() {
        let descriptor = open("/dev/zero", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        #expect(PasswordReader.line(from: descriptor)?.count == 512)
    }

    @Test func `a descriptor that can not be read has no password`() {
        #expect(PasswordReader.line(from: -1) == nil)
    }
}
