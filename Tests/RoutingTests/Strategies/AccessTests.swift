import Routing
import Testing

@Suite struct AccessTests {
    private static let table = """
        inline:{bad@example.org=REJECT, example.org=OK, postmaster@=DUNNO, 192.0.2=PERMIT, \
        <>=REJECT_NULL, 2001:db8=V6}
        """

    @Test(
        arguments: [
            ("bad+x@example.org", "REJECT"), ("good@sub.example.org", "OK"),
            ("postmaster@x.test", "DUNNO"), ("192.0.2.77", "PERMIT"), ("192.0.3.1", nil),
            ("mail.example.org", "OK"), ("<>", "REJECT_NULL"), ("2001:db8:1::2", "V6"),
            ("x@y.test", nil),
        ] as [(String, String?)])
    func `the closest entry wins`(key: String, value: String?) throws {
        #expect(try Routes.map(.access, [AccessTests.table]).text(key) == value)
    }
}
