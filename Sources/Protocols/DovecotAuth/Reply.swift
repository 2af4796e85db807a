internal import Mail

extension DovecotAuth {
    /// A line that answers a request, on either side of the socket.
    public enum Reply: Sendable, Equatable {
        /// The login is right; `user=` is among the fields.
        case ok(id: UInt32, fields: [Field])

        /// The login is wrong, or with `code=temp_fail` unknown for now. As the answer to a
        /// lookup: unknown for now.
        case fail(id: UInt32, fields: [Field])

        /// The mechanism asks for more.
        case proceed(id: UInt32, challenge: [UInt8])

        /// The user that was looked up, with `uid=`, `gid=` and `home=`.
        case user(id: UInt32, name: [UInt8], fields: [Field])

        /// The user that was looked up does not exist.
        case notFound(id: UInt32)

        /// The line, with its LF.
        public var encoded: [UInt8] {
            switch self {
            case .ok(let id, let fields): answer("OK", id, fields.map(\.bytes))
            case .fail(let id, let fields): answer("FAIL", id, fields.map(\.bytes))
            case .proceed(let id, let challenge): answer("CONT", id, [Base64.encode(challenge)])
            case .user(let id, let name, let fields):
                answer("USER", id, [name] + fields.map(\.bytes))
            case .notFound(let id): answer("NOTFOUND", id, [])
            }
        }

        /// Reads a line without its LF; nil when it is no such answer, as those of the greeting.
        public init?(parsing line: some Collection<UInt8>) {
            let fields = DovecotAuth.fields(of: line)
            guard fields.count >= 2, let id = DovecotAuth.number(fields[1]) else { return nil }
            let rest = fields.dropFirst(2)
            switch String(decoding: fields[0], as: UTF8.self) {
            case "OK": self = .ok(id: id, fields: rest.map(Field.init(parsing:)))
            case "FAIL": self = .fail(id: id, fields: rest.map(Field.init(parsing:)))
            case "CONT":
                guard let challenge = Base64.decodeExactly(rest.first ?? []) else { return nil }
                self = .proceed(id: id, challenge: challenge)
            case "USER":
                guard let name = rest.first else { return nil }
                self = .user(id: id, name: name, fields: rest.dropFirst().map(Field.init(parsing:)))
            case "NOTFOUND": self = .notFound(id: id)
            default: return nil
            }
        }

        /// The number of the request that this answers.
        public var id: UInt32 {
            switch self {
            case .ok(let id, _), .fail(let id, _), .proceed(let id, _), .user(let id, _, _),
                .notFound(let id):
                id
            }
        }
    }

    /// A decimal number of 32 bits, as identifiers are; nil for anything else.
    static func number(_ digits: some Collection<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self))
    }

    /// A line of escaped fields, with its LF.
    static func line(_ fields: [[UInt8]]) -> [UInt8] {
        Array(fields.map { escape($0) }.joined(separator: [tab])) + [lineFeed]
    }
}

private func answer(_ command: String, _ id: UInt32, _ rest: [[UInt8]]) -> [UInt8] {
    DovecotAuth.line([Array(command.utf8), Array(String(id).utf8)] + rest)
}
