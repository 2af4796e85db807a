import Glibc
import Outcomes
import Testing

@Suite struct SystemFailureTests {
    @Test(arguments: [ENOSPC, EDQUOT, EFBIG, EIO, EMFILE, ENOMEM, ENOENT, ESTALE, ETIMEDOUT, 4711])
    func `what may heal is temporary, and so is what is not known`(number: Int32) {
        guard case .temporary = SystemFailure.failure(number, doing: "x") else {
            Issue.record("\(number) is not temporary")
            return
        }
    }

    @Test(arguments: [EACCES, EPERM, EROFS, ENOTDIR, ELOOP, ENAMETOOLONG, ENXIO, ENODEV])
    func `what an admin must mend is configuration`(number: Int32) {
        guard case .configuration = SystemFailure.failure(number, doing: "x") else {
            Issue.record("\(number) is not configuration")
            return
        }
    }

    @Test func `the text says what was tried and why not`() {
        let failure = SystemFailure.failure(ENOSPC, doing: "write /a/b")
        #expect(failure.reason == "can not write /a/b: No space left on device")
    }
}
