import TestSupport
import Testing

/// The first site, examples/cacert, as our programs read it.
@Suite struct CacertTests {
    private static let folder = "\(Stack.repository)/examples/cacert"

    private let site: TemporaryDirectory

    /// The site in a directory of its own, with an account.
    init() throws {
        site = try TemporaryDirectory()
        for name in Files.list(Self.folder) {
            let text = (Files.text("\(Self.folder)/\(name)") ?? "")
                .replacing("/etc/mailwright", with: site.path)
                .replacing("/var/lib/mailwright", with: site.path("lib"))
                .replacing("/home/mailboxes", with: site.path("mailboxes"))
            try site.write(name, text)
        }
        // As the package does: the user of mailwrightd writes there, and passes through to it.
        try site.makeDirectory("lib")
        _ = try Program("chmod").run(["0755", site.path])
        _ = try Program("chown").run(["mailwright", site.path("lib")])
        let user = ["user", "add", "jroe", "--full-name-alias", "jane.roe"]
        for (arguments, input) in [
            (["init"], ""), (user, "a-good-password\n"),
            (["alias", "add", "pr@cacert.org", "jroe"], ""),
        ] {
            let outcome = try tool(arguments, input: input)
            guard outcome.status == 0 else { throw Conversation.Failure(outcome.errors) }
        }
    }

    private func tool(
        _ arguments: [String], input: String = ""
    ) throws -> Program.Outcome {
        try Program("\(Stack.programs)/mailwright").run(
            arguments, input: input,
            environment: ["MAILWRIGHT_SETTINGS": site.path("mailwright.yaml")])
    }

    @Test func `the settings and all tables are in order`() throws {
        let outcome = try Program("\(Stack.programs)/mailwrightd").run(
            ["--check", "--settings", site.path("mailwright.yaml")])
        #expect(outcome.status == 0)
        #expect(outcome.output == "\(site.path("mailwright.yaml")): in order\n")
        #expect(outcome.errors == "")
    }

    private static let arbitration =
        "support+deletedaccounts@cacert.org, support@issue.cacert.org"

    private static let answers = [
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
    ]

    @Test func `the maps answer as the site means them`() throws {
        for (map, key, value) in Self.answers {
            let outcome = try tool(["map", "query", map, key])
            #expect(outcome.status == 0, "\(map) \(key): \(outcome)")
            #expect(outcome.output == value + "\n", "\(map) \(key)")
        }
    }

    private static let others = [
        ("virtual-aliases", "xjdoe@cacert.org"), ("virtual-aliases", "jdoe@cacertxorg"),
        ("virtual-aliases", "jroe@cacert.org"), ("virtual-domains", "lists.cacert.org"),
        ("transport", "jroe@cacert.org"), ("recipient-bcc", "jroe@cacert.org"),
        ("sender-logins", "board@cacert.org"),
    ]

    @Test func `other addresses are not found`() throws {
        for (map, key) in Self.others {
            let outcome = try tool(["map", "query", map, key])
            #expect(outcome.status == 1, "\(map) \(key): \(outcome)")
            #expect(outcome.output == "", "\(map) \(key)")
        }
    }
}
