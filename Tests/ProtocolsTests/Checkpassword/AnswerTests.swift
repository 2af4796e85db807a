import Protocols
import Testing

@Suite struct AnswerTests {
    private func answer(_ username: String = "bob", home: String = "/home/bob")
        -> Checkpassword.Answer
    {
        .init(
            username: Array(username.utf8), home: Array(home.utf8), userID: 1000, groupID: 8)
    }

    private func variables(_ kind: Checkpassword.Query.Kind) -> [String]? {
        answer().environment(for: kind, ownUserID: 107)?.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a login gets the variables of the reply program and no others`() {
        #expect(
            variables(.login) == [
                "USER=bob", "HOME=/home/bob", "EXTRA=userdb_uid userdb_gid", "userdb_uid=1000",
                "userdb_gid=8", "ORIG_UID=107",
            ])
    }

    @Test func `a lookup says that it was understood`() {
        #expect(variables(.lookup)?.last == "AUTHORIZED=2")
        #expect(variables(.lookup)?.count == 7)
    }

    @Test(arguments: ["", "b\tb", "b\nb", "b\0b"])
    func `a value that cannot be sent is none`(value: String) {
        #expect(answer(value).environment(for: .login, ownUserID: 1) == nil)
        #expect(answer(home: value).environment(for: .lookup, ownUserID: 1) == nil)
    }
}
