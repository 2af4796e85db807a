import Glibc
import Outcomes
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct DirectoryTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func `a directory is created once`() throws {
        #expect(try Directory.create(directory.path("a"), mode: 0o700))
        #expect(try !Directory.create(directory.path("a"), mode: 0o750))
        #expect(directory.mode(of: "a") == 0o700)
        #expect(try Directory.mode(of: directory.path("a")) == 0o700)
    }

    @Test func `what is missing has no mode`() throws {
        #expect(try Directory.mode(of: directory.path("none")) == nil)
    }

    @Test func `a file in the way is an error`() throws {
        try directory.write("f", "")
        let error = #expect(throws: SystemCallError.self) {
            _ = try Directory.mode(of: directory.path("f/x"))
        }
        #expect(error?.number == ENOTDIR)
        #expect(throws: SystemCallError.self) { try Directory.sync(directory.path("f")) }
        #expect(throws: SystemCallError.self) {
            try Directory.create(directory.path("none/x"), mode: 0o700)
        }
    }

    @Test func `names are told, hidden ones too, but not that of the directory`() throws {
        for name in ["b", ".a", "..c"] { try directory.write(name, "") }
        #expect(try Directory.names(in: directory.path).sorted() == ["..c", ".a", "b"])
        #expect(throws: SystemCallError.self) { try Directory.names(in: directory.path("none")) }
        #expect(try Directory.list(directory.path).sorted() == ["..c", ".a", "b"])
        #expect(throws: LookupFailure.self) { try Directory.list(directory.path("none")) }
    }

    @Test func `a directory is synced`() throws {
        try Directory.sync(directory.path)
    }
}
