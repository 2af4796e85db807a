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

    @Test func `an auth service that is away is a temporary failure`() throws {
        let options = try Options(
            parsing: ["-d", "u", "-o", "auth_socket_path=/none"].map { Array($0.utf8) })
        #expect(throws: LookupFailure.self) { try Account(for: options) }
    }
}
