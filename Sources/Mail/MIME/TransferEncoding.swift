/// How the octets of a body are written (RFC 2045 6).
public enum TransferEncoding: Sendable, Equatable {
    /// As they are: `7bit`, `8bit`, `binary`, or nothing said.
    case identity
    /// `base64`.
    case base64
    /// `quoted-printable`.
    case quotedPrintable
    /// Something else, so the octets can not be known.
    case unknown

    /// Reads the value of a Content-Transfer-Encoding field, nil for none; comments do not matter.
    public init(parsing value: [UInt8]?) {
        guard let value else {
            self = .identity
            return
        }
        switch String(decoding: ParameterizedValue(parsing: value).value, as: UTF8.self) {
        case "", "7bit", "8bit", "binary", "7-bit", "8-bit": self = .identity
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        default: self = .unknown
        }
    }
}
