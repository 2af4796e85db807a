import Glibc
import TestSupport
import Testing

extension StackTests {
    /// The accounts database goes away and comes back while mailwrightd, Postfix and Dovecot run.
    @Suite struct DatabaseOutageTests {
        @Test func `without the database mail flows, and nobody's password is wrong`() throws {
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            try stack.waitForEmptyQueue()
            let postfix = try stack.mark("postfix")
            let ours = try stack.mark("mailwrightd")
            let smtp = try stack.smtp()
            try withoutDatabase(stack) {
                _ = try ours.wait(for: "accounts.sqlite is not there")
                try expectMailToFlow(stack, smtp)
                try expectNoLogin(stack, alice)
            }
            try wait(for: "a login with the database back") {
                try Login(.imap, "alice", alice.password).answer()
                    .hasPrefix(Login.Service.imap.welcome)
            }
            let wrong = try Login(.imap, "alice", "wrong-password-4711").answer()
            #expect(wrong.hasPrefix(Login.Service.imap.refusal), "\(wrong)")
            try stack.waitForEmptyQueue()
            for word in ["status=bounced", "status=deferred"] {
                #expect(postfix.lines(with: word).isEmpty, "\(postfix.text)")
            }
        }

        /// In a session from before and in a new one: who is known, where mail arrives.
        private func expectMailToFlow(_ stack: Stack, _ open: SMTPClient) throws {
            for smtp in try [open, stack.smtp()] {
                #expect(try smtp.command("MAIL FROM:<carol@sender.test>").code == 250)
                for name in ["bob", "Bob+Ext", "alice.adams", "board"] {
                    #expect(try smtp.command("RCPT TO:<\(name)@example.test>").code == 250)
                }
                #expect(try smtp.command("RCPT TO:<nobody@example.test>").code == 550)
            }
            let owners = try stack.postmap("sender-logins", "press@example.test")
            #expect(owners.output == "alice\n", "\(owners)")
            for name in ["bob", "bob.brown"] {
                let token = Stack.token()
                #expect(try stack.send(to: "\(name)@example.test", token: token).code == 250)
                _ = try stack.arrival(of: token, for: "bob")
            }
        }

        /// Right, wrong and unknown look the same, and nothing looks like a wrong password.
        private func expectNoLogin(_ stack: Stack, _ user: StackSite.User) throws {
            let services = Login.Service.allCases.filter { $0.unavailable != nil }
            try #require(services.count == 3)
            let logins = try services.flatMap { service in
                try [
                    Login(service, user.name, user.password),
                    Login(service, user.name, "wrong-password-4711"),
                    Login(service, "nobody", "wrong-password-4711"),
                    Login(service, user.name, stack.site.masterPassword, from: stack.site.webmail),
                ].map { (service, $0) }
            }
            for (number, (service, login)) in logins.enumerated() {
                let answer = try login.answer()
                let expected = try #require(service.unavailable)
                #expect(answer.hasPrefix(expected), "\(service) number \(number % 4): \(answer)")
            }
        }

        /// Runs the body while the database and the files that SQLite keeps beside it are away.
        private func withoutDatabase(_ stack: Stack, _ body: () throws -> Void) throws {
            let place = "\(stack.site.root)/lib"
            let away = "\(stack.site.root)/away"
            let files = Files.list(place).filter { $0.hasPrefix("accounts.sqlite") }
            try #require(files.contains("accounts.sqlite"))
            try #require(mkdir(away, 0o700) == 0)
            for file in files { #expect(rename("\(place)/\(file)", "\(away)/\(file)") == 0) }
            let outcome = Result { try body() }
            #expect(!Files.list(place).contains("accounts.sqlite"), "nobody makes an empty one")
            for file in files { #expect(rename("\(away)/\(file)", "\(place)/\(file)") == 0) }
            rmdir(away)
            try outcome.get()
        }
    }
}
