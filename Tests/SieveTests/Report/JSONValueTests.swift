import Sieve
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            (.null, "null"), (.boolean(true), "true"), (.boolean(false), "false"),
            (.number(.max), "18446744073709551615"), (.string("a\"b\\c"), #""a\"b\\c""#),
            (.string("\n\r\t\u{1}\u{1F}"), #""\n\r\t\u0001\u001f""#),
            (.string("Grüße 😀"), "\"Grüße 😀\""),
            (.array([]), "[]"), (.array([.null, .number(1)]), "[null,1]"), (.object([]), "{}"),
            (
                .object([.init("b", .null), .init("a", .array([.string("")]))]),
                #"{"b":null,"a":[""]}"#
            ),
            (.text([0x61, 0xFF]), "\"a\u{FFFD}\""),
            (.string("\u{7F}\u{2028}"), "\"\u{7F}\u{2028}\""),
        ] as [(JSONValue, String)])
    func `values are written without white space`(_ value: JSONValue, _ text: String) {
        #expect(value.description == text)
    }
}
