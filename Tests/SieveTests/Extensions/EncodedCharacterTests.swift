import Outcomes
import Sieve
import Testing

@Suite struct EncodedCharacterTests {
    /// The value of a string.
    private func value(_ text: String) throws -> String {
        let script = try compile(
            "require [\"encoded-character\", \"fileinto\"]; fileinto \"\(text)\";")
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        return String(decoding: result.actions.first?.store?.mailbox ?? [], as: UTF8.self)
    }

    @Test(arguments: [
        ("$${hex:40}", "$@"), ("${hex: 40 }", "@"), ("${HEX: 40}", "@"), ("${hex:4}x", "\u{4}x"),
        ("${hex:40 41\r\n42}", "@AB"), ("${unicode:40}", "@"), ("${UnICoDE:0000040}", "@"),
        ("${unicode:20AC 1F600}", "€😀"), ("${hex:e2 82 ac}", "€"),
        ("a${hex:40}b${hex:41}c", "a@bAc"),
        ("${unicode:D7FF}${unicode:E000}", "\u{D7FF}\u{E000}"), ("${unicode:10FFFF}", "\u{10FFFF}"),
        ("${hex:4${hex:30}}", "${hex:40}"),
    ])
    func `well-formed sequences are replaced`(_ text: String, _ expected: String) throws {
        if expected.unicodeScalars.contains("\u{4}") {
            #expect(throws: (any Error).self) { try value(text) }
        } else {
            #expect(try value(text) == expected)
        }
    }

    @Test(arguments: [
        "${hex:40", "${hex:400}", "${ unicode:40}", "${Unicode:Cool}", "${hex:}", "${unicode:}",
        "${hex:40,41}", "${hex:4g}", "$ {hex:40}", "${hex 40}", "${", "$", "${hex:", "${unicode:40",
        "${unicode:D800 x}", "${hex:40;}", "{hex:40}",
    ])
    func `others are text`(_ text: String) throws {
        #expect(try value(text) == text)
    }

    @Test(arguments: [
        "D800", "DFFF", "DF01", "110000", "200000", "ffffffffffff", "0000000000000110000",
    ])
    func `numbers of no character are errors`(_ number: String) {
        let error = #expect(throws: Complaints.self) { try value("${unicode:\(number)}") }
        #expect(
            error?.all.first?.message.hasSuffix(
                "is the number of no character; use 0 to D7FF or E000 to 10FFFF in ${unicode:}")
                == true)
    }

    @Test func `without require it is text`() throws {
        #expect(
            try actions(of: #"require "fileinto"; fileinto "${hex:40}";"#)
                == #"{"actions":[{"a":"store","mailbox":"${hex:40}"}],"implicit_keep":null}"#)
    }

    @Test func `it works in every string`() throws {
        #expect(
            try actions(of: #"require "encoded-character"; redirect "a${hex:40}b.example";"#)
                == #"{"actions":[{"a":"redirect","to":"a@b.example"}],"implicit_keep":null}"#)
        #expect(
            try evaluate(
                #"header "${hex:53}ubject" "frop${unicode:21}""#,
                require: #""encoded-character""#))
    }
}
