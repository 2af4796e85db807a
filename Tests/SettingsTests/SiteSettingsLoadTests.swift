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
    @Test func `every key of the site is read`() throws {
        let settings = try SiteSettings.parse(whole, file: "s")
        #expect(settings.file == "s")
        #expect(settings.domains == ["example.org", "example.net"])
        #expect(settings.recipientDelimiter == Array("+-".utf8))
        #expect(settings.user == Placed("mailwright", line: 3, column: 7))
        #expect(settings.mailboxes.maildir(of: "u") == "/home/mailboxes/u/Maildir")
        #expect(settings.mailboxes.home(of: "u") == "/home/mailboxes/u")
        #expect(settings.mailboxes.owner == Placed("vmail", line: 6, column: 10))
        let accounts = "sqlite:/var/lib/mailwright/accounts.sqlite"
        #expect(settings.accounts == Placed(accounts, line: 7, column: 11))
    }

    @Test func `every key of the maps is read`() throws {
        let settings = try SiteSettings.parse(whole, file: "s")
        #expect(
            settings.maps == [
                SiteSettings.MapDefinition(
                    name: "virtual-aliases", keys: Placed("address", line: 10, column: 11),
                    tables: [
                        Placed("regexp:/etc/mailwright/arbitration", line: 11, column: 14),
                        Placed("accounts:aliases", line: 11, column: 52),
                    ]),
                SiteSettings.MapDefinition(
                    name: "transport", keys: Placed("transport", line: 13, column: 11),
                    tables: [
                        Placed("texthash:/etc/mailwright/transport", line: 15, column: 9)
                    ]),
            ])
    }

    @Test func `every key of the services is read`() throws {
        let settings = try SiteSettings.parse(whole, file: "s")
        let lookup = "/var/spool/postfix/mailwright/lookup"
        #expect(
            settings.lookup?.listen == [
                Placed(.unix(path: lookup, mode: 0o666, group: nil), line: 18, column: 14),
                Placed(.inet(host: "127.0.0.1", port: 7790), line: 19, column: 14),
            ])
        let port = Placed(ListenAddress.inet(host: "::1", port: 7791), line: 21, column: 16)
        #expect(settings.lookup?.tcpTables == [.init(map: "transport", address: port)])
        #expect(
            settings.auth?.listen.map(\.value) == [
                .unix(path: "/run/mailwright/auth", mode: 0o660, group: "dovecot")
            ])
        let master = try #require(settings.auth?.masterPasswords.first)
        #expect(master.name == "webmail")
        #expect(master.hash == Placed(Array("$y$j9T$salt$hash".utf8), line: 27, column: 13))
        #expect(master.networks == [Placed("172.16.2.20/32", line: 28, column: 18)])
        #expect(
            master.services == [
                Placed("imap", line: 29, column: 18), Placed("sieve", line: 29, column: 24),
            ])
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
        (small("lookup: {listen: [{inet: x}]}"), "s:4:26: \"x\" is no address; write host:port"),
        (small("lookup: {listen: [{unix: x}]}"), "s:4:26: the path of a unix socket must be abs"),
        (small("lookup: {listen: [{}]}"), "s:4:19: an address of lookup needs either unix: PATH"),
        (
            small("lookup: {listen: [{inet: \"h:1\", mode: \"0600\"}]}"),
            "s:4:19: mode and group belong to unix sockets"
        ),
        (
            small("lookup: {listen: [{unix: /x, mode: \"0999\"}]}"),
            "s:4:36: \"0999\" is no mode; write it in octal"
        ),
        (
            small("lookup: {listen: [{inet: \"h:1\"}], tcp_tables: {x: \"h:2\"}}"),
            "s:4:48: there is no map \"x\"; define it under maps"
        ),
        (
            small(
                "auth: {listen: [{inet: \"h:1\"}], master_passwords: "
                    + "[{name: w, networks: [a], services: [b]}]}"),
            "s:4:52: a master password has no \"hash\""
        ),
        (
            small("domains: [b]"), "s:1:1: given more than once: domains; keep one"
        ),
        (
            small("recipient_delimiter: [x]"),
            "s:4:22: \"recipient_delimiter\" of the settings must be a text, such as \"+\""
        ),
        (
            small("recipient_delimiter: a"), "s:4:22: \"a\" can not part addresses; name signs"
        ),
        (
            "domains: [a, \"x@y\"]\naccounts: sqlite:/x\nmailboxes: {root: /x, owner: y}",
            "s:1:14: \"x@y\" is no domain; write it as example.org"
        ),
        (
            "domains: [b..c]\naccounts: sqlite:/x\nmailboxes: {root: /x, owner: y}",
            "s:1:11: \"b..c\" is no domain; write it as example.org"
        ),
        ("a: [", "not YAML"),
        ("", "the settings are empty"),
        (
            "domains: [a]\naccounts: sqlite:/x\nmailboxes: {root: x, owner: y}",
            "s:3:19: the root of mailboxes must be an absolute path"
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
