/// Knows charsets beyond those that this module converts itself.
///
/// A program that needs them hands a library of them in; the others stay small.
public protocol CharsetLibrary: Sendable {
    /// A converter for a charset, whose name is in lower case; nil if it is unknown.
    func converter(for charset: [UInt8]) -> (any CharsetConverter)?
}

/// Converts one text, which comes in pieces, to UTF-8.
public protocol CharsetConverter: AnyObject {
    /// Appends the text of the next piece; what is wrong in the charset becomes U+FFFD.
    ///
    /// With `isLast` also what was held back; then nothing may follow.
    func convert(_ piece: [UInt8], isLast: Bool, into result: inout [UInt8])

    /// Whether something was wrong in the charset so far.
    var hasReplaced: Bool { get }
}

/// No other charsets.
public struct NoCharsets: CharsetLibrary {
    /// Makes the library.
    public init() {}

    /// Nil.
    public func converter(for charset: [UInt8]) -> (any CharsetConverter)? { nil }
}
