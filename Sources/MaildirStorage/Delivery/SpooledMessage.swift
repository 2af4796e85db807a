import Glibc
public import Mail
public import Outcomes

/// A message in a file of a Maildir's `tmp`, with its header in memory.
///
/// The body stays on disk until someone asks for it.
public final class SpooledMessage: MessageSource {
    /// The largest header that is looked at; what follows counts as body.
    ///
    /// Postfix cuts each header line at 100 kB by default; a header of more than this is
    /// an attack, and it is delivered as it is.
    public static let headerLimit = 4 << 20

    /// The header as it was received.
    public let header: MessageHeader

    /// How many octets the file has.
    public let size: Int

    /// How many octets it would have with CRLF line ends, as IMAP counts.
    public let virtualSize: Int

    let file: OpenFile

    init(header: MessageHeader, size: Int, virtualSize: Int, file: OpenFile) {
        self.header = header
        self.size = size
        self.virtualSize = virtualSize
        self.file = file
    }

    /// The file while the transaction lasts, for programs that shall read it.
    public var temporaryPath: String { file.path }

    /// Shows the message piece by piece, from its first octet; stops when the closure throws.
    public func forEachPiece(
        _ body: (UnsafeRawBufferPointer) throws(LookupFailure) -> Void
    ) throws(LookupFailure) {
        try forEachPiece(in: 0..<size, body)
    }

    /// Reads octets of the message from the file.
    public func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        try reportingFailures { () throws(SystemCallError) in
            try file.read(into: buffer, at: offset)
        }
    }
}
