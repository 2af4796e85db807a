import Mail
import Testing

@Suite struct SizeTests {
    private let message = MessageInMemory([UInt8](repeating: UInt8(ascii: "\n"), count: 2048))

    @Test(arguments: [
        (":over 2047", true), (":over 2048", false), (":under 2048", false), (":under 2049", true),
        (":over 1K", true), (":over 2k", false), (":under 1M", true), (":under 1G", true),
        (":over 0", true), (":under 0", false), (":over 18446744073709551615", false),
        (":under 18446744073709551615", true),
    ])
    func `the size that is said is neither over nor under`(
        _ arguments: String, _ expected: Bool
    ) throws {
        #expect(try evaluate("size \(arguments)", on: message) == expected)
    }

    @Test func `one direction is needed`() {
        let none = "'size' needs ':over' or ':under'; write it as in: size :over 100K"
        expectErrors("if 1️⃣size 5 {}", none)
        expectErrors(
            "if size :over 1️⃣:under 5 {}", "':under' and ':over' exclude each other; remove one")
        expectErrors("if size :over 1️⃣\"5\" {}", "'size' needs a number here, for its limit")
    }
}
