import Glibc
import Mail
import Outcomes

/// Writes a message to a file piece by piece while it keeps the header and counts octets.
///
/// The pieces with the header are held back until the header is whole, so that something can be
/// put before it without writing the message twice.
struct SpoolWriter {
    /// How much is copied at a time.
    static let pieceSize = 64 << 10

    private let file: OpenFile
    private let prefix: (MessageHeader) -> [UInt8]
    private var isHeaderWritten = false
    private var heldBack: [UInt8] = []
    private var boundary = HeaderBoundary()
    private var header = MessageHeader(parsing: [])
    private var size = 0
    private var bareLineFeeds = 0
    private var lastByte: UInt8 = 0

    /// Begins a message; `prefix` is asked once for the octets to write before it.
    init(_ file: OpenFile, prefix: @escaping (MessageHeader) -> [UInt8] = { _ in [] }) {
        self.file = file
        self.prefix = prefix
    }

    mutating func write(_ piece: UnsafeRawBufferPointer) throws(SystemCallError) {
        if isHeaderWritten { return try writeThrough(piece) }
        _ = boundary.headerOctets(in: piece)
        heldBack += piece
        if boundary.isFound || heldBack.count >= SpooledMessage.headerLimit {
            try writeHeader()
        }
    }

    private mutating func writeHeader() throws(SystemCallError) {
        isHeaderWritten = true
        header = MessageHeader(parsing: heldBack.prefix(SpooledMessage.headerLimit))
        let added = prefix(header)
        if !added.isEmpty {
            heldBack.insert(contentsOf: added, at: 0)
            header = MessageHeader(added, before: header)
        }
        let octets = heldBack
        heldBack = []
        try write(octets)
    }

    private mutating func writeThrough(
        _ piece: UnsafeRawBufferPointer
    ) throws(SystemCallError) {
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

    /// Writes what was held back and gives the message.
    mutating func finish() throws(SystemCallError) -> SpooledMessage {
        if !isHeaderWritten { try writeHeader() }
        return SpooledMessage(
            header: header, size: size, virtualSize: size + bareLineFeeds, file: file)
    }

    /// IMAP sends CRLF for each bare LF: that is what the virtual size adds.
    private mutating func countLines(in piece: UnsafeRawBufferPointer) {
        guard let start = piece.baseAddress, let last = piece.last else { return }
        var offset = 0
        // memchr(3) looks at many octets at a time, which a loop here would not.
        while let found = memchr(start + offset, Int32(UInt8(ascii: "\n")), piece.count - offset) {
            let index = found - UnsafeMutableRawPointer(mutating: start)
            let previous = index > 0 ? piece[index - 1] : lastByte
            if previous != UInt8(ascii: "\r") { bareLineFeeds += 1 }
            offset = index + 1
        }
        lastByte = last
    }
}
