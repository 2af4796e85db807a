internal import Glibc
internal import Outcomes
internal import Protocols
internal import ServiceClients

/// The checkpassword program of Dovecot 2.3, which asks the auth service.
///
/// All that it prints is one line on the standard error output, which Dovecot writes to its log;
/// refused logins print nothing, the service has them in its audit.
@main
enum CheckpasswordProgram {
    static func main() {
        Hardening.apply()
        exit(run().rawValue)
    }

    /// Answers, or gives the exit code; does not return when the reply program takes over.
    private static func run() -> Checkpassword.ExitCode {
        guard let arguments = Arguments(CommandLine.arguments) else {
            return fail(.unavailable, Arguments.usage)
        }
        let query = Checkpassword.Query { name in getenv(name).map { String(cString: $0) } }
        if let refusal = refusal(of: query) { return refusal }
        guard var bytes = InputDescriptor.readAll() else {
            return fail(
                .unavailable, "descriptor 3 cannot be read; only Dovecot can call this program")
        }
        defer { SecretBytes.wipe(&bytes) }
        do throws(Checkpassword.InputError) {
            var input = try Checkpassword.Input(parsing: bytes)
            defer { SecretBytes.wipe(&input.password) }
            return answer(input, query, arguments)
        } catch {
            return fail(.unusable(error, for: query.kind), error.description)
        }
    }

    /// The questions that are not answered, whoever they are about.
    private static func refusal(of query: Checkpassword.Query) -> Checkpassword.ExitCode? {
        switch query.kind {
        case .credentials(let scheme):
            return fail(
                .unavailable,
                "asked for the hash of a password (scheme \(scheme)), which is never handed out; "
                    + "set auth_mechanisms = plain login")
        // The password on descriptor 3 is the master user's, and was right: it says nothing here.
        case .login where query.masterUser != nil:
            return fail(
                .refused,
                "asked to check the password of a master user; leave out \"pass = yes\" in the "
                    + "master passdb, the userdb tells whether the user exists")
        case .login, .lookup:
            return nil
        }
    }

    private static func answer(
        _ input: Checkpassword.Input, _ query: Checkpassword.Query, _ arguments: Arguments
    ) -> Checkpassword.ExitCode {
        do throws(LookupFailure) {
            guard let user = try AuthQuestion(input, query).ask(arguments.socket) else {
                return .negative(for: query.kind)
            }
            return reply(user, query, arguments)
        } catch {
            return fail(.unavailable, error.reason)
        }
    }

    private static func reply(
        _ user: AuthUser, _ query: Checkpassword.Query, _ arguments: Arguments
    ) -> Checkpassword.ExitCode {
        let answer = Checkpassword.Answer(
            username: user.username, home: user.home, userID: user.userID, groupID: user.groupID)
        guard let environment = answer.environment(for: query.kind, ownUserID: getuid()) else {
            return fail(
                .unavailable, "the auth service gave a name or home with control characters")
        }
        ReplyProgram.execute(argument: arguments.program, environment: environment)
        let reason = String(cString: strerror(errno))
        return fail(
            .unavailable, "cannot execute \(CommandLine.arguments[arguments.program]): \(reason)")
    }

    private static func fail(
        _ code: Checkpassword.ExitCode, _ message: String
    ) -> Checkpassword.ExitCode {
        let line = "mailwright-checkpassword: \(message)".utf8.map {
            $0 < 0x20 ? UInt8(ascii: "?") : $0
        }
        write(STDERR_FILENO, line + [0x0A], line.count + 1)
        return code
    }
}
