/// The names that header fields can have (RFC 5322, 3.6.8, field-name).
enum HeaderFieldName {
    /// Octets of a name; with the colon it has to stand in one line (RFC 5322, 2.1.1).
    static let limit = 900

    /// What is wrong with a name; nil when nothing is.
    static func problem(_ name: [UInt8]) -> Diagnostic? {
        let isName = name.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
        return isName && !name.isEmpty && name.count <= limit ? nil : .badFieldName(name)
    }
}

extension Diagnostic {
    fileprivate static func badFieldName(_ name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name.prefix(80), as: UTF8.self)
        return Diagnostic(
            "the field name \"\(text)\" is invalid; use letters, digits and '-', without the colon")
    }
}
