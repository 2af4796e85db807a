import Sieve
import TestSupport
import Testing

@Suite struct SieveExtensionsCommandTests {
    private let site: ToolSite

    init() throws {
        site = try ToolSite(initialised: false)
    }

    @Test func `each extension has a line with its specification`() throws {
        let lines = try site.run(["sieve", "extensions"]).output.split(separator: "\n")
        #expect(lines.count == SieveExtension.all.count)
        for (line, known) in zip(lines, SieveExtension.all) {
            #expect(line.hasPrefix(known.name + " "))
            #expect(line.hasSuffix(" " + known.specification))
        }
    }

    @Test func `each setting has a line with what it does`() throws {
        let lines = try site.run(["sieve", "extensions", "--settings"]).output
            .split(separator: "\n")
        #expect(lines.count == SieveSettings.descriptions().count)
        let line = try #require(lines.first { $0.hasPrefix("max_redirects ") })
        let words = line.split(separator: "  ").map { $0.drop { $0 == " " } }
        #expect(
            words == ["max_redirects", "4", "a number, 0 to 1000", "redirects of one message"])
    }
}
