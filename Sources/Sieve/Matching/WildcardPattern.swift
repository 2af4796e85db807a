/// A pattern of `:matches`: `*` for any text, `?` for a character, `\` before a literal one.
///
/// Matching goes from left to right, and only the last `*` is ever lengthened, so that each one
/// takes as little as possible (RFC 5229, 3.2) and the work is at most the product of both lengths.
struct WildcardPattern: Sendable {
    /// An element: a folded byte, or one of the two below.
    private typealias Element = UInt16
    private static let anyText: Element = 256
    private static let anyCharacter: Element = 257

    private let elements: [Element]
    private let wildcards: Int

    /// Takes patterns whose literal text is folded already.
    static func all(_ patterns: ByteStrings) -> [WildcardPattern] {
        var all: [WildcardPattern] = []
        var place = 0
        while let pattern = patterns.next(&place) {
            all.append(WildcardPattern(patterns.bytes.span.extracting(pattern.range)))
        }
        return all
    }

    /// Takes a pattern whose literal text is folded already.
    init(_ pattern: Span<UInt8>) {
        var elements: [Element] = []
        elements.reserveCapacity(pattern.count)
        var wildcards = 0
        var isEscaped = false
        for index in pattern.indices {
            let byte = pattern[index]
            if isEscaped {
                elements.append(Element(byte))
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "*"):
                elements.append(Self.anyText)
                wildcards += 1
            case UInt8(ascii: "?"):
                elements.append(Self.anyCharacter)
                wildcards += 1
            default: elements.append(Element(byte))
            }
        }
        // A backslash that escapes nothing is itself.
        if isEscaped { elements.append(Element(UInt8(ascii: "\\"))) }
        self.elements = elements
        self.wildcards = wildcards
    }

    /// What a match found.
    struct Outcome {
        var matches: Bool
        /// What each wildcard stands for, from left to right.
        var captures: [Range<Int>]
        /// The work done; larger than the limit when it was given up.
        var steps: Int
    }

    /// Matches the whole value.
    ///
    /// Where the bytes have moved, those with the same origin are one character. Without captures
    /// it is quicker; most values do not match.
    func match(
        _ value: [UInt8], origins: [UInt32]? = nil, fold: ByteFold, countsOctets: Bool,
        stepLimit: Int, keepsCaptures: Bool = true
    ) -> Outcome {
        let text = value.span
        let elements = self.elements.span
        let end = { (start: Int) in
            countsOctets ? start + 1 : Self.characterEnd(value.span, origins, start)
        }
        var captures = keepsCaptures ? [Range<Int>](repeating: 0..<0, count: wildcards) : []
        var (position, element, wildcard, steps) = (0, 0, 0, wildcards)
        // Where to go on when the text after the last `*` does not fit.
        var star: (element: Int, wildcard: Int, position: Int)?
        while steps <= stepLimit {
            steps += 1
            if element < elements.count, elements[element] == Self.anyText {
                if keepsCaptures { captures[wildcard] = position..<position }
                star = (element, wildcard, position)
                element += 1
                wildcard += 1
                if element == elements.count {
                    if keepsCaptures { captures[wildcard - 1] = position..<text.count }
                    return Outcome(matches: true, captures: captures, steps: steps)
                }
                continue
            }
            if position < text.count, element < elements.count {
                if elements[element] == Self.anyCharacter {
                    let next = end(position)
                    if keepsCaptures { captures[wildcard] = position..<next }
                    position = next
                    element += 1
                    wildcard += 1
                    continue
                }
                if elements[element] == Element(fold(text[position])) {
                    position += 1
                    element += 1
                    continue
                }
            } else if position == text.count, element == elements.count {
                return Outcome(matches: true, captures: captures, steps: steps)
            }
            guard let last = star, last.position < text.count else { break }
            var next = end(last.position)
            // A character may have become many octets, all of which are looked at.
            if origins != nil { steps += next - last.position }
            if origins == nil, last.element + 1 < elements.count,
                let literal = UInt8(exactly: elements[last.element + 1]), literal < 0x80
            {
                // An octet of ASCII is always a character of its own.
                let start = next
                next = ByteSearch.first(literal, in: text, from: next, fold)
                steps += next - start
            }
            if keepsCaptures {
                captures[last.wildcard] = captures[last.wildcard].lowerBound..<next
            }
            star = (last.element, last.wildcard, next)
            (position, element, wildcard) = (next, last.element + 1, last.wildcard + 1)
        }
        return Outcome(matches: false, captures: [], steps: steps)
    }

    /// The end of the character that begins at an offset: one of UTF-8, or one before folding.
    private static func characterEnd(
        _ text: Span<UInt8>, _ origins: [UInt32]?, _ start: Int
    ) -> Int {
        var end = start + 1
        if let origins {
            while end < text.count, origins[end] == origins[start] { end += 1 }
            return end
        }
        guard text[start] >= 0xC0 else { return end }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
