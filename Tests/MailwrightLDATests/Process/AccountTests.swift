import Outcomes
import Testing

@testable import mailwright_lda

@Suite struct AccountTests {
    private let account = Account(name: "bob", home: "/h/bob")

    @Test(arguments: [
        ("~/Maildir", "/h/bob/Maildir"), ("/var/mail/%u", "/var/mail/bob"), ("%h/x", "/h/bob/x"),
        ("/a%%b", "/a%b"), ("/x%", "/x"), ("/~/x", "/~/x"), ("~", "~"),
    ])
    func `paths of settings are expanded`(path: String, expanded: String) {
        #expect(account.expanded(path) == expanded)
    }

    @Test func `with a home nobody is asked`() throws {
        let options = try Options(
            parsing: ["-d", "u", "-o", "home=/h", "-o", "auth_socket_path=/none"].map {
                Array($0.utf8)
            })
        let account = try #require(try Account(for: options))
        #expect(account.name == "u" && account.home == "/h" && account.owner == nil)
    }

    @Test(arguments: ["../eve", "a/b", "/etc", ".", "..", ".x"])
    func `a name that would lead out of a directory is refused`(name: String) throws {
        let options = try Options(parsing: ["-d", name, "-o", "home=/h"].map { Array($0.utf8) })
        let failure = #expect(throws: LookupFailure.self) { try Account(for: options) }
        guard case .configuration = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
    }

    @Test(arguments: [[0x61, 0], [0xFF]] as [[UInt8]])
    func `a name that is no text is refused`(name: [UInt8]) throws {
        var options = try Options(parsing: ["-o", "home=/h"].map { Array($0.utf8) })
        options.user = name
        #expect(throws: LookupFailure.self) { try Account(for: options) }
    }

    @Test func `an auth service that is away is a temporary failure`() throws {
        let options = try Options(
            parsing: ["-d", "u", "-o", "auth_socket_path=/none"].map { Array($0.utf8) })
        #expect(throws: LookupFailure.self) { try Account(for: options) }
    }
}
