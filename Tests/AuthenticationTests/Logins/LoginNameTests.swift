import Mail
import Testing

@testable import Authentication

@Suite struct LoginNameTests {
    private static let domains = ["example.org", "example.net"].map { Array($0.utf8) }

    private func candidates(_ text: String, delimiter: String? = nil) -> [String]? {
        let name = LoginName(
            Array(text.utf8), domains: Self.domains,
            delimiter: delimiter.map { RecipientDelimiter(Array($0.utf8)) })
        return name?.candidates.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("bob", "bob"), ("BOB", "bob"), ("bob@example.org", "bob"), ("Bob@Example.NET", "bob"),
        ("user.name@example.org", "user.name"), ("_x-1", "_x-1"),
    ])
    func `a hosted domain and the case do not matter`(text: String, name: String) {
        #expect(candidates(text) == [name])
        #expect(candidates(text, delimiter: "+") == [name])
    }

    @Test(arguments: [
        "", "@example.org", "bob@", "bob@example.com", "bob@mail.example.org", "bob@example.org.",
        "bob@example.org@example.com", "bob@example.com@example.org", "../bob", "bob/..", ".bob",
        "-f", "b b", " bob", "bob\n", "bob\0", "b\u{F6}b", "\u{130}", "bob%example.org", "a:b",
        "bob+ext", "bob+ext@example.org",
    ])
    func `anything else is no login`(text: String) {
        #expect(candidates(text) == nil)
    }

    @Test(arguments: [
        ("bob+ext", ["bob"]), ("bob+ext@example.org", ["bob"]), ("BOB+a+b@example.net", ["bob"]),
        ("bob+", ["bob"]), ("+ext", nil), ("bob+ext@example.com", nil), ("bob=x", nil),
    ])
    func `a delivery may have an extension`(text: String, names: [String]?) {
        #expect(candidates(text, delimiter: "+") == names)
    }

    @Test func `the whole name comes before the cut one`() {
        #expect(candidates("list-owner-x", delimiter: "+-") == ["list-owner-x", "list"])
        #expect(candidates("owner-list", delimiter: "-") == ["owner-list"])
    }

    @Test func `a name longer than a local part is none`() {
        #expect(candidates(String(repeating: "a", count: 64)) != nil)
        #expect(candidates(String(repeating: "a", count: 65)) == nil)
    }
}
