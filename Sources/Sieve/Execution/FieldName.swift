internal import Mail

/// The name of a header field, made ready to be looked for (RFC 5228, 2.7: never case-sensitive).
struct FieldName: Sendable {
    /// In lower case.
    let bytes: [UInt8]

    /// Tells most different names apart without comparing bytes.
    let hash: UInt32

    init(_ name: [UInt8]) {
        bytes = ASCII.lowercased(name)
        hash = Self.hash(name)
    }

    /// FNV-1a of the name in lower case.
    static func hash(_ name: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(ASCII.lowercased(byte))) &* 16_777_619 }
        return hash
    }
}

extension ByteStrings {
    /// Takes names in lower case, with their hashes as their numbers; nil if some change from run
    /// to run.
    init?(fieldNames names: StringList) {
        var areConstant = true
        self.init(count: names.count, size: names.sizeOfConstants) { writer in
            areConstant = names.forEachConstant { name in
                writer.append(name, number: FieldName.hash(name), as: ASCII.lowercased)
            }
        }
        guard areConstant else { return nil }
    }
}
