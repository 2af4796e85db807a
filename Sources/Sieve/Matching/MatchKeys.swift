/// The keys of a test, folded when it is compiled if they are constants.
struct MatchKeys: Sendable {
    let comparator: Comparator
    /// Folded; nil if a key changes from run to run.
    let constants: [[UInt8]]?
    private let templates: [StringTemplate]
    private let areWordLists: Bool

    init(_ request: MatchRequest) {
        comparator = request.comparator
        areWordLists = request.keysAreWordLists
        var constants: [[UInt8]] = []
        constants.reserveCapacity(request.keys.count)
        for key in request.keys {
            guard let constant = key.constant else {
                self.constants = nil
                templates = request.keys
                return
            }
            Self.append(constant, areWordLists, comparator, to: &constants)
        }
        self.constants = constants
        templates = []
    }

    /// The folded keys; evaluated once a test.
    func folded(
        _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> [[UInt8]] {
        if let constants { return constants }
        if let keys = progress.keys { return keys }
        var keys: [[UInt8]] = []
        for template in templates {
            let key = template.value(in: run)
            try run.charge(key.count + 1)
            Self.append(key, areWordLists, comparator, to: &keys)
        }
        progress.keys = keys
        return keys
    }

    private static func append(
        _ key: [UInt8], _ isWordList: Bool, _ comparator: Comparator, to keys: inout [[UInt8]]
    ) {
        guard isWordList else {
            keys.append(comparator.fold(key).bytes)
            return
        }
        for word in key.split(separator: UInt8(ascii: " ")) {
            keys.append(comparator.fold(Array(word)).bytes)
        }
    }

    /// How the bytes of a value are to be folded on the way, and the value if that is not enough.
    func prepare(
        _ value: [UInt8], in run: inout Run
    ) throws(RunFailure) -> (value: FoldedText, fold: ByteFold) {
        switch comparator.folding {
        case .none: return (FoldedText(bytes: value), .none)
        case .asciiUppercase: return (FoldedText(bytes: value), .asciiUppercase)
        case .function(let function):
            try run.charge(Self.stepsOfFoldedOctet * value.count)
            return (function(value), .none)
        }
    }

    /// A function that folds makes a copy, and looks letters up.
    private static let stepsOfFoldedOctet = 8
}
