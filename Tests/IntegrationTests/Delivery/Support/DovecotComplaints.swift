import Synchronization
import TestSupport

/// The warnings and errors in Dovecot's log that a test has to answer for.
///
/// Tests run side by side, so those in which another test's user is named are that test's.
struct DovecotComplaints {
    private static let levels = ["Warning: ", "Error: ", "Fatal: ", "Panic: "]
    private static let users = Mutex<Set<String>>([])

    let lines: [String]

    /// Makes a user known, so that lines about one are not taken for nobody's.
    static func know(_ user: String) {
        users.withLock { _ = $0.insert(user) }
    }

    init(in log: String, of user: String) {
        let others = Self.users.withLock { $0.subtracting([user]) }
        lines = log.split(separator: "\n").map(String.init).filter { line in
            Self.levels.contains { line.contains($0) }
                && (line.contains(user) || !others.contains { line.contains($0) })
        }
    }
}

extension TestUser {
    /// What Dovecot has complained about since the user was made.
    ///
    /// A session that looks at the INBOX comes last: when its end is in the log, what came before
    /// is there too. Throws when it does not come: then this is not the log that Dovecot writes.
    func complaints() throws -> [String] {
        let end = try site.stack.mark("dovecot")
        let imap = try IMAPClient(self)
        try imap.select("INBOX")
        try imap.command("LOGOUT")
        _ = try end.wait(for: "imap(\(name))", "Logged out")
        return DovecotComplaints(in: dovecotLog.text, of: name).lines
    }
}
