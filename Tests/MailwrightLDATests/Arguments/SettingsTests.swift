import Testing

@testable import mailwright_lda

@Suite struct SettingsTests {
    private func set(_ assignments: String...) throws -> Settings {
        var settings = Settings()
        for assignment in assignments { try settings.set(Array(assignment.utf8)) }
        return settings
    }

    @Test func `values are taken`() throws {
        let settings = try set(
            "auth_socket_path=/s", "delivery_time_limit=5", "home=/h", "lda_mailbox_autocreate=yes",
            "lda_mailbox_autosubscribe=yes", "log_path=/l", "recipient_delimiter=-",
            "sendmail_path=/m",
            "submission_host=127.0.0.1:587")
        #expect(settings.authSocketPath == "/s")
        #expect(settings.timeLimit == 5)
        #expect(settings.home == "/h")
        #expect(settings.createsMailboxes && settings.subscribes)
        #expect(settings.logPath == "/l")
        #expect(settings.recipientDelimiter == "-")
        #expect(settings.sendmailPath == "/m")
        #expect(settings.submission != nil)
    }

    @Test(arguments: [
        ("maildir:~/Maildir", "~/Maildir"), ("maildir:/var/mail/%u", "/var/mail/%u"),
        ("maildir:~/Mail:INDEX=/var/index/%u", "~/Mail"),
    ])
    func `mail_location has Dovecot's form`(value: String, path: String) throws {
        #expect(try set("mail_location=\(value)").maildir == path)
    }

    @Test(arguments: [
        ("~/.x.sieve", "~/.x.sieve"), ("file:~/sieve;active=~/.y.sieve", "~/.y.sieve"),
        ("file:~/sieve", "~/.dovecot.sieve"), ("", ""),
    ])
    func `sieve has Pigeonhole's form`(value: String, path: String) throws {
        #expect(try set("sieve=\(value)").activeScript == path)
    }

    @Test(arguments: [
        ("file:~/mine;active=~/.y.sieve", "~/mine"), ("file:/s/%u", "/s/%u"),
        ("file:;active=x", "~/sieve"), ("~/.x.sieve", "~/sieve"),
    ])
    func `the directory of scripts too`(value: String, path: String) throws {
        #expect(try set("sieve=\(value)").scriptDirectory == path)
    }

    @Test func `settings of Sieve are taken by name`() throws {
        let settings = try set("sieve_before=/s/x", "sieve_max_actions=5", "sieve_before=/s/y")
        #expect(settings.sieve.map(\.name) == ["before", "max_actions", "before"])
        #expect(settings.sieve.map(\.value) == ["/s/x", "5", "/s/y"])
        let error = #expect(throws: UsageError.self) { try set("sieve_max_actions=many") }
        #expect(
            error?.description == "sieve_max_actions is 'many'; write a number such as 10")
        #expect(throws: UsageError.self) { try set("sieve_nonsense=1") }
    }

    @Test(arguments: [
        "", "home", "=x", "nonsense=1", "home=x", "lda_mailbox_autocreate=perhaps",
        "delivery_time_limit=0", "delivery_time_limit=x", "mail_location=mbox:~/x",
        "mail_location=maildir:",
        "mail_location=maildir:~/x:LAYOUT=fs", "submission_host=a:b", "log_path=x",
    ])
    func `what is wrong is refused`(assignment: String) {
        #expect(throws: UsageError.self) { try set(assignment) }
    }

    @Test func `an unknown name is answered with the known ones`() {
        let error = #expect(throws: UsageError.self) { try set("sieev=x") }
        #expect(
            error?.description.hasPrefix("unknown setting sieev; known: auth_socket_path ") == true)
    }

    @Test func `the registry is sorted and each name stands once`() {
        let names = Setting.all.map(\.name)
        #expect(names == Set(names).sorted())
    }
}
