import Glibc
import Testing

@testable import Servers

@Suite struct OpenFileLimitTests {
    private func soft() -> UInt {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return limit.rlim_cur
    }

    @Test func `raising makes the soft limit the hard one`() {
        OpenFileLimit.raise()
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #expect(limit.rlim_cur == limit.rlim_max)
    }

    @Test func `all listeners together leave the reserve`() {
        let files = Int(clamping: soft())
        for count in [1, 2, 7] {
            let each = OpenFileLimit.connections(of: count, maximum: .max)
            #expect(each * count <= files - OpenFileLimit.reserve)
            #expect(each > 0)
        }
        #expect(OpenFileLimit.connections(of: 1, maximum: 10) == 10)
        #expect(OpenFileLimit.connections(of: 0, maximum: 10) == 10)
    }
}
