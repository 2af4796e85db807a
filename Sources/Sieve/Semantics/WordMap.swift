/// A dictionary by words, which is asked for every command and test of a script.
///
/// There are few words, and they mix well without the hashing that Swift's dictionary does against
/// hostile keys: no script chooses the words that are in it.
struct WordMap<Value: Sendable>: Sendable {
    private var slots: [(word: Word, value: Value)?]
    private var count = 0

    /// Has room for half as many words without growing; the capacity is a power of two.
    init(capacity: Int = 64) {
        slots = Array(repeating: nil, count: capacity)
    }

    /// The words in the map, in no order.
    var words: [Word] { slots.compactMap { $0?.word } }

    /// The values in the map, in no order.
    var values: [Value] { slots.compactMap { $0?.value } }

    subscript(_ word: Word) -> Value? {
        slots[index(of: word)]?.value
    }

    /// Adds a value; one that the word already has is replaced.
    mutating func set(_ word: Word, to value: Value) {
        if 2 * (count + 1) > slots.count { grow() }
        let index = index(of: word)
        if slots[index] == nil { count += 1 }
        slots[index] = (word, value)
    }

    /// The slot of a word, or the free one in which it would be; there always is a free one.
    private func index(of word: Word) -> Int {
        var index = word.mixture & (slots.count - 1)
        while let slot = slots[index], slot.word != word {
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: nil, count: 2 * old.count)
        for case let slot? in old { slots[index(of: slot.word)] = slot }
    }
}
