import Glibc
import Mail
import MaildirStorage
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct MailboxFilterTests {
    private let files: TemporaryDirectory
    private let maildir: Maildir

    init() throws {
        files = try TemporaryDirectory()
        maildir = Maildir(path: files.path("Maildir"))
        try maildir.create(.inbox)
        try maildir.create(FolderName(Array("Lists".utf8)))
        try files.write("Maildir/dovecot-keywords", "0 todo\n")
        try files.write(
            "Maildir/cur/1.M1P1.h:2,Sa",
            """
            Return-Path: <boss@example.org>
            Delivered-To: me+list@example.org
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=

            body

            """)
    }

    private func filter(
        _ script: String, _ discarded: DiscardedMail = .stays
    ) throws -> MailboxFilter {
        MailboxFilter(
            try SieveScript(compiling: Array(script.utf8), named: "script"), maildir: maildir,
            discarded: discarded)
    }

    /// Plans, does it, and gives what was planned in words.
    private func run(_ script: String, _ discarded: DiscardedMail = .stays) throws -> [String] {
        var filter = try filter(script, discarded)
        let message = try #require(try maildir.messages(in: .inbox).first)
        let plan = try #require(try filter.plan(for: message))
        #expect(try filter.carryOut(plan))
        try filter.finish()
        return plan.words + plan.notes
    }

    private var inbox: [String] { files.list("Maildir/cur") }

    @Test func `lists, uses and the delimiter are those of the site`() throws {
        try files.makeDirectory("lists")
        try files.write("lists/bosses", "boss@example.org\n")
        let settings = try SieveSettings([
            ("extlists_dir", files.path("lists")), ("special_use/Lists", "\\Archive"),
        ])
        let script = """
            require ["extlists", "envelope", "special-use", "fileinto", "subaddress"];
            if allof (envelope :list "from" "tag:example.org,2026:bosses",
                      envelope :detail "to" "org") {
                fileinto :specialuse "\\\\Archive" "None";
            }
            """
        try files.write(
            "Maildir/new/2.M1P1.h",
            "Return-Path: <boss@example.org>\nDelivered-To: me-org@example.org\n\nbody\n")
        let filter = MailboxFilter(
            try SieveScript(compiling: Array(script.utf8), named: "s", settings: settings),
            maildir: maildir, discarded: .stays, settings: settings,
            recipientDelimiter: RecipientDelimiter(Array("-".utf8)))
        let plans = try maildir.messages(in: .inbox).compactMap { try filter.plan(for: $0) }
        #expect(plans.map(\.words).contains(["move to Lists"]))
        #expect(plans.flatMap(\.notes) == [])
        #expect(plans.count == 2)
    }

    @Test(arguments: [
        "", "keep;", "fileinto \"inbox\";", "stop;",
        "if header \"subject\" \"Grüße\" { keep; } else { discard; }",
        "if allof (envelope \"from\" \"boss@example.org\", envelope :detail \"to\" \"list\")"
            + " { keep; } else { discard; }",
    ])
    func `what is kept stays as it is`(rule: String) throws {
        let script = "require [\"fileinto\", \"envelope\", \"subaddress\"];\n" + rule
        #expect(try run(script, .isDeleted) == ["keep"])
        #expect(inbox == ["1.M1P1.h:2,Sa"])
    }

    @Test func `fileinto moves, with the flags that the message has`() throws {
        #expect(
            try run("require \"fileinto\"; fileinto \"Lists\";")
                == ["move to Lists with \\Seen todo"])
        #expect(inbox.isEmpty)
        #expect(files.list("Maildir/.Lists/cur") == ["1.M1P1.h:2,Sa"])
        #expect(files.text("Maildir/.Lists/dovecot-keywords") == "0 todo\n")
    }

    @Test func `with copy it copies, and what is there already is not copied again`() throws {
        let script = "require [\"fileinto\", \"copy\"]; fileinto :copy \"Lists\";"
        for _ in 0..<2 {
            #expect(try run(script) == ["copy to Lists with \\Seen todo"])
            #expect(inbox == ["1.M1P1.h:2,Sa"])
            #expect(files.list("Maildir/.Lists/cur") == ["1.M1P1.h:2,Sa"])
        }
    }

    @Test func `folders are made where the script says so, and subscribed`() throws {
        let script =
            "require [\"fileinto\", \"mailbox\"]; fileinto :create \"A.B\"; fileinto \"Lists\";"
        #expect(
            try run(script)
                == ["copy to A.B (new) with \\Seen todo", "move to Lists with \\Seen todo"])
        #expect(files.list("Maildir/.A.B/cur") == ["1.M1P1.h:2,Sa"])
        #expect(files.text("Maildir/subscriptions")?.hasSuffix("\nA\tB\n") == true)
    }

    @Test(arguments: [
        ("addflag \"\\\\Flagged\";", "FSa"), ("removeflag \"todo\";", "S"),
        ("setflag \"\\\\Answered\";", "R"), ("keep :flags \"\";", ""),
        ("if hasflag \"todo\" { addflag \"done\"; }", "Sab"),
    ])
    func `flags begin as those of the message`(rule: String, letters: String) throws {
        let words = try run("require \"imap4flags\"; " + rule)
        #expect(words.count == 1)
        #expect(words[0].hasPrefix("set its flags to "))
        #expect(inbox == ["1.M1P1.h:2,\(letters)"])
    }

    @Test func `discarded mail stays, moves or is deleted, as the admin says`() throws {
        #expect(try run("discard;") == ["keep", "not done: discard the message"])
        #expect(inbox == ["1.M1P1.h:2,Sa"])
        let lists = try FolderName(Array("Lists".utf8))
        #expect(
            try run("discard;", .moves(lists, name: "Lists")) == ["move to Lists with \\Seen todo"])
        #expect(inbox.isEmpty)
        try files.write("Maildir/cur/2.M1P1.h:2,S", "Subject: x\n\n")
        #expect(try run("discard;", .isDeleted) == ["delete"])
        #expect(inbox.isEmpty)
    }

    @Test func `nothing is sent, and what would have been sent stays`() throws {
        #expect(
            try run("redirect \"ops@example.net\";", .isDeleted)
                == ["keep", "not done: redirect the message to ops@example.net"])
        let script =
            "require [\"fileinto\", \"copy\"]; redirect \"a@example.net\"; fileinto \"Lists\";"
        #expect(
            try run(script) == [
                "copy to Lists with \\Seen todo",
                "not done: redirect the message to a@example.net",
            ])
        #expect(inbox == ["1.M1P1.h:2,Sa"])
    }

    @Test(arguments: [
        "redirect :copy \"a@b.test\"; discard;", "discard; redirect :copy \"a@b.test\";",
    ])
    func `what was to be sent as a copy is not deleted`(rule: String) throws {
        let words = try run("require \"copy\"; " + rule, .isDeleted)
        #expect(words == ["keep", "not done: redirect the message to a@b.test"])
        #expect(inbox == ["1.M1P1.h:2,Sa"])
    }

    @Test(arguments: [
        ("fileinto \"None\";", "not stored in None: there is no such mailbox"),
        ("fileinto \"../x\";", "not stored in ../x: the mailbox name has"),
    ])
    func `a folder that there is not, or can not be, leaves the mail`(
        rule: String, note: String
    ) throws {
        let words = try run("require \"fileinto\"; " + rule, .isDeleted)
        #expect(words.count == 2 && words[1].hasPrefix(note), "\(words)")
        #expect(inbox == ["1.M1P1.h:2,Sa"])
    }

    @Test func `a script that fails leaves the mail`() throws {
        let words = try run(
            "require [\"fileinto\", \"copy\"]; fileinto :copy \"Lists\";\n"
                + (0..<100).map { "redirect \"u\($0)@example.net\";" }.joined(), .isDeleted)
        #expect(
            words.count == 2 && words[1].hasPrefix("the script failed: script:2:"), "\(words)")
        #expect(inbox == ["1.M1P1.h:2,Sa"])
        #expect(files.list("Maildir/.Lists/cur").isEmpty)
    }

    @Test func `a message that is gone has no plan`() throws {
        let filter = try filter("keep;")
        let message = try #require(try maildir.messages(in: .inbox).first)
        unlink(files.path("Maildir/cur/1.M1P1.h:2,Sa"))
        #expect(try filter.plan(for: message) == nil)
    }
}
