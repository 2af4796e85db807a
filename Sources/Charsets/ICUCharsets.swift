internal import CICU
public import Mail

/// The charsets of ICU: those of East Asia, UTF-7, UTF-16, and all others that mail ever used.
///
/// The tables are linked into the program; no file is opened.
public struct ICUCharsets: CharsetLibrary {
    /// Octets of a name, of which RFC 2978 allows 40.
    private static let nameLimit = 40

    /// Makes the library, which costs nothing.
    public init() {}

    /// A converter; nil for a name that ICU does not know.
    public func converter(for charset: [UInt8]) -> (any CharsetConverter)? {
        guard !charset.isEmpty, charset.count <= Self.nameLimit,
            charset.allSatisfy({ ASCII.isAlphanumeric($0) || "-_.:+".utf8.contains($0) })
        else { return nil }
        let name = String(decoding: charset, as: UTF8.self)
        return ICUConverter(Self.meant[name] ?? name)
    }

    /// What mail means by names that stand for a part of it, as mail readers take them (WHATWG
    /// Encoding, 4.2).
    private static let meant = [
        "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
        "ks_c_5601-1987": "windows-949", "euc-kr": "windows-949", "x-sjis": "shift_jis",
        "unicode-1-1-utf-7": "utf-7", "x-big5": "big5",
    ]
}

/// One open converter of ICU.
private final class ICUConverter: CharsetConverter {
    private let converter: OpaquePointer

    /// Octets that are converted at a time.
    private static let bufferSize = 8_192

    init?(_ name: String) {
        guard let converter = cicu_open(name) else { return nil }
        self.converter = converter
    }

    deinit {
        cicu_close(converter)
    }

    var hasReplaced: Bool { cicu_has_replaced(converter) }

    func convert(_ piece: [UInt8], isLast: Bool, into result: inout [UInt8]) {
        piece.withUnsafeBytes { piece in
            let octets = piece.assumingMemoryBound(to: CChar.self)
            var next = octets.baseAddress
            let end = next.map { $0 + octets.count }
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.bufferSize) { buffer in
                guard let target = buffer.baseAddress else { return }
                while true {
                    let before = next
                    let count = cicu_convert(
                        converter, &next, end, target, buffer.count, isLast)
                    result += UnsafeRawBufferPointer(start: target, count: count)
                    // A buffer that is not full has all that there is.
                    if count == 0, next == before || next == end { return }
                }
            }
        }
    }
}
