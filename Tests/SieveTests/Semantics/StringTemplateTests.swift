import Sieve
import Testing

@Suite struct StringTemplateTests {
    @Test func `a constant is known before any run`() {
        #expect(StringTemplate(constant: [1], at: 5).constant == [1])
        #expect(StringTemplate(constant: [1], at: 5).offset == 5)
        #expect(StringTemplate(parts: [LiteralPart([1])], at: 5).constant == nil)
    }

    @Test func `a value is cut at the limit of strings`() throws {
        var limits = SieveLimits.default
        limits.stringLength = 40
        let text = """
            require ["variables", "fileinto"];
            set "a" "0123456789"; set :length "n" "${a}${a}${a}${a}${a}"; fileinto "${n}";
            """
        #expect(
            try actions(of: text, limits: limits)
                == #"{"actions":[{"a":"store","mailbox":"40"}],"implicit_keep":null}"#)
    }
}
