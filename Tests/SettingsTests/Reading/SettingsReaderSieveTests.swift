import Outcomes
import Settings
import Sieve
import Testing

@Suite struct SettingsReaderSieveTests {
    private func settings(_ sieve: String) throws(Complaints) -> [String] {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
            \(sieve)
            """
        return try SiteSettings.parse(text, file: "s").sieve.map { "\($0.name)=\($0.value.value)" }
    }

    private func complaints(_ sieve: String) -> [String] {
        do throws(Complaints) {
            _ = try settings(sieve)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test func `settings are taken by name, in the order of the file`() throws {
        let text = """
              before: [/s/a.sieve, /s/b]
              after: /s/z.sieve
              default: /s/d.sieve
              global: /s/global
              extensions: [+date, -copy]
              max_redirects: 10
              vacation_check_recipient: no
              vacation_default_subject: ""
            """
        #expect(
            try settings(text) == [
                "before=/s/a.sieve", "before2=/s/b", "after=/s/z.sieve", "default=/s/d.sieve",
                "global=/s/global", "extensions=+date -copy", "max_redirects=10",
                "vacation_check_recipient=no", "vacation_default_subject=",
            ])
    }

    @Test func `a site without them has none`() throws {
        #expect(try settings("  {}").isEmpty)
    }

    @Test func `mistakes have their places`() {
        let text = """
              max_redirect: 10
              max_actions: many
              before: [relative]
              default: ~
              after: [/a, {b: c}]
              vacation_min_period: [1]
            """
        #expect(
            complaints(text) == [
                "s:5:3: max_redirect of sieve is no setting of Sieve; did you mean 'max_redirects'?",
                "s:6:3: max_actions of sieve is 'many'; write a number such as 10",
                "s:7:3: before of sieve is 'relative'; write an absolute path",
                "s:8:12: \"default\" of sieve must be a text",
                "s:9:15: each of \"after\" of sieve must be a text that is not empty",
                "s:10:24: \"vacation_min_period\" of sieve must be a text",
            ])
        #expect(complaints("  5") == ["s:5:3: sieve must be a mapping: lines of \"key: value\""])
    }

    @Test func `names of a map have a slash`() {
        #expect(
            complaints("  weather: {a: b, c=d: e}") == [
                "s:5:3: weather/a of sieve is no setting of Sieve; see mailwright sieve extensions "
                    + "--settings",
                "s:5:19: a name in sieve must not be empty or have a \"=\"; correct it",
            ])
    }

    @Test func `they must fit into an answer`() {
        let text = (2...300).map { "  before\($0): /\(String(repeating: "x", count: 30))\n" }
            .joined()
        let lines = complaints(text)
        #expect(lines.count == 1)
        #expect(lines.first?.contains("octets, more than 8192; leave some out") == true)
    }

    @Test func `single users have settings of their own`() throws {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              max_actions: 3
              users:
                alice: {extensions: [+vnd.dovecot.pipe], max_actions: 4}
                bob: {special_use: {Spam: "\\\\Junk"}}
            """
        let settings = try SiteSettings.parse(text, file: "s")
        #expect(settings.sieve.map(\.name) == ["max_actions"])
        let users = settings.sieveOfUsers.mapValues { $0.map { "\($0.name)=\($0.value.value)" } }
        #expect(
            users == [
                "alice": ["extensions=+vnd.dovecot.pipe", "max_actions=4"],
                "bob": ["special_use/Spam=\\Junk"],
            ])
    }

    @Test func `a user's scripts take the place of the site's, however many those are`() throws {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              before: [/x, /y, /z]
              after: [/q, /r]
              users: {alice: {before: [/a]}, bob: {before: ""}}
            """
        let settings = try SiteSettings.parse(text, file: "s")
        let before = { (user: String?) in
            try settings.sieveSettings(of: user)[SiteScripts.self].before
        }
        #expect(try before(nil) == ["/x", "/y", "/z"])
        #expect(try before("alice") == ["/a"])
        #expect(try before("bob") == [])
        #expect(try settings.sieveSettings(of: "bob")[SiteScripts.self].after == ["/q", "/r"])
    }

    @Test func `a user's changes of extensions come on top of the site's`() throws {
        let text = """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve:
              extensions: -vacation-seconds
              users: {alice: {extensions: +vnd.dovecot.pipe}, bob: {extensions: "fileinto copy"}}
            """
        let settings = try SiteSettings.parse(text, file: "s")
        let names = { (user: String) in
            Set(
                try settings.sieveSettings(of: user)[ExtensionChoice.self]
                    .personal(of: SieveExtension.all).map(\.name))
        }
        #expect(try names("alice").contains("vnd.dovecot.pipe"))
        #expect(try !names("alice").contains("vacation-seconds"))
        #expect(try names("carol").contains("vacation"))
        #expect(try names("bob") == ["fileinto", "copy"])
    }

    @Test(arguments: ["Alice", "alice@example.org", "\"\""])
    func `who is no user is told`(name: String) {
        #expect(
            complaints("  users: {\(name): {max_actions: 3}}").first?
                .contains("in users of sieve is no username") == true)
    }

    @Test func `their mistakes have their places too`() {
        let text = """
              users:
                alice: {max_actions: x}
                bob: [y]
            """
        #expect(
            complaints(text).map { $0.prefix(8) } == ["s:6:13: ", "s:7:10: "])
        #expect(complaints("  users: 3").count == 1)
    }

    @Test func `Pigeonhole's names are told ours`() {
        #expect(
            complaints("  sieve_max_redirects: 5")
                == [
                    "s:5:3: sieve_max_redirects of sieve is Pigeonhole's name of a setting; write "
                        + "'max_redirects'"
                ])
    }
}
