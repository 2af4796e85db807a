import Glibc
import Outcomes

/// An open file, closed when it goes out of scope; every error is a `LookupFailure`.
final class OpenFile: Sendable {
    /// The path as it was opened, for error texts.
    let path: String

    private let descriptor: Int32

    /// Opens a file as open(2) does, never inherited by other programs.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemCallError) {
        let opened = retrying { open(path, flags | O_CLOEXEC, mode) }
        guard opened >= 0 else { throw SystemCallError(number: errno, doing: "open \(path)") }
        descriptor = opened
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Writes all octets, in as many calls as it takes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
        var rest = bytes
        while !rest.isEmpty {
            let written = retrying { Glibc.write(descriptor, rest.baseAddress, rest.count) }
            guard written > 0 else {
                throw SystemCallError(number: written == 0 ? EIO : errno, doing: "write \(path)")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Reads at an offset into a buffer; 0 at the end of the file.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemCallError) -> Int {
        let count = retrying { pread(descriptor, buffer.baseAddress, buffer.count, offset) }
        guard count >= 0 else { throw SystemCallError(number: errno, doing: "read \(path)") }
        return count
    }

    /// How many octets a plain file has; nil for anything else.
    func sizeOfPlainFile() throws(SystemCallError) -> Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw SystemCallError(number: errno, doing: "examine \(path)")
        }
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// Brings the content to the disk (fsync(2)); for a directory, its entries.
    func sync() throws(SystemCallError) {
        guard retrying({ fsync(descriptor) }) == 0 else {
            throw SystemCallError(number: errno, doing: "sync \(path)")
        }
    }

    /// Reads the whole of a small file; nil if it does not exist.
    static func content(of path: String) throws(SystemCallError) -> [UInt8]? {
        let file: OpenFile
        do {
            file = try OpenFile(path, O_RDONLY)
        } catch {
            guard error.number == ENOENT else { throw error }
            return nil
        }
        return try file.content(atMost: sizeLimit)
    }

    /// The largest small file: lists of keywords and subscriptions are far below it.
    private static let sizeLimit = 4 << 20

    /// The content from the beginning, but no more than this many octets.
    func content(atMost limit: Int) throws(SystemCallError) -> [UInt8] {
        var content: [UInt8] = []
        var failure: SystemCallError?
        let chunk = min(limit, 64 << 10)
        while content.count < limit, failure == nil {
            let offset = content.count
            let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                do throws(SystemCallError) {
                    count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
                } catch {
                    failure = error
                }
            }
            if more.isEmpty { break }
            if content.isEmpty { content = more } else { content += more }
        }
        if let failure { throw failure }
        return content
    }
}

/// Repeats a system call that a signal interrupted (EINTR).
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
        let result = call()
        if result != -1 || errno != EINTR { return result }
    }
}
