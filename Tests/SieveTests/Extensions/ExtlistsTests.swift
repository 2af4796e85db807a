import Mail
import Outcomes
import Sieve
import Testing

@Suite struct ExtlistsTests {
    private struct Host: SieveHost {
        func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
            if name == Array("tag:x,2026:away".utf8) { throw .temporary("the disk is away") }
            guard name == Array("urn:ietf:params:sieve:addrbook:a".utf8) else { return nil }
            return ["sender@example.com", "b@c.d", "no address"].map { Array($0.utf8) }
        }

        func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool {
            try members(ofList: name) != nil
        }

        func list(_ name: [UInt8], contains value: [UInt8]) throws(LookupFailure) -> Bool? {
            try members(ofList: name)?.contains(value)
        }
    }

    private func isTrue(_ test: String) throws -> Bool {
        try evaluate(test, require: #""extlists", "variables""#, host: Host())
    }

    @Test(arguments: [
        (#"address :list "from" ":addrbook:a""#, true),
        (#"address :list "to" ":addrbook:a""#, false),
        (#"address :list "from" "urn:ietf:params:sieve:addrbook:a""#, true),
        (#"header :list "subject" ":addrbook:a""#, false),
        (#"valid_ext_list ":addrbook:a""#, true), (#"valid_ext_list ":addrbook:b""#, false),
        (#"valid_ext_list ["", "x", "http://a"]"#, false),
    ])
    func `the host knows the lists`(test: String, expected: Bool) throws {
        #expect(try isTrue(test) == expected)
    }

    @Test(arguments: [
        (":addrbook:b", "there is no list"), ("tag:x,2026:away", "the disk is away"),
    ])
    func `a list that is not there, or can not be read, fails the script`(
        name: String, reason: String
    ) {
        for test in ["address :list \"from\" \"\(name)\""] {
            let failure = #expect(throws: Complaint.self) { try isTrue(test) }
            #expect(failure?.message.contains(reason) == true)
        }
    }

    @Test func `mail goes to the members that are addresses`() throws {
        let report = try actions(
            of: #"require "extlists"; redirect :list ":addrbook:a";"#, host: Host())
        #expect(
            report == #"{"actions":[{"a":"redirect","to":"sender@example.com"},"#
                + #"{"a":"redirect","to":"b@c.d"}],"implicit_keep":null}"#)
        var limits = SieveLimits.default
        limits.redirects = 1
        let limited = try actions(
            of: #"require "extlists"; redirect :list ":addrbook:a";"#, host: Host(), limits: limits)
        #expect(limited.contains("more than 1 addresses"))
    }

    @Test func `errors have their places`() {
        expectErrors(
            #"require "extlists"; if header :list "a" 1️⃣"b" {}"#,
            #""b" names no list; write it as in ":addrbook:friends""#)
        expectErrors(
            #"require "extlists"; if header :list :comparator "i;octet" "a" 1️⃣":b" {}"#,
            "':list' takes no comparator; remove it")
        expectErrors(
            #"require "extlists"; redirect :list 1️⃣"a@b.c";"#,
            #""a@b.c" names no list; write it as in ":addrbook:friends""#)
    }
}
