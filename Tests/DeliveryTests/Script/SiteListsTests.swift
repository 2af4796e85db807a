import Outcomes
import Sieve
import SystemClock
import TestSupport
import Testing

@testable import Delivery

@Suite struct SiteListsTests {
    private struct Lookups: MapLookups {
        func value(
            of key: [UInt8], inMap map: String, before deadline: Deadline?
        ) throws(LookupFailure) -> [UInt8]? {
            if deadline?.hasPassed == true { throw .temporary("too late") }
            if map == "away" { throw .temporary("nobody is there") }
            if key == Array("tag:x,2026:all".utf8) { return Array("a@b.c, d@e.f".utf8) }
            return map == "staff" && key == Array("a@b.c".utf8) ? Array("x".utf8) : nil
        }
    }

    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try directory.write("friends", "d@e.f\n")
        try directory.write("staff", "g@h.i\n")
    }

    private func lists(
        _ lookups: (any MapLookups)? = Lookups(), deadline: Deadline? = nil
    ) throws -> SiteLists {
        var settings = SieveSettings.default
        try settings.set("extlists/tag:x,2026:staff", to: "map:staff")
        try settings.set("extlists/tag:x,2026:all", to: "map:staff")
        try settings.set("extlists/:addrbook:away", to: "map:away")
        try settings.set("extlists_dir", to: directory.path(""))
        return SiteLists(settings[ListSettings.self], lookups: lookups, deadline: deadline)
    }

    private let staff = Array("tag:x,2026:staff".utf8)
    private let away = Array("urn:ietf:params:sieve:addrbook:away".utf8)

    @Test func `a member of a map is a key that is found`() throws {
        let lists = try lists()
        #expect(try lists.hasList(staff))
        #expect(try lists.list(staff, contains: Array("a@b.c".utf8)) == true)
        #expect(try lists.list(staff, contains: Array("g@h.i".utf8)) == false)
    }

    @Test func `maps have no more time than there is`() throws {
        let lists = try lists(deadline: Deadline(after: .zero))
        #expect(throws: LookupFailure.temporary("too late")) {
            try lists.list(staff, contains: Array("a@b.c".utf8))
        }
        #expect(throws: LookupFailure.temporary("too late")) {
            try lists.members(ofList: staff)
        }
    }

    @Test func `other names are files`() throws {
        let lists = try lists()
        let friends = Array("tag:x,2026:friends".utf8)
        #expect(try lists.hasList(friends))
        #expect(try lists.list(friends, contains: Array("D@e.f".utf8)) == true)
        #expect(try lists.members(ofList: friends) == [Array("d@e.f".utf8)])
        let none = Array("tag:x,2026:none".utf8)
        #expect(try !lists.hasList(none))
        #expect(try lists.list(none, contains: []) == nil)
        #expect(try lists.members(ofList: none) == nil)
    }

    @Test func `all members are what the map has for the name of the list`() throws {
        let lists = try lists()
        #expect(
            try lists.members(ofList: Array("tag:x,2026:all".utf8)) == [
                Array("a@b.c".utf8), Array("d@e.f".utf8),
            ])
        let failure = #expect(throws: LookupFailure.self) { try lists.members(ofList: staff) }
        #expect(failure?.reason.contains("the map staff does not have them") == true)
    }

    @Test func `a map that can not be asked is a failure`() throws {
        let lists = try lists()
        #expect(throws: LookupFailure.temporary("nobody is there")) {
            try lists.list(away, contains: Array("a@b.c".utf8))
        }
        let unconnected = try self.lists(nil)
        #expect(try unconnected.hasList(staff))
        let failure = #expect(throws: LookupFailure.self) {
            try unconnected.list(staff, contains: Array("a@b.c".utf8))
        }
        #expect(failure?.reason.contains("extlists_lookup") == true)
    }
}
