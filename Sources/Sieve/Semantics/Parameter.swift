/// A positional argument of a command or test, or the value of a tag.
public struct Parameter: Sendable {
    /// What stands there (RFC 5228, 8.2; a string is also a list of one string).
    public enum Kind: Sendable {
        /// A number.
        case number
        /// One string.
        case string
        /// One string that has the same value in every run, such as a comparator's name.
        case constantString
        /// One string or several.
        case stringList
    }

    /// The name in errors, a word of the RFC: "mailbox".
    public var name: StaticString

    /// What stands there.
    public var kind: Kind

    /// Whether it can be left out, as the variable name of `setflag` (RFC 5232).
    ///
    /// When fewer arguments are given than declared, optional ones are missing from the left.
    public var isOptional: Bool

    /// Makes a parameter.
    public init(_ name: StaticString, _ kind: Kind, isOptional: Bool = false) {
        self.name = name
        self.kind = kind
        self.isOptional = isOptional
    }
}

extension Parameter.Kind {
    /// How the kind is called in an error.
    var words: String {
        switch self {
        case .number: "a number"
        case .string, .constantString: "a string"
        case .stringList: "a string or a list of strings"
        }
    }
}
