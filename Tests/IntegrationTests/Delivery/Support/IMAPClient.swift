import TestSupport

/// A logged-in IMAP session, as much of RFC 3501 as looking at a mailbox takes.
final class IMAPClient {
    /// One message as FETCH tells it.
    struct Item {
        /// Everything before and between the literals.
        var text = ""

        /// The octets of the last literal.
        var literal: [UInt8] = []

        /// The number after a word of the answer, such as `RFC822.SIZE`.
        func number(after word: String) -> Int? {
            guard let range = text.firstRange(of: word + " ") else { return nil }
            return Int(text[range.upperBound...].prefix { $0.isNumber })
        }

        /// The flags, sorted.
        var flags: [String] {
            guard let start = text.firstRange(of: "FLAGS (") else { return [] }
            return text[start.upperBound...].prefix { $0 != ")" }.split(separator: " ")
                .map(String.init).filter { $0 != "\\Recent" }.sorted()
        }
    }

    private let stream: Conversation
    private var count = 0

    init(_ user: TestUser) throws {
        stream = try Conversation(port: user.site.stack.port("imap"))
        _ = try stream.expectLine()
        try command("LOGIN \(user.name) \(user.password)")
    }

    deinit {
        try? stream.send(line: "z LOGOUT")
    }

    /// Gives a command; the untagged answers, or an error if it was refused.
    @discardableResult
    func command(_ text: String) throws -> [Item] {
        count += 1
        try stream.send(line: "a\(count) \(text)")
        var items: [Item] = []
        while true {
            let item = try answer()
            guard item.text.hasPrefix("a\(count) ") else {
                items.append(item)
                continue
            }
            guard item.text.hasPrefix("a\(count) OK") else {
                throw Unexpected("\(text): \(item.text)")
            }
            return items
        }
    }

    /// Opens a mailbox, and says how many messages are in it.
    @discardableResult
    func select(_ mailbox: String, readOnly: Bool = false) throws -> Int {
        let items = try command("\(readOnly ? "EXAMINE" : "SELECT") \"\(mailbox)\"")
        let exists = items.first { $0.text.hasSuffix(" EXISTS") }
        return exists.flatMap { Int($0.text.dropFirst(2).prefix { $0.isNumber }) } ?? 0
    }

    /// FETCH of the open mailbox.
    func fetch(_ messages: String, _ what: String) throws -> [Item] {
        try command("FETCH \(messages) \(what)").filter { $0.text.contains(" FETCH ") }
    }

    /// The names that LIST or LSUB tells, as they are on the wire.
    func names(_ verb: String) throws -> [String] {
        try command("\(verb) \"\" \"*\"").map { item in
            let name = item.text.split(separator: " \".\" ").last.map(String.init) ?? item.text
            return name.hasPrefix("\"") ? String(name.dropFirst().dropLast()) : name
        }
    }

    /// Starts to wait for news (RFC 2177).
    func idle() throws {
        try stream.send(line: "idle IDLE")
        _ = try answer()
    }

    /// The next news.
    func news() throws -> String {
        try answer().text
    }

    /// Ends the waiting.
    func done() throws {
        try stream.send(line: "DONE")
        while try !answer().text.hasPrefix("idle ") {}
    }

    private func answer() throws -> Item {
        var item = Item()
        while true {
            let line = try stream.expectLine()
            item.text += line
            guard line.hasSuffix("}"), let brace = line.lastIndex(of: "{"),
                let size = Int(line[line.index(after: brace)...].dropLast())
            else { return item }
            item.literal = try stream.bytes(size)
        }
    }
}
