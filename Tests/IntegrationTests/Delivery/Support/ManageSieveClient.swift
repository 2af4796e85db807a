import TestSupport

/// A logged-in ManageSieve session, as much of RFC 5804 as putting a script in place takes.
final class ManageSieveClient {
    private let stream: Conversation

    init(_ user: TestUser) throws {
        stream = try Conversation(port: user.site.stack.port("sieve"))
        try answer()
        let initial = base64("\0\(user.name)\0\(user.password)")
        try stream.send(line: "AUTHENTICATE \"PLAIN\" \"\(initial)\"")
        try answer()
    }

    /// Uploads a script and makes it the active one.
    func activate(_ script: String, as name: String = "main") throws {
        try stream.send(line: "PUTSCRIPT \"\(name)\" {\(script.utf8.count)+}")
        try stream.send(line: script)
        try answer()
        try stream.send(line: "SETACTIVE \"\(name)\"")
        try answer()
    }

    private func answer() throws {
        while true {
            let line = try stream.expectLine()
            if line.hasPrefix("OK") { return }
            guard line.hasPrefix("NO") || line.hasPrefix("BYE") else { continue }
            var said = line
            if line.hasSuffix("}"), let brace = line.lastIndex(of: "{"),
                let size = Int(line[line.index(after: brace)...].dropLast())
            {
                said += String(decoding: try stream.bytes(size), as: UTF8.self)
            }
            throw Unexpected(said)
        }
    }
}
