extension DovecotAuth {
    private static let escapeByte: UInt8 = 0x01

    /// A value as a field of a line: NUL, 0x01, TAB, CR and LF become two bytes each.
    public static func escape(_ value: some Collection<UInt8>) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(value.count)
        for byte in value {
            switch byte {
            case 0x00: escaped += [escapeByte, UInt8(ascii: "0")]
            case escapeByte: escaped += [escapeByte, UInt8(ascii: "1")]
            case tab: escaped += [escapeByte, UInt8(ascii: "t")]
            case 0x0D: escaped += [escapeByte, UInt8(ascii: "r")]
            case lineFeed: escaped += [escapeByte, UInt8(ascii: "n")]
            default: escaped.append(byte)
            }
        }
        return escaped
    }

    /// The value of a field of a line.
    ///
    /// As in Dovecot's `str_tabunescape`, an unknown letter after 0x01 stands for itself, and a
    /// 0x01 at the end is dropped.
    public static func unescape(_ field: some Collection<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(field.count)
        var escaping = false
        for byte in field {
            if escaping {
                value.append(meaning(of: byte))
                escaping = false
            } else if byte == escapeByte {
                escaping = true
            } else {
                value.append(byte)
            }
        }
        return value
    }

    /// The unescaped fields of a line that has no LF any more.
    static func fields(of line: some Collection<UInt8>) -> [[UInt8]] {
        line.split(separator: tab, omittingEmptySubsequences: false).map { unescape($0) }
    }

    private static func meaning(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "0"): 0x00
        case UInt8(ascii: "1"): escapeByte
        case UInt8(ascii: "t"): tab
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "n"): lineFeed
        default: letter
        }
    }
}
