import Testing

@testable import Sieve

@Suite struct NotifyMethodTests {
    private enum Verdict {
        case supported, unsupported, invalid
    }

    private func verdict(_ uri: String) -> Verdict {
        switch NotifyMethods.find(Array(uri.utf8), settings: NotifySettings()) {
        case .method: .supported
        case .unsupported: .unsupported
        case .invalid: .invalid
        }
    }

    @Test func `the list is sorted and has each scheme once`() {
        let names = NotifyMethods.all.map { "\($0)" }
        #expect(names == names.sorted())
        #expect(Set(NotifyMethods.all.map { $0.scheme }).count == names.count)
    }

    @Test(arguments: [
        "tel:+14085551212", "TEL:+1-201-555-0123", "tel:7042;phone-context=example.com",
        "tel:863-1234;phone-context=+1-914-555", "tel:+1;ext=5",
        "xmpp:tim@example.com?message;subject=SIEVE;body=You%20got%20mail", "xmpp:example.com",
        "xmpp://guest@example.com/tim@example.org?message", "xmpp:a@b.test/desk",
        "sip:a@b.test", "sip:b.test:5060", "sips:a@b.test;method=MESSAGE;transport=tcp",
        "sip:a:b@[2001:db8::1]:5060?subject=x",
    ])
    func `others are known`(_ uri: String) {
        #expect(verdict(uri) == .unsupported)
    }

    @Test(arguments: [
        "tel:", "tel:+", "tel:+a", "tel:7042", "tel:+1;", "tel:+1;=x",
        "xmpp:", "xmpp:@b.test", "xmpp:a@", "xmpp:a@b@c", "xmpp:a@b.test?roster",
        "xmpp:a@b.test?message;body", "xmpp://a@b.test", "sip:", "sip:@b.test", "sip:a@",
        "sip:a@b.test:x", "sip:a@b.test;method=INVITE", "sip:a@b.test;", "sip:a@b_c",
        "sip:a@[::1", "http://a.test/", "", ":", "mailto",
    ])
    func `mistakes are found`(_ uri: String) {
        #expect(verdict(uri) == .invalid)
    }
}
