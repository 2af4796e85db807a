/// A way to compare texts (RFC 4790), chosen with `:comparator`.
///
/// It is a constant, and a class only so that each matcher holds a pointer to it.
public final class Comparator: Sendable {
    /// What a comparator can do (RFC 4790, 4.2).
    public struct Operations: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Makes a set of bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Whether two texts are the same.
        public static let equality = Operations(rawValue: 1)

        /// Whether one text is part of another; also needed for patterns.
        public static let substring = Operations(rawValue: 2)

        /// Which of two texts comes first.
        public static let ordering = Operations(rawValue: 4)

        /// All of them.
        public static let all: Operations = [.equality, .substring, .ordering]
    }

    /// How texts are made alike before their bytes are compared.
    public enum Folding: Sendable {
        /// Not at all.
        case none
        /// a to z become A to Z.
        case asciiUppercase
        /// By a function, which may change the length.
        case function(@Sendable ([UInt8]) -> FoldedText)
    }

    /// Which of two texts comes first: negative, zero, or positive.
    public typealias Order = @Sendable (_ first: [UInt8], _ second: [UInt8]) -> Int

    /// The name in `:comparator`: "i;octet".
    public let name: String

    /// What it can do.
    public let operations: Operations

    /// How texts are made alike.
    public let folding: Folding

    /// Whether `?` stands for one octet, and not for one character of UTF-8 (RFC 5228, 2.7.1).
    public let countsOctets: Bool

    /// The order and equality, when it is not that of the folded bytes.
    public let order: Order?

    /// Makes a comparator.
    public init(
        _ name: String, operations: Operations = .all, folding: Folding, countsOctets: Bool,
        order: Order? = nil
    ) {
        self.name = name
        self.operations = operations
        self.folding = folding
        self.countsOctets = countsOctets
        self.order = order
    }
}

extension Comparator {
    /// Whether two texts are the same to this comparator.
    public func equal(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        compare(first, second) == 0
    }

    /// Which of two texts comes first: negative, zero, or positive.
    public func compare(_ first: [UInt8], _ second: [UInt8]) -> Int {
        if let order { return order(first, second) }
        let first = fold(first).bytes
        let second = fold(second).bytes
        for (one, other) in zip(first, second) where one != other {
            return one < other ? -1 : 1
        }
        return first.count - second.count
    }

    /// The text with its differences that do not count removed.
    public func fold(_ text: [UInt8]) -> FoldedText {
        switch folding {
        case .none: FoldedText(bytes: text)
        case .asciiUppercase:
            FoldedText(bytes: text.map(ByteFold.asciiUppercase.callAsFunction))
        case .function(let function): function(text)
        }
    }
}

/// A text as a comparator sees it.
public struct FoldedText: Sendable {
    /// The bytes to compare.
    public var bytes: [UInt8]

    /// For each byte, and for the end, the offset in the original text that it came from; nil when
    /// no byte has moved.
    ///
    /// They are small, as there are many of them.
    public var origins: [UInt32]?

    /// Makes a text.
    public init(bytes: [UInt8], origins: [UInt32]? = nil) {
        self.bytes = bytes
        self.origins = origins
    }
}

/// The foldings that go byte by byte, and so need no copy of the text.
enum ByteFold {
    case none
    case asciiUppercase

    @inline(__always)
    func callAsFunction(_ byte: UInt8) -> UInt8 {
        switch self {
        case .none: byte
        case .asciiUppercase: byte &- 0x61 < 26 ? byte & ~0x20 : byte
        }
    }
}
