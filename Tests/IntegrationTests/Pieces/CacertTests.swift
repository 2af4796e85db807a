import TestSupport
import Testing

/// The first site, examples/cacert, as our programs read it.
@Suite struct CacertTests {
    private static let folder = "\(Stack.repository)/examples/cacert"

    /// The site in a directory of its own, with an account; made once.
    private static let site = Result { () throws in
        let directory = try TemporaryDirectory()
        for name in Files.list(folder) {
            let text = (Files.text("\(folder)/\(name)") ?? "")
                .replacing("/etc/mailwright", with: directory.path)
                .replacing("/var/lib/mailwright", with: directory.path)
                .replacing("/home/mailboxes", with: directory.path("mailboxes"))
            try directory.write(name, text)
        }
        for (arguments, input) in [
            (["init"], ""),
            (["user", "add", "jroe", "--full-name-alias", "jane.roe"], "a-good-password\n"),
            (["alias", "add", "pr@cacert.org", "jroe"], ""),
        ] {
            let outcome = try tool(directory, arguments, input: input)
            guard outcome.status == 0 else { throw Conversation.Failure(outcome.errors) }
        }
        return directory
    }

    private static func tool(
        _ site: TemporaryDirectory, _ arguments: [String], input: String = ""
    ) throws -> Program.Outcome {
        try Program("\(Stack.programs)/mailwright").run(
            arguments, input: input,
            environment: ["MAILWRIGHT_SETTINGS": site.path("mailwright.yaml")])
    }

    @Test func `the settings and all tables are in order`() throws {
        let site = try Self.site.get()
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", site.path("mailwright.yaml")])
        #expect(outcome.status == 0)
        #expect(outcome.output == "\(site.path("mailwright.yaml")): in order\n")
        #expect(outcome.errors == "")
    }

    static let arbitration =
        "support+deletedaccounts@cacert.org, support@issue.cacert.org"

    @Test(arguments: [
        ("virtual-aliases", "jdoe@cacert.org", arbitration),
        ("virtual-aliases", "John.Doe+x@CAcert.org", arbitration),
        ("virtual-aliases", "arbitration-a20190101.1-2@cacert.org", arbitration),
        ("virtual-aliases", "jane.roe@cacert.org", "jroe@cacert.org"),
        ("virtual-aliases", "Jane.Roe+x@cacert.org", "jroe+x@cacert.org"),
        ("virtual-aliases", "pr@cacert.org", "jroe@cacert.org"),
        ("virtual-aliases", "disputes@cacert.org", "disputes@issue.cacert.org"),
        ("virtual-aliases", "postmaster@cacert.org", "email-admin@cacert.org"),
        ("virtual-domains", "cacert.org", "cacert.org"),
        ("virtual-mailboxes", "jroe@cacert.org", "jroe/Maildir/"),
        ("recipient-bcc", "legal@cacert.org", "inc-copies@cacert.org"),
        ("transport", "x@lists.cacert.org", "smtp:[lists.intra.cacert.org]"),
        ("transport", "y@issue.cacert.org", "smtp:[issue.intra.cacert.org]"),
        ("sender-logins", "pr@cacert.org", "jroe"),
        ("sender-logins", "pr+news@cacert.org", "jroe"),
    ])
    func `the maps answer as the site means them`(
        map: String, key: String, value: String
    ) throws {
        let outcome = try Self.tool(try Self.site.get(), ["map", "query", map, key])
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output == value + "\n")
    }

    @Test(arguments: [
        ("virtual-aliases", "xjdoe@cacert.org"), ("virtual-aliases", "jdoe@cacertxorg"),
        ("virtual-aliases", "jroe@cacert.org"), ("virtual-domains", "lists.cacert.org"),
        ("transport", "jroe@cacert.org"), ("recipient-bcc", "jroe@cacert.org"),
        ("sender-logins", "board@cacert.org"),
    ])
    func `other addresses are not found`(map: String, key: String) throws {
        let outcome = try Self.tool(try Self.site.get(), ["map", "query", map, key])
        #expect(outcome.status == 1, "\(outcome)")
        #expect(outcome.output == "")
    }
}
