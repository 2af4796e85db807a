import Outcomes
import Settings
import Testing

@Suite struct SettingsReaderSiteTests {
    /// The complaints about settings with more lines behind the three that are needed.
    private func complaints(_ more: String, domains: String = "[example.org]") -> [String] {
        let text = """
            domains: \(domains)
            mailboxes: {root: /home/mailboxes, owner: vmail}
            accounts: sqlite:/db
            \(more)
            """
        do throws(Complaints) {
            _ = try SiteSettings.parse(text, file: "s")
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test(arguments: ["[x]", "{a: b}", "~", "null", ""])
    func `a delimiter that is no text is not taken for the usual one`(value: String) {
        #expect(
            complaints("recipient_delimiter: \(value)").map { $0.drop { $0 != " " } } == [
                " \"recipient_delimiter\" of the settings must be a text, such as \"+\"; "
                    + "\"\" is for none"
            ])
    }

    @Test(arguments: ["plus", "\"+ -\"", "\"@\"", "\"+1\"", "\"§\""])
    func `a delimiter that would part names is refused`(value: String) {
        let lines = complaints("recipient_delimiter: \(value)")
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("s:4:22: ") == true)
        #expect(
            lines.first?.hasSuffix(
                "can not part addresses; name signs such as \"+\" or "
                    + "\"+-\", no letters, digits, spaces and @") == true)
    }

    @Test(arguments: ["\"+\"", "\"+-\"", "\"\"", "=", "'#'"])
    func `a delimiter of signs is taken`(value: String) {
        #expect(complaints("recipient_delimiter: \(value)").isEmpty)
    }

    @Test(arguments: ["a b", "a@b", "\".org\"", "a..org", "org.", "\"*\""])
    func `what is no domain is refused`(domain: String) {
        let lines = complaints("", domains: "[example.org, \(domain)]")
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("s:1:24: ") == true)
        #expect(lines.first?.hasSuffix("is no domain; write it as example.org") == true)
    }

    @Test(arguments: ["localhost", "xn--a.example", "_x.example", "münchen.example"])
    func `what may be a domain is taken`(domain: String) {
        #expect(complaints("", domains: "[\(domain)]").isEmpty)
    }

    @Test(arguments: [
        ("user: ~", "s:4:7: \"user\" of the settings must be a text that is not empty"),
        ("user:", "s:4:6: \"user\" of the settings must be a text that is not empty"),
        ("lookup:", "s:4:8: lookup must be a mapping: lines of \"key: value\""),
        ("lookup: []", "s:4:9: lookup must be a mapping: lines of \"key: value\""),
        ("auth: x", "s:4:7: auth must be a mapping: lines of \"key: value\""),
    ])
    func `a part of the wrong kind is one complaint`(text: String, expected: String) {
        #expect(complaints(text) == [expected])
    }

    @Test func `every mistake is said in one go and in the order of the file`() {
        let text = """
            recipient_delimiter: [x]
            user: {}
            maps: {m: {keys: [], tables: x}}
            lookup: {listen: x, tcp_tables: [m]}
            auth: {listen: [{unix: [x]}], master_passwords: [{name: [], hash: ~}]}
            colour: blue
            """
        #expect(
            complaints(text, domains: "x").map { $0.split(separator: ":")[1] }
                == ["1", "4", "5", "6", "6", "7", "7", "8", "8", "8", "8", "8", "9"])
    }
}
