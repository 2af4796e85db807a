import Glibc
import TestSupport
import Testing

@Suite struct SieveFilterCommandTests {
    private let files: TemporaryDirectory
    private let tool: Program

    init() throws {
        files = try TemporaryDirectory()
        tool = try Program.built("mailwright")
        for folder in ["Maildir", "Maildir/.Lists"] {
            try files.makeDirectory(folder)
            for part in ["cur", "new", "tmp"] { try files.makeDirectory("\(folder)/\(part)") }
        }
        try files.write("Maildir/cur/1.M1P1.h:2,S", "Subject: Minutes\nList-Id: <b>\n\nx\n")
        try files.write("Maildir/new/2.M1P1.h", "Subject: Hello\n\nx\n")
        try files.write(
            "rules.sieve",
            "require \"fileinto\"; if header :contains \"List-Id\" \"b\" { fileinto \"Lists\"; }\n")
    }

    private func filter(_ options: String...) throws -> Program.Outcome {
        try tool.run(
            ["sieve", "filter"] + options + [files.path("rules.sieve"), files.path("Maildir")])
    }

    @Test func `without execute it says what it would do`() throws {
        let outcome = try filter()
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                cur/1.M1P1.h:2,S  "Minutes": move to Lists with \\Seen
                2 messages: 1 to be moved; nothing is done without --execute

                """)
        #expect(outcome.errors.isEmpty)
        #expect(files.list("Maildir/cur") == ["1.M1P1.h:2,S"])
    }

    @Test func `with execute it does it, and a second time there is nothing to do`() throws {
        #expect(try filter("--execute").output.hasSuffix("2 messages: 1 moved\n"))
        #expect(files.list("Maildir/.Lists/cur") == ["1.M1P1.h:2,S"])
        #expect(files.list("Maildir/new") == ["2.M1P1.h"])
        #expect(try filter("--execute").output == "1 message: nothing to do\n")
    }

    @Test func `programs read an object a line`() throws {
        let outcome = try filter("--json")
        #expect(
            outcome.output == #"{"file":"cur/1.M1P1.h:2,S","move":{"mailbox":"Lists","#
                + #""flags":["\\Seen"]}}"# + "\n")
        #expect(outcome.errors == "2 messages: 1 to be moved; nothing is done without --execute\n")
    }

    @Test func `what can not be read is told, and the others are filtered`() throws {
        try files.makeDirectory("Maildir/cur/0.M1P1.h:2,")
        let outcome = try filter("--execute")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("cur/0.M1P1.h:2,"))
        #expect(outcome.output.contains("is no plain file"))
        #expect(outcome.output.hasSuffix("3 messages: 1 moved, 1 left\n"))
        #expect(files.list("Maildir/.Lists/cur") == ["1.M1P1.h:2,S"])
    }

    @Test func `other folders are filtered where they are named`() throws {
        _ = try filter("--execute")
        try files.write("rules.sieve", "discard;\n")
        let outcome = try filter("--execute", "--folder", "Lists", "--delete-discarded")
        #expect(
            outcome.output
                == "cur/1.M1P1.h:2,S  \"Minutes\": delete\n1 message: 1 deleted\n")
        #expect(files.list("Maildir/.Lists/cur").isEmpty)
        #expect(files.list("Maildir/new") == ["2.M1P1.h"])
    }

    @Test func `discarded mail goes where it is told to`() throws {
        try files.write("rules.sieve", "discard;\n")
        #expect(
            try filter("--execute", "--discarded-to", "Lists").output.hasSuffix(
                "2 messages: 2 moved\n"))
        #expect(files.list("Maildir/.Lists/new") == ["2.M1P1.h"])
    }

    @Test func `a script that fails on a message is told, and the mail left`() throws {
        try files.write(
            "rules.sieve", (0..<100).map { "redirect \"u\($0)@example.net\";" }.joined())
        let outcome = try filter("--execute")
        #expect(outcome.status == 1)
        #expect(outcome.output.hasSuffix("2 messages: 2 left\n"), "\(outcome.output)")
        #expect(files.list("Maildir/new") == ["2.M1P1.h"])
    }

    @Test(arguments: [
        (["--folder", "None"], "there is no folder None in "),
        (["--folder", "a/b"], "--folder a/b: the mailbox name has a slash"),
        (["--discarded-to", "None"], "there is no folder None in "),
    ])
    func `a folder that there is not is one line`(options: [String], words: String) throws {
        let outcome = try tool.run(
            ["sieve", "filter"] + options + [files.path("rules.sieve"), files.path("Maildir")])
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("mailwright: \(words)"), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test func `the settings of the site judge the script`() throws {
        let site = try files.write(
            "site.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve: {extensions: -fileinto}

            """)
        let outcome = try filter("--settings", site)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("rules.sieve:1:9: "))
        #expect(try filter("--no-settings").status == 0)
    }

    @Test func `links are not followed`() throws {
        try files.link("link", to: files.path("Maildir"))
        let linked = try tool.run([
            "sieve", "filter", files.path("rules.sieve"), files.path("link"),
        ])
        #expect(linked.status == 1)
        #expect(linked.errors.contains("/link is no directory; name the Maildir itself"))
        try files.makeDirectory("Other")
        try files.link("Other/cur", to: files.path("Maildir/cur"))
        let other = try tool.run([
            "sieve", "filter", files.path("rules.sieve"), files.path("Other"),
        ])
        #expect(other.errors.contains("/Other/cur is no directory"))
    }

    @Test func `what is no Maildir, and a script with errors, are said`() throws {
        let outcome = try tool.run(["sieve", "filter", files.path("rules.sieve"), files.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("mailwright: \(files.path) is no Maildir: "))
        try files.write("rules.sieve", "frop;\n")
        #expect(try filter().errors.contains("rules.sieve:1:1: "))
        #expect(try filter("--delete-discarded", "--discarded-to", "Lists").status == 64)
    }

    @Test func `several folders are named in the report, each once`() throws {
        try files.write("Maildir/.Lists/cur/3.M1P1.h:2,", "Subject: Old\n\nx\n")
        try files.write("rules.sieve", "discard;\n")
        let folders = ["--folder", "INBOX", "--folder", "Lists", "--folder", "inbox"]
        let run = { (options: [String]) in
            try tool.run(
                ["sieve", "filter"] + folders + options
                    + [files.path("rules.sieve"), files.path("Maildir")])
        }
        #expect(
            try run(["--delete-discarded"]).output == """
                cur/1.M1P1.h:2,S  "Minutes": delete
                new/2.M1P1.h  "Hello": delete
                .Lists/cur/3.M1P1.h:2,  "Old": delete
                3 messages: 3 to be deleted; nothing is done without --execute

                """)
        let lines = try run(["--delete-discarded", "--json"]).output.split(separator: "\n")
        #expect(lines.first == #"{"folder":"INBOX","file":"cur/1.M1P1.h:2,S","delete":true}"#)
        #expect(lines.last == #"{"folder":"Lists","file":"cur/3.M1P1.h:2,","delete":true}"#)
    }
}
