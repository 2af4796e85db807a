import Outcomes
import Protocols
import Testing

@testable import ServiceClients

@Suite struct AuthUserTests {
    @Test func `the fields of a reply, in any order`() throws {
        let user = try AuthUser(
            username: [0x62],
            fields: [
                .init("quota_rule", "*:bytes=1"), .init("home", "/h"), .init("gid", "4294967295"),
                .init("uid", "5"),
            ])
        #expect(user == AuthUser(username: [0x62], userID: 5, groupID: .max, home: [0x2F, 0x68]))
    }

    @Test func `the settings of Sieve are those with a prefix, in their order`() throws {
        let user = try AuthUser(
            username: [0x62],
            fields: [
                .init("sieve_b", "2=3"), .init("uid", "5"), .init("gid", "6"), .init("home", "/h"),
                .init("sieve", "x"), .init("sieve_a", "1"), .init("sieve_flag"),
            ])
        #expect(
            user.sieve.map { String(decoding: $0.name, as: UTF8.self) } == ["b", "a", "flag"])
        #expect(
            user.sieve.map { String(decoding: $0.value, as: UTF8.self) } == ["2=3", "1", ""])
    }

    @Test(arguments: [
        ["home=/h", "uid=1"], ["home=/h", "gid=1"], ["uid=1", "gid=1"],
        ["home=", "uid=1", "gid=1"], ["home=/h", "uid=vmail", "gid=1"],
        ["home=/h", "uid=-1", "gid=1"], ["home=/h", "uid=4294967296", "gid=1"],
    ])
    func `a field that is missing or odd is a configuration failure`(fields: [String]) {
        #expect {
            try AuthUser(
                username: [0x62],
                fields: fields.map { text in
                    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
                    return .init(String(parts[0]), String(parts[1]))
                })
        } throws: { error in
            guard case .configuration? = error as? LookupFailure else { return false }
            return true
        }
    }

    @Test func `a user without a name is a configuration failure`() {
        #expect(throws: LookupFailure.self) {
            try AuthUser(
                username: [],
                fields: [.init("home", "/h"), .init("uid", "1"), .init("gid", "1")])
        }
    }
}
