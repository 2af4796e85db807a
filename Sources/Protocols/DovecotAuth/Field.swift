extension DovecotAuth {
    /// A `name=value` field of a request or reply; without a value it is a flag (`secured`).
    public struct Field: Sendable, Equatable {
        /// The name, before the first `=`.
        public var name: [UInt8]

        /// The unescaped value, or nil when there is no `=`.
        public var value: [UInt8]?

        /// Makes a field from a name without a `=`.
        public init(_ name: String, _ value: [UInt8]? = nil) {
            self.name = Array(name.utf8)
            self.value = value
        }

        /// Makes a field from a text value.
        public init(_ name: String, _ value: String) {
            self.init(name, Array(value.utf8))
        }

        /// Reads an unescaped field of a line.
        init(parsing field: [UInt8]) {
            let sign = field.firstIndex(of: UInt8(ascii: "="))
            name = Array(field[..<(sign ?? field.endIndex)])
            value = sign.map { Array(field[($0 + 1)...]) }
        }

        /// The field with its name and value, not yet escaped.
        var bytes: [UInt8] {
            guard let value else { return name }
            return name + [UInt8(ascii: "=")] + value
        }
    }
}
