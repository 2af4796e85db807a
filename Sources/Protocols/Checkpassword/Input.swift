extension Checkpassword {
    /// What stands on descriptor 3: `name NUL password NUL timestamp NUL`.
    ///
    /// Dovecot leaves the timestamp empty, and the password too when it only looks a user up.
    /// Descriptions and mirrors of it do not show the password.
    public struct Input: Sendable, Equatable {
        /// The name, not empty.
        public var login: [UInt8]

        /// The password; may be empty.
        public var password: [UInt8]

        /// Reads the whole input.
        public init(parsing bytes: [UInt8]) throws(InputError) {
            guard !bytes.isEmpty else { throw .empty }
            guard bytes.count <= maximumInputLength else { throw .tooLong }
            let parts = bytes.split(separator: 0, omittingEmptySubsequences: false)
            // Three terminated parts leave a fourth, what follows the last NUL; more may follow.
            guard parts.count >= 4 else { throw .truncated }
            guard !parts[0].isEmpty else { throw .noName }
            login = Array(parts[0])
            password = Array(parts[1])
        }
    }

    /// What is wrong with the input; the text repeats nothing of it.
    public enum InputError: Error, Equatable, Sendable, CustomStringConvertible {
        /// There is no input.
        case empty

        /// It is longer than ``Checkpassword/maximumInputLength``.
        case tooLong

        /// It has less than three NULs.
        case truncated

        /// The name is empty.
        case noName

        /// A line for the log.
        public var description: String {
            switch self {
            case .empty: "the input on descriptor 3 is empty"
            case .tooLong: "name and password are longer than \(maximumInputLength) bytes"
            case .truncated: "the input on descriptor 3 is not three strings that end in NUL"
            case .noName: "the user name is empty"
            }
        }
    }
}

extension Checkpassword.Input: CustomStringConvertible, CustomReflectable {
    /// The input without its password.
    public var description: String { "login=\(String(decoding: login, as: UTF8.self))" }

    /// Only the description, so that `dump` and failing tests do not print the password.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
