import Mail
import Outcomes
import Sieve
import TestSupport
import Testing

/// Inputs that made others slow or ended them (SECURITY of several interpreters).
@Suite struct HostilityTests {
    private func longSubject(_ length: Int) -> MessageInMemory {
        MessageInMemory(
            Array("Subject: ".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: length)
                + Array("\n\n".utf8))
    }

    /// A debug build takes ten seconds for all the steps that a script may take by default.
    private var limits: SieveLimits {
        var limits = SieveLimits.default
        limits.steps = 2_000_000
        return limits
    }

    @Test(arguments: [":matches", ":contains"])
    func `long values and patterns take bounded time`(_ type: String) throws {
        let pattern =
            type == ":matches"
            ? String(repeating: "*a", count: 2_000)
            : String(
                repeating: "a", count: 30_000)
        let script = try compile(
            String(
                repeating: "if header \(type) \"subject\" \"\(pattern)b\" { discard; }\n", count: 10
            ), limits: limits)
        let message = longSubject(1_000_000)
        let time = processorTime {
            let result = script.run(
                message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
            #expect(result.implicitKeep)
        }
        #expect(time < .seconds(30))
    }

    @Test func `edits of a header with long names take bounded time`() throws {
        let name = String(repeating: "a", count: 100_000)
        let message = MessageInMemory(
            Array(String(repeating: "\(name): b\n", count: 10).utf8) + [0x0A])
        let script = try compile(
            "require \"editheader\";" + String(repeating: "addheader \"a\" \"b\";\n", count: 5_000),
            limits: limits)
        let time = processorTime {
            let result = script.run(
                message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
            #expect(result.failure != nil)
        }
        #expect(time < .seconds(30))
    }

    @Test(arguments: [
        "reject \"No.\";", "vacation \"a\";", "notify \"mailto:a@b.test\";",
        "report \"abuse\" \"a\" \"a@b.test\";",
    ])
    func `answers to huge headers take bounded time`(_ command: String) throws {
        let field = "References: \(String(repeating: "<a@b> ", count: 500_000))\n"
        let message = MessageInMemory(
            Array("To: recipient@example.org\nMessage-ID: <1@b>\n\(field)\n".utf8))
        let script = try compile(
            "require [\"reject\", \"vacation\", \"enotify\", \"vnd.dovecot.report\"];" + command,
            limits: limits)
        let time = processorTime {
            let result = script.run(
                message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
            #expect(result.failure != nil || result.actions.count > 0)
        }
        #expect(time < .seconds(30))
    }

    @Test func `many values are counted too`() throws {
        let fields = String(repeating: "X: \(String(repeating: "b", count: 500))\n", count: 2_000)
        let script = try compile(
            String(repeating: "if header :matches \"x\" \"*a*a*a*a\" {}\n", count: 200),
            limits: limits)
        let result = script.run(
            message: MessageInMemory(Array((fields + "\n").utf8)), envelope: envelope,
            host: SieveHostWithoutMailboxes())
        #expect(result.failure != nil)
    }

    @Test func `a value can not grow without end`() throws {
        var text = "require [\"variables\", \"fileinto\"]; set \"a\" \"0123456789abcdef\";\n"
        text += String(repeating: "set \"a\" \"${a}${a}${a}${a}\";\n", count: 500)
        text += "set :length \"n\" \"${a}\"; fileinto \"${n}\";"
        #expect(
            try actions(of: text)
                == #"{"actions":[{"a":"store","mailbox":"4096"}],"implicit_keep":null}"#)
    }

    /// Scripts and messages of which the work is not in the comparing of bytes.
    private static let laborious: [Repetition] = [
        Repetition("a search in many fields", repeated("if header \"x\" \"b\" {}\n")),
        Repetition(
            "patterns of many wildcards",
            "if string :matches [\"\"" + repeated(",\"\"") + "] \""
                + String(repeating: "?", count: 1_000) + "\" {}"),
        Repetition("addresses", "if address \"to\" \"x@y.example\" {}"),
        Repetition("parts of addresses", repeated("if address :localpart \"cc\" \"\" {}")),
        Repetition("flags", "addflag \"\(words(10_000))\";"),
        Repetition("flags of a store", "keep :flags \"\(words(10_000))\";"),
        Repetition(
            "flags in a variable",
            "set \"v\" \"\(words(1_000))\";\n" + repeated("if hasflag \"v\" \"x\" {}\n")),
        Repetition("questions", repeated("if mailboxexists \"inbox\" {}")),
        Repetition("long strings", long + repeated("if string \"\(longReference)\" \"\" {}")),
        Repetition("long keys", long + repeated("if string \"\" \"\(longReference)\" {}")),
        Repetition("a list of long keys", long + "if string \"x\" [\(longList)] {}"),
        Repetition("a list of long names", long + "if header [\(longList)] \"x\" {}"),
        Repetition(
            "long captures",
            long + repeated("if string :matches \"\(longReference)\" \"*\" {}")),
    ]

    private static let long = "set \"l\" \"\(String(repeating: "l", count: 4_000))\";\n"
    private static let longReference = String(repeating: "${l}", count: 16)
    private static let longList = repeated("\"\(longReference)\",") + "\"\""

    private static func words(_ count: Int) -> String {
        (0..<count).map { "f\($0)" }.joined(separator: " ")
    }

    private static func repeated(_ text: String) -> String {
        String(repeating: text, count: 3_000)
    }

    /// A message with many fields, and with many addresses.
    private static let large = MessageInMemory(
        Array(
            (String(repeating: "X: a\n", count: 5_000)
                + "To: " + String(repeating: "a@b.example, ", count: 20_000)
                + "\nCc: " + String(repeating: "a@b.example, ", count: 1_000) + "\n\n").utf8))

    @Test(arguments: laborious)
    func `all work is counted`(_ repetition: Repetition) throws {
        let script = try compile(
            """
            require ["imap4flags", "mailbox", "variables"];
            \(repetition.text)
            """, limits: limits)
        var result: SieveResult?
        let time = processorTime {
            result = script.run(
                message: Self.large, envelope: envelope, host: SieveHostWithoutMailboxes())
        }
        #expect(time < .seconds(10))
        #expect(result?.implicitKeep == true)
        #expect(
            result?.failure?.message
                == "the script takes too long on this message; use simpler patterns and fewer tests"
        )
    }

    @Test func `a search for fields looks at few of those with other names`() throws {
        var few = SieveLimits.default
        few.steps = 10_000
        let script = try compile(
            "if exists [\"cc\"" + Self.repeated(",\"cc\"") + "] { discard; }", limits: few)
        let result = script.run(
            message: Self.large, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        #expect(!result.implicitKeep)
    }

    @Test func `a field is decoded once`() throws {
        let subject = longSubject(100_000)
        let tests = String(repeating: "if header \"subject\" \"\" {}\n", count: 1_000)
        let result = try compile(tests, limits: limits).run(
            message: subject, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
    }

    /// A script that is told by its name, as its text is long.
    struct Repetition: CustomTestStringConvertible {
        let testDescription: String
        let text: String

        init(_ name: String, _ text: String) {
            testDescription = name
            self.text = text
        }
    }

    /// Scripts of up to a megabyte of which one part was looked at again and again.
    static let repetitions: [Repetition] = [
        Repetition(
            "one string of openings",
            "set \"a\" \"" + String(repeating: "${", count: 500_000) + "\";"
        ),
        Repetition("strings of openings", strings(of: "${", 30_000)),
        Repetition(
            "names that never end", strings(of: "${aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1_800)),
        Repetition("namespaces that never end", strings(of: "${a.b.", 10_000)),
        Repetition("numbers that never end", strings(of: "${hex:40 ", 7_000)),
        Repetition("unknown commands", String(repeating: "a;", count: 500_000)),
        Repetition("misspelt commands", String(repeating: "keeep;", count: 160_000)),
        Repetition(
            "misspelt tests", "if anyof (" + String(repeating: "tru,", count: 240_000) + "true) {}"),
        Repetition("misspelt tags", "keep " + String(repeating: ":cpy", count: 240_000) + ";"),
        Repetition("misspelt comparators", String(repeating: comparing, count: 20_000)),
        Repetition(
            "unknown extensions",
            "require [" + String(repeating: "\"a\",", count: 240_000) + "\"\"];"
        ),
        Repetition(
            "branches",
            "if exists \"a\" {}" + String(repeating: "elsif exists \"a\" {}", count: 40_000)
        ),
    ]

    private static let comparing = "if header :comparator \"i;octe\" \"a\" \"b\" {}\n"

    private static func strings(of part: String, _ count: Int) -> String {
        let text = "set \"a\" \"" + String(repeating: part, count: count) + "\";\n"
        return String(repeating: text, count: 15)
    }

    /// A debug build takes ten times as long as a release build.
    @Test(arguments: repetitions)
    func `no script takes long to compile`(_ repetition: Repetition) {
        let script = "require [\"variables\", \"encoded-character\"];\n" + repetition.text
        #expect(script.utf8.count <= 1 << 20)
        let time = processorTime { _ = try? compile(script) }
        #expect(time < .seconds(10))
    }

    @Test func `a string that is too long is one error and no more`() {
        let long = String(repeating: "${", count: 40_000)
        expectErrors(
            "require [\"fileinto\", \"variables\"]; fileinto 1️⃣\"\(long)\";\n"
                + "redirect 2️⃣\"\(long)\";",
            "this string is longer than 65536 bytes; make it shorter",
            "this string is longer than 65536 bytes; make it shorter")
    }

    @Test func `repeated require is harmless`() throws {
        _ = try compile(String(repeating: "require \"fileinto\";\n", count: 20_000))
    }

    @Test func `a script that is too large is refused at once`() {
        let error = #expect(throws: Complaints.self) {
            try compile(String(repeating: " ", count: 1 << 20) + " ")
        }
        #expect(
            error?.description
                == "test: the script is larger than 1048576 bytes; make it shorter or split it")
    }

    @Test func `bytes of every value make errors and no more`() {
        for byte in UInt8.min...UInt8.max {
            for text in [[byte], [byte, 0x22], Array("if ".utf8) + [byte], [0x22, byte]] {
                _ = try? SieveScript(compiling: text, named: "x")
            }
        }
    }

    @Test func `a script that is cut anywhere makes errors and no more`() {
        let script = Array(
            """
            require ["fileinto", "variables", "encoded-character"]; # c
            if anyof (header :matches ["a", "b"] "*${unicode:40}*", not size :over 10K) {
                set :upper "x" text:
            ..abc ${hex:41}
            .
            ; fileinto "${x}"; /* d */
            } elsif true { stop; } else { keep; }
            """.utf8)
        for end in script.indices {
            _ = try? SieveScript(compiling: Array(script[..<end]), named: "x")
            _ = try? SieveScript(compiling: Array(script[end...]), named: "x")
        }
    }
}
