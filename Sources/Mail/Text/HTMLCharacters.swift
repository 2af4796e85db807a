/// The characters that HTML has names for, as far as mail uses them (HTML 4.01, 24).
enum HTMLCharacters {
    /// The longest name or number that is looked for, without `&` and `;`.
    static let lengthLimit = 10

    /// The character of a reference, such as `amp`, `#228` or `#xE4`; nil if there is none.
    static func character(_ reference: [UInt8]) -> Unicode.Scalar? {
        guard reference.first == UInt8(ascii: "#") else {
            return ShortWord(reference).flatMap { names[$0] }
        }
        let isHexadecimal = reference.count > 1 && ASCII.lowercased(reference[1]) == 0x78
        var number: UInt32 = 0
        for digit in reference.dropFirst(isHexadecimal ? 2 : 1) {
            guard let value = ASCII.hexValue(digit), isHexadecimal || value < 10 else { return nil }
            // Ten digits do not go beyond what is checked below, if it is checked each time.
            number = number * (isHexadecimal ? 16 : 10) + UInt32(value)
            if number > 0x10FFFF { return nil }
        }
        guard number > 0 else { return nil }
        // These numbers are meant as those of windows-1252.
        if (0x80...0x9F).contains(number), let byte = UInt8(exactly: number) {
            let meant = Charset.utf8([byte], from: Array("windows-1252".utf8)) ?? []
            return String(decoding: meant, as: UTF8.self).unicodeScalars.first
        }
        return Unicode.Scalar(number)
    }

    private static let names: [ShortWord: Unicode.Scalar] = {
        let some: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "AMP": "&", "LT": "<",
            "GT": ">", "QUOT": "\"", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š",
            "Yuml": "Ÿ", "fnof": "ƒ", "circ": "ˆ", "tilde": "˜", "ensp": "\u{2002}",
            "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
            "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“",
            "rdquo": "”", "bdquo": "„", "dagger": "†", "Dagger": "‡", "bull": "•", "hellip": "…",
            "permil": "‰", "prime": "′", "Prime": "″", "lsaquo": "‹", "rsaquo": "›", "euro": "€",
            "trade": "™", "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "minus": "−",
            "infin": "∞", "asymp": "≈", "ne": "≠", "le": "≤", "ge": "≥",
        ]
        var names: [ShortWord: Unicode.Scalar] = [:]
        for (name, character) in some {
            if let word = ShortWord(name.utf8) { names[word] = character }
        }
        for (offset, name) in latin1.split(separator: " ").enumerated() {
            if let word = ShortWord(name.utf8) {
                names[word] = Unicode.Scalar(UInt32(0xA0 + offset))
            }
        }
        return names
    }()

    /// The names of U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
        sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
        Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
        ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
        szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
        icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
        yacute thorn yuml
        """
}

/// A word of eight octets at most, which is compared at once.
struct ShortWord: Hashable, Sendable {
    private let value: UInt64

    /// Takes a word; nil if it is longer.
    init?(_ octets: some Sequence<UInt8>) {
        var value: UInt64 = 0
        for octet in octets {
            guard value >> 56 == 0 else { return nil }
            value = value << 8 | UInt64(octet)
        }
        self.value = value
    }
}
