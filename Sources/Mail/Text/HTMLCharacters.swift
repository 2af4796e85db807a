/// The characters that HTML has names for, as far as mail uses them (HTML 4.01, 24).
enum HTMLCharacters {
    /// The longest name or number that is looked for, without `&` and `;`.
    static let lengthLimit = 10

    /// The character of a reference, such as `amp`, `#228` or `#xE4`; nil if there is none.
    static func character(_ reference: [UInt8]) -> Unicode.Scalar? {
        guard reference.first == UInt8(ascii: "#") else {
            return names[String(decoding: reference, as: UTF8.self)]
        }
        let text = String(decoding: reference.dropFirst(), as: UTF8.self)
        let isHexadecimal = text.first == "x" || text.first == "X"
        guard let number = isHexadecimal ? UInt32(text.dropFirst(), radix: 16) : UInt32(text),
            number > 0
        else { return nil }
        // These numbers are meant as those of windows-1252.
        if (0x80...0x9F).contains(number), let byte = UInt8(exactly: number) {
            let meant = Charset.utf8([byte], from: Array("windows-1252".utf8)) ?? []
            return String(decoding: meant, as: UTF8.self).unicodeScalars.first
        }
        return Unicode.Scalar(number)
    }

    private static let names: [String: Unicode.Scalar] = {
        var names: [String: Unicode.Scalar] = [
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
        for (offset, name) in latin1.split(separator: " ").enumerated() {
            names[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
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
