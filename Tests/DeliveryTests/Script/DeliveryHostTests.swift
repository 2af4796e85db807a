import Glibc
import MaildirStorage
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
