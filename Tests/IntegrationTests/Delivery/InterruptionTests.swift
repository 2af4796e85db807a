import Glibc
import TestSupport
import Testing

/// System calls that fail, and signals that come, in a delivery that Postfix has asked for.
///
/// strace(1) makes a call fail or sends the signal when the call is reached; Postfix tries again
/// when the fault is over, and the mail is there exactly once.
@Suite struct InterruptionTests {
    /// A fault, as strace's `--inject` says it.
    struct Fault: CustomTestStringConvertible {
        let injection: String
        let code: String

        var testDescription: String { injection }
    }

    /// What a full disk, a quota, a broken disk and a lack of resources look like to a program.
    static let errors = [
        Fault(injection: "write:error=ENOSPC:when=1", code: "4.3.0"),
        Fault(injection: "write:error=EDQUOT:when=1", code: "4.3.0"),
        Fault(injection: "write:error=EIO:when=1", code: "4.3.0"),
        Fault(injection: "write:error=EFBIG:when=1", code: "4.3.0"),
        Fault(injection: "fsync:error=EIO:when=1", code: "4.3.0"),
        Fault(injection: "fsync:error=ENOSPC:when=1", code: "4.3.0"),
        Fault(injection: "fsync:error=EIO:when=2", code: "4.3.0"),
        Fault(injection: "rename:error=ENOSPC", code: "4.3.0"),
        Fault(injection: "rename:error=EDQUOT", code: "4.3.0"),
        Fault(injection: "rename:error=EROFS", code: "4.3.5"),
        Fault(injection: "socket:error=EMFILE", code: "4.3.0"),
        Fault(injection: "connect:error=ECONNREFUSED", code: "4.3.0"),
    ]

    /// Deaths before the mail is in its folder.
    static let deaths = [
        Fault(injection: "connect:signal=KILL", code: "4.3.0"),
        Fault(injection: "write:signal=KILL:when=1", code: "4.3.0"),
        Fault(injection: "write:signal=TERM:when=1", code: "4.3.0"),
        Fault(injection: "write:signal=SEGV:when=1", code: "4.3.0"),
        Fault(injection: "write:signal=ABRT:when=1", code: "4.3.0"),
        Fault(injection: "write:signal=ILL:when=1", code: "4.3.0"),
        Fault(injection: "write:signal=ALRM:when=1", code: "4.3.0"),
        Fault(injection: "fsync:signal=KILL:when=1", code: "4.3.0"),
        Fault(injection: "fsync:signal=TERM:when=1", code: "4.3.0"),
        Fault(injection: "fsync:signal=HUP:when=1", code: "4.3.0"),
        Fault(injection: "fsync:signal=INT:when=1", code: "4.3.0"),
        Fault(injection: "rename:error=EINTR:signal=KILL", code: "4.3.0"),
    ]

    @Test(arguments: errors)
    func `an error defers, and nothing stays`(_ fault: Fault) async throws {
        let user = try await interrupted(by: fault)
        #expect(user.everything() == [])
        try await expectOnce(user)
    }

    @Test(arguments: deaths)
    func `a death defers, and the next try delivers`(_ fault: Fault) async throws {
        let user = try await interrupted(by: fault)
        #expect(user.everything().allSatisfy { $0.contains("/tmp/") })
        if !["KILL", "SEGV", "ABRT", "ILL"].contains(where: fault.injection.contains) {
            #expect(user.everything() == [], "what can be caught leaves nothing behind")
        }
        try await expectOnce(user)
    }

    /// Once mail is in the first folder, the end must be told: else it would come twice.
    @Test(arguments: ["TERM", "HUP", "INT", "ALRM"], ["link", "rename"])
    func `a signal waits while mail is placed`(_ signal: String, _ call: String) async throws {
        let user = try TestUser("faulty")
        try user.makeFolder("A")
        try user.activate("require \"fileinto\"; fileinto \"A\"; keep;")
        try Files.replace("\(user.site.faults)/\(user.name)", "--inject=\(call):signal=\(signal)")
        try user.site.send(TestMessage.small(), to: user.address)
        #expect(try await user.site.attempt(to: user.address).status == "sent")
        #expect(user.messages(in: "A").count == 1)
        #expect(user.messages().count == 1)
    }

    private func interrupted(by fault: Fault) async throws -> TestUser {
        let user = try TestUser("faulty")
        try Files.replace("\(user.site.faults)/\(user.name)", "--inject=\(fault.injection)")
        try user.site.send(TestMessage.small(), to: user.address)
        let attempt = try await user.site.attempt(to: user.address)
        #expect(attempt.status == "deferred")
        #expect(attempt.code == fault.code, "\(attempt)")
        return user
    }

    private func expectOnce(_ user: TestUser) async throws {
        try Files.replace("\(user.site.faults)/\(user.name)", "")
        #expect(try await user.site.retry(user.address).status == "sent")
        #expect(user.messages().count == 1)
    }
}
