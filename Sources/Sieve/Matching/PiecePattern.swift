/// A key made ready to be looked for in pieces: as it is, anywhere, or with wildcards.
///
/// It is an automaton whose states are the bits of a few words (Baeza-Yates and Gonnet's Shift-And):
/// state n is on when the first n elements of the pattern fit what has been read. Each octet costs
/// an operation a word, whatever the text and the pattern are, and nothing is read twice.
struct PiecePattern: Sendable {
    /// How the key is to be understood.
    enum Kind {
        /// It is the whole value: `:is`.
        case whole
        /// It is a part of the value: `:contains`.
        case part
        /// It is a pattern with `*` and `?`: `:matches`.
        case wildcards
    }

    /// An element is an octet, or nil for any character.
    private typealias Element = UInt8?

    /// Words of 64 states.
    let words: Int

    /// For each octet, in as many words, the states behind which it may come.
    fileprivate let literals: [UInt64]

    /// The states behind which any character may come.
    fileprivate let anyCharacter: [UInt64]

    /// The states that stay on, as a `*` comes next.
    fileprivate let loops: [UInt64]

    /// The states that stay on while a character goes on.
    fileprivate let characterEnds: [UInt64]

    fileprivate let last: Int

    /// Whether `?` is in it, so that it matters where characters begin.
    let countsCharacters: Bool

    /// Takes a key that is folded already; `fold` is applied to the octets of the value.
    init(_ key: ArraySlice<UInt8>, _ kind: Kind, fold: ByteFold) {
        let (elements, stars) = Self.elements(of: key, kind)
        let words = elements.count / 64 + 1
        var (literals, any, ends, loops) = (
            [UInt64](repeating: 0, count: 256 * words), [UInt64](repeating: 0, count: words),
            [UInt64](repeating: 0, count: words), [UInt64](repeating: 0, count: words)
        )
        for (index, element) in elements.enumerated() {
            let bit: UInt64 = 1 << UInt64(index % 64)
            guard let element else {
                any[index / 64] |= bit
                ends[(index + 1) / 64] |= 1 << UInt64((index + 1) % 64)
                continue
            }
            literals[Int(element) * words + index / 64] |= bit
        }
        // An octet that folds to another one comes where that may come.
        for octet in 0...UInt8.max where fold(octet) != octet {
            for word in 0..<words {
                literals[Int(octet) * words + word] = literals[Int(fold(octet)) * words + word]
            }
        }
        for star in stars { loops[star / 64] |= 1 << UInt64(star % 64) }
        self.words = words
        self.literals = literals
        self.loops = loops
        anyCharacter = any
        characterEnds = ends
        last = elements.count
        countsCharacters = any.contains { $0 != 0 }
    }

    /// The elements without stars, and how many of them are before each star.
    private static func elements(
        of key: ArraySlice<UInt8>, _ kind: Kind
    ) -> (elements: [Element], stars: [Int]) {
        guard case .wildcards = kind else {
            return (key.map { $0 }, kind == .part ? [0, key.count] : [])
        }
        var (elements, stars, isEscaped): ([Element], [Int], Bool) = ([], [], false)
        for byte in key {
            if !isEscaped, byte == UInt8(ascii: "\\") {
                isEscaped = true
                continue
            }
            if !isEscaped, byte == UInt8(ascii: "*") {
                stars.append(elements.count)
            } else if !isEscaped, byte == UInt8(ascii: "?") {
                elements.append(nil)
            } else {
                elements.append(byte)
            }
            isEscaped = false
        }
        // A backslash that escapes nothing is itself.
        if isEscaped { elements.append(UInt8(ascii: "\\")) }
        return (elements, stars)
    }

    /// The states before the first octet.
    var start: [UInt64] {
        var start = [UInt64](repeating: 0, count: words)
        start[0] = 1
        return start
    }

    /// Whether the value, which ends here, fits.
    func isComplete(_ states: [UInt64]) -> Bool {
        states[last / 64] >> UInt64(last % 64) & 1 == 1
    }

    /// Whether the value fits, whatever follows.
    func isSettled(_ states: [UInt64]) -> Bool {
        isComplete(states) && loops[last / 64] >> UInt64(last % 64) & 1 == 1
    }

    /// Reads a piece; `beginsCharacter` is asked for the octets only if `countsCharacters`.
    func read(
        _ piece: UnsafeBufferPointer<UInt8>, _ states: inout [UInt64],
        beginsCharacter: (Int) -> Bool
    ) {
        if words == 1, !countsCharacters {
            readShort(piece, &states)
            return
        }
        for index in piece.indices {
            let begins = !countsCharacters || beginsCharacter(index)
            let row = Int(piece[index]) * words
            var carry: UInt64 = 0
            var isAlive = false
            for word in 0..<words {
                let state = states[word]
                let fitting = state & (literals[row + word] | (begins ? anyCharacter[word] : 0))
                let kept = state & (loops[word] | (begins ? 0 : characterEnds[word]))
                states[word] = fitting << 1 | carry | kept
                carry = fitting >> 63
                isAlive = isAlive || states[word] != 0
            }
            if !isAlive || isSettled(states) { return }
        }
    }

    /// The same for patterns of less than 64 elements, of which nearly all are.
    private func readShort(_ piece: UnsafeBufferPointer<UInt8>, _ states: inout [UInt64]) {
        let loop = loops[0]
        let goal = loop & 1 << UInt64(last)
        var state = states[0]
        literals.withUnsafeBufferPointer { literals in
            for byte in piece {
                state = (state & literals[Int(byte)]) << 1 | state & loop
                if state == 0 || state & goal != 0 { return }
            }
        }
        states[0] = state
    }
}
