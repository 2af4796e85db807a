/// A charset that is ISO-8859-1 but for a few octets.
enum SingleByteCharset {
    case latin1
    case latin9
    case windows1252

    /// The text as UTF-8; octets without a character become U+FFFD.
    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            let scalar = scalar(byte)
            if scalar < 0x80 {
                result.append(UInt8(scalar))
            } else if scalar < 0x800 {
                result.append(0xC0 | UInt8(scalar >> 6))
                result.append(0x80 | UInt8(scalar & 0x3F))
            } else {
                result.append(0xE0 | UInt8(scalar >> 12))
                result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
                result.append(0x80 | UInt8(scalar & 0x3F))
            }
        }
        return result
    }

    private func scalar(_ byte: UInt8) -> UInt16 {
        switch self {
        case .latin1: UInt16(byte)
        case .latin9: latin9Scalar(byte)
        case .windows1252:
            (0x80...0x9F).contains(byte) ? windows1252Controls[Int(byte) - 0x80] : UInt16(byte)
        }
    }
}

/// What windows-1252 has in place of the C1 controls.
private let windows1252Controls: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]

private func latin9Scalar(_ byte: UInt8) -> UInt16 {
    switch byte {
    case 0xA4: 0x20AC
    case 0xA6: 0x0160
    case 0xA8: 0x0161
    case 0xB4: 0x017D
    case 0xB8: 0x017E
    case 0xBC: 0x0152
    case 0xBD: 0x0153
    case 0xBE: 0x0178
    default: UInt16(byte)
    }
}
