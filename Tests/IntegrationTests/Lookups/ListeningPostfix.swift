import Glibc
import TestSupport

/// A Postfix of a test's own, for parameters that the shared one does not have.
///
/// It listens on one free port and delivers nothing anywhere.
final class ListeningPostfix {
    let port: Int
    private let directory: TemporaryDirectory
    private let master: Conversation

    /// Starts it with some more lines of main.cf.
    init(_ parameters: String) throws {
        directory = try TemporaryDirectory()
        // Postfix's own user passes through.
        chmod(directory.path, 0o755)
        port = try Self.freePort()
        try Self.write(directory, parameters, port)
        let configuration = directory.path("etc")
        let check = try Program("/usr/sbin/postfix").run(["-c", configuration, "check"])
        guard check.status == 0 else {
            throw Conversation.Failure("postfix check: \(check.errors)")
        }
        let daemons = try Program("/usr/sbin/postconf").run(
            ["-c", configuration, "-h", "daemon_directory"])
        let path = daemons.output.split(separator: "\n").first.map(String.init) ?? ""
        // The end of the conversation ends the process, and with it all that it started.
        master = try Conversation(program: "\(path)/master", ["-s", "-c", configuration])
        try wait(for: "Postfix on port \(port): \(log)") {
            (try? Conversation(port: port)) != nil
        }
    }

    var log: String { directory.text("log/postfix.log") ?? "" }

    /// A connection from outside, or from an address of 127.0.0.0/8.
    func smtp(from source: String = "127.0.0.3") throws -> SMTPClient {
        try SMTPClient(Conversation(port: port, from: source))
    }

    private static func write(
        _ directory: TemporaryDirectory, _ parameters: String, _ port: Int
    ) throws {
        for name in ["etc", "queue", "data", "log"] {
            try directory.makeDirectory(name, mode: 0o755)
        }
        guard let postfix = getpwnam("postfix") else {
            throw Conversation.Failure("there is no user postfix")
        }
        chown(directory.path("data"), postfix.pointee.pw_uid, postfix.pointee.pw_gid)
        try directory.write(
            "etc/main.cf",
            """
            compatibility_level = 3.6
            queue_directory = \(directory.path("queue"))
            data_directory = \(directory.path("data"))
            maillog_file_prefixes = \(directory.path)
            maillog_file = \(directory.path("log/postfix.log"))
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            disable_dns_lookups = yes
            smtpd_peername_lookup = no
            alias_maps =
            alias_database =
            mynetworks =
            myhostname = mx.own.test
            recipient_delimiter = +
            local_transport = discard:
            virtual_transport = discard:
            relay_transport = discard:
            default_transport = discard:
            \(parameters)

            """)
        let stock = Files.text("/usr/share/postfix/master.cf.dist") ?? ""
        let services = stock.split(separator: "\n").filter { line in
            let words = line.split(separator: " ")
            return words.count >= 8 && !line.hasPrefix("#") && !line.hasPrefix(" ")
                && words.last != "pipe" && words[1] != "inet"
        }
        let text = services.joined(separator: "\n")
        try directory.write(
            "etc/master.cf", text + "\n127.0.0.1:\(port) inet n - n - - smtpd\n")
        for name in ["etc/main.cf", "etc/master.cf"] { chmod(directory.path(name), 0o644) }
    }

    private static func freePort() throws -> Int {
        // Below the ephemeral range, so that no outgoing connection takes it meanwhile.
        try wait(for: "a free port") {
            let port = Int.random(in: 20_000..<32_000)
            return (try? Conversation(port: port)) == nil ? port : nil
        }
    }
}
