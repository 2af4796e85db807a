internal import Mail

/// Offers parts of the message to the matcher of a test, one after the other.
struct BodyValues {
    private let matcher: any Matcher
    private var progress = MatchProgress()

    /// As it is before a value.
    private let fresh: any PieceMatcher

    /// What a value takes, besides its octets.
    private static let stepsOfValue = 100

    init(_ matcher: any Matcher, in run: inout Run) throws(RunFailure) {
        self.matcher = matcher
        let prepared = try matcher.pieceMatcher(&progress, in: &run)
        fresh = prepared ?? HeldValue(for: matcher)
    }

    /// Whether the octets as they are make the test true.
    mutating func accepts(
        _ range: Range<Int>, of source: any MessageSource, in run: inout Run
    ) throws(RunFailure) -> Bool {
        try run.charge(Self.stepsOfValue)
        var value = fresh
        // Some match types do not look at the value at all.
        if try value.take(UnsafeBufferPointer(start: nil, count: 0), in: &run) {
            try run.read(range, of: source) { (piece, run) throws(RunFailure) in
                try value.take(piece.bindMemory(to: UInt8.self), in: &run)
            }
        }
        return try value.finish(&progress, in: &run)
    }

    /// Whether the decoded body of a part makes the test true.
    mutating func accepts(
        _ part: MIMEPart, withoutMarkup: Bool, of source: any MessageSource, in run: inout Run
    ) throws(RunFailure) -> Bool {
        try run.charge(Self.stepsOfValue)
        var value = fresh
        var decoder = PartTextDecoder(part, withoutMarkup: withoutMarkup, library: Run.charsets)
        var text: [UInt8] = []
        var isWanted = try value.take(UnsafeBufferPointer(start: nil, count: 0), in: &run)
        if isWanted {
            try run.read(part.body, of: source) { (piece, run) throws(RunFailure) in
                try run.chargeDecoding(of: piece.count, decoder)
                text.removeAll(keepingCapacity: true)
                decoder.decode(piece, into: &text)
                isWanted = try take(text, into: &value, &run)
                return isWanted
            }
        }
        if isWanted {
            text.removeAll(keepingCapacity: true)
            decoder.finish(into: &text)
            _ = try take(text, into: &value, &run)
        }
        return try value.finish(&progress, in: &run)
    }

    private func take(
        _ text: [UInt8], into value: inout any PieceMatcher, _ run: inout Run
    ) throws(RunFailure) -> Bool {
        try text.withUnsafeBufferPointer { (text) throws(RunFailure) in
            try value.take(text, in: &run)
        }
    }

    /// Whether the test is true although no value was accepted.
    mutating func conclude(in run: inout Run) throws(RunFailure) -> Bool {
        try matcher.concludes(&progress, in: &run)
    }
}
