import Outcomes
import Routing
import Settings
import TestSupport
import Testing

@Suite struct AliasTablesTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    /// The tables of a map `virtual-aliases` with these tables, and of other maps.
    private func tables(
        _ tables: [String], more: [SiteSettings.MapDefinition] = []
    ) throws(Complaints) -> AliasTables {
        var settings = SiteSettings(
            file: "mailwright.yaml", domains: ["example.org", "example.net"],
            mailboxes: .init(root: "/home/mailboxes", owner: "vmail"), accounts: "sqlite:/x")
        settings.maps =
            [
                .init(
                    name: "virtual-aliases", keys: "address",
                    tables: tables.map { Placed($0, line: 6, column: 9) })
            ] + more
        return try AliasTables(settings)
    }

    /// The tables of the first site: patterns, the accounts, and a file of aliases.
    private func site(
        _ aliases: String, patterns: String = "", last: [String] = []
    ) throws -> AliasTables {
        let aliases = try folder.write("aliases", aliases)
        let patterns = try folder.write("patterns", patterns)
        return try tables(["regexp:\(patterns)", "accounts:aliases", "aliases:\(aliases)"] + last)
    }

    private func user(_ name: String, _ tables: AliasTables, alias: String? = nil) throws -> String?
    {
        try tables.clash(ofUsername: name, names: [name] + (alias.map { [$0] } ?? []))?.description
    }

    private func alias(_ address: String, _ owner: String, _ tables: AliasTables) throws -> String?
    {
        try tables.clash(ofAlias: address, names: [owner])?.description
    }

    @Test func `a name that a file leads elsewhere is found with table and line`() throws {
        let tables = try site("# functions\nBoard: alice, bob@elsewhere.test\n")
        #expect(
            try user("board", tables)
                == "aliases:\(folder.path("aliases")) line 2, which leads board@example.org to "
                + "alice@example.org, bob@elsewhere.test")
        #expect(try user("BOARD", tables) != nil)
        #expect(try user("boards", tables) == nil)
    }

    @Test(arguments: [
        "board: board", "board: \\board, archive", "board: archive, Board+copies@example.net",
        "board: b.oard",
    ])
    func `a list with the account in it is a copy for others`(line: String) throws {
        #expect(try user("board", try site(line + "\n"), alias: "b.oard") == nil)
    }

    @Test func `the same name in another place is another address`() throws {
        let tables = try site("board: board@elsewhere.test\n")
        #expect(try user("board", tables)?.contains("to board@elsewhere.test") == true)
    }

    @Test func `every hosted domain is asked`() throws {
        let file = try folder.write("virtual", "board@example.net  alice@example.org\n")
        let tables = try tables(["accounts:aliases", "texthash:\(file)"])
        #expect(
            try user("board", tables)
                == "texthash:\(file) line 1, which leads board@example.net to alice@example.org")
        let clash = try tables.clash(ofFullNameAlias: "board", names: ["bob", "board"])
        #expect(clash?.address == "board@example.net")
        #expect(try alias("board@example.org", "bob", tables) == nil)
    }

    @Test func `a pattern is found, too`() throws {
        let tables = try site("", patterns: "/^deleted[0-9]+@/ support@example.org\n")
        #expect(
            try user("deleted7", tables)?.hasPrefix(
                "regexp:\(folder.path("patterns")) line 1, which leads deleted7@example.org to ")
                == true)
        #expect(try alias("deleted7@example.org", "alice", tables) != nil)
    }

    @Test func `a line for a whole domain takes the mail of a username`() throws {
        let file = try folder.write("virtual", "@example.org  all@elsewhere.test\n")
        let tables = try tables(["accounts:aliases", "texthash:\(file)"])
        #expect(try user("board", tables) != nil)
    }

    @Test func `what is for everybody else does not clash with an alias`() throws {
        let file = try folder.write("virtual", "@example.org  all@elsewhere.test\n")
        let rules = try folder.write("rules", "/@example\\.org$/  all@elsewhere.test\n")
        let tables = try tables(["accounts:aliases", "texthash:\(file)", "pcre:\(rules)"])
        #expect(try alias("pr@example.org", "alice", tables) == nil)
    }

    @Test func `an alias that would hide a line is found`() throws {
        let tables = try site("pr: alice\npress: alice, bob\n")
        #expect(try alias("pr@example.org", "alice", tables) == nil)
        #expect(try alias("pr@example.org", "carol", tables)?.contains(" line 1, which") == true)
        #expect(try alias("PRESS@example.org", "alice", tables)?.contains(" line 2, which") == true)
    }

    @Test func `accounts in a union do not hide the other tables of it`() throws {
        let file = try folder.write("aliases", "pr: bob\n")
        let tables = try tables(["unionmap:{accounts:aliases, aliases:\(file)}"])
        #expect(
            try alias("pr@example.org", "alice", tables)?.contains("to bob@example.org") == true)
        #expect(try user("pr", tables) != nil)
    }

    @Test func `nor do they in a union that begins with patterns`() throws {
        let rules = try folder.write("rules", "/^deleted[0-9]+@/ support@example.org\n")
        let file = try folder.write("virtual", "pr@example.org  bob@example.org\n")
        let tables = try tables(["unionmap:{pcre:\(rules), accounts:aliases, texthash:\(file)}"])
        #expect(
            try alias("pr@example.org", "alice", tables)?.contains("to bob@example.org") == true)
        #expect(try alias("deleted1@example.org", "alice", tables) != nil)
        #expect(try alias("cfo@example.org", "alice", tables) == nil)
    }

    @Test func `maps that rewrite addresses count whatever their name, and no others`() throws {
        let other = SiteSettings.MapDefinition(
            name: "canonical", keys: "address", tables: ["inline:{board=alice}"])
        let copies = SiteSettings.MapDefinition(
            name: "recipient-bcc", keys: "bcc", tables: ["inline:{carol=alice}"])
        let broken = SiteSettings.MapDefinition(
            name: "transport", keys: "transport", tables: ["texthash:/nonexistent/transport"])
        let tables = try tables(["accounts:aliases"], more: [other, copies, broken])
        #expect(
            try user("board", tables)
                == "inline:{board=alice}, which leads board@example.org to alice@example.org")
        #expect(try alias("board@example.org", "bob", tables) != nil)
        #expect(try user("carol", tables) == nil)
    }

    @Test func `a broken file is said with its place`() throws {
        let file = try folder.write("aliases", "board\n")
        let error = #expect(throws: Complaints.self) {
            try tables(["aliases:\(file)", "regexp:/nonexistent/rules"])
        }
        #expect(
            error?.all.map { $0.description.prefix { $0 != ";" } } == [
                "\(file):1: this is no alias",
                "mailwright.yaml:6:9: there is no file /nonexistent/rules",
            ])
    }

    @Test func `a table that fails is no free name`() throws {
        let tables = try tables(["accounts:aliases", "fail:moving house"])
        #expect(throws: LookupFailure.temporary("moving house")) { try user("board", tables) }
        #expect(throws: LookupFailure.temporary("moving house")) {
            try alias("board@example.org", "alice", tables)
        }
    }
}
