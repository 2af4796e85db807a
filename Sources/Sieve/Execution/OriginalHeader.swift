internal import Mail

/// The header of the message that a report is about, as the last part of the report (RFC 6522, 4).
///
/// The body is left out: what goes to senders that may be forged must not carry what was sent.
enum OriginalHeader {
    /// Octets of the fields that are told; those that do not fit are left out.
    static let limit = 32_768

    static func part(_ header: MessageHeader, limit: Int = limit) -> [UInt8] {
        var part = MessageComposer()
        part.field("Content-Type", "text/rfc822-headers")
        let fields = self.fields(of: header, limit: limit)
        if fields.contains(where: { $0.contains { $0 >= 0x80 } }) {
            part.field("Content-Transfer-Encoding", "8bit")
        }
        part.line()
        for field in fields { part.append(field) }
        return part.bytes
    }

    private static func fields(
        of header: MessageHeader, limit: Int
    ) -> [ArraySlice<UInt8>] {
        var room = limit
        return header.fields.compactMap { field in
            guard !field.nameRange.isEmpty, field.raw.count <= room, isSendable(field.raw) else {
                return nil
            }
            room -= field.raw.count
            return field.raw
        }
    }

    /// Whether a server takes the lines (RFC 5322, 2.1.1), and there is no NUL in them.
    private static func isSendable(_ field: ArraySlice<UInt8>) -> Bool {
        !field.contains(0)
            && field.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count < 998 }
    }
}
