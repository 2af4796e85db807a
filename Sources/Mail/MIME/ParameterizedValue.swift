/// The value of a field with parameters, as Content-Type has (RFC 2045 5.1, RFC 2183, RFC 2231).
///
///     attachment; filename*0*=utf-8''Gr%C3%BC; filename*1="ße.txt"
///
/// Reading never fails: comments and white space vanish, what is no parameter is passed over.
public struct ParameterizedValue: Sendable, Equatable {
    /// A parameter.
    public struct Parameter: Sendable, Equatable {
        /// The name in lower case, without the signs of RFC 2231.
        public let name: [UInt8]
        /// The value in UTF-8: put together, and decoded.
        public let value: [UInt8]
    }

    /// How many parameters, and continuations of them, are read; the others are passed over.
    public static let parameterLimit = 1_000

    /// What stands before the first parameter, in lower case, without comments and white space.
    public let value: [UInt8]

    /// The parameters in the order of their first mention.
    public let parameters: [Parameter]

    /// Reads the value of a field, unfolded or not.
    public init(parsing text: [UInt8], library: any CharsetLibrary = NoCharsets()) {
        var scanner = ParameterScanner(text)
        value = ASCII.lowercased(scanner.leadingValue())
        var assembly = ParameterAssembly()
        var count = 0
        while count < Self.parameterLimit, let (name, value) = scanner.nextParameter() {
            assembly.add(name, value)
            count += 1
        }
        parameters = assembly.parameters(library)
    }

    /// The value of a parameter, whose name is compared without case; nil if there is none.
    public subscript(_ name: [UInt8]) -> [UInt8]? {
        parameters.first { ASCII.equalIgnoringCase($0.name, name) }?.value
    }
}

/// Cuts a value at its semicolons, with quoted strings and comments understood (RFC 5322 3.2).
private struct ParameterScanner {
    private let text: [UInt8]
    private var index = 0

    init(_ text: [UInt8]) {
        self.text = text
    }

    /// The words before the first semicolon.
    mutating func leadingValue() -> [UInt8] {
        var result: [UInt8] = []
        while index < text.count, text[index] != UInt8(ascii: ";") {
            if skipsComment() { continue }
            if !ASCII.isFoldingSpace(text[index]) { result.append(text[index]) }
            index += 1
        }
        return result
    }

    /// The next `name=value`; nil at the end.
    mutating func nextParameter() -> (name: [UInt8], value: [UInt8])? {
        while index < text.count {
            // At a semicolon, or at what follows a parameter and is none.
            let name = word { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "=") }
            guard index < text.count else { return nil }
            let isAssignment = text[index] == UInt8(ascii: "=")
            index += 1
            guard isAssignment else { continue }
            let value = word { $0 == UInt8(ascii: ";") }
            if !name.isEmpty { return (name, value) }
        }
        return nil
    }

    /// The text up to one of the given octets, trimmed, with quoted strings as what they mean.
    private mutating func word(endingAt isEnd: (UInt8) -> Bool) -> [UInt8] {
        var result: [UInt8] = []
        // White space at the end goes away, but not when it was quoted.
        var kept = 0
        while index < text.count, !isEnd(text[index]) {
            if skipsComment() { continue }
            let byte = text[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                appendQuoted(to: &result)
                kept = result.count
                continue
            }
            index += 1
            if ASCII.isFoldingSpace(byte) {
                if !result.isEmpty { result.append(byte) }
            } else {
                result.append(byte)
                kept = result.count
            }
        }
        return Array(result.prefix(kept))
    }

    /// A quoted string behind its first quotation mark; one that is not closed goes to the end.
    private mutating func appendQuoted(to result: inout [UInt8]) {
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), index < text.count {
                result.append(text[index])
                index += 1
            } else if byte != UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") {
                result.append(byte)
            }
        }
    }

    /// Passes a comment over, with those in it; one that is not closed is text.
    private mutating func skipsComment() -> Bool {
        guard text[index] == UInt8(ascii: "("), !hasOpenComment else { return false }
        var depth = 0
        var end = index
        while end < text.count {
            switch text[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            end += 1
            if depth == 0 {
                index = min(end, text.count)
                return true
            }
        }
        // It was looked for to the end of the text, once.
        hasOpenComment = true
        return false
    }

    private var hasOpenComment = false
}
