import Glibc
public import Mail
public import Outcomes

/// A message in a plain file, of which only the header is in memory.
public final class MessageFile: MessageSource {
    /// How much is read at first: more than most headers have.
    private static let firstPiece = 16 << 10

    /// The header as it is in the file.
    public let header: MessageHeader

    /// How many octets the file had when it was opened.
    public let size: Int

    private let file: OpenFile

    /// Opens a message; nil when there is no such file.
    ///
    /// Throws for what is no plain file, and when the file can not be read.
    public init?(_ path: String) throws(LookupFailure) {
        do {
            // Without O_NONBLOCK the opening of a FIFO waits for someone who writes to it.
            file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
        } catch {
            if error.number == ENOENT { return nil }
            throw error.failure
        }
        let file = file
        guard
            let size = try reportingFailures({ () throws(SystemCallError) in
                try file.sizeOfPlainFile()
            })
        else { throw .configuration("\(path) is no plain file") }
        self.size = size
        header = try reportingFailures { () throws(SystemCallError) in
            try Self.header(in: file, size: size)
        }
    }

    /// Reads octets of the file.
    public func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        try reportingFailures { () throws(SystemCallError) in
            try file.read(into: buffer, at: offset)
        }
    }

    /// Reads more until the header is there whole, so that a large body is not read.
    private static func header(
        in file: OpenFile, size: Int
    ) throws(SystemCallError) -> MessageHeader {
        let limit = min(size, SpooledMessage.headerLimit)
        var length = min(limit, firstPiece)
        while true {
            let start = try file.content(atMost: length)
            var boundary = HeaderBoundary()
            let octets = start.withUnsafeBytes { boundary.headerOctets(in: $0) }
            if boundary.isFound || length == limit || start.count < length {
                // A copy, so that the rest of what was read is not kept.
                return MessageHeader(parsing: Array(start.prefix(octets)))
            }
            length = min(limit, 16 * length)
        }
    }
}
