import Accounts
import ArgumentParser
import Crypt
import Glibc
import Outcomes

/// Where a command takes a new password from; never from the command line, which `ps` shows.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false

    @Flag(help: "Make a password up, and print it once.")
    var generate = false

    func validate() throws {
        if passwordStdin, generate {
            throw ValidationError("--password-stdin and --generate exclude each other")
        }
    }

    /// Gets the password from where the options say, and gives its hash.
    ///
    /// Without an option it is asked for at a terminal, and read from standard input if that is
    /// none. `generated` is a password that was made up, to be printed when it has been stored.
    func hash(
        for username: String
    ) throws(ToolFailure) -> (hash: [UInt8], generated: String?) {
        var password = try password(for: username)
        defer { SecretBytes.wipe(&password) }
        if let violation = AccountPassword.violation(password) { throw .refused(violation) }
        do throws(CryptFailure) {
            let hash = try CryptHash.yescrypt(password)
            return (hash, generate ? String(decoding: password, as: UTF8.self) : nil)
        } catch {
            throw .refused(error.description)
        }
    }

    private func password(for username: String) throws(ToolFailure) -> [UInt8] {
        if generate { return PasswordGenerator.make() }
        guard !passwordStdin, let terminal = Terminal() else {
            guard let line = PasswordReader.line(from: 0) else {
                throw .refused("there is no password on standard input; write it in the first line")
            }
            return line
        }
        var first = try terminal.askSecretly("New password for \(username): ")
        var second = try terminal.askSecretly("The same again: ")
        defer { SecretBytes.wipe(&second) }
        guard first == second else {
            SecretBytes.wipe(&first)
            throw .refused("the two passwords differ; nothing was changed")
        }
        return first
    }
}
