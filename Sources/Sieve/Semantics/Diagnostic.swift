/// What is wrong in a script, and what its author can do about it.
///
/// Each extension declares its own at the bottom of its own file:
///
///     extension Diagnostic {
///         fileprivate static func noSuchFlag(_ name: String) -> Diagnostic {
///             Diagnostic("'\(name)' is no flag; write it as \"\\\\\(name)\"")
///         }
///     }
public struct Diagnostic: Sendable, Equatable {
    /// What is wrong; then, after a semicolon, what to do.
    public let message: String

    /// Makes a diagnostic.
    public init(_ message: String) {
        self.message = message
    }

    /// A text as it is shown, in quotation marks; what is too long for a line is cut.
    static func quoted(_ text: [UInt8]) -> String {
        "\"\(String(decoding: text.prefix(shownOctets), as: UTF8.self))\""
    }

    private static let shownOctets = 80
}
