import Mail
import Outcomes
import Sieve
import Testing

/// Messages that are made to be expensive: what they cost is counted, and what they are made of is
/// limited.
@Suite struct HostileMessageTests {
    /// Runs a script that may use much, and gives the result.
    private func run(
        _ commands: String, on message: String, steps: Int = 2_000_000
    ) throws -> SieveResult {
        var limits = SieveLimits.default
        limits.steps = steps
        let require = Array(
            """
            require ["foreverypart", "mime", "replace", "convert", "enclose", "editheader", "body",
                "index", "variables", "extracttext", "fileinto", "date"];
            """.utf8)
        let script = try SieveScript(
            compiling: require + Array(commands.utf8), named: "test", limits: limits)
        return script.run(
            message: MessageInMemory(Array(message.utf8)), envelope: envelope,
            host: SieveHostWithoutMailboxes())
    }

    private let tooLong =
        "the script takes too long on this message; use simpler patterns and fewer tests"

    private func mixed(_ boundary: String) -> String {
        "Content-Type: multipart/mixed; boundary=\"\(boundary)\"\n\n"
    }

    @Test func `an empty boundary makes no parts of many dashes`() throws {
        let message = mixed("") + String(repeating: "--\n", count: 10_000)
        let result = try run(
            #"foreverypart { fileinto "x"; } if body :raw :contains "--" { discard; }"#, on: message
        )
        #expect(result.failure == nil)
        #expect(result.actions.map(\.name) == ["store", "discard"])
    }

    @Test func `a message of nothing but boundaries has as many parts as there may be`() throws {
        let message = mixed("b") + String(repeating: "--b\n", count: 200_000)
        let structure = try MIMEStructure(of: MessageInMemory(Array(message.utf8)))
        #expect(structure.parts.count == MIMEStructure.partLimit)
        #expect(try run("foreverypart {}", on: message).failure == nil)
    }

    @Test func `multiparts are looked into to a depth only`() throws {
        let depth = 3_000
        let message = (0..<depth).map { mixed("b\($0)") + "--b\($0)\n" }.joined() + "\nend\n"
        let structure = try MIMEStructure(of: MessageInMemory(Array(message.utf8)))
        #expect(structure.parts.map(\.level).max() == MIMEStructure.nestingLimit)
        let result = try run(#"if body :text :contains "end" { discard; }"#, on: message)
        #expect(result.failure == nil)
    }

    @Test func `messages in messages are looked into to a depth only`() throws {
        let message = String(repeating: "Content-Type: message/rfc822\n\n", count: 5_000) + "end\n"
        let structure = try MIMEStructure(of: MessageInMemory(Array(message.utf8)))
        #expect(structure.parts.count == MIMEStructure.nestingLimit + 1)
        #expect(
            try run(#"if header :mime :anychild "x" "y" { discard; }"#, on: message).failure == nil)
    }

    @Test func `of a million fields only so many are told apart`() throws {
        let message = String(repeating: "X: a\n", count: 1_000_000) + "\nbody\n"
        let result = try run(
            #"if header :index 1 :last "x" "a" { discard; } elsif header "x" "b" {}"#, on: message)
        #expect(result.failure == nil)
        #expect(result.actions.map(\.name) == ["discard"])
        #expect(
            try run(
                String(repeating: #"if header :index 2 "x" "b" {}"#, count: 1_000), on: message
            ).failure?.message == tooLong)
    }

    @Test func `a line of ten megabytes in the header is counted when it is looked at`() throws {
        let message = "To: \(String(repeating: "a", count: 10 << 20))\nY: b\n\n"
        #expect(try run(#"if header "y" "c" {}"#, on: message).failure == nil)
        for test in [
            #"header "to" "c""#, #"address "to" "c""#, #"date "to" "year" "2026""#,
            #"header :mime :param "c" "to" "c""#,
        ] {
            #expect(try run("if \(test) {}", on: message).failure?.message == tooLong, "\(test)")
        }
    }

    @Test func `a NUL in a header is an octet as any other`() throws {
        let result = try run(
            #"if header :contains "x" "b" { discard; }"#, on: "X\u{0}: a\nX: a\u{0}b\n\n")
        #expect(result.actions.map(\.name) == ["discard"])
    }

    /// Ten thousand small parts, each of them HTML.
    private var manyParts: String {
        mixed("b") + String(repeating: "--b\nContent-Type: text/html\n\n<p>x\n", count: 100_000)
    }

    @Test(arguments: [
        #"if header :mime :subtype "content-type" "html" { replace "x"; }"#,
        #"convert "text/html" "text/plain" "charset=utf-8";"#,
    ])
    func `edits of each of many parts are counted`(_ command: String) throws {
        let result = try run("foreverypart { \(command) }", on: manyParts, steps: 5_000_000)
        #expect(result.failure?.message == tooLong)
        #expect(result.implicitKeep)
    }

    @Test func `conversions of many parts, and edits behind them, are counted`() throws {
        let command =
            #"convert "text/html" "text/plain" "charset=utf-8";"#
            + #"convert "text/plain" "text/html" "charset=utf-8";"#
        let result = try run(
            String(repeating: command, count: 50), on: manyParts, steps: 5_000_000)
        #expect(result.failure?.message == tooLong)
    }

    @Test func `parts that are found again after each edit are counted`() throws {
        let message = mixed("b") + String(repeating: "--b\n", count: 4_000)
        let turn = #"addheader "a" "b"; if header :mime :anychild "c" "d" {}"#
        #expect(try run(turn, on: message).failure == nil)
        #expect(
            try run(String(repeating: turn, count: 10), on: message).failure?.message == tooLong)
    }

    @Test func `edits of a header with many fields are counted`() throws {
        let message = String(repeating: "X: a\n", count: 100_000) + "\n"
        for command in [#"addheader "a" "b";"#, #"deleteheader :index 9 "x";"#] {
            #expect(try run(command, on: message).failure == nil)
            #expect(
                try run(String(repeating: command, count: 100), on: message).failure?.message
                    == tooLong)
        }
    }

    /// A header that a script has made large is put together once, and counted then.
    @Test(arguments: [
        #"if body :raw :contains "x" {}"#, "if size :over 10 {}", #"replace "x"; keep;"#,
        #"enclose "x";"#, #"redirect "a@b.example";"#,
    ])
    func `a header that was edited is counted when it is put together`(_ use: String) throws {
        let message = "X: \(String(repeating: "a", count: 1 << 20))\n\nx\n"
        let edit = #"addheader "a" "b";"#
        #expect(try run(edit + use, on: message, steps: 10_000).failure?.message == tooLong)
        #expect(try run(edit + use, on: message, steps: 12_000_000).failure == nil)
        let turns = String(repeating: edit + "if size :over 10 {}", count: 100)
        #expect(try run(turns, on: message).failure?.message == tooLong)
        // Without another edit there is nothing to put together.
        #expect(
            try run(
                edit + String(repeating: "if size :over 10 {}", count: 100), on: message
            ).failure == nil)
    }

    @Test func `a field that is copied many times is counted as often`() throws {
        let message = "X: \(String(repeating: "a", count: 1 << 20))\n\nx\n"
        let names = String(repeating: "\"x\",", count: 10_000) + "\"x\""
        let result = try run("enclose :headers [\(names)] \"text\";", on: message)
        #expect(result.failure?.message == tooLong)
    }

    @Test func `names that are long and the same are compared at a price`() throws {
        let name = String(repeating: "a", count: 10_000)
        let message = String(repeating: "\(name): b\n", count: 100) + "\n"
        let test = "if header \"\(name)\" \"c\" {}"
        #expect(
            try run(
                test + String(repeating: test, count: 50), on: message, steps: 3_000_000
            ).failure?.message == tooLong)
    }

