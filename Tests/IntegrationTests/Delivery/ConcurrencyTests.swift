import TestSupport
import Testing

/// Many deliveries at once into one mailbox that Dovecot reads and expunges meanwhile.
@Suite struct ConcurrencyTests {
    private static let count = 200
    private static let clients = 4

    @Test func `each of many messages comes exactly once`() async throws {
        let user = try TestUser()
        try user.activate(
            """
            require ["fileinto", "mailbox", "imap4flags", "variables"];
            if header :matches "Subject" "folder *" {
                addflag ["work", "k${1}"];
                fileinto :create "Folder ${1}";
            } elsif header :is "Subject" "flagged" { addflag ["\\\\Flagged", "work"]; }
            """)
        let subjects = ["plain", "flagged", "folder 1", "folder 2"]
        let sending = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in 0..<Self.clients {
                    group.addTask {
                        for number in 0..<Self.count / Self.clients {
                            let message = Stack.message(
                                to: user.address, subject: subjects[client],
                                token: "t\(client)-\(number)")
                            try user.site.send(message, to: user.address)
                            await Task.yield()
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let seen = try await collect(from: user)
        try await sending.value
        let expected = (0..<Self.clients).flatMap { client in
            (0..<Self.count / Self.clients).map { "t\(client)-\($0)" }
        }
        #expect(seen.sorted() == expected.sorted())
        let attempts = user.site.attempts(to: user.address)
        #expect(attempts.count { $0.status == "sent" } == Self.count)
        #expect(attempts.count == Self.count)
        #expect(user.everything() == [])
        let imap = try IMAPClient(user)
        #expect(try imap.names("LSUB").filter { $0.hasPrefix("Folder") }.count == 2)
        #expect(try user.complaints() == [])
    }

    /// Reads and expunges messages until all have come; the tokens of all that were seen.
    private func collect(from user: TestUser) async throws -> [String] {
        let imap = try IMAPClient(user)
        var seen: [String] = []
        try await eventually("\(Self.count) messages, after \(seen.count)", within: .seconds(120)) {
            for folder in ["INBOX", "Folder 1", "Folder 2"] {
                guard let count = try? imap.select(folder), count > 0 else { continue }
                let items = try imap.fetch("1:\(count)", "BODY[HEADER.FIELDS (MESSAGE-ID)]")
                seen += items.map { token(in: $0.literal) }
                try imap.command("STORE 1:\(count) +FLAGS.SILENT (\\Deleted)")
                try imap.command("EXPUNGE")
            }
            return seen.count >= Self.count
        }
        return seen
    }

    private func token(in header: [UInt8]) -> String {
        let text = String(decoding: header, as: UTF8.self)
        return text.split(separator: "<").dropFirst().first?
            .split(separator: "@").first.map(String.init) ?? text
    }
}
