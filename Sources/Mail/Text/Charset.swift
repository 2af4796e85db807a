/// Converts text in any charset that glibc knows to UTF-8 (iconv(3)).
public enum Charset {
    /// The text as valid UTF-8; nil if the charset is unknown.
    ///
    /// The name is compared without case. Octets that are wrong in the charset become U+FFFD.
    /// US-ASCII, UTF-8, ISO-8859-1, ISO-8859-15 and windows-1252 are converted without iconv: they
    /// are nearly all mail.
    public static func utf8(_ bytes: [UInt8], from charset: [UInt8]) -> [UInt8]? {
        let name = ASCII.lowercased(charset)
        if isAny(name, of: "utf-8", "us-ascii", "utf8", "ascii") {
            return repaired(bytes)
        }
        if isAny(name, of: "iso-8859-1", "latin1") {
            return SingleByteCharset.latin1.utf8(bytes)
        }
        if isAny(name, of: "windows-1252", "cp1252") {
            return SingleByteCharset.windows1252.utf8(bytes)
        }
        if isAny(name, of: "iso-8859-15", "latin-9") {
            return SingleByteCharset.latin9.utf8(bytes)
        }
        guard isPlausible(name), let converter = CharsetConverter(from: name) else { return nil }
        return converter.utf8(bytes)
    }

    private static func isAny(_ name: [UInt8], of known: StaticString...) -> Bool {
        known.contains { candidate in
            candidate.withUTF8Buffer { $0.elementsEqual(name) }
        }
    }

    /// Names come from strangers: iconv gives a meaning to `/` and `,`, so only plain ones pass.
    private static func isPlausible(_ name: [UInt8]) -> Bool {
        !name.isEmpty && name.count <= 40
            && name.allSatisfy { ASCII.isAlphanumeric($0) || "-_.:+()".utf8.contains($0) }
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
}