    @Test func `encoded words are counted, as each may have another charset`() throws {
        let words = String(repeating: "=?big5?q??= =?gb18030?q??= ", count: 10_000)
        let result = try run(
            #"if header :contains "subject" "x" {}"#, on: "Subject: \(words)\n\n", steps: 1_000_000)
        #expect(result.failure?.message == tooLong)
    }

    @Test(arguments: [":is", ":matches"])
    func `characters that become many are counted by what comes out`(_ type: String) throws {
        let test = "if header :comparator \"i;unicode-casemap\" \(type) \"subject\" \"x*\" {}\n"
        let tests = String(repeating: test, count: 5)
        func failure(on character: String) throws -> String? {
            let subject = String(repeating: character, count: 10_000)
            return try run(tests, on: "Subject: \(subject)\n\n").failure?.message
        }
        #expect(try failure(on: "\u{FDFA}") == tooLong)
        #expect(try failure(on: "\u{4E2D}") == nil)
    }

    @Test func `characters of a pattern's value that become many are looked at for a price`() throws
    {
        let test =
            #"if header :comparator "i;unicode-casemap" :matches "subject" "*x" {}"#
        let subject = String(repeating: "\u{FDFA}", count: 10_000)
        #expect(
            try run(test, on: "Subject: \(subject)\n\n", steps: 800_000).failure?.message == tooLong
        )
        #expect(try run(test, on: "Subject: \(subject)\n\n", steps: 1_200_000).failure == nil)
    }

    @Test func `keys that are folded in the run are counted`() throws {
        let key = String(repeating: "\u{FDFA}", count: 1_000)
        let test = #"if header :comparator "i;unicode-casemap" :is "to" "${k}" {}"#
        let tests = "set \"k\" \"\(key)\";" + String(repeating: test, count: 50)
        #expect(try run(tests, on: "To: x\n\n", steps: 3_000_000).failure?.message == tooLong)
    }

    @Test func `addresses are counted, as each takes memory`() throws {
        let list = String(repeating: "a@b,", count: 10_000)
        let result = try run(
            #"if address "to" "x@y.example" {}"#, on: "To: \(list)\n\n", steps: 1_000_000)
        #expect(result.failure?.message == tooLong)
    }

    @Test func `a million tags are counted by their octets`() throws {
        let message = "Content-Type: text/html\n\n" + String(repeating: "<b>", count: 1_000_000)
        let test = #"if body :text :contains "x" {}"#
        #expect(try run(test, on: message).failure?.message == tooLong)
        #expect(
            try run(test, on: "Content-Type: text/html\n\n<b>x", steps: 2_000).failure == nil)
    }

    @Test func `text in base64 is counted by its octets`() throws {
        let head = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
        let message = head + String(repeating: "QUJD", count: 250_000)
        let test = #"if body :text :contains "x" {}"#
        #expect(try run(test, on: message, steps: 500_000).failure?.message == tooLong)
        // Fifty megabytes of it fit into the steps of a run by default.
        #expect(try run(test, on: message, steps: 1_000_000).failure == nil)
    }
}
