import Glibc
import TestSupport
import Testing

/// Dovecot shows what mailwright-lda wrote, and finds nothing to complain about.
@Suite struct DovecotTests {
    @Test(arguments: [
        "Subject: LF\n\none\ntwo\n", "Subject: CRLF\r\n\r\none\r\ntwo\r\n",
        "Subject: mixed\n\r\none\r\ntwo\nthree", "Subject: CR\n\na\rb\r\r\nc\n", "\n", "x",
    ])
    func `sizes are exact`(_ text: String) throws {
        let user = try TestUser()
        let message = Array(text.utf8)
        #expect(try user.deliver(message).status == 0)
        let file = try user.message()
        let wire = withCRLF(message)
        #expect(file.hasSuffix(",S=\(message.count),W=\(wire.count)"))
        let sizes = try user.site.stack.doveadm(
            "-f", "flow", "fetch", "-u", user.name, "size.physical size.virtual", "all")
        #expect(sizes.output == "size.physical=\(message.count) size.virtual=\(wire.count)\n")
        #expect(sizes.errors.isEmpty, "\(sizes.errors)")
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        let item = try #require(try imap.fetch("1", "(RFC822.SIZE BODY.PEEK[])").first)
        #expect(item.number(after: "RFC822.SIZE") == wire.count)
        #expect(item.literal == wire)
        #expect(try user.complaints() == [])
    }

    @Test func `flags and keywords of a script are those that IMAP shows`() throws {
        let user = try TestUser()
        try user.activate(
            """
            require ["imap4flags", "fileinto", "copy", "mailbox"];
            addflag ["\\\\Seen", "\\\\Flagged", "$Forwarded", "custom"];
            fileinto :copy :create "Flagged";
            setflag "";
            if header :is "Subject" "other" { addflag ["other", "\\\\Answered", "\\\\Draft"]; }
            """)
        for subject in ["plain", "other"] {
            #expect(try user.deliver(TestMessage.small(subject)).status == 0)
        }
        let imap = try IMAPClient(user)
        #expect(try imap.select("Flagged") == 2)
        let expected = ["$Forwarded", "\\Flagged", "\\Seen", "custom"]
        #expect(try imap.fetch("1:2", "FLAGS").map(\.flags) == [expected, expected])
        #expect(try imap.select("INBOX") == 2)
        let flags = try imap.fetch("1:2", "FLAGS").map(\.flags).sorted { $0.count < $1.count }
        #expect(flags == [[], ["\\Answered", "\\Draft", "other"]])
        #expect(try user.complaints() == [])
    }

