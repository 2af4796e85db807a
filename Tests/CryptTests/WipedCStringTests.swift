import Testing

@testable import Crypt

@Suite struct WipedCStringTests {
    @Test(arguments: ["", "secret", "grüße"])
    func `the string is the bytes and a final NUL`(text: String) throws {
        let string = WipedCString(Array(text.utf8))
        let pointer = try #require(string.pointer)
        #expect(String(cString: pointer) == text)
        #expect(pointer[text.utf8.count] == 0)
    }
}
