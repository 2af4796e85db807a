import Glibc
import TestSupport
import Testing

@Suite struct SieveDryRunTests {
    private let site: DryRunSite

    init() throws {
        site = try DryRunSite()
    }

    private var scripts: String {
        ["site/before.sieve", "mail/alice/.dovecot.sieve", "site/after.sieve"]
            .map(site.files.path).joined(separator: ", ")
    }

    @Test func `a user and a message alone run all scripts of a delivery`() throws {
        try site.activate("require [\"fileinto\", \"copy\"]; fileinto :copy \"Lists\";")
        let outcome = try site.run("run", "--user", "alice")
        #expect(
            outcome.output == """
                scripts: \(scripts)
                store the message in Lists
                    set the flags before
                    this leaves the implicit keep as it is
                store the message in INBOX
                    set the flags before

                """)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(site.files.list("mail/alice/Maildir/.Lists") == ["cur"])
    }

    @Test func `with --chain all files are messages`() throws {
        try site.files.write("other.eml", "Subject: other\n\n")
        try site.activate("if header \"subject\" \"other\" { discard; }")
        let outcome = try site.run(
            "run", "--chain", "--json", "--user", "alice", files: ["message.eml", "other.eml"])
        let lines = outcome.output.split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].hasPrefix(#"{"file":"\#(site.files.path("message.eml"))","scripts":["#))
        #expect(
            lines[0].contains(#""actions":[{"a":"store","mailbox":"INBOX","flags":["before"]}]"#))
        #expect(lines[1].hasSuffix(#""actions":[{"a":"discard"}],"implicit_keep":null}"#))
    }

    @Test func `the trace is that of all of them`() throws {
        try site.activate("keep;")
        let outcome = try site.run("trace", "--user", "alice")
        let lines = outcome.output.split(separator: "\n")
        for (script, line) in [
            ("site/before.sieve", "addflag"), ("mail/alice/.dovecot.sieve", "keep"),
            ("site/after.sieve", "keep"),
        ] {
            #expect(lines.contains { $0.hasPrefix(site.files.path(script)) && $0.hasSuffix(line) })
        }
        #expect(outcome.output.contains("\nscripts: \(scripts)\nstore the message in INBOX\n"))
    }

    @Test func `what stands in the way of a delivery stands in the way here`() throws {
        try site.activate("require \"fileinto\"; fileinto \"None\"; fileinto \"a/b\";")
        let words = "a delivery can not do this and keeps the message in INBOX: "
        let output = try site.run("run", "--user", "alice").output
        #expect(output.contains("store the message in None\n"))
        #expect(output.contains(words + "there is no such mailbox\n"))
        #expect(output.contains(words + "the mailbox name has a slash; the separator is a dot\n"))
        let made = try site.run("run", "--user", "alice", "--autocreate").output
        #expect(!made.contains("there is no such mailbox"))
        #expect(made.contains("the mailbox name has a slash"))
    }

    @Test func `a broken script is told, and nothing is written beside it`() throws {
        try site.activate("frop;")
        let outcome = try site.run("run", "--user", "alice")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("the script failed, so the message is kept: "))
        #expect(outcome.errors.contains("there is no command 'frop'"))
        #expect(site.files.list("mail/alice") == [".dovecot.sieve", "Maildir"])
    }

    @Test func `a script that is named is run alone, for the user's mailbox`() throws {
        try site.script(
            "s",
            "require [\"fileinto\", \"mailbox\"]; if mailboxexists \"Lists\" { stop; } discard;")
        let files = ["s.sieve", "message.eml"]
        #expect(
            try site.run("run", "--user", "alice", files: files).output.hasPrefix("store the"))
        let maildir = site.files.path("mail/alice/Maildir")
        #expect(
            try site.run("run", "--maildir", maildir, files: files).output.hasPrefix("store the"))
        #expect(try site.run("run", files: files).output == "discard the message\n")
        #expect(
            try site.run("run", "--user", "alice", "--mailbox", "a", files: files).output
                == "discard the message\n")
    }

    @Test func `a mailbox that is not there is told, and the script run all the same`() throws {
        try site.script("s", "require \"fileinto\"; fileinto \"Lists\";")
        let missing = site.files.path("mail/bob/Maildir")
        let outcome = try site.run(
            "run", "--user", "bob", files: ["s.sieve", "message.eml"])
        #expect(outcome.errors.contains("mailwright: \(missing) can not be looked at ("))
        #expect(outcome.errors.hasSuffix("so which mailboxes there are is not known\n"))
        #expect(
            outcome.output == """
                store the message in Lists
                    if there is such a mailbox (see --user and --maildir)

                """)
        #expect(
            try site.run("run", "--user", "bob", "--autocreate", files: ["s.sieve", "message.eml"])
                .output == "store the message in Lists\n")
    }

    @Test func `programs run as the owner of the mailbox, and never as root`() throws {
        chmod(try site.files.write("bin/who", "#!/bin/sh\nexec id -u\n"), 0o755)
        try site.script(
            "site/before",
            """
            require ["vnd.dovecot.execute", "variables", "reject"];
            execute :output "who" "who";
            if string :matches "${who}" "\(site.owner)*" { discard; }
            """)
        #expect(try site.run("run", "--user", "alice", "--programs").output.contains("discard"))
        #expect(try site.run("run", "--user", "alice").status == 1)
        let script = ["site/before.sieve", "message.eml"]
        let maildir = site.files.path("mail/alice/Maildir")
        #expect(
            try site.run("run", "--maildir", maildir, "--programs", files: script).output
                == "discard the message\n")
        let alone = try site.run("run", "--programs", files: script)
        if geteuid() == 0 {
            #expect(alone.status == 1)
            #expect(
                alone.errors == "mailwright: programs are run as the owner of a mailbox and never "
                    + "as root; say whose with --user or --maildir\n")
        } else {
            #expect(alone.output == "discard the message\n")
        }
    }

    @Test func `--maildir changes the Maildir alone`() throws {
        try site.activate("keep;")
        let maildir = site.files.path("mail/alice/Maildir/.Lists")
        let outcome = try site.run("run", "--chain", "--user", "alice", "--maildir", maildir)
        #expect(outcome.output.contains("scripts: \(scripts)\n"))
    }

    @Test func `all scripts of a delivery are not known without settings`() throws {
        let outcome = try Program.built("mailwright").run(
            [
                "sieve", "run", "--chain", "--user", "alice", "--maildir",
                site.files.path("mail/alice/Maildir"), site.files.path("message.eml"),
            ])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.hasSuffix(
                "known from the site's settings; give --settings\n"))
    }

    @Test func `control characters of a message stay away from the terminal`() throws {
        try site.files.write("message.eml", "Subject: a\u{1B}[31m\tb\n\n")
        try site.script(
            "s",
            """
            require ["variables", "reject"];
            if header :matches "subject" "*" { set "s" "${1}"; }
            reject "${s}";
            """)
        for command in ["run", "trace"] {
            let outcome = try site.run(command, files: ["s.sieve", "message.eml"])
            #expect(outcome.output.contains("a?[31m"))
            #expect(!outcome.output.contains("\u{1B}"))
        }
    }
}
