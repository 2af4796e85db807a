import Outcomes
import Testing

@Suite struct SecretBytesTests {
    @Test(arguments: [[], [1], Array("secret".utf8)])
    func `a wiped array is empty`(bytes: [UInt8]) {
        var bytes = bytes
        SecretBytes.wipe(&bytes)
        #expect(bytes.isEmpty)
    }
}
