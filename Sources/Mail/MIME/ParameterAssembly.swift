/// Puts parameters together that come in pieces, and decodes them (RFC 2231 3 and 4).
struct ParameterAssembly {
    private struct Section {
        let number: Int
        let isEncoded: Bool
        let value: [UInt8]
    }

    private var names: [[UInt8]] = []
    /// `name=value`.
    private var plain: [[UInt8]: [UInt8]] = [:]
    /// `name*0=value`, `name*1*=value`, and `name*=value` as section zero.
    private var sections: [[UInt8]: [Section]] = [:]

    /// Adds a parameter as it is written; the first of several with one name counts.
    mutating func add(_ writtenName: [UInt8], _ value: [UInt8]) {
        var name = ASCII.lowercased(writtenName)
        let isEncoded = name.count > 1 && name.last == UInt8(ascii: "*")
        if isEncoded { name.removeLast() }
        let star = name.lastIndex(of: UInt8(ascii: "*"))
        let number = star.flatMap { Self.number(name[($0 + 1)...]) }
        if let star, number != nil { name.removeSubrange(star...) }
        if plain[name] == nil, sections[name] == nil { names.append(name) }
        if isEncoded || number != nil {
            sections[name, default: []].append(
                Section(number: number ?? 0, isEncoded: isEncoded, value: value))
        } else if plain[name] == nil {
            plain[name] = value
        }
    }

    /// All parameters, decoded.
    ///
    /// Where both forms are there, the one of RFC 2231 says more.
    func parameters(_ library: any CharsetLibrary) -> [ParameterizedValue.Parameter] {
        names.map { name in
            let joined = sections[name].flatMap { join($0, library) }
            // Encoded words must not stand here (RFC 2047 5), but often do.
            let value = joined ?? EncodedWord.decode(plain[name] ?? [], library: library)
            return ParameterizedValue.Parameter(name: name, value: value)
        }
    }

    /// The value of sections from zero on, up to the first that is missing; nil without zero.
    private func join(_ sections: [Section], _ library: any CharsetLibrary) -> [UInt8]? {
        var charset: [UInt8] = []
        var octets: [UInt8] = []
        var next = 0
        for section in sections.sorted(by: { $0.number < $1.number }) {
            if section.number < next { continue }
            guard section.number == next else { break }
            var value = section.value[...]
            if section.isEncoded {
                if next == 0 { (charset, value) = Self.splitCharset(value) }
                octets += Self.percentDecoded(value)
            } else {
                octets += value
            }
            next += 1
        }
        guard next > 0 else { return nil }
        return charset.isEmpty
            ? octets : Charset.utf8(octets, from: charset, library: library) ?? octets
    }

    /// `charset'language'text`; without two quotes all is text.
    private static func splitCharset(
        _ value: ArraySlice<UInt8>
    ) -> (charset: [UInt8], text: ArraySlice<UInt8>) {
        let parts = value.split(
            separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 ? (Array(parts[0]), parts[2]) : ([], value)
    }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%"), index + 2 < text.endIndex,
                let high = ASCII.hexValue(text[index + 1]),
                let low = ASCII.hexValue(text[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    /// The number of a section; nil for anything else, and for more than there can be.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.count <= 4 ? ASCII.number(digits) : nil
    }
}
