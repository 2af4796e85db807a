import Testing

@Suite struct KeepTests {
    private let kept = #"{"actions":[{"a":"store","mailbox":"INBOX"}],"implicit_keep":null}"#

    @Test(arguments: ["keep;", "keep; keep;", "keep; discard;", "discard; keep;"])
    func `keep stores into INBOX, once`(_ text: String) throws {
        #expect(
            try actions(of: text).replacing(#"{"a":"discard"},"#, with: "")
                .replacing(#",{"a":"discard"}"#, with: "") == kept)
    }

    @Test(arguments: ["inbox", "INBOX", "Inbox"])
    func `fileinto INBOX is the same action`(_ name: String) throws {
        #expect(try actions(of: "require \"fileinto\"; keep; fileinto \"\(name)\";") == kept)
        #expect(try actions(of: "require \"fileinto\"; fileinto \"\(name)\"; keep;") == kept)
    }

    @Test func `it takes nothing`() {
        expectErrors("keep 1️⃣\"x\";", "this is one argument too many for 'keep'; remove it")
        expectErrors("keep 1️⃣:x;", "'keep' has no tag ':x'; remove it")
    }
}
