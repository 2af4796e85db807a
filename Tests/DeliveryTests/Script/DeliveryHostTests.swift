import Glibc
import MaildirStorage
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct DeliveryHostTests {
    private func host(_ directory: TemporaryDirectory) -> DeliveryHost {
        var request = DeliveryRequest(
            user: "alice", maildir: Maildir(path: directory.path("Maildir")), recipient: [])
        request.activeScript = directory.path("active")
        return DeliveryHost(request)
    }

    @Test func `the environment is that of this machine and user`() throws {
        let host = host(try TemporaryDirectory())
        #expect(host.environmentItem("vnd.dovecot.username") == Array("alice".utf8))
        #expect(host.environmentItem("host") == Array(LocalHost.name.utf8))
        #expect(host.environmentItem("remote-ip") == nil)
    }

    @Test func `the clock and the zone are those of the system`() throws {
        let host = host(try TemporaryDirectory())
        #expect(abs(host.currentTime() - Int64(time(nil))) < 60)
        // No zone is further away than the Line Islands; no calendar knows so late a time.
        #expect(abs(host.localZone(at: 1_234_567_890)) <= 14 * 60)
        #expect(host.localZone(at: .max) == 0)
    }

    @Test func `ids are those that Dovecot gave, and uses those of the settings`() throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("Maildir/.Spam/cur")
        let guid = "00000000000000000000000000000001"
        try directory.write("Maildir/.Spam/dovecot-uidlist", "3 V1 N1 G\(guid)\n")
        var request = DeliveryRequest(
            user: "alice", maildir: Maildir(path: directory.path("Maildir")), recipient: [])
        try request.sieve.set("special_use/Spam", to: "\\Junk")
        try request.sieve.set("special_use/Gone", to: "\\Junk \\Sent")
        try request.sieve.set("server_metadata//shared/admin", to: "x")
        let host = DeliveryHost(request)
        #expect(try host.mailbox(withID: Array(guid.utf8)) == Array("Spam".utf8))
        #expect(try host.mailbox(withID: Array("Spam".utf8)) == nil)
        #expect(
            try host.mailboxes(withSpecialUse: Array("\\junk".utf8)) == [Array("Spam".utf8)])
        #expect(try host.mailboxes(withSpecialUse: Array("\\sent".utf8)) == [])
        #expect(try host.serverAnnotation("/shared/admin") == Array("x".utf8))
        #expect(try host.annotation("/shared/comment", of: Array("INBOX".utf8)) == nil)
    }

    @Test func `lists are those of the settings, and read once`() throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("lists")
        let file = try directory.write("lists/friends", "# mine\nFriend@x.test\n")
        var request = DeliveryRequest(
            user: "alice", maildir: Maildir(path: directory.path("Maildir")), recipient: [])
        try request.sieve.set("extlists_dir", to: directory.path("lists"))
        let host = DeliveryHost(request)
        let name = Array("tag:x.test,2026:friends".utf8)
        #expect(try host.hasList(name))
        #expect(try host.list(name, contains: Array("friend@X.test".utf8)) == true)
        unlink(file)
        #expect(try host.members(ofList: name) == [Array("Friend@x.test".utf8)])
        #expect(try !host.hasList(Array("tag:x.test,2026:none".utf8)))
    }

    @Test func `lines of a script go to its owner`() throws {
        let directory = try TemporaryDirectory()
        host(directory).logForOwner(Array("here\nand there".utf8))
        let text = try #require(directory.text("active.log"))
        #expect(text.contains(" debug: here"))
        #expect(text.split(separator: "\n").count == 1)
    }

    @Test func `lines of a script of the site go to the log`() throws {
        let directory = try TemporaryDirectory()
        let log = RecordingLog()
        var request = DeliveryRequest(
            user: "alice", maildir: Maildir(path: directory.path("Maildir")), recipient: [])
        request.activeScript = directory.path("active")
        DeliveryHost(request, siteLog: log).logForOwner(Array("here".utf8))
        #expect(log.lines == ["info: user=alice, sieve: here"])
        #expect(directory.text("active.log") == nil)
    }

    @Test(arguments: [
        ("INBOX", true), ("a", true), ("b", false), ("a/b", false), ("", false), ("a..b", false),
        ("a\u{0}", false),
    ])
    func `a mailbox exists if the Maildir has it`(name: String, exists: Bool) throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("Maildir/.a/cur")
        let host = DeliveryHost(
            DeliveryRequest(
                user: "u", maildir: Maildir(path: directory.path("Maildir")), recipient: []))
        #expect(try host.mailboxExists(Array(name.utf8)) == exists)
    }
}
