internal import Mail

/// A tag of `set` that changes the value before it is stored (RFC 5229, 4.1).
///
/// Other extensions add theirs as tags on `set` with such an effect, and a `group` of
/// `precedenceGroup(_:)`.
public struct StringModifier: TagEffect {
    /// Those with larger numbers are applied first; of one number there may be one.
    public let precedence: Int

    /// Changes the value, of which so many octets will be kept.
    public let apply: @Sendable (_ value: [UInt8], _ limit: Int) -> [UInt8]

    /// Makes a modifier, whose result may be cut behind any character.
    public init(precedence: Int, apply: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.init(precedence: precedence) { value, _ in apply(value) }
    }

    /// Makes a modifier that keeps within the limit itself.
    public init(
        precedence: Int,
        applyWithin apply: @escaping @Sendable (_ value: [UInt8], _ limit: Int) -> [UInt8]
    ) {
        self.precedence = precedence
        self.apply = apply
    }

    /// The tag group of the modifiers of one precedence.
    public static func precedenceGroup(_ precedence: Int) -> String {
        "modifiers of precedence \(precedence)"
    }
}

extension StringModifier {
    /// The modifiers of RFC 5229.
    static let tags = [
        tag("lower", 40) { ASCII.lowercased($0) },
        tag("upper", 40) { $0.map(ASCII.uppercased) },
        tag("lowerfirst", 30) { $0.prefix(1).map(ASCII.lowercased) + $0.dropFirst() },
        tag("upperfirst", 30) { $0.prefix(1).map(ASCII.uppercased) + $0.dropFirst() },
        TagDefinition("quotewildcard", group: precedenceGroup(20)) { _, _ in
            StringModifier(precedence: 20) { text, limit in
                replaced(text, limit: limit) { octet, result in
                    if "*?\\".utf8.contains(octet) { result.append(UInt8(ascii: "\\")) }
                    result.append(octet)
                }
            }
        },
        tag("length", 10) { Array(String(characters(in: $0)).utf8) },
    ]

    private static func tag(
        _ name: Word, _ precedence: Int, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> TagDefinition {
        TagDefinition(name, group: precedenceGroup(precedence)) { _, _ in
            StringModifier(precedence: precedence, apply: apply)
        }
    }

    /// The text with each of its octets replaced, as long as the limit allows: what a character
    /// becomes is never cut in two.
    static func replaced(
        _ text: [UInt8], limit: Int, by append: (_ octet: UInt8, _ result: inout [UInt8]) -> Void
    ) -> [UInt8] {
        var result: [UInt8] = []
        var characterStart = 0
        for octet in text {
            if octet & 0xC0 != 0x80 { characterStart = result.count }
            append(octet, &result)
            if result.count > limit { return Array(result.prefix(characterStart)) }
        }
        return result
    }

    /// Characters of UTF-8: every byte but those that continue one.
    private static func characters(in text: [UInt8]) -> Int {
        text.count { $0 & 0xC0 != 0x80 }
    }
}
