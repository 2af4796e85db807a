import AuthServiceTestSupport
import Glibc
import Protocols
import TestSupport
import Testing

/// The rows of pipe(8)'s table that concern us, with the real program.
@Suite struct ProgramTests {
    private let mail = "Subject: x\n\nbody\n"

    @Test func `a delivered mail is exit 0 without a word`() throws {
        let program = try Program()
        #expect(try program.run(["-d", "u", "-f", "a@b"] + program.home, mail: mail) == .delivered)
        #expect(program.mails() == [Array("Return-Path: <a@b>\n\(mail)".utf8)])
        #expect(program.leftovers == [])
        let line = try #require(program.directory.text("log"))
        #expect(line.hasSuffix("info: user=u, msgid=none, size=36, sieve=none: stored in INBOX\n"))
    }

    @Test(arguments: [
        ["-x"], ["word"], ["-d"], ["-d", ""],
        ["-o", "nonsense"], ["-o", "unknown=1"], ["-o", "home=relative"],
        ["-o", "lda_mailbox_autocreate=maybe"], ["-o", "mail_location=mbox:~/mail"],
    ])
    func `wrong arguments defer with one line`(arguments: [String]) throws {
        let program = try Program()
        let result = try program.run(arguments)
        #expect(result.exitCode == 75)
        #expect(result.output.hasPrefix("4.3.5 "))
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.errors == "")
    }

    @Test func `the auth service is asked who the user is`() throws {
        let program = try Program()
        var status = stat()
        stat(program.directory.path, &status)
        let fields: [DovecotAuth.Field] = [
            .init("uid", "\(status.st_uid)"), .init("gid", "\(status.st_gid)"),
            .init("home", program.directory.path),
        ]
        let service = try FakeAuthService(
            .answering(
                login: { _ in .refused },
                lookup: { request in
                    switch String(decoding: request.user, as: UTF8.self) {
                    case "Bob+x": .found(user: Array("bob".utf8), fields: fields)
                    case "eve": .unavailable
                    default: .unknown
                    }
                }))
        reachable(service)
        let socket = ["-o", "auth_socket_path=\(service.path)"]
        #expect(try program.run(["-d", "Bob+x"] + socket) == .delivered)
        #expect(program.mails().count == 1)
        #expect(program.directory.text("log")?.contains("user=bob, ") == true)
        #expect(service.requests == ["USER Bob+x service=lda"])

        let unknown = try program.run(["-d", "nobody"] + socket)
        #expect(unknown == .init(exitCode: 67, output: "5.1.1 unknown user\n", errors: ""))
        let away = try program.run(["-d", "eve"] + socket)
        #expect(away.exitCode == 75 && away.output.hasPrefix("4.3.0 "))
    }

    @Test func `the auth service tells the scripts of the site`() throws {
        let program = try Program()
        var status = stat()
        stat(program.directory.path, &status)
        try program.directory.makeDirectory("site")
        try program.directory.makeDirectory("sieve")
        try program.directory.write(
            "site/first.sieve",
            "require [\"include\", \"fileinto\", \"copy\", \"mailbox\"];\n"
                + "include :global \"mark\"; fileinto :create :copy \"Copies\";")
        try program.directory.write(
            "site/mark.sieve", "require \"imap4flags\"; addflag \"\\\\Flagged\";")
        try program.directory.write(
            ".dovecot.sieve",
            "require \"include\"; include :once :optional \"none\";\n"
                + "include \"own\";")
        try program.directory.write(
            "sieve/own.sieve", "require [\"fileinto\", \"mailbox\"]; fileinto :create \"Own\";")
        for name in ["site", "sieve"] { chmod(program.directory.path(name), 0o755) }
        for name in ["site/first.sieve", "site/mark.sieve", "sieve/own.sieve", ".dovecot.sieve"] {
            chmod(program.directory.path(name), 0o644)
        }
        let fields: [DovecotAuth.Field] = [
            .init("uid", "\(status.st_uid)"), .init("gid", "\(status.st_gid)"),
            .init("home", program.directory.path),
            .init("sieve_before", program.directory.path("site/first.sieve")),
            .init("sieve_global", program.directory.path("site")),
        ]
        let service = try FakeAuthService(
            .answering(
                login: { _ in .refused },
                lookup: { _ in .found(user: Array("bob".utf8), fields: fields) }))
        reachable(service)
        let socket = ["-o", "auth_socket_path=\(service.path)"]
        #expect(try program.run(["-d", "bob"] + socket) == .delivered)
        #expect(program.mails().count == 0)
        #expect(program.mails("Copies").count == 1)
        #expect(program.mails("Own").count == 1)
        #expect(program.directory.list("Maildir/.Own/cur").first?.hasSuffix(":2,F") == true)
        let log = try #require(program.directory.text("log"))
        #expect(log.contains("site/first.sieve+\(program.directory.path)/.dovecot.sieve: stored"))
    }

    @Test func `a setting that only a newer auth service knows is a deferral`() throws {
        let program = try Program()
        var status = stat()
        stat(program.directory.path, &status)
        let fields: [DovecotAuth.Field] = [
            .init("uid", "\(status.st_uid)"), .init("gid", "\(status.st_gid)"),
            .init("home", program.directory.path), .init("sieve_nonsense", "1"),
        ]
        let service = try FakeAuthService(
            .answering(
                login: { _ in .refused },
                lookup: { _ in .found(user: Array("bob".utf8), fields: fields) }))
        reachable(service)
        let result = try program.run(["-d", "bob", "-o", "auth_socket_path=\(service.path)"])
        #expect(result.exitCode == 75)
        let words = "sieve_nonsense is no setting of Sieve"
        #expect(result.output.hasPrefix("4.3.5 \(words)"))
        #expect(program.directory.text("log")?.contains("not delivered: \(words)") == true)
        #expect(program.mails() == [])
        #expect(program.leftovers == [])
    }

    @Test func `no auth service is a deferral`() throws {
        let program = try Program()
        let result = try program.run(["-d", "u", "-o", "auth_socket_path=/none/auth"])
        #expect(result.exitCode == 75)
        #expect(result.output == "4.3.0 /none/auth: connect: No such file or directory\n")
        #expect(result.errors == "")
    }

    @Test func `without -d it is the user who runs it`() throws {
        var program = try Program()
        program.environment["HOME"] = program.directory.path
        program.environment["USER"] = "me"
        #expect(try program.run([]) == .delivered)
        #expect(program.mails().count == 1)
        #expect(program.directory.text("log")?.contains("user=me, ") == true)
        program.environment["HOME"] = nil
        #expect(try program.run([]).output.hasPrefix("4.3.5 without -d"))
    }

    @Test func `a missing home is a deferral and stays missing`() throws {
        let program = try Program()
        let home = program.directory.path("none")
        let result = try program.run(["-d", "u", "-o", "home=\(home)"])
        #expect(result.exitCode == 75)
        #expect(result.output.hasPrefix("4.3.") && result.output.contains("No such file"))
        #expect(!program.directory.list().contains("none"))
    }

    @Test(.enabled(if: geteuid() == 0))
    func `root delivers only as the owner of the home`() throws {
        let program = try Program()
        #expect(try program.run(["-d", "u"] + program.home) == .delivered)
        var status = stat()
        stat(program.directory.path("Maildir"), &status)
        #expect(status.st_uid == 65534)
        chown(program.directory.path, 0, 0)
        let result = try program.run(["-d", "u"] + program.home)
        #expect(result.exitCode == 75)
        #expect(result.output.contains("belongs to root"))
    }

    @Test func `a Maildir without rights is a deferral`() throws {
        let program = try Program()
        try program.directory.makeDirectory("Maildir/tmp", mode: 0o500)
        if geteuid() == 0 { chown(program.directory.path("Maildir/tmp"), 65534, 65534) }
        if geteuid() == 0 { chown(program.directory.path("Maildir"), 65534, 65534) }
        let result = try program.run(["-d", "u"] + program.home)
        #expect(result.exitCode == 75)
        #expect(result.output.hasPrefix("4.3.5 can not open "))
        #expect(result.output.hasSuffix("Permission denied\n"))
    }

    @Test func `a script error keeps the mail and is told to owner and admin`() throws {
        let program = try Program()
        try program.directory.write(".dovecot.sieve", "keep;\n  frobnicate;\n")
        chmod(program.directory.path(".dovecot.sieve"), 0o644)
        #expect(try program.run(["-d", "u"] + program.home) == .delivered)
        let mails = program.mails().map { String(decoding: $0, as: UTF8.self) }
        #expect(mails.count == 2)
        #expect(mails.count { $0.contains("\nSubject: Your Sieve script has an error\n") } == 1)
        #expect(program.directory.text("log")?.contains(".dovecot.sieve:2:3: ") == true)
        #expect(
            program.directory.text(".dovecot.sieve.log")?.contains(".dovecot.sieve:2:3: ") == true)
    }

    @Test func `the mailbox of -m takes the mail`() throws {
        let program = try Program()
        let arguments = ["-m", "Lists", "-o", "lda_mailbox_autocreate=yes", "-ed", "u"]
        #expect(try program.run(arguments + program.home) == .delivered)
        #expect(program.mails("Lists").count == 1)
        #expect(program.directory.list("Maildir").contains("subscriptions") == false)
    }

    /// The socket's directory is private to the user of the tests; the program asks as him.
    private func reachable(_ service: FakeAuthService) {
        chmod(service.path, 0o666)
    }
}
