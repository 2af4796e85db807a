/// `mailwright-checkpassword [--socket PATH] PROGRAM [ARGUMENT...]`.
///
/// Dovecot splits the `args` of its passdb or userdb at single spaces and appends its reply
/// program.
struct Arguments: Equatable {
    /// The socket of the auth service.
    var socket = "/run/mailwright/auth"

    /// Where the reply program stands among the arguments of the process.
    var program: Int

    /// How to call the program, on one line.
    static let usage = "usage: mailwright-checkpassword [--socket PATH] PROGRAM [ARGUMENT...]"

    /// Reads the arguments, the first of which is the name of this program; nil for misuse.
    init?(_ arguments: [String]) {
        var index = 1
        while index < arguments.count, arguments[index].utf8.first == UInt8(ascii: "-") {
            let argument = arguments[index]
            index += 1
            if argument == "--" { break }
            if argument == "--socket", index < arguments.count {
                socket = arguments[index]
                index += 1
            } else if argument.hasPrefix("--socket=") {
                socket = String(argument.dropFirst("--socket=".count))
            } else {
                return nil
            }
        }
        guard index < arguments.count, !arguments[index].isEmpty, !socket.isEmpty else {
            return nil
        }
        program = index
    }
}
