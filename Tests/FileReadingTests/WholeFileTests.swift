import FileReading
import Glibc
import Outcomes
import Testing

@Suite struct WholeFileTests {
    /// A file of the given bytes that is removed after `body`.
    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let path = "/tmp/mailwright-wholefile-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        try #require(file >= 0)
        defer { unlink(path) }
        try #require(write(file, bytes, bytes.count) == bytes.count)
        close(file)
        try body(path)
    }

    @Test(arguments: [0, 1, 8191, 8192, 8193, 300_000])
    func `a file is read whole whatever its size`(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try withFile(bytes) { path in
            let read = try WholeFile.read(path, limit: 1_000_000)
            #expect(read == bytes)
        }
    }

    @Test func `a file that is not there is not found, not an error`() throws {
        let read = try WholeFile.read("/nonexistent/file", limit: 10)
        #expect(read == nil)
    }

    @Test(arguments: ["/tmp", "/dev/null"])
    func `a directory or a device is a configuration failure that names the path`(path: String) {
        #expect(throws: LookupFailure.configuration("\(path) is no plain file")) {
            try WholeFile.read(path, limit: 10)
        }
    }

    @Test func `a FIFO is refused at once, though nobody writes to it`() throws {
        let path = "/tmp/mailwright-fifo-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        try #require(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        #expect(throws: LookupFailure.configuration("\(path) is no plain file")) {
            try WholeFile.read(path, limit: 10)
        }
    }

    @Test func `an open descriptor is read to its end, even a pipe`() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        try #require(write(ends[1], "abc", 3) == 3)
        close(ends[1])
        let read = try WholeFile.read(descriptor: ends[0], named: "pipe", limit: 10)
        #expect(read == Array("abc".utf8))
    }

    @Test func `a file over the limit is refused`() throws {
        try withFile([1, 2, 3]) { path in
            #expect(throws: LookupFailure.configuration("\(path) is larger than 2 octets")) {
                try WholeFile.read(path, limit: 2)
            }
        }
    }
}
