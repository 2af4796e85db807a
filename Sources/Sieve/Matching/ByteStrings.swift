/// Byte strings in one piece of memory, each with a number: the field names, or the keys, of a test.
///
/// Most of what is compiled of a script is such lists, so an array for each string would be most
/// of the time that a compile takes.
struct ByteStrings: Sendable {
    /// Where a string is.
    struct Entry {
        let number: UInt32
        /// In `bytes`.
        let range: Range<Int>
    }

    /// For each string its number and its length, four bytes each, and then itself.
    let bytes: [UInt8]

    private static let lengthOfHead = 8

    /// Takes what is written: at most so many strings, and so many bytes of them.
    @inline(__always)
    init(count: Int, size: Int, _ write: (inout Writer) -> Void) {
        // As small as it can be; only what is written is read again.
        let capacity = count * Self.lengthOfHead + size
        bytes = withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 1) { buffer in
            var writer = Writer(buffer)
            write(&writer)
            return Array(buffer[..<writer.position])
        }
    }

    /// Takes strings as they are.
    init(_ texts: [[UInt8]]) {
        self.init(count: texts.count, size: texts.reduce(0) { $0 + $1.count }) { writer in
            for text in texts { text.withUnsafeBufferPointer { writer.append($0) { $0 } } }
        }
    }

    /// Writes strings one after the other.
    struct Writer {
        private let buffer: UnsafeMutableRawBufferPointer
        fileprivate private(set) var position = 0

        fileprivate init(_ buffer: UnsafeMutableRawBufferPointer) {
            self.buffer = buffer
        }

        /// Adds a string, its bytes folded.
        @inline(__always)
        mutating func append(
            _ text: UnsafeBufferPointer<UInt8>, number: UInt32 = 0, as fold: (UInt8) -> UInt8
        ) {
            precondition(position + lengthOfHead + text.count <= buffer.count)
            buffer.storeBytes(of: number, toByteOffset: position, as: UInt32.self)
            buffer.storeBytes(
                of: UInt32(text.count), toByteOffset: position + 4, as: UInt32.self)
            position += lengthOfHead
            for index in text.indices { buffer[position + index] = fold(text[index]) }
            position += text.count
        }
    }

    /// The string that begins at a place, which is moved to the next one; the first is at zero.
    func next(_ place: inout Int) -> Entry? {
        guard place < bytes.count else { return nil }
        // A head is always complete, as is the string that it tells the length of.
        let (number, length) = bytes.withUnsafeBytes { bytes in
            bytes.loadUnaligned(fromByteOffset: place, as: (UInt32, UInt32).self)
        }
        let start = place + Self.lengthOfHead
        place = start + Int(length)
        return Entry(number: number, range: start..<place)
    }
}
