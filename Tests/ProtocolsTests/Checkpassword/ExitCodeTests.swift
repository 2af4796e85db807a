import Protocols
import Testing

@Suite struct ExitCodeTests {
    @Test func `the codes are those of Dovecot`() {
        let codes: [Checkpassword.ExitCode] = [.refused, .unknownUser, .unavailable]
        #expect(codes.map(\.rawValue) == [1, 3, 111])
    }

    @Test(arguments: [0, 2] as [Int32])
    func `no code says that a user exists`(code: Int32) {
        #expect(Checkpassword.ExitCode(rawValue: code) == nil)
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

    @Test(arguments: [
        (Checkpassword.InputError.tooLong, Checkpassword.ExitCode.refused), (.noName, .refused),
        (.empty, .unavailable), (.truncated, .unavailable),
    ])
    func `a broken input is no fault of the user's`(
        error: Checkpassword.InputError, code: Checkpassword.ExitCode
    ) {
        #expect(Checkpassword.ExitCode.unusable(error, for: .login) == code)
        let lookup = code == .refused ? Checkpassword.ExitCode.unknownUser : code
        #expect(Checkpassword.ExitCode.unusable(error, for: .lookup) == lookup)
    }
}
