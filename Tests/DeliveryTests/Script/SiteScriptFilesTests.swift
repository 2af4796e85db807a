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
            files.problems == ["/nowhere/x.sieve can not be examined: No such file or directory"])
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
