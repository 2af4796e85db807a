import TestSupport
import Testing

extension StackTests {
    /// Who may log in, through the real Dovecot and the real Postfix.
    @Suite struct LoginTests {
        /// A user from the site's manual, and one who is disabled; made once.
        private static let moreUsers = Result { () throws in
            let stack = try Stack.shared()
            let inserted = try stack.sql(
                """
                INSERT INTO user (username, fullnamealias, realname, password) VALUES \
                ('user', 'user.name', 'User Name', '$1$caea3837$gPafod/Do/8Jj5M9HehhM.');
                """)
            guard inserted.status == 0 else { throw Conversation.Failure(inserted.errors) }
            for arguments in [["user", "add", "dora"], ["user", "disable", "dora"]] {
                let outcome = try stack.run(
                    "\(stack.site.programs)/mailwright", arguments, input: "dora-password\n",
                    environment: ["MAILWRIGHT_SETTINGS": stack.site.settings])
                guard outcome.status == 0 else { throw Conversation.Failure(outcome.errors) }
            }
        }

        @Test(arguments: Login.Service.allCases)
        func `the own password is accepted and every other login looks the same`(
            service: Login.Service
        ) throws {
            try Self.moreUsers.get()
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            let refused = try [
                Login(service, "alice", "wrong-password-4711"),
                Login(service, "alice", ""),
                Login(service, "nobody", "wrong-password-4711"),
                Login(service, "dora", "dora-password"),
                Login(service, "alice.adams", alice.password),
                Login(service, "alice+x", alice.password),
                Login(service, "alice@elsewhere.test", alice.password),
                Login(service, "user", "wrong-password-4711"),
                Login(service, "../alice", alice.password),
            ]
            let accepted = try [
                Login(service, "alice", alice.password),
                Login(service, "ALICE", alice.password),
                Login(service, "Alice@Example.Test", alice.password),
                Login(service, "user", "secret"),
            ]
            for login in accepted {
                let answer = try login.answer()
                #expect(answer.hasPrefix(service.welcome), "\(answer)")
            }
            for (index, login) in refused.enumerated() {
                let answer = try login.answer()
                #expect(answer.hasPrefix(service.refusal), "number \(index): \(answer)")
            }
        }

        @Test(arguments: Login.Service.allCases)
        func `the master password counts from the webmail and for its services only`(
            service: Login.Service
        ) throws {
            let stack = try Stack.shared()
            let master = stack.site.masterPassword
            let there = try Login(service, "alice", master, from: stack.site.webmail)
            let elsewhere = try Login(service, "alice", master)
            let nobody = try Login(service, "nobody", master, from: stack.site.webmail)
            let allowed = service == .imap || service == .sieve
            let answer = try there.answer()
            #expect(answer.hasPrefix(allowed ? service.welcome : service.refusal), "\(answer)")
            for login in [elsewhere, nobody] {
                let answer = try login.answer()
                #expect(answer.hasPrefix(service.refusal), "\(answer)")
            }
        }

        @Test func `while the daemon is away nobody is told that a password is wrong`() throws {
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            try stack.withoutDaemon {
                let services = Login.Service.allCases.filter { $0.unavailable != nil }
                #expect(services.count == 3)
                let logins = try services.map { ($0, try Login($0, "alice", alice.password)) }
                for (service, login) in logins {
                    let answer = try login.answer()
                    let expected = try #require(service.unavailable)
                    #expect(answer.hasPrefix(expected), "\(service): \(answer)")
                }
            }
            let again = try Login(.imap, "alice", alice.password).answer()
            #expect(again.hasPrefix(Login.Service.imap.welcome))
        }

        @Test func `the user database knows homes and owners`() throws {
            let stack = try Stack.shared()
            for name in ["bob", "BOB", "Bob@Example.Test"] {
                let outcome = try stack.doveadm("user", name)
                #expect(outcome.status == 0, "\(name): \(outcome)")
                #expect(outcome.output.contains("home\t\(stack.site.mailboxes)/bob\n"))
            }
            let unknown = try stack.doveadm("user", "nobody")
            #expect(unknown.status == 67, "\(unknown)")
            #expect(unknown.output.contains("user nobody doesn't exist"))
            let lookup = try stack.doveadm("auth", "lookup", "bob")
            #expect(!lookup.output.contains("$y$"))
            try stack.withoutDaemon {
                let away = try stack.doveadm("user", "bob")
                #expect(away.status == 75, "\(away)")
            }
        }

        @Test func `no log holds a password`() throws {
            let stack = try Stack.shared()
            let alice = try stack.user("alice")
            let wrong = "wrong-password-\(Stack.token())"
            let secrets = [alice.password, wrong, stack.site.masterPassword]
            let marks = try stack.site.logs.keys.map { ($0, try stack.mark($0)) }
            let logins = try Login.Service.allCases.flatMap { service in
                try secrets.map { try Login(service, "alice", $0) }
            }
            for login in logins { _ = try login.answer() }
            // So that delivery has something to log, too.
            let token = Stack.token()
            #expect(try stack.send(to: "alice@example.test", token: token).code == 250)
            _ = try stack.arrival(of: token, for: "alice")
            #expect(marks.count == 4)
            for (program, mark) in marks {
                // A log without the user would be the wrong file.
                _ = try mark.wait(for: "alice")
                let text = try #require(Files.text(mark.path))
                for secret in secrets + ["$y$", "$6$", "$1$"] {
                    #expect(!text.contains(secret), "a secret is in the log of \(program)")
                    let encoded = base64("\0alice\0\(secret)")
                    #expect(!text.contains(encoded), "a secret is in the log of \(program)")
                }
            }
        }
    }
}