    @Test func `keywords of Dovecot and of a script do not mix`() throws {
        let user = try TestUser()
        let imap = try IMAPClient(user)
        #expect(try user.deliver(TestMessage.small()).status == 0)
        #expect(try imap.select("INBOX") == 1)
        try imap.command("STORE 1 +FLAGS (first second)")
        try user.activate("require \"imap4flags\"; addflag [\"second\", \"third\"];")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        try imap.command("NOOP")
        #expect(try imap.fetch("2", "FLAGS").map(\.flags) == [["second", "third"]])
        try imap.command("STORE 2 +FLAGS (fourth)")
        try imap.command("UNSELECT")
        #expect(try imap.select("INBOX") == 2)
        #expect(
            try imap.fetch("1:2", "FLAGS").map(\.flags) == [
                ["first", "second"], ["fourth", "second", "third"],
            ])
        #expect(try user.complaints() == [])
    }

    @Test(arguments: [
        ("Lists", "Lists"), ("a.b.c", "a.b.c"), ("Entwürfe & Co", "Entw&APw-rfe &- Co"),
        ("日本語.台北", "&ZeVnLIqe-.&U,BTFw-"), ("with space", "with space"), ("😀", "&2D3eAA-"),
        ("$(rm -rf x);`id`", "$(rm -rf x);`id`"),
    ])
    func `folders are made and subscribed to`(_ name: String, _ onTheWire: String) throws {
        let user = try TestUser()
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"\(name)\";")
        let options = ["-o", "lda_mailbox_autosubscribe=yes"]
        for _ in 1...2 { #expect(try user.deliver(TestMessage.small(), options).status == 0) }
        let imap = try IMAPClient(user)
        #expect(try imap.names("LIST").contains(onTheWire))
        #expect(try imap.names("LSUB").contains(onTheWire))
        #expect(try imap.select(onTheWire) == 2)
        #expect(try imap.select("INBOX") == 0)
        #expect(try user.complaints() == [])
    }

    @Test(arguments: [
        "a/b", "../../alice", "..", ".", "a..b", ".a", "a.", "~alice", "a\u{7}b", "",
        String(repeating: "x", count: 300), String(repeating: "ü", count: 120),
    ])
    func `mail for a name that no folder can have is kept in the INBOX`(_ name: String) throws {
        let user = try TestUser()
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"\(name)\";")
        #expect(try user.deliver(TestMessage.small()).status == 0)
        // A name that is known to be wrong is an error of the script, of which its owner is told.
        let count = 1 + user.notices.count
        #expect(user.messages().count == count)
        #expect(user.everything().count == count)
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == count)
        #expect(try user.complaints() == [])
    }

    @Test func `the subscriptions of Dovecot stay`() throws {
        let user = try TestUser()
        let imap = try IMAPClient(user)
        for folder in ["Mine", "Mine.Sub"] {
            try imap.command("CREATE \(folder)")
            try imap.command("SUBSCRIBE \(folder)")
        }
        try user.activate("require [\"fileinto\", \"mailbox\"]; fileinto :create \"New.Sub\";")
        let options = ["-o", "lda_mailbox_autosubscribe=yes"]
        #expect(try user.deliver(TestMessage.small(), options).status == 0)
        try imap.command("UNSUBSCRIBE Mine")
        let names = try imap.names("LSUB")
        #expect(names.contains("Mine.Sub"))
        #expect(names.contains("New.Sub"))
        #expect(!names.contains("Mine"))
        #expect(try user.complaints() == [])
    }

    @Test func `the date of arrival is that of the delivery`() throws {
        let user = try TestUser()
        let before = time(nil)
        #expect(try user.deliver(TestMessage.small()).status == 0)
        let after = time(nil)
        let fetched = try user.site.stack.doveadm(
            "-f", "flow", "fetch", "-u", user.name, "date.received.unixtime", "all")
        let seconds = fetched.output.split(separator: "=").last.flatMap {
            Int($0.filter(\.isNumber))
        }
        #expect((before...after).contains(try #require(seconds)))
    }

    @Test func `an open folder shows new mail at once`() throws {
        let user = try TestUser()
        try user.activate(
            """
            require "imap4flags";
            if header :is "Subject" "flagged" { addflag ["\\\\Flagged", "work"]; }
            """)
        #expect(try user.deliver(TestMessage.small()).status == 0)
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        for (count, subject) in [(2, "plain"), (3, "flagged"), (4, "plain")] {
            try imap.idle()
            #expect(try user.deliver(TestMessage.small(subject)).status == 0)
            var news = ""
            repeat { news = try imap.news() } while !news.hasSuffix("EXISTS")
            #expect(news == "* \(count) EXISTS")
            try imap.done()
        }
        #expect(try imap.fetch("3", "FLAGS").map(\.flags) == [["\\Flagged", "work"]])
        // What Dovecot has seen it moves to cur; that must find every file in its place.
        try imap.command("STORE 1:4 +FLAGS.SILENT (\\Seen)")
        #expect(try imap.fetch("1:4", "BODY[]").count == 4)
        #expect(try user.complaints() == [])
    }

    private func withCRLF(_ message: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in message {
            if byte == 0x0A, result.last != 0x0D { result.append(0x0D) }
            result.append(byte)
        }
        return result
    }
}
