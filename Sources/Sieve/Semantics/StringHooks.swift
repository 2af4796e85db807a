/// Rewrites the bytes of a string at compile time, as `encoded-character` does.
///
/// It gets the text with escapes undone and the string's place for errors. It is asked only about
/// strings with `${` in them.
public typealias LiteralRewriting =
    @Sendable (_ text: [UInt8], _ offset: Int, _ compilation: inout Compilation) -> [UInt8]

/// Cuts a string into the pieces that are put together when it is evaluated, as `variables` does.
///
/// It runs after every `LiteralRewriting`; nil means that nothing in the string changes. It is
/// asked only about strings with `${` in them.
public typealias Substitution =
    @Sendable (_ text: [UInt8], _ offset: Int, _ compilation: inout Compilation)
    -> [any StringPart]?

/// Fills in a store request before the tags of its command are applied.
public typealias StoreDefaults =
    @Sendable (_ request: inout StoreRequest, _ run: inout Run) -> Void
