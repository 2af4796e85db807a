import Glibc
import TestSupport
import Testing

/// That a test would see it if Dovecot complained.
@Suite struct DovecotComplaintsTests {
    @Test func `a wrong size in a file's name is seen`() throws {
        let user = try TestUser()
        #expect(try user.deliver(TestMessage.small()).status == 0)
        let file = try user.message()
        let size = try #require(Files.bytes(file)).count
        #expect(rename(file, file.replacing(",S=\(size),", with: ",S=5,")) == 0)
        let imap = try IMAPClient(user)
        #expect(try imap.select("INBOX") == 1)
        _ = try? imap.command("FETCH 1 BODY[]")
        let complaints = try user.complaints()
        #expect(
            complaints.contains {
                $0.contains("imap(\(user.name))") && $0.contains("(5 < \(size)")
            },
            "\(user.dovecotLog.text)")
    }

    @Test func `complaints are those about the user or about nobody`() throws {
        let users = (1...2).map { "complainer-\($0)" }
        for user in users { DovecotComplaints.know(user) }
        let log = """
            Nov 25 12:00:00 imap(\(users[0]))<1><x>: Warning: own
            Nov 25 12:00:00 imap(\(users[1]))<2><y>: Error: another's
            Nov 25 12:00:00 imap(\(users[0]))<1><x>: Info: Logged out
            Nov 25 12:00:00 auth: Error: nobody's
            Nov 25 12:00:00 master: Panic: nobody's
            """
        let seen = DovecotComplaints(in: log, of: users[0]).lines
        let lines = log.split(separator: "\n").map(String.init)
        #expect(seen == [lines[0], lines[3], lines[4]])
    }
}
