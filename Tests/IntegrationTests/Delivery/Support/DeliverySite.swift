import TestSupport

/// A mail system of its own for the tests of delivery: they break what others rely on.
///
/// How the mail of a user is delivered the beginning of the user's name says. With `faulty-` it
/// goes through strace(1), which makes system calls fail as `faults` says; with `orphan-` nobody
/// listens on the auth socket; with `replaced-` the program is the file `replaced`, which a test
/// puts there; the others are those of `variants`.
final class DeliverySite: Sendable {
    let stack: Stack

    private static let running = Result { try DeliverySite() }

    /// The one site, started by the first who asks.
    static func shared() throws -> DeliverySite {
        try running.get()
    }

    private init() throws {
        stack = try Stack()
        try Files.replace("\(stack.site.root)/faulty", Self.faultyDelivery)
        _ = try stack.run("chmod", ["0755", "\(stack.site.root)/faulty"])
        _ = try stack.run("mkdir", ["-m", "0755", faults])
        let settings =
            "-o log_path=\(log) -o submission_host=127.0.0.1:\(try stack.port("sendmail"))"
        let arguments =
            "-o lda_mailbox_autosubscribe=yes -f ${sender} -a ${original_recipient} -d ${recipient}"
        let program = "\(stack.site.programs)/mailwright-lda"
        let lda = "\(program) \(settings)"
        let socket = "-o auth_socket_path=\(stack.site.sockets.auth)"
        var commands = [
            "faulty": "\(stack.site.root)/faulty ${user} \(lda) \(socket) \(arguments)",
            "orphan": "\(lda) -o auth_socket_path=/nonexistent/auth \(arguments)",
            "replaced": "\(replaced) \(settings) \(socket) \(arguments)",
            "final": "\(lda) \(socket) -f ${sender} -r ${user}@final.test -d ${recipient}",
        ]
        for (name, options) in Self.variants {
            commands[name] = "\(lda) \(socket) \(options) \(arguments)"
        }
        for (name, command) in commands { try addTransport(name, command) }
        let rules = commands.keys.map { "{ /^\($0)-/ \($0): }" }
        let routes = "regexp:{ \(rules.joined(separator: " ")) }"
        let parameters = [
            "transport_maps=\(routes) socketmap:unix:mailwright/lookup:transport",
            // Deferred mail is tried again when a test asks for it, and not before.
            "queue_run_delay=300s", "minimal_backoff_time=300s", "maximal_backoff_time=600s",
            "message_size_limit=104857600", "header_size_limit=4194304",
        ]
        for parameter in parameters { try configure(["-e", parameter]) }
        let reloaded = try stack.postfix("postfix", "reload")
        guard reloaded.status == 0 else { throw Unexpected("reload: \(reloaded.errors)") }
    }

    private func configure(_ arguments: [String]) throws {
        let done = try stack.run(
            "postconf", ["-c", stack.site.postfix.configuration] + arguments)
        guard done.status == 0 else { throw Unexpected("postconf \(arguments): \(done.errors)") }
    }

    private func addTransport(_ name: String, _ command: String) throws {
        let entry = "unix - n n - - pipe flags=DRX user=vmail null_sender= argv=\(command)"
        try configure(["-M", "\(name)/unix=\(name) \(entry)"])
        try configure(["-e", "\(name)_destination_recipient_limit=1"])
    }

    /// The directory with a file for each user whose delivery shall fail: options of strace(1).
    var faults: String { "\(stack.site.root)/faults" }

    /// The program of users whose name begins with `replaced-`; not there at first.
    var replaced: String { "\(stack.site.root)/replaced" }

    /// More options of mailwright-lda, by the beginning of the user's name.
    private static let variants = [
        "slow": "-o delivery_time_limit=1",
        "wrong": "-x",
        "broken": "-o mail_location=mbox:~/mail",
        "unlogged": "-o log_path=/nonexistent/log",
        "spam": "-e -o lda_mailbox_autocreate=yes -m Spam",
    ]

    /// The log of mailwright-lda.
    var log: String { stack.site.logs["mailwright-lda"] ?? "" }

    private static let faultyDelivery = """
        #!/bin/sh
        # faulty USER PROGRAM...: runs it under strace with the options in the user's file.
        options=$(cat "$(dirname "$0")/faults/$1" 2>/dev/null)
        shift
        # Swift's crash reports of debug builds catch signals; programs as they are shipped do not.
        export SWIFT_BACKTRACE=enable=no
        [ -z "$options" ] || exec strace -q -o /dev/null $options "$@"
        exec "$@"

        """
}
