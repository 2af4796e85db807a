import TestSupport
import Testing

@Suite struct TableClashTests {
    let site: ToolSite

    init() throws {
        site = try ToolSite()
        try site.files.write("aliases", "board: alice, bob\ncarol: carol\n")
        try site.files.write("addresses", "# press\npress@example.net  alice@example.org\n")
        try site.files.write("patterns", "/^deleted[0-9]+@example\\.org$/ support@example.org\n")
        let settings = site.files.text("mailwright.yaml") ?? ""
        try site.files.write(
            "mailwright.yaml",
            """
            \(settings)
            maps:
              virtual-aliases:
                keys: address
                tables:
                  - regexp:\(site.files.path("patterns"))
                  - accounts:aliases
                  - aliases:\(site.files.path("aliases"))
                  - texthash:\(site.files.path("addresses"))
                  - "inline:{ {@example.org = all@example.org} }"
              transport: { keys: transport, tables: ["inline:{ {free@example.org = smtp:x} }"] }

            """)
        try site.add("alice")
    }

    @Test(arguments: [
        (["user", "add", "board"], "board@example.org is in aliases:", ", line 1,"),
        (["user", "add", "BOARD"], "board@example.org is in aliases:", ", line 1,"),
        (["user", "add", "press"], "press@example.net is in texthash:", ", line 2,"),
        (["user", "add", "deleted7"], "deleted7@example.org is in regexp:", "support@example.org"),
        (["user", "add", "dan", "--full-name-alias", "board"], "board@example.org", ", line 1,"),
        (["alias", "add", "board", "alice"], "board@example.org is in aliases:", ", line 1,"),
        (["alias", "add", "press@example.net", "alice"], "press@example.net is", ", line 2,"),
    ])
    func `a name that a table leads elsewhere is refused, with table and line`(
        arguments: [String], start: String, place: String
    ) throws {
        let outcome = try site.run(arguments, input: "secret\n")
        #expect(outcome.status == 1)
        #expect(outcome.errors.lowercased().contains(start), "\(outcome.errors)")
        #expect(outcome.errors.contains(place), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("remove it there first, or choose another name\n"))
        #expect(try site.run(["user", "list"]).output.split(separator: "\n").count == 1)
        #expect(try site.run(["alias", "list"]).output.isEmpty)
    }

    @Test(arguments: [
        // In another table than those that rewrite addresses, leading to itself, of another domain.
        ["user", "add", "free"], ["user", "add", "carol"], ["alias", "add", "press", "alice"],
    ])
    func `other names are free`(arguments: [String]) throws {
        let outcome = try site.run(arguments, input: "secret\n")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func `a table that takes all mail of a domain is told, and what keeps a user's`() throws {
        let caught = try site.run(["user", "add", "dan"], input: "secret\n").output
        let lines = caught.split(separator: "\n")
        #expect(lines.count == 2, "\(caught)")
        #expect(lines[1].hasPrefix("mail to dan@example.org goes to all@example.org, for inline:"))
        #expect(lines[1].hasSuffix("add dan@example.org with itself as the value there"))
        let map = ["map", "query", "virtual-aliases", "dan@example.org"]
        #expect(try site.run(map).output == "all@example.org\n")
        try site.files.write("addresses", "dan@example.org  dan@example.org\n")
        #expect(try site.run(map).output.isEmpty, "not found: the mail stays dan's")
        try site.files.write("addresses", "erin@example.org  erin@example.org\n")
        let kept = try site.run(["user", "add", "erin"], input: "secret\n").output
        #expect(kept.split(separator: "\n").count == 1, "\(kept)")
    }

    @Test func `a table that is broken refuses with its file and line`() throws {
        try site.files.write("patterns", "/(/ x@example.org\n")
        let outcome = try site.run(["user", "add", "erin"], input: "secret\n")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("\(site.files.path("patterns")):1:"))
    }
}
