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
        // Without a way out of the loop it is done sixteen bytes at a time.
        var all: UInt8 = 0
        var hasUppercase: UInt8 = 0
        for byte in key {
            all |= byte
            hasUppercase |= ASCII.isUppercase(byte) ? 1 : 0
        }
        if all <= 0x7f { return hasUppercase == 0 ? key : ASCII.lowercased(key) }
        guard let text = String(validating: key, as: UTF8.self) else {
            return ASCII.lowercased(key)
        }
        return Array(text.lowercased().utf8)
    }
}
