import Outcomes
import Settings
import Testing

/// Text of a settings file with every key, from the example in the type's comment.
private let whole = """
    domains: [Example.org, example.net]
    recipient_delimiter: "+-"
    user: mailwright
    mailboxes:
      root: /home/mailboxes
      owner: vmail
    accounts: sqlite:/var/lib/mailwright/accounts.sqlite
    maps:
      virtual-aliases:
        keys: address
        tables: ["regexp:/etc/mailwright/arbitration", "accounts:aliases"]
      transport:
        keys: transport
        tables:
          - texthash:/etc/mailwright/transport
    lookup:
      listen:
        - {unix: /var/spool/postfix/mailwright/lookup, mode: "0666"}
        - {inet: "127.0.0.1:7790"}
      tcp_tables:
        transport: "[::1]:7791"
    auth:
      listen:
        - {unix: /run/mailwright/auth, group: dovecot}
      master_passwords:
        - name: webmail
          hash: "$y$j9T$salt$hash"
          networks: [172.16.2.20/32]
          services: [imap, sieve]
    """

/// The smallest settings, with more lines behind them.
private func small(_ more: String = "") -> String {
    """
    domains: [example.org]
    mailboxes: {root: /home/mailboxes, owner: vmail}
    accounts: sqlite:/db
    \(more)
    """
}

