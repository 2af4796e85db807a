import Mail
import Testing

@Suite struct MailAddressPathTests {
    private func parse(_ path: String) -> (String, String)? {
        MailAddress(parsingPath: Array(path.utf8)).map {
            (
                String(decoding: $0.localPart, as: UTF8.self),
                String(decoding: $0.domain, as: UTF8.self)
            )
        }
    }

    @Test(arguments: [
        ("bob@example.org", "bob", "example.org"), ("<bob@example.org>", "bob", "example.org"),
        (" <bob@example.org> ", "bob", "example.org"), ("Bob+Ext@X.Test", "Bob+Ext", "X.Test"),
        ("\"a b\"@x.test", "a b", "x.test"), ("\"a\\\"b\"@x", "a\"b", "x"),
        ("<@a.test,@b.test:bob@x>", "bob", "x"), ("postmaster", "postmaster", ""),
        ("\"a(b\"@x", "a(b", "x"), ("<\"a(b)\"@x>", "a(b)", "x"),
        ("\"a<b>\"@x", "a<b>", "x"), ("<\"a>\\\"<\"@x>", "a>\"<", "x"),
        ("bob@[192.0.2.1]", "bob", "[192.0.2.1]"), ("müller@x", "müller", "x"),
    ])
    func `paths of the RFC are read`(path: String, localPart: String, domain: String) throws {
        let parts = try #require(parse(path))
        #expect(parts == (localPart, domain))
    }

    /// What is read without the grammar has to be what the grammar gives.
    @Test(arguments: [
        "a@b", "a.b@c.d", ".a.@b", "a..b@c..d", "a@.b.", "!#$%&'*+-/=?^_`{|}~@x", "é@ü",
    ])
    func `a plain address is the same in angle brackets`(path: String) throws {
        let parts = try #require(parse(path))
        #expect(try parts == #require(parse("<\(path)>")))
        #expect("\(parts.0)@\(parts.1)" == path)
    }

    @Test(arguments: ["a@.", "a@..", "a@b@c", "a b@c", "@"])
    func `what is not plain is left to the grammar`(path: String) {
        #expect(parse(path)?.0 == parse("<\(path)>")?.0)
        #expect(parse(path)?.1 == parse("<\(path)>")?.1)
    }

    /// `flags=` of pipe(8) without `q` gives the local part without its quotes.
    @Test(arguments: [
        ("a b@x.test", "a b", "x.test"), ("a@b@x", "a@b", "x"), ("a,b@x", "a,b", "x"),
        ("a:b@x", "a:b", "x"), ("(c)a@x", "(c)a", "x"), ("a(b@x", "a(b", "x"),
        ("..@x", "..", "x"), ("a\"b@x", "a\"b", "x"), ("a;b", "a;b", ""),
        ("\"a\"(c)@x", "\"a\"(c)", "x"), ("\"a(b@x", "\"a(b", "x"),
    ])
    func `unquoted local parts are split at the last at sign`(
        path: String, localPart: String, domain: String
    ) throws {
        let parts = try #require(parse(path))
        #expect(parts == (localPart, domain))
    }

    @Test(arguments: ["", "<>", " ", " <> "])
    func `nothing is the null sender`(path: String) {
        #expect(MailAddress(parsingPath: Array(path.utf8))?.isNull == true)
    }

    @Test(arguments: [
        "<", ">", "<bob@x", "bob@x>", "@x", "bob@", "<<bob@x>>", "a\nb@x", "a\u{0}@x", "bob@x y",
        "bob@x>,<a@b", "\"a\"<@x", "\"a\"@<x", "\"a<b@x", "\"a\tb\"@x",
    ])
    func `other text is no address`(path: String) {
        #expect(parse(path) == nil)
    }
}
