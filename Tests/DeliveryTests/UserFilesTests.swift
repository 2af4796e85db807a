import Delivery
import Testing

@Suite struct UserFilesTests {
    @Test func `a tilde is the home`() {
        #expect(UserFiles.path(UserFiles.maildir, below: "/home/u") == "/home/u/Maildir")
        #expect(UserFiles.path("/etc/x", below: "/home/u") == "/etc/x")
        #expect(UserFiles.path("a~/x", below: "/home/u") == "a~/x")
    }
}
