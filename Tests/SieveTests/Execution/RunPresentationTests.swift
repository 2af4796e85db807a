import Mail
import Outcomes
import Sieve
import Testing

/// What a script sees that is included in a loop over parts (RFC 6609, 3.5).
@Suite struct RunPresentationTests {
    private static let require =
        #"require ["include", "foreverypart", "mime", "variables", "fileinto", "copy", "body","#
        + #" "relational", "replace", "enclose", "editheader", "reject", "date", "convert"]; "#

    /// Scripts that require all of that themselves.
    private struct Scripts: ScriptLibrary {
        let texts: [String: String]

        func script(
            named name: [UInt8], at location: ScriptLocation
        ) throws(LookupFailure) -> StoredScript? {
            let name = String(decoding: name, as: UTF8.self)
            return texts[name].map {
                StoredScript(name: name, source: Array((RunPresentationTests.require + $0).utf8))
            }
        }
    }

    private func run(
        _ text: String, including texts: [String: String], limits: SieveLimits = .default
    ) throws -> SieveResult {
        try SieveScript(
            compiling: Array((Self.require + text).utf8), named: "main", limits: limits,
            library: Scripts(texts: texts)
        ).run(message: partsOfMessage, envelope: envelope, host: SieveHostWithoutMailboxes())
    }

    /// The value of the global variable `seen`, to which the script `part` adds for each part.
    private func seen(_ part: String, loop: String = "include \"part\";") throws -> String {
        let text = """
            global "seen"; set "seen" "";
            foreverypart { \(loop) }
            fileinto "-${seen}";
            """
        let result = try run(text, including: ["part": "global \"seen\"; \(part)"])
        if let failure = result.failure { throw failure }
        let mailbox = result.actions.compactMap(\.store).first?.mailbox ?? []
        return String(decoding: mailbox.dropFirst(), as: UTF8.self)
    }

    @Test(arguments: [
        (#"if header :matches "x-p" "*" { set "seen" "${seen}${1}"; }"#, "012345"),
        (#"if header :matches "subject" "*" { set "seen" "${seen}[${1}]"; }"#, "[outer][inner]"),
        (#"if exists ["x-p", "to"] { set "seen" "${seen}e"; }"#, "e"),
        (#"if not exists "subject" { set "seen" "${seen}n"; }"#, "nnnn"),
        (#"if address :matches "to" "*@*" { set "seen" "${seen}${1}"; }"#, "inner"),
        (#"if header :matches :mime "x-p" "*" { set "seen" "${seen}${1}"; }"#, "012345"),
        (#"if header :count "ge" "x-p" "1" { set "seen" "${seen}c"; }"#, "cccccc"),
    ])
    func `the header is that of the part`(part: String, expected: String) throws {
        #expect(try seen(part) == expected)
    }

    @Test(arguments: [
        (#"if body :raw :contains "Gr=FC" { set "seen" "${seen}${1}b"; }"#, "bbb"),
        (#"if body :text :contains "Grüße" { set "seen" "${seen}t"; }"#, "ttt"),
        (#"if body :text :contains "inner" { set "seen" "${seen}t"; }"#, "ttt"),
        (#"if body :content "text" :contains "Hyper" { set "seen" "${seen}c"; }"#, "ccc"),
        (#"if size :under 60 { set "seen" "${seen}s"; }"#, "ss"),
        (#"if size :over 400 { set "seen" "${seen}s"; }"#, "s"),
    ])
    func `the body and the size are those of the part`(part: String, expected: String) throws {
        #expect(try seen(part) == expected)
    }

    @Test func `outside of the included script the message is the message`() throws {
        let loop = """
            include "part";
            if header :matches "x-p" "*" { set "seen" "${seen}(${1})"; }
            """
        #expect(
            try seen(#"if header :matches "x-p" "*" { set "seen" "${seen}${1}"; }"#, loop: loop)
                == "0(0)1(0)2(0)3(0)4(0)5(0)")
    }

    @Test func `a loop in it goes over the parts in the part, which it sees all the time`() throws {
        let part = """
            foreverypart {
                if allof (header :matches :mime "x-p" "*", header :matches "x-p" "*") {
                    set "seen" "${seen}${1}";
                }
            }
            """
        #expect(try seen(part) == "00000" + "11" + "4")
    }

    @Test func `a script in the script sees the part that this one sees`() throws {
        func notes(_ text: String) -> String {
            #"if header :matches "x-p" "*" { set "global.seen" "${global.seen}\#(text)"; }"#
        }
        let result = try run(
            #"foreverypart { include "outer"; } fileinto "-${global.seen}";"#,
            including: [
                "outer": #"if header "x-p" "1" { foreverypart { include "inner"; } } "#
                    + notes("(${1})"),
                "inner": notes("${1}"),
            ])
        #expect(result.failure == nil)
        let mailbox = result.actions.compactMap(\.store).first?.mailbox
        #expect(mailbox == Array("-(0)23(1)(2)(3)(4)(5)".utf8))
    }

    @Test func `what replaces the part is seen in its place`() throws {
        let part = """
            if header "x-p" "3" {
                replace :mime text:
            Content-Type: text/plain
            Content-Description: n

            new
            .
            ;
                if allof (header "content-description" "n", body :contains "new") { set "seen" "${seen}r"; }
            }
            """
        #expect(try seen(part) == "r")
    }

    @Test func `a message around the message is the message`() throws {
        let part = """
            if header "x-p" "2" {
                enclose :subject "around" "see below";
                if header :matches "subject" "*" { set "seen" "${seen}${1}"; }
                foreverypart { set "seen" "${seen}p"; }
            }
            """
        let loop = """
            include "part";
            if header :matches "subject" "*" { set "seen" "${seen}(${1})"; }
            """
        #expect(try seen(part, loop: loop).hasPrefix("(outer)(outer)aroundppp"))
        #expect(try seen(part, loop: loop).hasSuffix("(around)"))
    }

    @Test func `the header that is edited is that of the message`() throws {
        let part = #"if header "x-p" "2" { addheader "X-Found" "yes"; }"#
        let loop = #"include "part"; if exists "x-found" { set "seen" "${seen}e"; }"#
        #expect(try seen(part, loop: loop) == "eeee")
        #expect(try seen(part + #"if exists "x-p" { set "seen" "${seen}p"; }"#) == "pppppp")
    }

    @Test func `it is the message that is refused`() throws {
        let text = #"foreverypart { include "part"; }"#
        let result = try run(
            text, including: ["part": #"if header "x-p" "5" { reject "no"; stop; }"#])
        #expect(result.failure == nil)
        #expect(result.actions.map(\.name) == ["reject"])
    }

    @Test func `without a loop around it a script converts all parts`() throws {
        let part =
            #"if allof (header "x-p" "1", convert "text/html" "text/plain" "charset=utf-8")"#
            + #" { set "seen" "ok"; }"#
            + #" if allof (header "x-p" "3", header :contains "content-type" "plain")"#
            + #" { set "seen" "${seen}3"; }"#
        #expect(try seen(part) == "ok3")
    }

    @Test func `a part that is read again and again is counted`() throws {
        var limits = SieveLimits.default
        limits.steps = 20_000
        let part = String(repeating: "include \"leaf\"; ", count: 90)
        let result = try run(
            #"foreverypart { foreverypart { foreverypart { include "part"; } } }"#,
            including: ["part": part, "leaf": "keep;"], limits: limits)
        #expect(result.failure?.message.contains("takes too long") == true)
    }
}
