internal import Mail

/// The rules for new passwords: those that no mail program could send are refused.
public enum AccountPassword {
    /// The longest password in bytes, as far as crypt(3) takes it.
    public static let maximumLength = 511

    /// What forbids a password; nil when nothing does.
    ///
    /// The text never holds any of it.
    ///
    /// It must be UTF-8 without control characters: SASL's PLAIN sends UTF-8 and ends the password
    /// at a NUL (RFC 4616), and a carriage return that came along from a file would lock the
    /// user out.
    public static func violation(_ password: [UInt8]) -> String? {
        guard !password.isEmpty else { return "the password is empty; choose one" }
        guard password.count <= maximumLength else {
            return "the password is longer than \(maximumLength) bytes; choose a shorter one"
        }
        if password.contains(where: ASCII.isControl) {
            return "the password holds a control character; choose one without"
        }
        return isUTF8(password) ? nil : "the password is not UTF-8; see the locale of the terminal"
    }

    /// Decodes without making a text of it: that would be one more copy of the secret.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return true
            case .error: return false
            }
        }
    }
}