@Suite struct SiteSettingsLoadTests {
    @Test func `every key is read`() throws {
        let settings = try SiteSettings.parse(whole, file: "s")
        #expect(settings.file == "s")
        #expect(settings.domains == ["example.org", "example.net"])
        #expect(settings.recipientDelimiter == Array("+-".utf8))
        #expect(settings.user == "mailwright")
        #expect(settings.mailboxes.maildir(of: "u") == "/home/mailboxes/u/Maildir")
        #expect(settings.mailboxes.home(of: "u") == "/home/mailboxes/u")
        #expect(settings.accounts == "sqlite:/var/lib/mailwright/accounts.sqlite")
        #expect(
            settings.maps == [
                SiteSettings.MapDefinition(
                    name: "virtual-aliases", keys: "address",
                    tables: [
                        SiteSettings.TableReference("regexp:/etc/mailwright/arbitration", line: 11),
                        SiteSettings.TableReference("accounts:aliases", line: 11),
                    ], line: 9),
                SiteSettings.MapDefinition(
                    name: "transport", keys: "transport",
                    tables: [
                        SiteSettings.TableReference("texthash:/etc/mailwright/transport", line: 15)
                    ], line: 12),
            ])
        #expect(
            settings.lookup?.listen == [
                .unix(path: "/var/spool/postfix/mailwright/lookup", mode: 0o666, group: nil),
                .inet(host: "127.0.0.1", port: 7790),
            ])
        #expect(
            settings.lookup?.tcpTables == [
                SiteSettings.TCPTable(map: "transport", address: .inet(host: "::1", port: 7791))
            ])
        #expect(
            settings.auth?.listen == [
                .unix(path: "/run/mailwright/auth", mode: 0o660, group: "dovecot")
            ])
        #expect(settings.auth?.masterPasswords.map(\.services) == [["imap", "sieve"]])
        #expect(settings.auth?.masterPasswords.map(\.networks) == [["172.16.2.20/32"]])
    }

    @Test func `services, maps and user may be left out`() throws {
        let settings = try SiteSettings.parse(small(), file: "s")
        #expect(settings.maps.isEmpty)
        #expect(settings.lookup == nil)
        #expect(settings.auth == nil)
        #expect(settings.user == nil)
        #expect(settings.recipientDelimiter == Array("+".utf8))
    }

    @Test func `an empty delimiter means that there is none`() throws {
        let settings = try SiteSettings.parse(small("recipient_delimiter: \"\""), file: "s")
        #expect(settings.recipientDelimiter.isEmpty)
    }

    @Test(arguments: [
        (small("usr: x"), "s:4:1: unknown key \"usr\" in the settings; allowed are: domains, "),
        (small("user: [x]"), "s:4:7: \"user\" of the settings must be a text"),
        (small("maps: 5"), "s:4:7: maps must be a mapping"),
        (small("maps: {a: {keys: exact}}"), "s:4:11: map a has no \"tables\"; it is required"),
        (small("maps: {a: {keys: exact, tables: [x]}}"), "s:4:34: \"x\" names no table type"),
        (small("maps: {a: {keys: exact, tables: []}}"), "s:4:33: \"tables\" of map a must not be"),
        (
            small("maps: {a b: {keys: exact, tables: [\"x:y\"]}}"),
            "s:4:8: the name of a map must be"
        ),
        (small("lookup: {}"), "s:4:9: lookup has no \"listen\"; it is required"),
        (small("lookup: {listen: [{inet: x}]}"), "s:4:19: \"x\" is no address; write host:port"),
        (small("lookup: {listen: [{unix: x}]}"), "s:4:19: the path of a unix socket must be abs"),
        (small("lookup: {listen: [{}]}"), "s:4:19: an address of lookup needs either unix: PATH"),
        (
            small("lookup: {listen: [{inet: \"h:1\", mode: \"0600\"}]}"),
            "s:4:19: mode and group belong to unix sockets"
        ),
        (
            small("lookup: {listen: [{unix: /x, mode: \"0999\"}]}"),
            "s:4:19: \"0999\" is no mode; write it in octal"
        ),
        (
            small("lookup: {listen: [{inet: \"h:1\"}], tcp_tables: {x: \"h:2\"}}"),
            "s:4:48: there is no map \"x\"; define it under maps"
        ),
        (
            small(
                "auth: {listen: [], master_passwords: [{name: w, networks: [a], services: [b]}]}"),
            "s:4:39: a master password has no \"hash\""
        ),
        (
            small("domains: [b]"), "s:1:1: given more than once: domains; keep one"
        ),
        (
            small("recipient_delimiter: [x]"),
            "s:4:22: recipient_delimiter must be punctuation as in Postfix"
        ),
        (
            small("recipient_delimiter: a"),
            "s:4:22: recipient_delimiter must be punctuation as in Postfix"
        ),
        (
            "domains: [a, \"x@y\"]\naccounts: sqlite:/x\nmailboxes: {root: /x, owner: y}",
            "s:1:10: \"x@y\" is no mail domain; write what stands after the @"
        ),
        (
            "domains: [b..c]\naccounts: sqlite:/x\nmailboxes: {root: /x, owner: y}",
            "s:1:10: \"b..c\" is no mail domain; write what stands after the @"
        ),
        ("a: [", "not YAML"),
        ("", "the settings are empty"),
        (
            "domains: [a]\naccounts: sqlite:/x\nmailboxes: {root: x, owner: y}",
            "s:3:12: the root of mailboxes must be an absolute path"
        ),
    ])
    func `what is wrong is said in one line with its place`(text: String, expected: String) {
        let complaints = #expect(throws: Complaints.self) {
            try SiteSettings.parse(text, file: "s")
        }
        let description = complaints?.description ?? ""
        #expect(description.contains(expected), "\(description)")
        #expect(!description.contains("\n"), "\(description)")
    }

    @Test func `all that is wrong is said in one go`() {
        let complaints = #expect(throws: Complaints.self) {
            try SiteSettings.parse(small("x: 1\ny: 2\nmaps: 3"), file: "s")
        }
        #expect(complaints?.all.map(\.line) == [4, 5, 6])
    }

    @Test func `a hash that crypt does not know is refused without being shown`() {
        let master = "{name: w, hash: secret, networks: [\"::/0\"], services: [imap]}"
        let complaints = #expect(throws: Complaints.self) {
            try SiteSettings.parse(
                small("auth: {listen: [], master_passwords: [\(master)]}"), file: "s")
        }
        let description = complaints?.description ?? ""
        #expect(description.contains("hash of master password w is not of a form of crypt(5)"))
        #expect(!description.contains("secret"))
    }

    @Test func `a file that is not there is named`() {
        let complaints = #expect(throws: Complaints.self) {
            try SiteSettings.load("/nonexistent/mailwright.yaml")
        }
        #expect(
            complaints?.description
                == "/nonexistent/mailwright.yaml: no such settings file; "
                + "name one with --settings FILE")
    }
}
