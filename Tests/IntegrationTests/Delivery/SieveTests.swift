import Glibc
import TestSupport
import Testing

/// Scripts as users have them, at the delivery of real mail.
@Suite struct SieveTests {
    private let filing = """
        require ["fileinto", "mailbox", "copy", "imap4flags"];
        if header :is "Subject" "file" { fileinto :create "Filed"; }
        elsif header :is "Subject" "copy" { fileinto :copy :create "Filed"; }
        elsif header :is "Subject" "flag" { addflag "\\\\Flagged"; keep; }
        elsif header :is "Subject" "discard" { discard; }
        """

    @Test(arguments: [
        ("file", 1, [String]()), ("copy", 1, [""]), ("flag", 0, [":2,F"]), ("discard", 0, []),
        ("other", 0, [""]),
    ])
    func `a script that ManageSieve has activated decides`(
        _ subject: String, _ filed: Int, _ inbox: [String]
    ) async throws {
        let user = try TestUser()
        try ManageSieveClient(user).activate(filing)
        try user.site.send(TestMessage.small(subject), to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.messages(in: "Filed").count == filed)
        let suffixes = user.messages().map { path in
            path.firstIndex(of: ":").map { String(path[$0...]) } ?? ""
        }
        #expect(suffixes == inbox)
        #expect(try user.complaints() == [])
    }

    @Test func `another script that ManageSieve activates takes over`() throws {
        let user = try TestUser()
        let session = try ManageSieveClient(user)
        try session.activate("discard;", as: "first")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        try session.activate("keep;", as: "second")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        #expect(user.messages().count == 1)
        #expect(user.everything().count == 1)
    }

    /// A script that does not compile, and where its first error is.
    static let broken = [
        ("keep;\nkeep", ":2:"),
        ("require \"fileinto\";\n  nonsense \"x\";", ":2:3: "),
        ("fileinto \"A\";", ":1:1: "),
        ("require \"no-such-extension\";", ":1:"),
        ("if header :is \"a\" { discard; }", ":1:"),
        ("keep; \u{0}", ":1:"),
        ("redirect \"no address\";", ":1:"),
        (String(repeating: "if true {", count: 1000), ":1:"),
        ("\u{FEFF}\"", ":1:"),
    ]

