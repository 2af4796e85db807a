import Testing

@testable import Protocols

@Suite struct FieldTests {
    @Test(arguments: [
        ("service=smtp", "service", "smtp"), ("resp=AA==", "resp", "AA=="), ("home=", "home", ""),
        ("=x", "", "x"),
    ])
    func `the first equals sign divides`(text: String, name: String, value: String) {
        let field = DovecotAuth.Field(parsing: Array(text.utf8))
        #expect(field.name == Array(name.utf8))
        #expect(field.value == Array(value.utf8))
        #expect(field.bytes == Array(text.utf8))
    }

    @Test func `a flag has no value`() {
        let field = DovecotAuth.Field(parsing: Array("secured".utf8))
        #expect(field == DovecotAuth.Field("secured"))
        #expect(field.value == nil)
        #expect(field.bytes == Array("secured".utf8))
    }
}
