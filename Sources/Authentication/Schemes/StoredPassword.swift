public import Outcomes

/// A password as it is stored, `{SCHEME}hash` or a plain hash of crypt(5).
///
/// Its description never shows the hash.
public struct StoredPassword: Sendable, CustomStringConvertible, CustomReflectable {
    private let scheme: PasswordScheme
    private let hash: [UInt8]

    /// Reads a stored value.
    ///
    /// Throws `.configuration` when it names a scheme that nobody here knows: nothing can be
    /// said about the password then, least of all that it is wrong.
    public init(_ stored: [UInt8], schemes: [PasswordScheme] = PasswordScheme.all)
        throws(LookupFailure)
    {
        guard let name = Self.schemeName(of: stored) else {
            scheme = .crypt
            hash = stored
            return
        }
        guard let scheme = schemes.first(where: { $0.name == name.uppercased() }) else {
            throw .configuration(
                "password scheme {\(name)} is not supported; set the password anew")
        }
        self.scheme = scheme
        hash = Array(stored[(name.utf8.count + 2)...])
    }

    /// Whether the password is the stored one.
    ///
    /// Nothing matches an empty hash or a locked one (`!...`, `*`). Throws when nobody can tell:
    /// `.configuration` for a damaged hash, `.temporary` without the memory for it.
    public func matches(_ password: [UInt8]) throws(LookupFailure) -> Bool {
        try scheme.verify(password, hash)
    }

    /// Throws when no password can match: the hash is damaged, or says that nobody logs in.
    func check() throws(LookupFailure) { try scheme.check(hash) }

    /// Whether a check of the other one takes as long: same scheme of crypt(5), same cost.
    ///
    /// Compares `$y$j9T$`. Other schemes have their salt in that place and never cost the same.
    func costsTheSame(as other: StoredPassword) -> Bool {
        func setting(_ hash: [UInt8]) -> [ArraySlice<UInt8>] {
            let parts = hash.split(
                separator: UInt8(ascii: "$"), maxSplits: 3, omittingEmptySubsequences: false)
            return parts.count == 4 ? Array(parts[..<3]) : []
        }
        let own = setting(hash)
        return scheme.name == other.scheme.name && !own.isEmpty && own == setting(other.hash)
    }

    /// The scheme alone.
    public var description: String { "{\(scheme.name)} password" }

    /// Only the description, so that `dump` and failing tests do not print the hash.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

    /// The name in `{NAME}hash`; nil when the value does not begin with one.
    private static func schemeName(of stored: [UInt8]) -> String? {
        guard stored.first == UInt8(ascii: "{"),
            let end = stored.firstIndex(of: UInt8(ascii: "}"))
        else { return nil }
        let name = stored[1..<end]
        let isName = name.allSatisfy { (0x2D...0x39).contains($0) || isLetter($0) }
        return name.isEmpty || !isName ? nil : String(decoding: name, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
