internal import Mail

/// A tag of `set` that changes the value before it is stored (RFC 5229, 4.1).
///
/// Other extensions add theirs as tags on `set` with such an effect, and a `group` of
/// `precedenceGroup(_:)`.
public struct StringModifier: TagEffect {
    /// Those with larger numbers are applied first; of one number there may be one.
    public let precedence: Int

    /// Changes the value.
    public let apply: @Sendable ([UInt8]) -> [UInt8]

    /// Makes a modifier.
    public init(precedence: Int, apply: @escaping @Sendable ([UInt8]) -> [UInt8]) {
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
        tag("quotewildcard", 20) { ASCII.escaped($0, "*?\\") },
        tag("length", 10) { Array(String(characters(in: $0)).utf8) },
    ]

    private static func tag(
        _ name: Word, _ precedence: Int, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> TagDefinition {
        TagDefinition(name, group: precedenceGroup(precedence)) { _, _ in
            StringModifier(precedence: precedence, apply: apply)
        }
    }

    /// Characters of UTF-8: every byte but those that continue one.
    private static func characters(in text: [UInt8]) -> Int {
        text.count { $0 & 0xC0 != 0x80 }
    }
}
