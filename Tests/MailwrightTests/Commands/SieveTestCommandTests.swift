import TestSupport
import Testing

@Suite struct SieveTestCommandTests {
    private let site: ToolSite
    private let head = "require \"vnd.dovecot.testsuite\";\n"

    init() throws {
        site = try ToolSite(initialised: false)
    }

    @Test func `each test is told, and the sums`() throws {
        let good = try site.files.write("good.svtest", head + "test \"one\" { }\n")
        let bad = try site.files.write(
            "bad.svtest", head + "test \"two\" { }\ntest \"three\" { test_fail \"why\"; }\n")
        let outcome = try site.run(["sieve", "test", good, bad])
        #expect(
            outcome.output == """
                \(good)
                    ok      one
                \(bad)
                    ok      two
                    FAILED  three: why
                2 passed, 1 failed

                """)
        #expect(outcome.status == 1)
        let quiet = try site.run(["sieve", "test", "--quiet", good, bad])
        #expect(quiet.output == "\(bad)\n    FAILED  three: why\n2 passed, 1 failed\n")
        #expect(try site.run(["sieve", "test", good]).status == 0)
    }

    @Test func `no test is no success`() throws {
        let empty = try site.files.write("empty.svtest", head)
        let outcome = try site.run(["sieve", "test", empty])
        #expect(outcome.output == "\(empty)\n    it has no tests\n0 passed, 0 failed\n")
        #expect(outcome.status == 1)
    }

    @Test func `a script with errors has failed`() throws {
        let broken = try site.files.write("broken.svtest", head + "frop;\n")
        let outcome = try site.run(["sieve", "test", broken])
        #expect(outcome.output.contains("FAILED  \(broken):2:1: there is no command 'frop'"))
        #expect(outcome.output.hasSuffix("0 passed, 1 failed\n"))
        #expect(outcome.status == 1)
    }
}
