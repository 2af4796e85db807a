import Testing

@Suite struct ExistsTests {
    @Test(arguments: [
        (#""subject""#, true), (#""SUBJECT""#, true), (#"["from", "to", "subject"]"#, true),
        (#"["from", "x-none"]"#, false), (#""x-none""#, false), (#""x-empty""#, true),
        (#""""#, false), (#""subject:""#, false),
    ])
    func `all fields must be there`(_ names: String, _ expected: Bool) throws {
        #expect(try evaluate("exists \(names)") == expected)
    }
}
