import Glibc
import TestSupport
import Testing

extension StackTests {
    /// Tables and settings that are edited while mailwrightd runs.
    @Suite struct WatchedFileTests {
        @Test func `a good edit is served within a second`() throws {
            let stack = try Stack.shared()
            try stack.withTable("aliases", adding: "fresh: alice") {
                let start = ContinuousClock.now
                let answer = try stack.waitForAnswer("virtual-aliases", "fresh@example.test")
                #expect(answer == "alice@example.test")
                #expect(ContinuousClock.now - start < .seconds(1))
            }
            try wait(for: "the end of fresh", within: .seconds(1)) {
                try stack.postmap("virtual-aliases", "fresh@example.test").status == 1
            }
        }

        struct BadEdit: CustomTestStringConvertible {
            let table: String
            let lines: String
            /// What is logged after file and line: the column, the mistake and its remedy.
            let complaint: String
            let map: String
            let key: String
            var testDescription: String { "\(table): \(lines)" }
        }

        @Test(arguments: [
            BadEdit(
                table: "aliases", lines: "good: alice\nbad: |/usr/bin/command",
                complaint: ":6: the command |/usr/bin/command can not be served; "
                    + "list it in Postfix's own alias_maps",
                map: "virtual-aliases", key: "board@example.test"),
            BadEdit(
                table: "aliases", lines: "good: alice\nbad: :include:/etc/passwd",
                complaint: ":6: the list :include:/etc/passwd can not be served; "
                    + "list it in Postfix's own alias_maps",
                map: "virtual-aliases", key: "board@example.test"),
            BadEdit(
                table: "arbitration", lines: "/^good@/ alice\n/(unclosed/ bob",
                complaint: ":2: the pattern does not compile: Unmatched ( or \\(; "
                    + "mend the pattern",
                map: "virtual-aliases", key: "deleted1@example.test"),
            BadEdit(
                table: "transport", lines: "good.test smtp:[127.0.0.1]:25\nword",
                complaint: ": word has no value; write key, white space, value",
                map: "transport", key: "a@lists.example.test"),
        ])
        func `a bad edit is refused whole and the last good one is served`(edit: BadEdit) throws {
            let stack = try Stack.shared()
            let before = try stack.postmap(edit.map, edit.key)
            #expect(before.status == 0)
            let path = "\(stack.site.site)/\(edit.table)"
            // The second of the added lines is the bad one.
            let line =
                (Files.text(path) ?? "").split(
                    separator: "\n", omittingEmptySubsequences: false
                ).count + 1
            let log = try stack.mark("mailwrightd")
            try stack.withTable(edit.table, adding: edit.lines) {
                let said = try log.wait(for: "is refused", path)
                #expect(said.hasSuffix(" \(path):\(line)\(edit.complaint)"), "\(said)")
                let same = try stack.postmap(edit.map, edit.key)
                #expect(same.output == before.output)
                let good = edit.map == "transport" ? "a@good.test" : "good@example.test"
                let refused = try stack.postmap(edit.map, good)
                #expect(refused.status == 1)
            }
            #expect(log.lines(with: "is refused").count == 1, "\(log.text)")
            _ = try log.wait(for: "is served")
            #expect(try stack.postmap(edit.map, edit.key).output == before.output)
        }

        @Test func `broken settings are refused at SIGHUP and the last ones are served`() throws {
            let stack = try Stack.shared()
            let settings = stack.site.settings
            let good = try #require(Files.text(settings))
            let daemon = try stack.daemon()
            let log = try stack.mark("mailwrightd")
            try Files.replace(settings, good + "colour: blue\n")
            let outcome = Result { () throws in
                #expect(kill(daemon, SIGHUP) == 0)
                let line = good.split(separator: "\n", omittingEmptySubsequences: false).count
                let said = try log.wait(for: "settings are refused")
                #expect(said.contains("\(settings):\(line):1: unknown key \"colour\""), "\(said)")
                let answer = try stack.postmap("virtual-aliases", "bob.brown@example.test")
                #expect(answer.status == 0)
            }
            try Files.replace(settings, good)
            try outcome.get()
        }

        @Test func `settings that the next start would refuse are refused at SIGHUP`() throws {
            let stack = try Stack.shared()
            let settings = stack.site.settings
            let good = try #require(Files.text(settings))
            let daemon = try stack.daemon()
            let log = try stack.mark("mailwrightd")
            let more = "maps:\n  third: { keys: exact, tables: [\"static:x\"] }"
            let bad = good.replacing("maps:", with: more, maxReplacements: 1)
                .replacing("accounts: sqlite:", with: "accounts: ldap:")
            try Files.replace(settings, bad)
            let outcome = Result { () throws in
                #expect(kill(daemon, SIGHUP) == 0)
                let said = try log.wait(for: "settings are refused")
                #expect(said.contains("\"ldap\" is no kind of database"), "\(said)")
                let answer = try stack.postmap("third", "anything")
                #expect(answer.errors.contains("no such map"), "\(answer)")
            }
            try Files.replace(settings, good)
            try outcome.get()
        }

        @Test func `good settings are served after SIGHUP`() throws {
            let stack = try Stack.shared()
            let settings = stack.site.settings
            let good = try #require(Files.text(settings))
            let daemon = try stack.daemon()
            let more = "maps:\n  second: { keys: exact, tables: [\"static:x\"] }"
            try Files.replace(settings, good.replacing("maps:", with: more, maxReplacements: 1))
            let outcome = Result { () throws in
                #expect(kill(daemon, SIGHUP) == 0)
                let answer = try stack.waitForAnswer("second", "anything")
                #expect(answer == "x")
            }
            try Files.replace(settings, good)
            #expect(kill(daemon, SIGHUP) == 0)
            try outcome.get()
            try wait(for: "the end of the second map") {
                try stack.postmap("second", "anything").errors.contains("no such map")
            }
        }
    }
}

extension Stack {
    /// The process of mailwrightd.
    func daemon() throws -> pid_t {
        let path = "\(site.programs)/mailwrightd"
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        for name in Files.list("/proc") {
            guard let process = pid_t(name) else { continue }
            let count = readlink("/proc/\(name)/exe", &buffer, buffer.count)
            let link = buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
            if String(decoding: link, as: UTF8.self) == path { return process }
        }
        throw Conversation.Failure("mailwrightd does not run")
    }
}
