internal import Mail

/// The name of a header field, made ready to be looked for (RFC 5228, 2.7: never case-sensitive).
struct FieldName: Sendable, Equatable {
    /// In lower case.
    let bytes: [UInt8]

    /// Tells most different names apart without comparing bytes.
    let hash: UInt32

    init(_ name: [UInt8]) {
        bytes = name.contains(where: ASCII.isUppercase) ? ASCII.lowercased(name) : name
        hash = Self.hash(name)
    }

    /// FNV-1a of the name in lower case.
    static func hash(_ name: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(ASCII.lowercased(byte))) &* 16_777_619 }
        return hash
    }
}
