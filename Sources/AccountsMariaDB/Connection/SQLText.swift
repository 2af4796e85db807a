/// A statement with values in it, of which none can be taken for SQL.
///
///     let statement: SQLText = "SELECT owner FROM aliases WHERE address = \(address)"
///
/// A value becomes a hexadecimal literal of UTF-8, whatever octets it has and whatever the server's
/// SQL_MODE says of backslashes and quotation marks:
///
///     SELECT owner FROM aliases WHERE address = _utf8mb4 X'6140622E63'
///
/// Its collation gives way to that of the column it is compared with
/// (<https://mariadb.com/kb/en/character-set-and-collation-overview/>).
struct SQLText: Equatable, ExpressibleByStringInterpolation {
    /// The statement as the server gets it.
    let text: String

    init(stringLiteral text: String) {
        self.text = text
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 64)
        }

        mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// A value; nil is NULL.
        mutating func appendInterpolation(_ value: String?) {
            guard let value else {
                text += "NULL"
                return
            }
            appendInterpolation(Array(value.utf8))
        }

        /// A value that is known by its octets.
        mutating func appendInterpolation(_ octets: [UInt8]) {
            text += "_utf8mb4 X'"
            for octet in octets { text += Self.digits[Int(octet)] }
            text += "'"
        }

        /// A number.
        mutating func appendInterpolation(_ number: Int) {
            text += String(number)
        }

        /// Another piece of SQL, of our own.
        mutating func appendInterpolation(sql piece: SQLText) {
            text += piece.text
        }

        private static let digits = (0..<256).map { octet in
            (octet < 16 ? "0" : "") + String(octet, radix: 16, uppercase: true)
        }
    }
}
