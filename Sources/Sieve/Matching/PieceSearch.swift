internal import Mail

/// Looks for the keys of a test in a value that comes in pieces.
struct PieceSearch: PieceMatcher {
    private let comparator: Comparator
    private let patterns: [PiecePattern]

    /// The states of each pattern; those that can not fit any more are left out.
    private var open: [(pattern: Int, states: [UInt64])]
    private var isFound: Bool

    /// Octets of a character that goes on in the next piece, for comparators that fold by function.
    private var begun: [UInt8] = []

    /// Whether the last octet belongs to a character of several, so that the next one may.
    private var isInCharacter = false

    /// Octets that a pattern reads in the time of a step, for each word of its states.
    private static let octetsOfStep = 16

    /// Words of the states of all patterns: each takes 2 KiB, and belongs to 64 octets of keys.
    private static let wordLimit = 4_096

    /// Takes the keys, folded as the comparator does it.
    init(
        _ keys: ByteStrings, _ kind: PiecePattern.Kind, _ comparator: Comparator,
        in run: inout Run
    ) throws(RunFailure) {
        let fold: ByteFold =
            if case .asciiUppercase = comparator.folding { .asciiUppercase } else { .none }
        var patterns: [PiecePattern] = []
        var place = 0
        var words = 0
        while let key = keys.next(&place) {
            words += key.range.count / 64 + 1
            guard words <= Self.wordLimit else { throw .tooManyKeys(64 * Self.wordLimit) }
            try run.charge(Self.stepsOfWord * (key.range.count / 64 + 1))
            patterns.append(PiecePattern(keys.bytes[key.range], kind, fold: fold))
        }
        self.comparator = comparator
        self.patterns = patterns
        open = patterns.indices.map { ($0, patterns[$0].start) }
        isFound = patterns.contains { $0.isSettled($0.start) }
    }

    /// Making a word of the states takes so much.
    private static let stepsOfWord = 64

    mutating func take(
        _ piece: UnsafeBufferPointer<UInt8>, in run: inout Run
    ) throws(RunFailure) -> Bool {
        if isFound || open.isEmpty { return false }
        guard case .function(let fold) = comparator.folding else {
            try read(piece, origins: nil, in: &run)
            return !isFound && !open.isEmpty
        }
        // Characters are folded whole.
        let text = begun + piece
        let end = text.count - UTF8Text.incompleteOctets(of: text)
        begun = Array(text[end...])
        try foldAndRead(Array(text[..<end]), fold, in: &run)
        return !isFound && !open.isEmpty
    }

    mutating func finish(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        if !isFound, !begun.isEmpty, case .function(let fold) = comparator.folding {
            try foldAndRead(begun, fold, in: &run)
        }
        return isFound || open.contains { patterns[$0.pattern].isComplete($0.states) }
    }

    private mutating func foldAndRead(
        _ text: [UInt8], _ fold: ([UInt8]) -> FoldedText, in run: inout Run
    ) throws(RunFailure) {
        try run.charge(text.count / 2)
        let folded = fold(text)
        try folded.bytes.withUnsafeBufferPointer { (bytes) throws(RunFailure) in
            try read(bytes, origins: folded.origins, in: &run)
        }
    }

    private mutating func read(
        _ piece: UnsafeBufferPointer<UInt8>, origins: [UInt32]?, in run: inout Run
    ) throws(RunFailure) {
        let begins =
            patterns.contains(where: \.countsCharacters) ? characterBegins(piece, origins) : []
        var index = 0
        while index < open.count {
            let pattern = patterns[open[index].pattern]
            try run.charge(piece.count * pattern.words / Self.octetsOfStep + 8)
            pattern.read(piece, &open[index].states) { begins[$0] }
            if pattern.isSettled(open[index].states) {
                isFound = true
                return
            }
            if open[index].states.allSatisfy({ $0 == 0 }) {
                open.remove(at: index)
            } else {
                index += 1
            }
        }
    }

    /// For each octet whether a character begins with it, as `WildcardPattern` counts them.
    private mutating func characterBegins(
        _ piece: UnsafeBufferPointer<UInt8>, _ origins: [UInt32]?
    ) -> [Bool] {
        if comparator.countsOctets { return [Bool](repeating: true, count: piece.count) }
        if let origins {
            return piece.indices.map { $0 == 0 || origins[$0] != origins[$0 - 1] }
        }
        return piece.map { byte in
            if byte & 0xC0 == 0x80, isInCharacter { return false }
            isInCharacter = byte >= 0xC0
            return true
        }
    }
}

extension RunFailure {
    fileprivate static func tooManyKeys(_ limit: Int) -> RunFailure {
        RunFailure("the keys of this test are longer than \(limit) bytes together; use fewer")
    }
}
