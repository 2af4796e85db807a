internal import Mail

/// Makes keys equal that differ in case only.
///
/// Postfix folds the keys of its tables, and with `smtputf8_enable` not only A to Z. Most keys
/// are ASCII and in lower case already: for these nothing is copied.
public enum KeyFolding {
    /// The key in lower case.
    ///
    /// Bytes that are no UTF-8 stay as they are.
    public static func folded(_ key: [UInt8]) -> [UInt8] {
        var isASCII = true
        var hasUppercase = false
        for byte in key {
            if byte > 0x7f { isASCII = false }
            if ASCII.isUppercase(byte) { hasUppercase = true }
        }
        if isASCII { return hasUppercase ? ASCII.lowercased(key) : key }
        guard let text = String(validating: key, as: UTF8.self) else {
            return ASCII.lowercased(key)
        }
        return Array(text.lowercased().utf8)
    }
}
