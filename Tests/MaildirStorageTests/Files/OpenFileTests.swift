import Glibc
import Outcomes
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct OpenFileTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func `what is written is read`() throws {
        let file = try OpenFile(directory.path("f"), O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
        try [UInt8](repeating: 7, count: 200_000).withUnsafeBytes { try file.write($0) }
        try file.sync()
        #expect(try file.content(atMost: 1 << 20) == [UInt8](repeating: 7, count: 200_000))
        #expect(try file.content(atMost: 3) == [7, 7, 7])
        #expect(directory.mode(of: "f") == 0o600)
    }

    @Test func `a missing file has no content`() throws {
        #expect(try OpenFile.content(of: directory.path("none")) == nil)
    }

    @Test func `an error tells the call, the file and the number`() throws {
        let path = directory.path("none")
        let error = #expect(throws: SystemCallError.self) { try OpenFile(path, O_RDONLY) }
        #expect(error?.number == ENOENT)
        #expect(error?.failure.reason == "can not open \(path): No such file or directory")
    }

    @Test func `a full device is an error`() throws {
        let file = try OpenFile("/dev/full", O_WRONLY)
        let error = #expect(throws: SystemCallError.self) {
            try [UInt8(1)].withUnsafeBytes { try file.write($0) }
        }
        #expect(error?.number == ENOSPC)
    }
}
