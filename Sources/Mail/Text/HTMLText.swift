/// Takes the text out of HTML that comes in pieces, in UTF-8.
///
///     <p>Gr&uuml;&szlig;e aus <b>W</b>ien</p>   ->   Grüße aus Wien
///
/// It reads mark-up as mail readers do and never fails. White space is what a reader sees: runs of
/// it become one space, and blocks are lines. Scripts, style sheets and comments vanish.
public struct HTMLText {
    private enum State {
        case text
        /// Behind `&`, with what has been read of the reference.
        case reference([UInt8])
        /// In a tag, with its name as far as it matters, and the quotation mark that is open.
        case tag(name: [UInt8], isNameComplete: Bool, quote: UInt8?)
        /// In a comment, with how many dashes came last.
        case comment(dashes: Int)
    }

    /// Octets of the name of a tag that are looked at.
    private static let nameLimit = 12

    private var state = State.text

    /// The element whose content is no text: `script`, `style`, `title` ...
    private var hidden: [UInt8]?
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
        if case .reference(let name) = state { put([UInt8(ascii: "&")] + name, into: &result) }
        state = .text
        if hasText { result += Array("\r\n".utf8) }
    }

    private mutating func take(_ byte: UInt8, into result: inout [UInt8]) {
        switch state {
        case .text: takeText(byte, into: &result)
        case .reference(let name): takeReference(byte, name, into: &result)
        case .tag(let name, let isComplete, let quote):
            takeTag(byte, name, isComplete, quote)
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
        case UInt8(ascii: "<"): state = .tag(name: [], isNameComplete: false, quote: nil)
        case UInt8(ascii: "&") where hidden == nil: state = .reference([])
        default: put(byte, into: &result)
        }
    }

    private mutating func takeReference(
        _ byte: UInt8, _ name: [UInt8], into result: inout [UInt8]
    ) {
        let isPart = ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "#") && name.isEmpty
        if isPart, name.count < HTMLCharacters.lengthLimit {
            state = .reference(name + [byte])
            return
        }
        state = .text
        if let character = HTMLCharacters.character(name) {
            // A no-break space is a space to whoever looks for words.
            if character == "\u{A0}" {
                put(UInt8(ascii: " "), into: &result)
            } else if character != "\u{AD}" {
                put(Array(String(character).utf8), into: &result)
            }
            if byte == UInt8(ascii: ";") { return }
        } else {
            put([UInt8(ascii: "&")] + name, into: &result)
        }
        takeText(byte, into: &result)
    }

    private mutating func takeTag(
        _ byte: UInt8, _ name: [UInt8], _ isComplete: Bool, _ quote: UInt8?
    ) {
        if let quote {
            state = .tag(name: name, isNameComplete: true, quote: byte == quote ? nil : quote)
            return
        }
        if byte == UInt8(ascii: ">") {
            state = .text
            endTag(ASCII.lowercased(name))
            return
        }
        // Only a quotation mark behind the name can be that of an attribute.
        if isComplete {
            let opens = (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && hidden == nil
            state = .tag(name: name, isNameComplete: true, quote: opens ? byte : nil)
            return
        }
        if name.elementsEqual("!-".utf8), byte == UInt8(ascii: "-") {
            state = .comment(dashes: 0)
            return
        }
        let endsName =
            ASCII.isFoldingSpace(byte) || byte == UInt8(ascii: "/") && !name.isEmpty
            || name.count == Self.nameLimit
        state = .tag(
            name: endsName ? name : name + [byte], isNameComplete: endsName, quote: nil)
    }

    private mutating func endTag(_ name: [UInt8]) {
        let isEnd = name.first == UInt8(ascii: "/")
        let element = isEnd ? Array(name.dropFirst()) : name
        if let hidden {
            if isEnd, element == hidden { self.hidden = nil }
            return
        }
        switch String(decoding: element, as: UTF8.self) {
        case "script", "style", "title", "template", "noscript": if !isEnd { hidden = element }
        case "br": pendingLines += isEnd ? 0 : 1
        case "tr", "li", "div", "dt", "dd", "option", "hr": pendingLines = max(pendingLines, 1)
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote",
            "body", "form", "section", "article", "header", "footer":
            pendingLines = max(pendingLines, 2)
        case "pre":
            isPreformatted = !isEnd
            pendingLines = max(pendingLines, 1)
        case "td", "th": pendingSpace = true
        default: break
        }
    }

    private mutating func put(_ text: [UInt8], into result: inout [UInt8]) {
        for byte in text { put(byte, into: &result) }
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
