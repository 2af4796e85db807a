import Mail
import Outcomes

/// Writes a message to a file piece by piece while it keeps the header and counts octets.
struct SpoolWriter {
    /// How much is copied at a time.
    static let pieceSize = 64 << 10

    private let file: OpenFile
    private var boundary = HeaderBoundary()
    private var header: [UInt8] = []
    private var size = 0
    private var bareLineFeeds = 0
    private var lastByte: UInt8 = 0

    init(_ file: OpenFile) {
        self.file = file
    }

    mutating func write(_ piece: UnsafeRawBufferPointer) throws(SystemCallError) {
        if !boundary.isFound, header.count < SpooledMessage.headerLimit {
            let count = boundary.headerOctets(in: piece)
            header += piece.prefix(count)
        }
        countLines(in: piece)
        size += piece.count
        try file.write(piece)
    }

    /// Writes octets that are in memory.
    mutating func write(_ bytes: [UInt8]) throws(SystemCallError) {
        var failure: SystemCallError?
        bytes.withUnsafeBytes { piece in
            do throws(SystemCallError) {
                try write(piece)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Copies the rest of another file, from an offset.
    mutating func copy(from source: OpenFile, at start: Int) throws(SystemCallError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Self.pieceSize, alignment: 16)
        defer { buffer.deallocate() }
        var offset = start
        while true {
            let count = try source.read(into: buffer, at: offset)
            if count == 0 { break }
            try write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            offset += count
        }
    }

    /// The message as written so far.
    consuming func finish() -> SpooledMessage {
        SpooledMessage(
            header: MessageHeader(parsing: header), size: size,
            virtualSize: size + bareLineFeeds, file: file)
    }

    /// IMAP sends CRLF for each bare LF: that is what the virtual size adds.
    private mutating func countLines(in piece: UnsafeRawBufferPointer) {
        var previous = lastByte
        var count = 0
        for byte in piece {
            if byte == UInt8(ascii: "\n"), previous != UInt8(ascii: "\r") { count += 1 }
            previous = byte
        }
        lastByte = previous
        bareLineFeeds += count
    }
}
