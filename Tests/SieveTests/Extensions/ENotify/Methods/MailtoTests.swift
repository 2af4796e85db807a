import Mail
import Testing

@testable import Sieve

@Suite struct MailtoTests {
    private func mailto(
        _ uri: String, _ settings: NotifySettings = NotifySettings()
    ) throws -> Mailto {
        try Mailto(Array(uri.utf8), settings: settings)
    }

    private func text(_ bytes: [UInt8]?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `addresses and fields are read`() throws {
        let uri = try mailto(
            "a@b.test%2cC%20%3cc@d.test%3e,e@f.test?to=g@h.test&cc=i@j.test%2Ck@l.test"
                + "&subject=Hello%20you&body=One%0d%0Atwo&keywords=x")
        #expect(
            uri.to.map { text($0.address.bytes) } == [
                "a@b.test", "c@d.test", "e@f.test", "g@h.test",
            ])
        #expect(uri.to.map { text($0.written) }[1] == "C <c@d.test>")
        #expect(uri.cc.map { text($0.address.bytes) } == ["i@j.test", "k@l.test"])
        #expect(text(uri.subject) == "Hello you")
        #expect(text(uri.body) == "One\r\ntwo")
        #expect(uri.fields.map(\.name) == ["Keywords"])
    }

    @Test(arguments: [
        "From", "sender", "auto-submitted", "Received", "message-id", "date", "bcc", "Resent-To",
        "References", "content-type", "MIME-Version", "X-Sieve", "Return-Path", "Importance",
    ])
    func `a URI can not forge fields`(_ name: String) throws {
        #expect(try mailto("a@b.test?\(name)=x@y.test").fields.isEmpty)
        #expect(try mailto("a@b.test?\(name)=x@y.test").to.count == 1)
    }

    @Test(arguments: [
        "", "?subject=x", "a", "a@b.test;", "a@b.test,", "a%23b.test", "a@b.test?to=c%23d.test",
        "a@b.test?x:=y", "a@b.test?=y", "a@b.test?x", "a@b.test?x%0d=y",
        "a@b.test?cc=",
    ])
    func `mistakes are found`(_ uri: String) {
        #expect(throws: NotifyMistake.self) { try mailto(uri) }
    }

    @Test func `recipients and fields are limited`() throws {
        let recipients = (1...8).map { "a\($0)@b.test" }.joined(separator: ",")
        #expect(try mailto(recipients).to.count == 8)
        #expect(throws: NotifyMistake.self) { try mailto(recipients + "?cc=c@d.test") }
        let fields = (1...16).map { "x\($0)=y" }.joined(separator: "&")
        #expect(try mailto("a@b.test?" + fields).fields.count == 16)
        #expect(throws: NotifyMistake.self) { try mailto("a@b.test?z=y&" + fields) }
        var settings = NotifySettings()
        settings.recipients = 1
        #expect(throws: NotifyMistake.self) { try mailto("a@b.test,c@d.test", settings) }
    }
}
