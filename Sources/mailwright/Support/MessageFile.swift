import Glibc
import Mail
import Outcomes

/// A message in a file, of which only the header is in memory.
final class MessageFile: MessageSource {
    /// The largest header that is looked at; what follows counts as body.
    private static let headerLimit = 4 << 20

    private let path: String
    private let descriptor: Int32

    /// The header as it is in the file.
    let header: MessageHeader

    /// How many octets the file had when it was opened.
    let size: Int

    /// Opens a plain file that must be there.
    init(_ path: String) throws {
        // Without O_NONBLOCK the opening of a FIFO waits for someone who writes to it.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            throw ToolFailure.refused(
                errno == ENOENT ? "\(path): there is no such file" : Self.failure(path))
        }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw ToolFailure.refused("\(path) is no plain file")
        }
        var start = [UInt8](repeating: 0, count: min(Int(status.st_size), Self.headerLimit))
        let count = start.withUnsafeMutableBytes { Self.read(file, from: 0, into: $0) }
        guard count >= 0 else {
            let failure = Self.failure(path)
            close(file)
            throw ToolFailure.refused(failure)
        }
        let octets = MessageHeader(parsing: start.prefix(count))
        // A copy, so that the rest of what was read is not kept.
        header = MessageHeader(parsing: Array(start.prefix(octets.bodyOffset)))
        size = Int(status.st_size)
        descriptor = file
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// Reads octets of the file.
    func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        let count = Self.read(descriptor, from: offset, into: buffer)
        guard count >= 0 else { throw .temporary(Self.failure(path)) }
        return count
    }

    /// Fills the buffer as far as there is something to read; negative after an error.
    private static func read(
        _ file: Int32, from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = pread(file, rest.baseAddress, rest.count, offset + filled)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return count }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    private static func failure(_ path: String) -> String {
        "\(path) can not be read: \(String(cString: strerror(errno)))"
    }
}
