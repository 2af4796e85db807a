import Accounts
import Crypt
import TestSupport
import Testing

@testable import mailwright

@Suite struct PasswordOptionsTests {
    let site: ToolSite

    init() throws { site = try ToolSite() }

    @Test(arguments: [[], ["--password-stdin"]])
    func `what is no terminal is read, the first line of it`(options: [String]) throws {
        let outcome = try site.run(
            ["user", "add", "alice"] + options, input: "correct horse\nbattery\n")
        #expect(outcome.status == 0)
        #expect(try CryptHash.verify(Array("correct horse".utf8), against: site.hash(of: "alice")))
        #expect(try site.hash(of: "alice").starts(with: Array("$y$".utf8)))
    }

    @Test func `a generated password is printed once, and is the right one`() throws {
        let outcome = try site.run(["user", "add", "alice", "--generate"])
        let line = try #require(outcome.output.split(separator: "\n").last)
        let password = line.dropFirst("password: ".count)
        #expect(line.hasPrefix("password: "))
        #expect(password.utf8.count == 23)
        #expect(try CryptHash.verify(Array(password.utf8), against: site.hash(of: "alice")))
    }

    @Test(arguments: [
        ("", "there is no password on standard input"), ("\n", "the password is empty"),
        ("topsecret\r\n", "the password holds a control character"),
        (String(repeating: "topsecret", count: 100), "the password is longer than 511 bytes"),
    ])
    func `what can not be a password is refused, and not shown`(
        input: String, words: String
    ) throws {
        let outcome = try site.run(["user", "add", "alice"], input: input)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("mailwright: \(words)"), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(!(outcome.errors + outcome.output).contains("topsecret"))
        #expect(try site.run(["user", "list"]).output.isEmpty)
    }

    @Test func `the rule for passwords and crypt agree on the longest`() {
        #expect(AccountPassword.maximumLength == CryptHash.maximumPasswordLength)
    }

    @Test func `two sources at once are a wrong command line`() throws {
        let outcome = try site.run(
            ["user", "add", "alice", "--generate", "--password-stdin"], input: "x\n")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("exclude each other"))
    }
}
