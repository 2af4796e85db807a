internal import Mail

/// Tells most of the patterns that can not match a key without trying them.
///
/// Of the texts that a pattern requires, the rarest pieces of four bytes are remembered as places
/// in a small set. The pieces of a key are put into such a set once; a pattern whose places are
/// not all taken can not match. A place may be taken by another piece, and then the pattern is
/// tried for nothing: never the other way round.
struct TextFilter {
    /// How many bytes a piece has: long enough to be rare, short enough for most texts.
    static let pieceLength = 4

    /// How many places there are, 64 in each word of the set.
    private static let placeCount = 1024

    /// What one pattern requires: two places, or none at all.
    struct Requirement: Sendable, Equatable {
        fileprivate let first: UInt16
        fileprivate let second: UInt16

        /// Met by every key.
        static let none = Requirement(first: .max, second: .max)
    }

    /// The places that the pieces of a key take.
    struct Pieces {
        private var words = InlineArray<16, UInt64>(repeating: 0)

        /// Collects the pieces of a key, in lower case.
        init(of key: [UInt8]) {
            forEachPlace(of: key) { place in
                words[Int(place >> 6)] |= 1 << UInt64(place & 63)
            }
        }

        /// Whether a pattern of this requirement may match the key.
        func mayMeet(_ requirement: Requirement) -> Bool {
            requirement == .none || holds(requirement.first) && holds(requirement.second)
        }

        private func holds(_ place: UInt16) -> Bool {
            words[Int(place >> 6)] & 1 << UInt64(place & 63) != 0
        }
    }

    // How many patterns require each place.
    private var users = [Int](repeating: 0, count: placeCount)

    /// Learns which pieces are common: a table's patterns often end in the same domain.
    init(_ patterns: [[[UInt8]]]) {
        for texts in patterns {
            for place in Set(texts.flatMap(places)) { users[Int(place)] += 1 }
        }
    }

    /// What to remember of a pattern that requires these texts.
    func requirement(of texts: [[UInt8]]) -> Requirement {
        let rarest = Set(texts.flatMap(places)).sorted {
            (users[Int($0)], $0) < (users[Int($1)], $1)
        }
        guard let first = rarest.first else { return .none }
        return Requirement(first: first, second: rarest.dropFirst().first ?? first)
    }

    private func places(of text: [UInt8]) -> [UInt16] {
        var places: [UInt16] = []
        forEachPlace(of: text) { places.append($0) }
        return places
    }
}

/// Calls with the place of each piece of a text, of which there are none in a shorter one.
private func forEachPlace(of text: [UInt8], _ body: (UInt16) -> Void) {
    var piece: UInt32 = 0
    for index in text.indices {
        piece = piece << 8 | UInt32(ASCII.lowercased(text[index]))
        guard index + 1 >= TextFilter.pieceLength else { continue }
        // The upper ten bits of a product depend on all of the piece (Knuth, 6.4).
        body(UInt16(truncatingIfNeeded: (piece &* 0x9E37_79B1) >> 22))
    }
}
