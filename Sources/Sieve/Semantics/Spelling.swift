/// Finds the word that someone most likely meant.
enum Spelling {
    /// The known word that is at most two letters away, and less than half of the word.
    static func nearest(to word: String, in known: [String]) -> String? {
        var best: (word: String, distance: Int)?
        for candidate in known.sorted() {
            let distance = distance(Array(word.utf8), Array(candidate.utf8))
            if distance <= 2, distance * 2 < word.utf8.count, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// How many letters must be added, removed or changed (Levenshtein's distance).
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        guard abs(first.count - second.count) <= 2 else { return .max / 4 }
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in second.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
