/// Why a pattern could not be compiled, and where.
public struct PCRE2CompileError: Error, Equatable, Sendable {
    /// How many bytes of the pattern were read before the mistake was seen.
    public let offset: Int

    /// The library's words, such as "missing closing parenthesis".
    public let message: String
}
