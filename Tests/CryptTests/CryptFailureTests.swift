import Crypt
import Testing

@Suite struct CryptFailureTests {
    @Test(arguments: [
        (CryptFailure.emptyPassword, "the password is empty; choose one"),
        (.nulByte, "the password holds a NUL byte; choose one without"),
        (.tooLong, "the password is longer than 511 bytes; choose a shorter one"),
    ])
    func `the text says what is wrong and what to do`(failure: CryptFailure, text: String) {
        #expect(failure.description == text)
    }

    @Test func `a refusal of libcrypt names the system's reason`() {
        let text = CryptFailure.unavailable(errno: 22).description
        #expect(text.contains("(Invalid argument)"))
        #expect(text.contains("crypt(5)"))
    }

    @Test func `only a lack of memory may pass`() {
        #expect(CryptFailure.unavailable(errno: 12).isTemporary)
        for failure in [CryptFailure.unavailable(errno: 22), .unavailable(errno: 38), .tooLong] {
            #expect(!failure.isTemporary)
        }
    }
}
