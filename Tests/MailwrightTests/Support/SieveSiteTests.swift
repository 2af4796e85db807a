import ArgumentParser
import Mail
import Sieve
import TestSupport
import Testing

@testable import mailwright

@Suite struct SieveSiteTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(
            "site.yaml",
            """
            domains: [example.org]
            recipient_delimiter: "-"
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            sieve: {max_redirects: 7}

            """)
    }

    /// The redirects that the site allows which these words name.
    private func redirects(
        _ words: [String], environment: String? = nil, usual: String = "/nowhere/site.yaml"
    ) throws -> Int {
        let options = try SieveSiteOptions.parse(words)
        return try options.site({ _ in environment }, usual: usual).sieve.limits.redirects
    }

    private let plain = SieveLimits.default.redirects

    @Test func `settings that are named, or there, are those that judge`() throws {
        let file = folder.path("site.yaml")
        #expect(try redirects(["--settings", file]) == 7)
        #expect(try redirects([], environment: file) == 7)
        #expect(try redirects([], usual: file) == 7)
    }

    @Test func `without settings it is a site that sets nothing`() throws {
        let file = folder.path("site.yaml")
        #expect(try redirects([]) == plain)
        #expect(try redirects(["--no-settings"], environment: file, usual: file) == plain)
    }

    @Test func `settings that are named must be there and in order`() throws {
        for (words, environment) in [(["--settings", "/nowhere/a"], nil), ([], "/nowhere/b")] {
            let failure = #expect(throws: ToolFailure.self) {
                try redirects(words, environment: environment)
            }
            #expect(failure?.status == 2)
        }
        try folder.write("bad.yaml", "domains: 5\n")
        #expect(throws: ToolFailure.self) { try redirects([], usual: folder.path("bad.yaml")) }
    }

    @Test func `the delimiter is that of the site`() throws {
        let options = try SieveSiteOptions.parse(["--settings", folder.path("site.yaml")])
        let site = try options.site()
        #expect(site.recipientDelimiter == RecipientDelimiter(Array("-".utf8)))
        #expect(SieveSite().recipientDelimiter == RecipientDelimiter(Array("+".utf8)))
    }

    @Test func `no settings and some are a contradiction`() {
        #expect(throws: (any Error).self) {
            try Mailwright.parseAsRoot(
                ["sieve", "check", "--no-settings", "--settings", "/x", "s.sieve"])
        }
    }
}
