/// Finds where a key ends that may be quoted, as in `"john smith"@example.org value`.
///
/// The quotes stay part of the key: addresses are asked in their quoted form first.
enum KeyScanner {
    /// The end of the key at the start of some bytes; nil when a quote is not closed.
    static func end(
        of bytes: ArraySlice<UInt8>, before isEnd: (UInt8) -> Bool
    ) -> ArraySlice<UInt8>.Index? {
        var isQuoted = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\") {
                index = min(index + 1, bytes.endIndex - 1)
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted, isEnd(byte) {
                return index
            }
            index += 1
        }
        return isQuoted ? nil : bytes.endIndex
    }
}
