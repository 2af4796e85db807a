/// A media type without its parameters: `text/plain` (RFC 2045 5.1).
public struct MediaType: Sendable, Equatable {
    /// The word before the slash, in lower case.
    public let type: [UInt8]

    /// The word behind the slash, in lower case.
    public let subtype: [UInt8]

    /// Reads `type/subtype`, which has exactly one slash with a word on each side; else nil.
    public init?(_ text: [UInt8]) {
        let words = ASCII.lowercased(text)
            .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard words.count == 2, words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isToken) }) else {
            return nil
        }
        type = Array(words[0])
        subtype = Array(words[1])
    }

    private init(_ type: StaticString, _ subtype: StaticString) {
        self.type = type.withUTF8Buffer(Array.init)
        self.subtype = subtype.withUTF8Buffer(Array.init)
    }

    /// `text/plain`, which a part is that says nothing (RFC 2045 5.2).
    public static let plainText = MediaType("text", "plain")

    /// `text/html`.
    public static let html = MediaType("text", "html")

    /// `application/xhtml+xml` (RFC 3236).
    public static let xhtml = MediaType("application", "xhtml+xml")

    /// `message/rfc822`, a whole message as a part.
    public static let message = MediaType("message", "rfc822")

    /// `application/octet-stream`: nothing is known about the octets.
    public static let octetStream = MediaType("application", "octet-stream")

    /// Whether it is `multipart/...`.
    public var isMultipart: Bool { type.elementsEqual("multipart".utf8) }

    /// Whether it is `text/...`.
    public var isText: Bool { type.elementsEqual("text".utf8) }

    /// Whether a part of the type is a message: that, or with UTF-8 in its header (RFC 6532).
    public var isMessage: Bool {
        type.elementsEqual("message".utf8)
            && (subtype.elementsEqual("rfc822".utf8) || subtype.elementsEqual("global".utf8))
    }

    /// Whether it is `multipart/digest`, whose parts are messages unless they say otherwise.
    var isDigest: Bool { isMultipart && subtype.elementsEqual("digest".utf8) }

    /// The type as it is written.
    public var bytes: [UInt8] { type + [UInt8(ascii: "/")] + subtype }
}

/// The octets of a token (RFC 2045 5.1), and those above 127, which some mailers write.
private func isToken(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
}
