/// A row of words as read before it is known whether they name a person or a mailbox.
struct AddressWords {
    private enum Last {
        case nothing
        case word
        case dot
    }

    /// The words with one space where there was white space: a display name.
    private(set) var phrase: [UInt8] = []
    private var joined: [UInt8] = []
    private var last = Last.nothing
    private var spacePending = false
    private var canBeLocalPart = true

    /// Whether there were no words at all.
    var isEmpty: Bool { last == .nothing }

    /// The words joined, if only dots stand between them (RFC 5322 4.4, obs-local-part).
    ///
    /// Dots at the ends and two in a row are kept: such addresses exist.
    var localPart: [UInt8]? {
        canBeLocalPart && !isEmpty ? joined : nil
    }

    mutating func add(_ word: some Collection<UInt8>) {
        if last == .word { canBeLocalPart = false }
        append(word)
        last = .word
    }

    mutating func addDot() {
        append(CollectionOfOne(UInt8(ascii: ".")))
        last = .dot
    }

    mutating func addSpace() {
        spacePending = true
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        if spacePending, !phrase.isEmpty { phrase.append(UInt8(ascii: " ")) }
        spacePending = false
        phrase += bytes
        joined += bytes
    }
}
