import Testing

@testable import Tables

@Suite struct BraceListTests {
    @Test(
        arguments: [
            ("{a}", ["a"]),
            ("{a,b c}", ["a", "b", "c"]),
            ("{ a ,, b }", ["a", "b"]),
            ("{{a b}, c}", ["{a b}", "c"]),
            ("{x{1,2} y}", ["x{1,2}", "y"]),
            ("{unionmap:{a, b} c}", ["unionmap:{a, b}", "c"]),
        ] as [(String, [String])])
    func `items are parted by commas and spaces outside of braces`(text: String, items: [String])
        throws
    {
        #expect(try BraceList.items(text) == items)
    }

    @Test(arguments: [
        ("a", "a { is missing at the start"),
        ("", "a { is missing at the start"),
        ("{a", "the closing } is missing"),
        ("{a{b}", "the closing } is missing"),
        ("{a}b", "there is text after the closing }"),
        ("{}", "nothing stands between { and }"),
        ("{ , }", "nothing stands between { and }"),
    ])
    func `a broken list says why`(text: String, message: String) {
        #expect(throws: BraceList.Mistake(message: message)) { try BraceList.items(text) }
    }

    @Test func `content loses the white space at its ends`() throws {
        #expect(try BraceList.content("{  a = b  }") == bytes("a = b"))
        #expect(try BraceList.content("{}") == [])
    }
}
