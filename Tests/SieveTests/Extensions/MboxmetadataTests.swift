import Outcomes
import Sieve
import Testing

/// Knows one annotation of a mailbox and one of the server.
private struct Host: SieveHost {
    var failure: LookupFailure?

    func annotation(_ name: String, of mailbox: [UInt8]) throws(LookupFailure) -> [UInt8]? {
        if let failure { throw failure }
        guard name == "/private/a", mailbox == Array("Lists".utf8) else { return nil }
        return Array("on".utf8)
    }

    func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]? {
        if let failure { throw failure }
        return name == "/shared/admin" ? Array("root".utf8) : nil
    }
}

@Suite struct MboxmetadataTests {
    @Test(arguments: [
        (#"metadata "Lists" "/private/a" "ON""#, true),
        (#"metadata "Lists" "/PRIVATE/A" "on""#, true),
        (#"metadata "INBOX" "/private/a" "on""#, false),
        (#"metadata :count "eq" "Lists" "/private/a" "1""#, true),
        (#"metadataexists "Lists" "/private/a""#, true),
        (#"metadataexists "Lists" ["/private/a", "/private/b"]"#, false),
        (#"metadataexists "" "/private/a""#, false),
    ])
    func `the host knows the annotations`(test: String, expected: Bool) throws {
        let extensions = #""mboxmetadata", "relational""#
        #expect(try evaluate(test, require: extensions, host: Host()) == expected)
    }

    @Test(arguments: [#"metadata "a" "/private/a" "x""#, #"metadataexists "a" "/private/a""#])
    func `a host that can not know fails the script`(test: String) {
        let host = Host(failure: .temporary("the disk is away"))
        let failure = #expect(throws: Complaint.self) {
            try evaluate(test, require: #""mboxmetadata""#, host: host)
        }
        #expect(failure?.message == "the disk is away")
    }

    @Test func `names that can be none are not asked for`() throws {
        let host = Host(failure: .temporary("asked"))
        for name in ["/a", "", "private/a", "/private", "/private/", "/private/a//b", "/shared/%"] {
            let test = "metadataexists \"a\" \"\(name)\""
            #expect(try !evaluate(test, require: #""mboxmetadata""#, host: host))
        }
    }

    @Test func `a host without annotations says so`() throws {
        #expect(try !evaluate(#"metadataexists "INBOX" "/private/a""#, require: #""mboxmetadata""#))
    }

    @Test func `errors have their places`() {
        expectErrors(
            #"require "mboxmetadata"; if 1️⃣metadata "INBOX" "/private/a" {}"#,
            "'metadata' lacks a string or a list of strings for its key-list; add it")
    }
}

@Suite struct ServermetadataTests {
    @Test(arguments: [
        (#"servermetadata "/shared/admin" "root""#, true),
        (#"servermetadata "/shared/comment" "root""#, false),
        (#"servermetadataexists ["/shared/admin"]"#, true),
        (#"servermetadataexists ["/shared/admin", "/private/x"]"#, false),
    ])
    func `the host knows the annotations`(test: String, expected: Bool) throws {
        #expect(try evaluate(test, require: #""servermetadata""#, host: Host()) == expected)
    }

    @Test func `the settings have values by name`() throws {
        var settings = SieveSettings.default
        try settings.set("server_metadata//Shared/Admin", to: "x")
        try settings.set("server_metadata//shared/none", to: "")
        let values = settings[ServerMetadataSettings.self]
        #expect(values.value(of: "/shared/admin") == Array("x".utf8))
        #expect(values.value(of: "/shared/none") == nil)
        for name in ["server_metadata/shared/a", "server_metadata//other/a"] {
            #expect(throws: SettingMistake.self) { try settings.set(name, to: "x") }
        }
    }
}
