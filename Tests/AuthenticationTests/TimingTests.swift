import Accounts
import Crypt
import Glibc
import Outcomes
import Testing

@testable import Authentication

/// Refusals of all kinds take the same time, measured in processor time of the thread.
@Suite struct TimingTests {
    private func authenticator() throws -> Authenticator {
        var directory = FakeDirectory()
        let yescrypt = try CryptHash.yescrypt(Array("secret".utf8))
        directory.add("new", hash: yescrypt)
        directory.add("old", hash: Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8))
        directory.add("gone", hash: yescrypt, isEnabled: false)
        directory.add(
            "old-gone", hash: Array("$1$caea3837$gPafod/Do/8Jj5M9HehhM.".utf8), isEnabled: false)
        directory.add("empty", hash: [])
        directory.add("torn", hash: Array("$9$x$y".utf8))
        directory.add("odd", hash: Array("{SSHA}xxxx".utf8))
        return Authenticator(
            directory: directory, domains: ["example.org"], recipientDelimiter: [],
            homes: MailboxHomes(root: "/h", owner: FileOwnership(user: 1, group: 1)),
            masterPasswords: [
                try MasterPasswordRule(
                    name: "webmail", hash: CryptHash.yescrypt(Array("key".utf8)),
                    networks: ["192.0.2.1"], services: ["imap"])
            ], decoy: try DecoyPassword())
    }

    /// The least time of several attempts, in nanoseconds.
    private func cost(
        _ authenticator: Authenticator, _ login: String, _ password: String, from remote: String?
    ) throws -> Double {
        let attempt = LoginAttempt(
            login: Array(login.utf8), password: Array(password.utf8), service: "imap",
            remoteAddress: remote, isTrustedPeer: true)
        var least = Double.infinity
        for _ in 0..<5 {
            let start = processorTime()
            do {
                guard case .refused = try authenticator.verify(attempt) else {
                    Issue.record("\(login) was accepted")
                    return 0
                }
            } catch LookupFailure.configuration {
                // A hash that cannot be checked.
            }
            least = min(least, processorTime() - start)
        }
        return least
    }

    private func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    @Test(arguments: [nil, "192.0.2.1"])
    func `an unknown user costs what a wrong password costs`(remote: String?) throws {
        let authenticator = try authenticator()
        let wrong = try cost(authenticator, "new", "wrong", from: remote)
        for (login, password) in [
            ("nobody", "wrong"), ("nobody@example.com", "wrong"), ("a b", "wrong"),
            ("old", "wrong"), ("gone", "wrong"), ("gone", "secret"), ("old-gone", "secret"),
            ("empty", "wrong"), ("torn", "wrong"), ("odd", "wrong"),
        ] {
            let other = try cost(authenticator, login, password, from: remote)
            #expect((0.6...1.6).contains(other / wrong), "\(login): \(other / wrong)")
        }
    }
}
