extension MessageComposer {
    /// Adds parts as a multipart body with the fields that describe it (RFC 2046, 5.1).
    ///
    /// `type` is what follows `multipart/`, parameters included: "mixed". Each part is complete: its
    /// own fields, an empty line, and its body. The boundary must be in none of them: whoever has
    /// written what is in the parts must not be able to guess it.
    public mutating func multipart(_ type: String, boundary: String, _ parts: [[UInt8]]) {
        field("MIME-Version", "1.0")
        field("Content-Type", "multipart/\(type); boundary=\"\(boundary)\"")
        let is8Bit = parts.contains { $0.contains { $0 >= 0x80 } }
        if is8Bit { field("Content-Transfer-Encoding", "8bit") }
        line()
        for part in parts {
            line("--\(boundary)")
            append(part)
            // The end of the last line belongs to the boundary, so that of the part is kept.
            line()
        }
        line("--\(boundary)--")
    }
}
