import Mail

/// The content of a `dovecot-keywords` file: which letter is which keyword.
struct KeywordList {
    private static let letterCount = 26

    private var names = [[UInt8]?](repeating: nil, count: letterCount)

    /// Reads lines of a number, a space and a keyword; others are ignored, as Dovecot does.
    init(_ content: [UInt8]) {
        for line in content.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard parts.count == 2, let number = Int(String(decoding: parts[0], as: UTF8.self)),
                names.indices.contains(number)
            else { continue }
            names[number] = Array(parts[1])
        }
    }

    /// Whether all letters are taken.
    var isFull: Bool { !names.contains(nil) }

    /// The letter of a keyword, nil if it has none.
    func letter(of keyword: [UInt8]) -> UInt8? {
        names.firstIndex { $0.map { ASCII.equalIgnoringCase($0, keyword) } ?? false }
            .map { UInt8(ascii: "a") + UInt8($0) }
    }

    /// The keyword of a letter, nil if there is none.
    func name(of letter: UInt8) -> [UInt8]? {
        let number = Int(letter) - Int(UInt8(ascii: "a"))
        return names.indices.contains(number) ? names[number] : nil
    }

    /// Gives a keyword the first free letter; false if it has one, or none is free.
    mutating func add(_ keyword: [UInt8]) -> Bool {
        guard letter(of: keyword) == nil, let free = names.firstIndex(of: nil) else {
            return false
        }
        names[free] = keyword
        return true
    }

    /// The lines of the file.
    func serialized() -> [UInt8] {
        var result: [UInt8] = []
        for (number, name) in names.enumerated() {
            guard let name else { continue }
            result += "\(number) ".utf8
            result += name
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }
}
