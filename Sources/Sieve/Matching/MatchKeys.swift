/// The keys of a test, folded when it is compiled if they are constants.
struct MatchKeys: Sendable {
    private enum Keys: Sendable {
        /// Folded.
        case constant(ByteStrings)
        indirect case changing(StringList, areWordLists: Bool)
    }

    let comparator: Comparator
    private let keys: Keys

    init(_ list: StringList, areWordLists: Bool, comparator: Comparator) {
        self.comparator = comparator
        keys =
            Self.fold(list, areWordLists, by: comparator).map(Keys.constant)
            ?? .changing(list, areWordLists: areWordLists)
    }

    /// The folded keys; nil if one changes from run to run.
    var constants: ByteStrings? {
        guard case .constant(let keys) = keys else { return nil }
        return keys
    }

    /// The folded keys; evaluated once a test.
    func folded(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> ByteStrings {
        switch keys {
        case .constant(let keys): return keys
        case .changing(let templates, let areWordLists):
            if let keys = progress.keys { return keys }
            let values = try templates.evaluated(in: &run)
            if case .function = comparator.folding {
                try run.charge(Self.stepsOfHardestOctet * values.sizeOfConstants)
            }
            let keys = Self.fold(values, areWordLists, by: comparator)
            progress.keys = keys
            return keys ?? ByteStrings(count: 0, size: 0) { _ in }
        }
    }

    /// The folded keys; nil if one changes from run to run.
    private static func fold(
        _ list: StringList, _ areWordLists: Bool, by comparator: Comparator
    ) -> ByteStrings? {
        let size = list.sizeOfConstants
        // Each word has a byte, and one before it but for the first.
        let count = areWordLists ? list.count + size / 2 : list.count
        var areConstant = true
        let keys: ByteStrings
        switch comparator.folding {
        case .none:
            keys = ByteStrings(count: count, size: size) { writer in
                areConstant = list.forEachKey(areWordLists) { writer.append($0) { $0 } }
            }
        case .asciiUppercase:
            keys = ByteStrings(count: count, size: size) { writer in
                areConstant = list.forEachKey(areWordLists) {
                    writer.append($0, as: ByteFold.asciiUppercase.callAsFunction)
                }
            }
        case .function(let function):
            var texts: [[UInt8]] = []
            areConstant = list.forEachKey(areWordLists) { texts.append(function(Array($0)).bytes) }
            keys = ByteStrings(texts)
        }
        return areConstant ? keys : nil
    }

    /// How the bytes of a value are to be folded on the way, and the value if that is not enough.
    func prepare(
        _ value: [UInt8], in run: inout Run
    ) throws(RunFailure) -> (value: FoldedText, fold: ByteFold) {
        switch comparator.folding {
        case .none: return (FoldedText(bytes: value), .none)
        case .asciiUppercase: return (FoldedText(bytes: value), .asciiUppercase)
        case .function(let function):
            // What there are no steps for is not begun; those that it did not take are given back.
            let most = Self.stepsOfHardestOctet * value.count
            try run.charge(most)
            let text = function(value)
            let growth = max(0, text.bytes.count - value.count)
            try run.charge(min(0, Self.stepsOfFoldedOctet * value.count + growth - most))
            return (text, .none)
        }
    }

    /// A function that folds makes a copy, and looks letters up.
    private static let stepsOfFoldedOctet = 8

    /// The same for an octet of a character that becomes many: U+FDFA of three octets becomes 33.
    private static let stepsOfHardestOctet = 20
}

extension StringList {
    /// Reads all keys if none of them changes from run to run; else false.
    @inline(__always)
    fileprivate func forEachKey(
        _ areWordLists: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Void
    ) -> Bool {
        guard areWordLists else { return forEachConstant(body) }
        return forEachConstant { text in
            for word in text.split(separator: UInt8(ascii: " ")) {
                body(UnsafeBufferPointer(rebasing: word))
            }
        }
    }
}
