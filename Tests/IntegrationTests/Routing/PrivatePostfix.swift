import Glibc
import TestSupport

/// A stock Postfix of its own, which takes mail on a UNIX socket and keeps all of it.
///
/// The queue then shows what its cleanup made of each recipient. It needs root, as Postfix does.
final class PrivatePostfix {
    private let folder: TemporaryDirectory

    /// Starts it with more lines of main.cf.
    init(_ parameters: String) throws {
        folder = try TemporaryDirectory()
        chmod(folder.path, 0o755)
        try folder.makeDirectory("queue", mode: 0o755)
        try folder.makeDirectory("data", mode: 0o755)
        try run("/bin/chown", ["postfix", folder.path("data")])
        try folder.write(
            "main.cf",
            """
            compatibility_level = 3.6
            queue_directory = \(folder.path)/queue
            data_directory = \(folder.path)/data
            maillog_file = \(folder.path)/log
            maillog_file_prefixes = /
            inet_interfaces = 127.0.0.1
            alias_maps =
            defer_transports = local, smtp
            local_recipient_maps =
            smtpd_relay_restrictions =
            smtpd_recipient_restrictions = permit_mynetworks, reject
            \(parameters)

            """)
        try folder.write("master.cf", Self.services)
        try run("/usr/sbin/postfix", ["-c", folder.path, "start"])
    }

    deinit {
        _ = try? run("/usr/sbin/postfix", ["-c", folder.path, "stop"])
    }

    private static let services = """
        postlog   unix-dgram n - n - 1 postlogd
        smtp      unix n - n - - smtpd
        cleanup   unix n - n - 0 cleanup
        qmgr      unix n - n 300 1 qmgr
        rewrite   unix - - n - - trivial-rewrite
        bounce    unix - - n - 0 bounce
        defer     unix - - n - 0 bounce
        trace     unix - - n - 0 bounce
        proxymap  unix - - n - - proxymap
        retry     unix - - n - - error
        error     unix - - n - - error
        showq     unix n - n - - showq
        anvil     unix - - n - 1 anvil

        """

    /// Sends a message to each recipient, and gives what each became, by its position.
    func recipients(of addresses: [String]) throws -> [[String]] {
        for (number, address) in addresses.enumerated() {
            try run(
                "/usr/bin/timeout",
                [
                    "20", "/usr/sbin/smtp-source", "-f", "sender\(number)@sender.test", "-t",
                    address,
                    "unix:\(folder.path)/queue/public/smtp",
                ])
        }
        var results: [[String]] = []
        let queue = try run("/usr/sbin/postqueue", ["-c", folder.path, "-j"])
        let messages = queue.split(separator: "\n")
        for number in addresses.indices {
            let sender = "\"sender\": \"sender\(number)@sender.test\""
            let message = messages.first { $0.contains(sender) } ?? ""
            results.append(Self.strings(named: "address", in: message))
        }
        return results
    }

    /// The values of a name in a line of JSON, with its backslashes taken away.
    private static func strings(named name: String, in line: Substring) -> [String] {
        var rest = line
        var values: [String] = []
        while let start = rest.firstRange(of: "\"\(name)\": \"") {
            rest = rest[start.upperBound...]
            var value = ""
            while let character = rest.popFirst(), character != "\"" {
                value.append(character == "\\" ? rest.popFirst() ?? character : character)
            }
            values.append(value)
        }
        return values
    }

    @discardableResult
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let outcome = try Program(program).run(arguments)
        guard outcome.status == 0 else {
            throw Failure(description: "\(program) \(arguments): \(outcome.errors)")
        }
        return outcome.output
    }

    /// What a program of Postfix said before it gave up.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
