import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

/// The scripts of a site before and after those of a user, with real files.
@Suite struct ScriptChainTests {
    private let mail = "Subject: x\n\nbody\n"

    /// A mailbox with scripts of the site, by the settings that name them.
    private func mailbox(_ scripts: [String: String], own: String? = nil) throws -> Mailbox {
        let mailbox = try Mailbox(script: own)
        mailbox.request.createsMailboxes = true
        for (name, text) in scripts {
            try mailbox.directory.write(
                "\(name).sieve", "require [\"fileinto\", \"copy\"];\n\(text)")
            try mailbox.request.sieve.set(name, to: mailbox.directory.path("\(name).sieve"))
        }
        return mailbox
    }

    /// The folders that a mail is in, `-` for the INBOX.
    private func folders(_ mailbox: Mailbox) throws -> String {
        try mailbox.deliver(mail)
        return ["", "a", "b", "c", "d"].flatMap { folder in
            mailbox.mails(folder).map { _ in folder.isEmpty ? "-" : folder }
        }.joined()
    }

    @Test func `before, the user's own, after`() throws {
        let scripts = ["before": "fileinto :copy \"a\";", "after": "fileinto \"c\";"]
        let own = "require [\"fileinto\", \"copy\"]; fileinto :copy \"b\";"
        let mailbox = try mailbox(scripts, own: own)
        #expect(try folders(mailbox) == "abc")
        let line = try #require(mailbox.log.lines.first)
        let names = ["before.sieve", ".dovecot.sieve", "after.sieve"]
        #expect(
            line.contains(
                "sieve=" + names.map { mailbox.directory.path($0) }.joined(separator: "+")))
    }

    @Test func `without a script of the user the others are run all the same`() throws {
        #expect(try folders(mailbox(["before": "", "after": "fileinto \"c\";"])) == "c")
    }

    @Test func `one that files the mail ends it`() throws {
        let mailbox = try mailbox(
            ["before": "fileinto \"a\";", "after": "fileinto \"c\";"], own: "keep;")
        #expect(try folders(mailbox) == "a")
    }

    @Test func `the default is for users without a script`() throws {
        #expect(try folders(mailbox(["default": "fileinto \"d\";"])) == "d")
        #expect(try folders(mailbox(["default": "fileinto \"d\";"], own: "keep;")) == "-")
        let both = try mailbox(["default": "fileinto :copy \"d\";", "after": "fileinto \"c\";"])
        #expect(try folders(both) == "cd")
    }

    @Test func `a broken script of the site keeps the mail, and its admin is told`() throws {
        let mailbox = try mailbox(["before": "frop;"], own: "discard;")
        #expect(try folders(mailbox) == "-")
        let path = mailbox.directory.path("before.sieve")
        #expect(
            mailbox.log.lines.first
                == "error: user=u, sieve: \(path):2:1: there is no command 'frop'; "
                + "check its spelling; the mail is kept")
        #expect(mailbox.directory.text(".dovecot.sieve.log") == nil)
    }

    @Test func `a broken script behind others leaves what they did`() throws {
        let mailbox = try mailbox(["before": "fileinto :copy \"a\";", "after": "frop;"])
        #expect(try folders(mailbox) == "-a")
    }

    @Test func `a script of the site that fails keeps the mail`() throws {
        let script = "require \"variables\"; discard; redirect \"${x}\";"
        let mailbox = try mailbox(["before": script], own: "discard;")
        #expect(try folders(mailbox) == "-")
        #expect(mailbox.log.lines.first?.hasPrefix("error: user=u, sieve: ") == true)
    }

    @Test func `a broken script of the user keeps the mail and ends it`() throws {
        let mailbox = try mailbox(
            ["before": "fileinto :copy \"a\";", "after": "discard;"], own: "frop;")
        #expect(try folders(mailbox) == "-a")
        #expect(mailbox.log.lines.first?.hasPrefix("warning: ") == true)
        #expect(mailbox.directory.text(".dovecot.sieve.log")?.contains("frop") == true)
    }

    @Test func `a script of the site that is missing is passed over, and told`() throws {
        let mailbox = try mailbox(["after": "fileinto \"c\";"])
        try mailbox.request.sieve.set("before", to: "/nowhere/x.sieve")
        #expect(try folders(mailbox) == "c")
        #expect(
            mailbox.log.lines.first
                == "error: user=u, sieve: /nowhere/x.sieve: can not be examined: No such file or "
                + "directory; the script is passed over")
    }

    @Test func `a script of the site that can not be read keeps the mail`() throws {
        let mailbox = try mailbox([:], own: "discard;")
        try mailbox.request.sieve.set("before", to: "/dev/null")
        #expect(try folders(mailbox) == "-")
        #expect(
            mailbox.log.lines.first
                == "error: user=u, sieve: /dev/null is no plain file; the mail is kept")
    }

    /// Reading this file of the kernel's fails with EIO, like a disk that breaks.
    @Test(arguments: ["before", "after", nil])
    func `a script that the system can not read for now lets the mail wait`(place: String?) throws {
        let mailbox = try mailbox([:], own: "require \"fileinto\"; keep; fileinto \"a\";")
        if let place {
            try mailbox.request.sieve.set(place, to: "/proc/self/mem")
        } else {
            mailbox.request.activeScript = "/proc/self/mem"
        }
        #expect(
            throws: LookupFailure.temporary(
                "sieve: can not read /proc/self/mem: Input/output error")
        ) { try folders(mailbox) }
        #expect(mailbox.mails("").isEmpty && mailbox.mails("a").isEmpty)
        #expect(mailbox.directory.text(".dovecot.sieve.log") == nil)
    }

    @Test func `so does a script of others that is to be included`() throws {
        let mailbox = try mailbox([:], own: "require \"include\"; include \"x\";")
        try mailbox.directory.makeDirectory("own")
        try mailbox.directory.link("own/x.sieve", to: "/proc/self/mem")
        mailbox.request.scriptLibrary = ScriptDirectories(
            personal: mailbox.directory.path("own"), global: nil)
        let failure = #expect(throws: LookupFailure.self) { try folders(mailbox) }
        guard case .temporary(let reason)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains("x.sieve: Input/output error"))
    }

    @Test func `where scripts are not run, none of the site is`() throws {
        let mailbox = try mailbox(["before": "discard;"])
        mailbox.request.activeScript = nil
        #expect(try folders(mailbox) == "-")
    }

    @Test func `extensions and limits are those of the settings`() throws {
        let mailbox = try mailbox(["before": "fileinto :copy \"a\";"], own: "require \"fileinto\";")
        try mailbox.request.sieve.set("extensions", to: "-fileinto")
        try mailbox.request.sieve.set("global_extensions", to: "+fileinto")
        #expect(try folders(mailbox) == "-a")
        #expect(mailbox.log.lines.first?.contains("fileinto") == true)

        let limited = try self.mailbox([:], own: "discard; keep;")
        try limited.request.sieve.set("max_actions", to: "1")
        #expect(try folders(limited) == "-")
        #expect(limited.log.lines.first?.contains("more than 1 actions") == true)
    }

    @Test func `scripts include those of the user and of the site`() throws {
        let mailbox = try mailbox(
            [:], own: "require \"include\"; include \"x\"; include :global \"y\";")
        for directory in ["own", "site"] { try mailbox.directory.makeDirectory(directory) }
        try mailbox.directory.write(
            "own/x.sieve", "require [\"fileinto\", \"copy\"]; fileinto :copy \"a\";")
        try mailbox.directory.write("site/y.sieve", "require \"fileinto\"; fileinto \"b\";")
        mailbox.request.scriptLibrary = ScriptDirectories(
            personal: mailbox.directory.path("own"), global: mailbox.directory.path("site"))
        #expect(try folders(mailbox) == "ab")
    }

    @Test func `a user's script that the site includes gets no more than the user may have`() throws
    {
        let mailbox = try mailbox(
            ["before": "require [\"include\", \"fileinto\"]; include \"x\"; fileinto \"b\";"])
        try mailbox.directory.makeDirectory("own")
        try mailbox.directory.write("own/x.sieve", "require \"fileinto\"; fileinto \"a\";")
        mailbox.request.scriptLibrary = ScriptDirectories(
            personal: mailbox.directory.path("own"), global: nil)
        try mailbox.request.sieve.set("extensions", to: "-fileinto")
        try mailbox.request.sieve.set("global_extensions", to: "+fileinto")
        #expect(try folders(mailbox) == "-")
        #expect(mailbox.log.lines.first?.contains("fileinto") == true)
    }

    @Test func `scripts that include each other in a circle keep the mail`() throws {
        let mailbox = try mailbox([:], own: "require \"include\"; include \"x\"; discard;")
        try mailbox.directory.makeDirectory("own")
        try mailbox.directory.write("own/x.sieve", "require \"include\"; include \"y\";")
        try mailbox.directory.write("own/y.sieve", "require \"include\"; include \"x\";")
        mailbox.request.scriptLibrary = ScriptDirectories(
            personal: mailbox.directory.path("own"), global: nil)
        #expect(try folders(mailbox) == "-")
        #expect(mailbox.log.lines.first?.contains("includes itself") == true)
    }
}
