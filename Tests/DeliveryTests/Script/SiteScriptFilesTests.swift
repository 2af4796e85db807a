import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct SiteScriptFilesTests {
    @Test func `files are taken as they are, and directories in the order of names`() throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("d")
        for name in ["20.sieve", "10.sieve", "B.sieve", "a.sieve", "x.svbin", ".h.sieve"] {
            try directory.write("d/\(name)", "keep;")
        }
        try directory.write("one", "keep;")
        let files = SiteScriptFiles([directory.path("one"), directory.path("d")])
        #expect(
            files.paths
                == ["one", "d/10.sieve", "d/20.sieve", "d/B.sieve", "d/a.sieve"].map {
                    directory.path($0)
                })
        #expect(files.problems.isEmpty)
    }

    @Test func `what is missing is told`() throws {
        let files = SiteScriptFiles(["/nowhere/x.sieve"])
        #expect(files.paths.isEmpty)
        #expect(
            files.problems == [
                Complaint(
                    file: "/nowhere/x.sieve", "can not be examined: No such file or directory")
            ])
    }

    @Test func `a directory that can not be read is told`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("file", "")
        let files = SiteScriptFiles([directory.path("file/d")])
        #expect(files.problems.map(\.file) == [directory.path("file/d")])
    }

    @Test func `the scripts of a site are all that its settings name, each once`() throws {
        let directory = try TemporaryDirectory()
        try directory.makeDirectory("global")
        for name in ["b", "a", "d", "global/x", "global/y"] {
            try directory.write("\(name).sieve", "keep;")
        }
        let settings = try SieveSettings([
            ("global", directory.path("global")), ("after", directory.path("a.sieve")),
            ("before", directory.path("b.sieve")), ("before2", directory.path("global/x.sieve")),
            ("default", directory.path("d.sieve")),
        ])
        let files = SiteScriptFiles(ofSite: settings[SiteScripts.self])
        #expect(
            files.paths
                == ["b", "global/x", "d", "a", "global/y"].map { directory.path("\($0).sieve") })
        #expect(files.problems.isEmpty)
    }

    @Test func `of scripts to include there may be any number`() throws {
        let directory = try TemporaryDirectory()
        for number in 0...SiteScriptFiles.limit {
            try directory.write("\(number).sieve", "keep;")
        }
        let settings = try SieveSettings([("global", directory.path)])
        let files = SiteScriptFiles(ofSite: settings[SiteScripts.self])
        #expect(files.paths.count == SiteScriptFiles.limit + 1)
        #expect(files.problems.isEmpty)
    }

    @Test func `there are not too many`() throws {
        let directory = try TemporaryDirectory()
        for number in 0...SiteScriptFiles.limit {
            try directory.write("\(number).sieve", "keep;")
        }
        let files = SiteScriptFiles([directory.path])
        #expect(files.paths.count == SiteScriptFiles.limit)
        #expect(files.problems.count == 1)
    }
}
