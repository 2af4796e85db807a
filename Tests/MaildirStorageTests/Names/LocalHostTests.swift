import Glibc
import MaildirStorage
import Testing

@Suite struct LocalHostTests {
    @Test func `the name is that of the kernel`() {
        var names = utsname()
        uname(&names)
        let name = withUnsafeBytes(of: &names.nodename) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        #expect(LocalHost.name == name)
    }
}
