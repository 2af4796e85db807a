import Glibc
import Testing

@testable import Routing

@Suite struct KeyStrategyTests {
    private func files() throws -> [String] {
        let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
        let folder = try #require(opendir("/\(root)/Sources/Routing/Strategies"))
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".swift") { names.append(name) }
        }
        return names
    }

    @Test func `each strategy has its file, and each file its line in the registry`() throws {
        let files = try files().map { $0.replacing(".swift", with: "").lowercased() }
        #expect(KeyStrategy.all.map(\.name) == files.sorted())
    }

    @Test func `a strategy is found by its name`() {
        #expect(KeyStrategy.named("address")?.name == "address")
        #expect(KeyStrategy.named("Address") == nil)
        for strategy in KeyStrategy.all { #expect(!strategy.summary.isEmpty) }
    }

    /// The keys that plain tables are asked, in order; `=` marks those that patterns see as well.
    private func keys(_ strategy: KeyStrategy, _ key: String) -> [String] {
        let question = KeyQuestion(bytes(key), Routes.context)
        return strategy.keys.flatMap { $0.candidates(question) }.map {
            ($0.spelled == nil ? "" : "=") + String(decoding: $0.folded, as: UTF8.self)
        }
    }

    @Test(arguments: [KeyStrategy.address, .login, .mailbox, .bcc])
    func `addresses are asked as Postfix asks a file`(strategy: KeyStrategy) {
        #expect(
            keys(strategy, "Bob+X@Example.ORG") == [
                "=bob+x@example.org", "bob@example.org", "bob+x", "bob", "@example.org",
            ])
        #expect(keys(strategy, "bob@example.org") == ["=bob@example.org", "bob", "@example.org"])
        #expect(
            keys(strategy, "bob+x@foreign.test") == [
                "=bob+x@foreign.test", "bob@foreign.test", "@foreign.test",
            ])
        #expect(
            keys(strategy, "\"a b+x\"@example.org") == [
                "=\"a b+x\"@example.org", "=a b+x@example.org", "\"a b\"@example.org",
                "a b@example.org", "\"a b+x\"", "a b+x", "\"a b\"", "a b", "@example.org",
            ])
    }

    @Test func `transport goes up through the domains to the wildcard`() {
        #expect(
            keys(.transport, "bob+x@A.Example.org") == [
                "=bob+x@a.example.org", "bob@a.example.org", "a.example.org", ".example.org",
                ".org", "=*",
            ])
        #expect(keys(.transport, "*") == ["=*"])
        #expect(keys(.transport, "example.org") == [])
    }

    @Test func `access goes up through the domains to the user`() {
        #expect(
            keys(.access, "bob+x@a.example.org") == [
                "=bob+x@a.example.org", "bob@a.example.org", "a.example.org", "example.org",
                "org", "bob+x@", "bob@",
            ])
        #expect(keys(.access, "Mail.Example.org") == ["=mail.example.org", "example.org", "org"])
        #expect(keys(.access, "192.0.2.1") == ["=192.0.2.1", "192.0.2", "192.0", "192"])
        #expect(
            keys(.access, "2001:DB8::1") == ["=2001:db8::1", "2001:db8:", "2001:db8", "2001"])
        #expect(keys(.access, "<>") == ["=<>"])
        #expect(keys(.access, "@") == [])
    }

    @Test func `domains and exact keys are asked as they are`() {
        #expect(keys(.domain, "A.Example.org") == ["=a.example.org"])
        for other in ["", "*", "[192.0.2.1]", "bob@example.org", "a b"] {
            #expect(keys(.domain, other) == [])
        }
        #expect(keys(.exact, "Any Thing@") == ["=any thing@"])
        #expect(keys(.exact, "") == [])
    }

    @Test(arguments: KeyStrategy.all.filter { $0.name != "exact" })
    func `questions of other shapes have no keys`(strategy: KeyStrategy) {
        for key in ["", "a@b@c", "bob@", "@example.org", "a\u{7f}b@example.org"] {
            #expect(keys(strategy, key) == [], "\(strategy.name) \(key)")
        }
    }
}
