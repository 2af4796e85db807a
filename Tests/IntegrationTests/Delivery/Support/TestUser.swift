import Glibc
import TestSupport

/// A user with an empty mailbox, for one test.
struct TestUser {
    let site: DeliverySite
    let name: String
    let password: String

    /// Dovecot's log from the time when the user was made.
    let dovecotLog: LogMark

    /// Makes a user; Postfix knows it when this returns.
    init(_ prefix: String = "user") throws {
        site = try DeliverySite.shared()
        name = "\(prefix)-\(UInt32.random(in: 0...UInt32.max))"
        password = "p\(UInt32.random(in: 0...UInt32.max))"
        dovecotLog = try site.stack.mark("dovecot")
        DovecotComplaints.know(name)
        let made = try site.stack.tool("user", "add", name, input: "\(password)\n")
        guard made.status == 0 else { throw Unexpected("user add: \(made.errors)") }
        let address = address
        let stack = site.stack
        try wait(for: "\(address) to be known") {
            try stack.postmap("virtual-mailboxes", address).status == 0
        }
    }

    var address: String { "\(name)@\(site.stack.site.domain)" }
    var home: String { "\(site.stack.site.mailboxes)/\(name)" }
    var maildir: String { "\(home)/Maildir" }

    /// The address with a detail.
    func address(_ detail: String) -> String {
        "\(name)+\(detail)@\(site.stack.site.domain)"
    }

    /// The files of the messages in a folder.
    func messages(in folder: String = "INBOX") -> [String] {
        site.stack.files(of: name, folder: folder)
    }

    /// The files of the messages that tell the user of errors in the script.
    var notices: [String] {
        messages().filter {
            Files.text($0)?.contains("\nSubject: Your Sieve script has an error\n") == true
        }
    }

    /// The file of the first message in a folder.
    func message(in folder: String = "INBOX") throws -> String {
        guard let file = messages(in: folder).first else {
            throw Unexpected("no message in \(folder) of \(name); there is \(everything())")
        }
        return file
    }

    /// All messages in all folders, and what was left in `tmp`.
    func everything() -> [String] {
        let folders = [""] + Files.list(maildir).filter { $0.hasPrefix(".") }.map { "/\($0)" }
        return folders.flatMap { folder in
            ["cur", "new", "tmp"].flatMap { kind in
                Files.list("\(maildir)\(folder)/\(kind)").map {
                    "\(maildir)\(folder)/\(kind)/\($0)"
                }
            }
        }
    }

    /// Makes a text the active script, as ManageSieve leaves it.
    func activate(_ script: String) throws {
        try asOwner {
            mkdir("\(home)/sieve", 0o700)
            try Files.replace("\(home)/sieve/main.sieve", script)
            unlink("\(home)/.dovecot.sieve")
            symlink("sieve/main.sieve", "\(home)/.dovecot.sieve")
        }
    }

    /// Makes a folder, as a mail client does.
    func makeFolder(_ name: String) throws {
        let made = try site.stack.doveadm("mailbox", "create", "-u", self.name, name)
        guard made.status == 0 else { throw Unexpected("mailbox create: \(made.errors)") }
    }

    /// Gives everything in the home to its owner afterwards.
    func asOwner(_ body: () throws -> Void) throws {
        try body()
        let owner = site.stack.site.owner
        _ = try site.stack.run("chown", ["-hR", "\(owner):\(owner)", home])
    }

    /// The file in which the user finds the errors of the script.
    var scriptErrors: String { Files.text("\(home)/.dovecot.sieve.log") ?? "" }

    /// The lines of the LDA's log about this user.
    var logLines: [String] {
        (Files.text(site.log) ?? "").split(separator: "\n").map(String.init)
            .filter { $0.contains("user=\(name),") || $0.contains("user=\(address)") }
    }

    /// Runs mailwright-lda without Postfix, as root with this user as the recipient.
    ///
    /// `memory` limits what it may allocate, in octets (RLIMIT_DATA of getrlimit(2)). What of the
    /// program itself is writable comes on top: Swift's objects have a writable `.rodata`, and so the
    /// linker makes all of it writable, with the 31 MB of ICU's tables, of which little is ever read.
    func deliver(
        _ message: some Collection<UInt8>, _ more: [String] = [], memory: Int? = nil
    ) throws -> ChildProcess.End {
        let program = Files.bytes("\(site.stack.site.programs)/mailwright-lda") ?? []
        let limit = memory.map {
            ["prlimit", "--data=\($0 + ExecutableImage.writableOctets(of: program))"]
        }
        return try ChildProcess.run((limit ?? []) + command(more), input: message)
    }

    /// The command line of mailwright-lda for this user.
    func command(_ more: [String] = []) -> [String] {
        [
            "\(site.stack.site.programs)/mailwright-lda", "-d", name,
            "-o", "auth_socket_path=\(site.stack.site.sockets.auth)", "-o", "log_path=\(site.log)",
        ] + more
    }
}
