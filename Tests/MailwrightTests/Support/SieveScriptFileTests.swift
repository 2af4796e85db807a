import Sieve
import TestSupport
import Testing

@testable import mailwright

@Suite struct SieveScriptFileTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        for name in ["global", "own"] { try folder.makeDirectory(name) }
    }

    private func site(_ settings: (String, String)...) throws -> SieveSite {
        var site = SieveSite()
        site.sieve = try SieveSettings(
            [("global", folder.path("global"))] + settings.map { (name: $0.0, value: $0.1) })
        return site
    }

    private func errors(_ name: String, _ site: SieveSite, isOfSite: Bool = false) throws -> String?
    {
        let check = try SieveScriptFile(folder.path(name), site: site, isOfSite: isOfSite).check()
        #expect(check.isCorrect == (check.text == nil))
        return check.text
    }

    @Test func `a script that will fail is correct, with warnings`() throws {
        try folder.write(
            "own/a.sieve",
            "require [\"fileinto\", \"reject\", \"include\"];\n"
                + "if exists \"x\" { include \"none\"; }\nfileinto \"a\";\n  reject \"no\";\n")
        let path = folder.path("own/a.sieve")
        let check = try SieveScriptFile(path, site: site()).check()
        #expect(check.isCorrect)
        #expect(
            check.text == """
                \(path):2:25: warning: the script fails here: there is no script "none"
                    if exists "x" { include "none"; }
                                            ^
                    store it or correct the name, or add ':optional'
                \(path):4:3: warning: the script fails here, as 'reject' refuses the message that \
                'fileinto' delivers
                      reject "no";
                      ^
                    leave one of them out
                """)
    }

    @Test func `what users may not require is an error`() throws {
        try folder.write("own/a.sieve", "require \"fileinto\";\n")
        #expect(try errors("own/a.sieve", site()) == nil)
        #expect(try errors("own/a.sieve", site(("extensions", "-fileinto"))) != nil)
    }

    @Test func `scripts of the site are known by their place or by word`() throws {
        let script = "require \"vnd.dovecot.execute\";\n"
        for name in ["own/a", "global/g", "before"] { try folder.write("\(name).sieve", script) }
        try folder.link("link.sieve", to: folder.path("before.sieve"))
        let site = try site(
            ("global_extensions", "+vnd.dovecot.execute"), ("before", folder.path("before.sieve")))
        #expect(try errors("own/a.sieve", site) != nil)
        #expect(try errors("own/a.sieve", site, isOfSite: true) == nil)
        for name in ["global/g.sieve", "before.sieve", "link.sieve"] {
            #expect(try errors(name, site) == nil, "\(name)")
        }
    }

    @Test func `the user's scripts are beside the script, behind a link too`() throws {
        try folder.write("own/main.sieve", "require \"include\"; include \"part\";\n")
        try folder.write("own/part.sieve", "frop;\n")
        try folder.link("active", to: "own/main.sieve")
        for name in ["own/main.sieve", "active"] {
            let text = try #require(try errors(name, site()))
            #expect(text.hasPrefix("\(folder.path("own/part.sieve")):1:1: there is no command"))
            // Its line is in another file.
            #expect(!text.contains("\n"))
        }
    }

    @Test func `a script that is larger than the site allows is refused`() throws {
        try folder.write("own/a.sieve", "keep; # more\n")
        #expect(throws: ToolFailure.self) {
            try errors("own/a.sieve", site(("max_script_size", "5")))
        }
        #expect(throws: ToolFailure.self) { try errors("own/none.sieve", site()) }
    }
}
