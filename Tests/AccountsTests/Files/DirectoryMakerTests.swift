import Accounts
import Glibc
import Outcomes
import TestSupport
import Testing

@Suite struct DirectoryMakerTests {
    let site: TestSite

    init() throws { site = try TestSite() }

    @Test(arguments: [0o700, 0o750, 0o755])
    func `the mode is exact and the directory is remembered`(mode: mode_t) throws {
        var maker = DirectoryMaker(owner: .ofThisProcess)
        #expect(try maker.make("\(site.root)/a", mode: mode))
        #expect(site.mode("a") == mode)
        #expect(maker.made == ["\(site.root)/a"])
    }

    @Test func `a directory that is there stays as it is`() throws {
        var maker = DirectoryMaker(owner: .ofThisProcess)
        try maker.make("\(site.root)/a", mode: 0o755)
        var second = DirectoryMaker(owner: .ofThisProcess)
        #expect(try second.make("\(site.root)/a", mode: 0o700) == false)
        #expect(site.mode("a") == 0o755)
        #expect(second.made.isEmpty)
    }

    @Test func `parents are made as well, and undone with it`() throws {
        var maker = DirectoryMaker(owner: .ofThisProcess)
        #expect(try maker.makeWithParents("\(site.root)/a/b/c", mode: 0o700))
        #expect(site.mode("a") == 0o755)
        #expect(site.mode("a/b/c") == 0o700)
        maker.undo()
        #expect(site.homes.isEmpty)
    }

    @Test func `undoing never removes a directory that is not empty`() throws {
        var maker = DirectoryMaker(owner: .ofThisProcess)
        try maker.makeWithParents("\(site.root)/a/b", mode: 0o700)
        try site.files.write("root/a/mail", "")
        maker.undo()
        #expect(site.homes == ["a"])
        #expect(!DirectoryMaker.isDirectory("\(site.root)/a/b"))
    }

    @Test func `a link or a file in its place is refused, not followed`() throws {
        #expect(symlink("/tmp", "\(site.root)/link") == 0)
        try site.files.write("root/file", "")
        for name in ["link", "file"] {
            var maker = DirectoryMaker(owner: .ofThisProcess)
            let failure = #expect(throws: LookupFailure.self) {
                try maker.make("\(site.root)/\(name)", mode: 0o700)
            }
            #expect(failure?.reason.contains("something else has that name") == true)
        }
    }

    @Test func `a missing parent is told`() {
        var maker = DirectoryMaker(owner: .ofThisProcess)
        let failure = #expect(throws: LookupFailure.self) {
            try maker.make("\(site.root)/no/such", mode: 0o700)
        }
        #expect(failure?.reason.contains("No such file or directory") == true)
    }

    @Test(.enabled(if: geteuid() == 0))
    func `root gives it to its owner`() throws {
        var maker = DirectoryMaker(owner: FileOwnership(user: 65534, group: 65534))
        try maker.makeWithParents("\(site.root)/a/b", mode: 0o700)
        var status = stat()
        #expect(stat("\(site.root)/a/b", &status) == 0)
        #expect(status.st_uid == 65534)
        #expect(status.st_gid == 65534)
        #expect(stat("\(site.root)/a", &status) == 0)
        #expect(status.st_uid == 0)
    }
}