    @Test(arguments: broken)
    func `mail is kept when a script has errors, and they are told`(
        _ script: String, _ place: String
    ) throws {
        let user = try TestUser()
        try user.activate(script)
        for _ in 1...2 { #expect(try user.deliver(TestMessage.small()).status == 0) }
        #expect(user.messages().count == 3)
        let notice = try #require(user.notices.first)
        #expect(user.notices.count == 1)
        #expect(Files.text(notice)?.contains("/.dovecot.sieve\(place)") == true)
        #expect(user.scriptErrors.contains("/.dovecot.sieve\(place)"), "\(user.scriptErrors)")
        let line = try #require(user.logLines.first { $0.contains("warning: ") })
        #expect(line.contains("/.dovecot.sieve\(place)"))
    }

    /// What may stand in the place of a script, in the words of the shell.
    static let places = [
        ("ln -s sieve/nowhere .dovecot.sieve", "link"),
        ("ln -s .dovecot.sieve .dovecot.sieve", "symbolic links"),
        ("mkdir .dovecot.sieve", "no plain file"),
        ("mkfifo .dovecot.sieve", "no plain file"),
        ("ln -s /dev/zero .dovecot.sieve", "no plain file"),
        ("echo 'discard;' > .dovecot.sieve; chmod 0 .dovecot.sieve", "Permission denied"),
        ("head -c 1048577 /dev/zero | tr '\\0' '\\n' > .dovecot.sieve", "1048576"),
    ]

    @Test(arguments: places)
    func `mail is kept when a script can not be read, and that is told`(
        _ command: String, _ words: String
    ) throws {
        let user = try TestUser()
        try user.asOwner {
            _ = try user.site.stack.run("sh", ["-c", "cd '\(user.home)'; \(command)"])
        }
        let end = try user.deliver(TestMessage.small())
        #expect(end.status == 0, "\(end.output)")
        #expect(user.messages().count == 2)
        #expect(user.notices.count == 1)
        #expect(user.scriptErrors.contains(words), "\(user.scriptErrors)")
        #expect(user.logLines.contains { $0.contains("warning: ") && $0.contains(words) })
    }

    @Test func `a script of the largest size is run`() throws {
        let user = try TestUser()
        let end = "discard;"
        try user.activate(String(repeating: "\n", count: 1 << 20 - end.utf8.count) + end)
        #expect(try user.deliver(TestMessage.small()).status == 0)
        #expect(user.everything() == [])
    }

    @Test func `a link out of the home is followed only with the owner's rights`() throws {
        let user = try TestUser()
        let secret = "\(user.site.stack.site.root)/secret"
        try Files.replace(secret, "discard;")
        chmod(secret, 0o600)
        #expect(symlink(secret, "\(user.home)/.dovecot.sieve") == 0)
        #expect(try user.deliver(TestMessage.small()).status == 0)
        #expect(user.messages().count == 1 + user.notices.count)
    }

    @Test func `a folder that is missing keeps mail in the INBOX`() throws {
        let user = try TestUser()
        try user.activate("require \"fileinto\"; fileinto \"Missing\";")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        #expect(user.messages().count == 1)
        #expect(user.logLines.contains { $0.contains("can not store in Missing") })
    }

    @Test(arguments: [
        "redirect \"a@b.test\"; redirect \"c@b.test\"; redirect \"d@b.test\"; "
            + "redirect \"e@b.test\"; redirect \"f@b.test\";",
        (0..<40).map { "fileinto :create \"f\($0)\";" }.joined(separator: "\n"),
    ])
    func `a script that wants too much keeps mail in the INBOX alone`(_ script: String) throws {
        let user = try TestUser()
        try user.activate("require [\"fileinto\", \"mailbox\"];\n\(script)")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        // The mail, and what is told of the script.
        #expect(user.messages().count == 2)
        #expect(user.everything().count == 2)
        #expect(user.scriptErrors.contains("/.dovecot.sieve:"), "\(user.scriptErrors)")
    }

    /// Patterns that take exponential or quadratic time where they are matched without care.
    static let hostile = [
        "if header :matches \"Subject\" \"\(String(repeating: "*a", count: 200))b\" { discard; }",
        "if header :matches \"Subject\" \"\(String(repeating: "*?a", count: 500))b\" { discard; }",
        "require \"variables\"; if header :matches \"Subject\" \"*\" { set \"a\" \"${1}${1}\"; "
            + String(repeating: "set \"a\" \"${a}${a}\"; ", count: 500) + "}",
        (0..<2000).map {
            "if header :contains \"Subject\" \"\(String(repeating: "a", count: 500))\($0)\" "
                + "{ discard; }"
        }.joined(separator: "\n"),
        long + "if string \"x\" [\(longList)] { discard; }",
        long + "if header [\(longList)] \"x\" { discard; }",
        "require \"imap4flags\"; " + long + "addflag \"f\"; if hasflag [\(longList)] { discard; }",
    ]

    private static let long =
        "require \"variables\"; set \"l\" \"\(String(repeating: "l", count: 4_000))\";\n"
    private static let longList = Array(
        repeating: "\"\(String(repeating: "${l}", count: 16))\"", count: 3_000
    ).joined(separator: ",")

    @Test(arguments: hostile.indices)
    func `a hostile script and message take bounded time and memory`(_ index: Int) throws {
        let user = try TestUser()
        try user.activate(Self.hostile[index])
        let message =
            Array("Subject: ".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
            + Array("\n\nbody\n".utf8)
        let start = ContinuousClock.now
        let end = try user.deliver(message, memory: 64 << 20)
        #expect(end.status == 0, "\(end.output)")
        #expect(ContinuousClock.now - start < .seconds(30))
        // Beside it may be what is told of the script.
        let kept = user.messages().filter { Files.bytes($0) == message }
        #expect(kept.count == 1)
    }
}
