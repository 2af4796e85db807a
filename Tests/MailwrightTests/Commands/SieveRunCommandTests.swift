import ArgumentParser
import Glibc
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import mailwright

@Suite struct SieveRunCommandTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(
            "message.eml",
            """
            Return-Path: <bounces@lists.example.org>
            Delivered-To: bob+lists@example.org
            Subject: hello

            Hello.

            """)
    }

    private func run(_ script: String, _ options: String...) throws -> SieveResult {
        try run(script, options)
    }

    private func run(
        _ script: String, _ options: [String], message: String = "message.eml"
    ) throws -> SieveResult {
        try folder.write("script.sieve", script)
        let paths = [folder.path("script.sieve"), folder.path(message)]
        let command = try #require(
            try Mailwright.parseAsRoot(["sieve", "run"] + options + paths) as? SieveRunCommand)
        var results: [SieveResult] = []
        try SieveDryRun(command.options).run { _, outcome in results.append(outcome.result) }
        return try #require(results.first)
    }

    private func json(_ script: String, _ options: String...) throws -> String {
        SieveReport(try run(script, options)).json.description
    }

    @Test func `the actions are those of the script`() throws {
        #expect(
            try json(#"require "fileinto"; fileinto "Archive";"#)
                == #"{"actions":[{"a":"store","mailbox":"Archive"}],"implicit_keep":null}"#)
    }

    @Test func `several messages are told one after the other`() throws {
        try folder.write("other.eml", "Subject: other\n\n")
        try folder.write("script.sieve", "if header \"subject\" \"other\" { discard; }")
        let paths = ["script.sieve", "message.eml", "other.eml"].map(folder.path)
        let tool = try Program.built("mailwright")
        #expect(
            try tool.run(["sieve", "run"] + paths).output == """
                \(paths[1]):
                store the message in INBOX
                    because no action says otherwise (implicit keep)
                \(paths[2]):
                discard the message

                """)
        #expect(
            try tool.run(["sieve", "run", "--json"] + paths).output == """
                {"file":"\(paths[1])","actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"}}
                {"file":"\(paths[2])","actions":[{"a":"discard"}],"implicit_keep":null}

                """)
    }

    @Test func `the envelope is that of the message`() throws {
        let script = """
            require ["envelope", "subaddress"];
            if allof (envelope "from" "bounces@lists.example.org", envelope :detail "to" "lists") {
                discard;
            }
            """
        #expect(try run(script).actions.first is DiscardAction)
    }

    @Test func `options change the envelope`() throws {
        let script = """
            require "envelope";
            if allof (envelope "from" "", envelope "to" "alice@example.org") { discard; }
            """
        let result = try run(script, "--from", "<>", "--to", "alice@example.org")
        #expect(result.actions.first is DiscardAction)
    }

    @Test func `mailboxes that exist are named`() throws {
        let script = #"require "mailbox"; if mailboxexists "Archive" { discard; }"#
        #expect(try run(script, "--mailbox", "Archive").actions.first is DiscardAction)
        #expect(try run(script).implicitKeep)
    }

    /// Settings of a site with lists, programs and scripts to include.
    private func site() throws -> String {
        for name in ["lists", "bin", "global"] { try folder.makeDirectory(name) }
        try folder.write("lists/friends", "bounces@lists.example.org\n")
        try folder.write("global/ours.sieve", "require \"fileinto\"; fileinto \"Ours\";\n")
        chmod(
            try folder.write("bin/answer", "#!/bin/sh\necho \"for $SENDER\"\n"), 0o755)
        return try folder.write(
            "site.yaml",
            """
            domains: [example.org]
            recipient_delimiter: "-"
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              extensions: +vnd.dovecot.execute
              execute_bin_dir: \(folder.path("bin"))
              extlists_dir: \(folder.path("lists"))
              global: \(folder.path("global"))

            """)
    }

    @Test func `lists, the delimiter and scripts to include are those of the site`() throws {
        let script = """
            require ["envelope", "extlists", "include", "subaddress"];
            if allof (envelope :list "from" "tag:example.org,2026:friends",
                      envelope :user "to" "bob+lists") { include :global "ours"; }
            """
        let settings = try site()
        #expect(
            try json(script, "--settings", settings)
                == #"{"actions":[{"a":"store","mailbox":"Ours"}],"implicit_keep":null}"#)
        #expect(try run(script, "--no-settings").implicitKeep)
    }

    @Test func `programs of the site are run only when they are to be`() throws {
        let script = """
            require ["vnd.dovecot.execute", "variables", "fileinto"];
            execute :output "answer" "answer";
            if string "${answer}" "for bounces@lists.example.org*" { discard; }
            if string :matches "${answer}" "for bounces@lists.example.org*" { discard; }
            """
        let settings = try site()
        let idle = try run(script, "--settings", settings)
        #expect(
            idle.failure?.message
                == "the program 'answer' is not run without --programs")
        // Root's programs run as the owner of a mailbox, which another process becomes.
        let site = try DryRunSite()
        chmod(try site.files.write("bin/answer", "#!/bin/sh\necho \"for $SENDER\"\n"), 0o755)
        try site.script("s", script)
        let outcome = try site.run(
            "run", "--programs", "--site-script", "--user", "alice", "--from",
            "bounces@lists.example.org", files: ["s.sieve", "message.eml"])
        #expect(outcome.output == "discard the message\n")
        #expect(outcome.status == 0)
    }

    @Test func `a script with errors does not run`() throws {
        let error = #expect(throws: ToolFailure.self) { try run("kep;") }
        guard case .refused(let text)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(text.hasSuffix("    kep;\n    ^\n    did you mean 'keep'?"))
    }

    @Test func `a message that is not there is refused`() throws {
        let missing = "\(folder.path("none.eml")): there is no such file"
        #expect(throws: ToolFailure.refused(missing)) {
            try run("keep;", [], message: "none.eml")
        }
    }

    @Test func `edits of the header are in words and in JSON`() throws {
        let script = try folder.write(
            "script.sieve", "require \"editheader\"; addheader \"X-A\" \"b\"; keep;")
        let tool = try Program.built("mailwright")
        let files = [script, folder.path("message.eml")]
        #expect(try tool.run(["sieve", "run"] + files).output.hasSuffix("        + X-A: b\n"))
        #expect(
            try tool.run(["sieve", "run", "--json"] + files).output
                == #"{"actions":[{"a":"store","mailbox":"INBOX","header_added":["X-A: b"]}],"#
                + #""implicit_keep":null}"# + "\n")
    }
}
