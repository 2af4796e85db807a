import Outcomes
import TestSupport
import Testing

@testable import Delivery

@Suite struct TextListsTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.makeDirectory("lists/folder")
        try directory.write("lists/friends", "# mine\na@B.c\r\n\n  d@e.f \n")
        try directory.write("secret", "x")
    }

    private func list(_ name: String) throws -> TextLists.List? {
        try TextLists(directory: directory.path("lists")).list(Array(name.utf8))
    }

    @Test(arguments: ["urn:ietf:params:sieve:addrbook:friends", "tag:x.org,2026-01-01:friends"])
    func `the last part of the name is the file`(name: String) throws {
        let list = try #require(try list(name))
        #expect(list.members == [Array("a@B.c".utf8), Array("d@e.f".utf8)])
        #expect(list.contains(Array("A@b.C".utf8)))
        #expect(!list.contains(Array("# mine".utf8)))
    }

    @Test(arguments: [
        "urn:ietf:params:sieve:addrbook:none", "urn:ietf:params:sieve:addrbook:../secret",
        "urn:ietf:params:sieve:addrbook:", "urn:ietf:params:sieve:addrbook:.", "urn:x:friends",
    ])
    func `what is no list is none`(name: String) throws {
        #expect(try list(name) == nil)
    }

    @Test func `what can not be read is an outage, whatever is wrong with it`() {
        let failure = #expect(throws: LookupFailure.self) { try list("tag:x:folder") }
        guard case .temporary(let reason)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains("no plain file"))
    }

    @Test func `without a directory there are none`() throws {
        #expect(try TextLists(directory: nil).list(Array("tag:x:friends".utf8)) == nil)
    }
}
