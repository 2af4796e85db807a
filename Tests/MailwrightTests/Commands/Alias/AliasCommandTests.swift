import TestSupport
import Testing

@Suite struct AliasCommandTests {
    let site: ToolSite

    init() throws {
        site = try ToolSite()
        try site.add("alice")
    }

    @Test func `an alias is added, listed and removed`() throws {
        #expect(
            try site.run(["alias", "add", "PR", "ALICE"]).output
                == "added pr@example.org of alice\n")
        _ = try site.run(["alias", "add", "cfo@example.net", "alice"])
        #expect(
            try site.run(["alias", "list"]).output
                == "cfo@example.net  alice\npr@example.org   alice\n")
        #expect(
            try site.run(["alias", "list", "--json"]).output
                == #"[{"address":"cfo@example.net","owner":"alice"},"#
                + #"{"address":"pr@example.org","owner":"alice"}]"# + "\n")
        #expect(
            try site.run(["alias", "remove", "pr@example.org"]).output
                == "removed pr@example.org of alice\n")
        #expect(try site.run(["alias", "list"]).output == "cfo@example.net  alice\n")
    }

    @Test func `the aliases of one account are listed alone`() throws {
        try site.add("bob")
        _ = try site.run(["alias", "add", "pr", "alice"])
        _ = try site.run(["alias", "add", "cfo", "bob"])
        #expect(try site.run(["alias", "list", "ALICE"]).output == "pr@example.org  alice\n")
        #expect(
            try site.run(["alias", "list", "bob", "--json"]).output
                == #"[{"address":"cfo@example.org","owner":"bob"}]"# + "\n")
    }

    @Test func `no aliases are an empty list`() throws {
        #expect(try site.run(["alias", "list"]).output.isEmpty)
        #expect(try site.run(["alias", "list", "--json"]).output == "[]\n")
    }

    @Test(arguments: [
        (["add", "alice@example.net", "alice"], "is taken by the account alice"),
        (["add", "pr@elsewhere.example", "alice"], "is not hosted here; use example.org or"),
        (["add", "pr", "nobody"], "there is no account \"nobody\""),
        (["list", "nobody"], "there is no account \"nobody\"; see mailwright user list"),
        (["remove", "pr"], "there is no alias \"pr\"; see mailwright alias list"),
    ])
    func `what can not be done is one line and status 1`(arguments: [String], words: String) throws
    {
        let outcome = try site.run(["alias"] + arguments)
        #expect(outcome.status == 1)
        #expect(outcome.errors.hasPrefix("mailwright: "))
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }
}
