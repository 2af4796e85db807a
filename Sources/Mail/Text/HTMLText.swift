/// Takes the text out of HTML that comes in pieces, in UTF-8.
///
///     <p>Gr&uuml;&szlig;e aus <b>W</b>ien</p>   ->   Grüße aus Wien
///
/// It reads mark-up as mail readers do and never fails. White space is what a reader sees: runs of
/// it become one space, and blocks are lines. Scripts, style sheets and comments vanish.
public struct HTMLText {
    private enum State {
        case text
        /// Behind `&`.
        case reference
        /// In the name of a tag.
        case tagName
        /// Behind the name of a tag.
        case tag
        /// In a quoted string of a tag, which this octet ends.
        case quoted(UInt8)
        /// In a comment, with how many dashes came last.
        case comment(dashes: Int)
    }

    /// Octets of the name of a tag that are looked at.
    private static let nameLimit = 12

    private var state = State.text

    /// What has been read of a reference, or of the name of a tag.
    private var name: [UInt8] = []

    /// The element whose content is no text: `script`, `style`, `title` ...
    private var hidden: ShortWord?
    private var isPreformatted = false

    /// White space that is written if a character follows: none, a space, or line ends.
    private var pendingSpace = false
    private var pendingLines = 0
    private var hasText = false

    /// Makes a reader that stands before the first octet.
    public init() {}

    /// Appends the text of the next piece, whose lines end with CRLF.
    public mutating func decode(_ piece: [UInt8], into result: inout [UInt8]) {
        for byte in piece { take(byte, into: &result) }
    }

    /// Appends what was held back at the end of the last piece.
    public mutating func finish(into result: inout [UInt8]) {
        if case .reference = state { putReference(into: &result) }
        state = .text
        if hasText { result += Array("\r\n".utf8) }
    }

    private mutating func take(_ byte: UInt8, into result: inout [UInt8]) {
        switch state {
        case .text: takeText(byte, into: &result)
        case .reference: takeReference(byte, into: &result)
        case .tagName: takeTagName(byte)
        case .tag:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if hidden == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                state = .quoted(byte)
            }
        case .quoted(let quote): if byte == quote { state = .tag }
        case .comment(let dashes):
            if byte == UInt8(ascii: ">"), dashes >= 2 {
                state = .text
            } else {
                state = .comment(dashes: byte == UInt8(ascii: "-") ? dashes + 1 : 0)
            }
        }
    }

    private mutating func takeText(_ byte: UInt8, into result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "<"): state = .tagName
        case UInt8(ascii: "&") where hidden == nil: state = .reference
        default:
            put(byte, into: &result)
            return
        }
        name.removeAll(keepingCapacity: true)
    }

    private mutating func takeReference(_ byte: UInt8, into result: inout [UInt8]) {
        let isPart = ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "#") && name.isEmpty
        if isPart, name.count < HTMLCharacters.lengthLimit {
            name.append(byte)
            return
        }
        state = .text
        if let character = HTMLCharacters.character(name) {
            // A no-break space is a space to whoever looks for words.
            if character == "\u{A0}" {
                put(UInt8(ascii: " "), into: &result)
            } else if character != "\u{AD}" {
                for octet in String(character).utf8 { put(octet, into: &result) }
            }
            if byte == UInt8(ascii: ";") { return }
        } else {
            putReference(into: &result)
        }
        takeText(byte, into: &result)
    }

    private mutating func takeTagName(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            endTag()
        } else if byte == UInt8(ascii: "-"), name.elementsEqual("!-".utf8) {
            state = .comment(dashes: 0)
        } else if ASCII.isFoldingSpace(byte) || byte == UInt8(ascii: "/") && !name.isEmpty
            || name.count == Self.nameLimit
        {
            state = .tag
        } else {
            name.append(byte)
        }
    }

    private mutating func endTag() {
        state = .text
        let isEnd = name.first == UInt8(ascii: "/")
        guard let element = ShortWord(name.dropFirst(isEnd ? 1 : 0).lazy.map(ASCII.lowercased))
        else { return }
        if let hidden {
            if isEnd, element == hidden { self.hidden = nil }
            return
        }
        switch HTMLElement.known[element] {
        case .hidden: if !isEnd { hidden = element }
        case .lineBreak: pendingLines += isEnd ? 0 : 1
        case .line: pendingLines = max(pendingLines, 1)
        case .paragraph: pendingLines = max(pendingLines, 2)
        case .preformatted:
            isPreformatted = !isEnd
            pendingLines = max(pendingLines, 1)
        case .cell: pendingSpace = true
        case nil: break
        }
    }

    /// What looked like a reference is text.
    private mutating func putReference(into result: inout [UInt8]) {
        put(UInt8(ascii: "&"), into: &result)
        for byte in name { put(byte, into: &result) }
    }

    private mutating func put(_ byte: UInt8, into result: inout [UInt8]) {
        guard hidden == nil else { return }
        if ASCII.isFoldingSpace(byte), !isPreformatted {
            pendingSpace = true
            return
        }
        if isPreformatted, byte == UInt8(ascii: "\r") { return }
        if isPreformatted, byte == UInt8(ascii: "\n") {
            pendingLines += 1
            return
        }
        if hasText {
            if pendingLines > 0 {
                for _ in 0..<min(pendingLines, 2) { result += [0x0D, 0x0A] }
            } else if pendingSpace {
                result.append(0x20)
            }
        }
        pendingLines = 0
        pendingSpace = false
        hasText = true
        result.append(byte)
    }
}

/// What an element does to the text around it.
private enum HTMLElement {
    /// Its content is no text.
    case hidden
    /// A line ends there.
    case lineBreak
    /// It is a line of its own.
    case line
    /// It has an empty line before and behind it.
    case paragraph
    /// White space in it is kept.
    case preformatted
    /// It is apart from what is beside it.
    case cell

    static let known: [ShortWord: HTMLElement] = {
        var known: [ShortWord: HTMLElement] = [:]
        for (names, kind) in [
            ("script style title template noscript", HTMLElement.hidden), ("br", .lineBreak),
            ("tr li div dt dd option hr", .line), ("pre", .preformatted), ("td th", .cell),
            (
                "p h1 h2 h3 h4 h5 h6 table ul ol dl body form section article header footer",
                .paragraph
            ),
        ] {
            for name in names.split(separator: " ") {
                if let word = ShortWord(name.utf8) { known[word] = kind }
            }
        }
        return known
    }()
}
