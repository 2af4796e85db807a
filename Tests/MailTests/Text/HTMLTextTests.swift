import Mail
import Testing

@Suite struct HTMLTextTests {
    /// The text, the same for pieces of every length, without the last line end.
    private func text(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var results: Set<[UInt8]> = []
        for length in [1, 2, 7, max(1, bytes.count)] {
            var reader = HTMLText()
            var result: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: length) {
                reader.decode(Array(bytes[start..<min(start + length, bytes.count)]), into: &result)
            }
            reader.finish(into: &result)
            results.insert(result)
        }
        #expect(results.count == 1)
        let text = String(decoding: results.first ?? [], as: UTF8.self)
        return text.hasSuffix("\r\n") ? String(text.dropLast()) : text
    }

    @Test(arguments: [
        ("<p>Gr&uuml;&szlig;e aus <b>W</b>ien</p>", "Grüße aus Wien"),
        ("vi<!-- x -->ag<b>ra</b>", "viagra"), ("a  \r\n b\t c", "a b c"),
        ("<html><head><title>t</title><style>b { x: y }</style></head><body>x</body>", "x"),
        ("a<script>if (a < b) { \"<p>\" }</script>b", "ab"), ("a<br>b<BR/>c", "a\r\nb\r\nc"),
        ("<p>a</p><p>b</p>", "a\r\n\r\nb"), ("<div>a</div><div>b</div>", "a\r\nb"),
        ("<tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>", "1 2\r\n3"),
        ("<pre>a\r\n  b</pre>c", "a\r\n  b\r\nc"), ("<a href=\"x>y\" title='>'>link</a>", "link"),
        ("", ""), ("<>a", "a"), ("a < b", "a"), ("a <", "a"), ("<b", ""), ("<!-- -- -->x", "x"),
        ("<!DOCTYPE html><?xml?>x", "x"), ("<!--", ""), ("it's <b>\"so\"</b>", "it's \"so\""),
    ])
    func `mark-up is taken out`(html: String, expected: String) {
        #expect(text(html) == expected)
    }

    @Test(arguments: [
        ("&lt;b&gt; &amp;amp; &quot;&apos;", "<b> &amp; \"'"), ("a&nbsp;b", "a b"),
        ("&#228;&#xE4;&#XE4;", "äää"), ("&euro;&ndash;&hellip;&yuml;", "€–…ÿ"), ("&#128;", "€"),
        ("AT&T; a&b &nothing; &", "AT&T; a&b &nothing; &"), ("&amp", "&amp"), ("&ampx", "&ampx"),
        ("&#0;&#1114112;&#xD800;&#;", "&#0;&#1114112;&#xD800;&#;"), ("&uuml ", "ü"),
        ("soft&shy;ly", "softly"), ("&&amp;", "&&"), ("&lt;&lt;<b>&gt;", "<<>"),
        ("&aaaaaaaaaaaaaaaaaaaa;", "&aaaaaaaaaaaaaaaaaaaa;"),
    ])
    func `references to characters`(html: String, expected: String) {
        #expect(text(html) == expected)
    }

    @Test func `much of one thing costs linear time and no memory`() {
        for unit in ["<", "&", "<b ", "<!--", "<p>", "\"", "&#", "-"] {
            var reader = HTMLText()
            var result: [UInt8] = []
            let piece = Array(String(repeating: unit, count: 2_000).utf8)
            reader.decode(piece, into: &result)
            reader.finish(into: &result)
            #expect(result.count <= piece.count + 2)
        }
    }
}
