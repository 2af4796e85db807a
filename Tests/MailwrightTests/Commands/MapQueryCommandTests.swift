import ArgumentParser
import Outcomes
import Routing
import Settings
import TestSupport
import Testing

@testable import mailwright

@Suite struct MapQueryCommandTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write("transport", "lists.example.org smtp:[lists.internal]\n")
        try folder.write(
            "settings.yaml",
            """
            domains: [example.org]
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:\(folder.path)/none.sqlite
            maps:
              transport: {keys: transport, tables: ["texthash:\(folder.path)/transport"]}
              virtual-aliases: {keys: address, tables: ["accounts:aliases"]}
              failing: {keys: exact, tables: ["fail:moving house"]}
              empty: {keys: exact, tables: ["regexp:{{/(x)?/ $1}}"]}
            """)
    }

    private func ask(_ map: String, _ key: String) throws -> String? {
        let command = try #require(
            try Mailwright.parseAsRoot([
                "map", "query", "--settings", folder.path("settings.yaml"), map, key,
            ]) as? MapQueryCommand)
        return try command.ask(command.settings.load()).map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    @Test func `a map answers as it answers Postfix`() throws {
        #expect(try ask("transport", "Bob+x@Lists.example.org") == "smtp:[lists.internal]")
        #expect(try ask("transport", "bob@example.org") == nil)
        #expect(try ask("transport", "*") == nil)
    }

    @Test func `a failure for now is not mistaken for not found`() {
        #expect(throws: ExitCode(75)) { try ask("failing", "x") }
        #expect(throws: ExitCode(75)) { try ask("virtual-aliases", "x@example.org") }
    }

    @Test func `a mistake of a table is one of the configuration`() {
        #expect(
            throws: LookupFailure.configuration(
                "map empty: regexp:{{/(x)?/ $1}} line 1: the value is empty")
        ) { try ask("empty", "y") }
    }

    @Test func `an unknown map is answered with the known ones`() {
        #expect(
            throws: LookupFailure.configuration(
                "\(folder.path)/settings.yaml: there is no map \"alias\"; the maps are: "
                    + "transport, virtual-aliases, failing, empty")
        ) { try ask("alias", "x") }
    }

    @Test func `a broken table is an error with file and line`() throws {
        try folder.write("transport", "key\n")
        #expect(
            throws: ToolFailure.configuration(
                "\(folder.path)/transport:1: key has no value; write key, white space, value")
        ) { try ask("transport", "x@example.org") }
    }
}
