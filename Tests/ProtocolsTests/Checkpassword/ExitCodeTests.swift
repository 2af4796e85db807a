import Protocols
import Testing

@Suite struct ExitCodeTests {
    @Test func `the codes are those of Dovecot`() {
        let codes: [Checkpassword.ExitCode] = [.refused, .misuse, .unknownUser, .unavailable]
        #expect(codes.map(\.rawValue) == [1, 2, 3, 111])
    }

    @Test(arguments: [
        (Checkpassword.Query.Kind.login, Checkpassword.ExitCode.refused), (.lookup, .unknownUser),
        (.credentials(scheme: "PLAIN"), .unknownUser),
    ])
    func `no depends on the question`(
        kind: Checkpassword.Query.Kind, code: Checkpassword.ExitCode
    ) {
        #expect(Checkpassword.ExitCode.negative(for: kind) == code)
    }
}
