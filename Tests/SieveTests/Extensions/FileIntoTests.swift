import Sieve
import Testing

@Suite struct FileIntoTests {
    private func run(_ text: String) throws -> String {
        try actions(of: "require [\"fileinto\", \"variables\"]; " + text)
    }

    @Test(arguments: ["Archive", "a/b.c", "Grüße", " x "])
    func `the name is taken as it is`(_ name: String) throws {
        #expect(
            try run("fileinto \"\(name)\";")
                == #"{"actions":[{"a":"store","mailbox":"\#(name)"}],"implicit_keep":null}"#)
    }

    @Test func `a mailbox gets the message once`() throws {
        #expect(
            try run(#"fileinto "a"; fileinto "b"; fileinto "a";"#)
                == #"{"actions":[{"a":"store","mailbox":"a"},{"a":"store","mailbox":"b"}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `a name that is none`() throws {
        expectErrors(
            "require \"fileinto\"; fileinto 1️⃣\"\"; fileinto 2️⃣\"a\nb\";",
            "the name of the mailbox is empty; write for instance \"INBOX\"",
            "the name of the mailbox has a control character; remove it")
        #expect(
            try run(#"fileinto "${none}";"#)
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"failure":"#
                + #""test:1:45: on this message the name of the mailbox is empty; "#
                + #"test the variables before using them"}"#)
    }

    @Test func `bytes that are not UTF-8 are no name`() {
        let bytes = Array("require \"fileinto\"; fileinto \"".utf8) + [0xFF] + Array("\";".utf8)
        #expect(throws: (any Error).self) { try SieveScript(compiling: bytes, named: "x") }
    }
}
