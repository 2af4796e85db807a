import Sieve
import Testing

/// The code of the article "Serve a site".
@Suite struct RulesOfASiteTests {
    private func run(_ site: String, _ user: String) throws -> String {
        let shelf = Shelf(
            personal: ["part": "require \"fileinto\"; fileinto \"Part\";"],
            global: ["ours": "discard;"])
        return SieveReport(try runBoth(site, user, on: friep, envelope, shelf: shelf))
            .json.description
    }

    @Test func `a script of the user is run when that of the site keeps the message`() throws {
        #expect(try run("discard;", "keep;").hasPrefix(#"{"actions":[{"a":"discard"}]"#))
        #expect(
            try run("require \"imap4flags\"; addflag \"seen-by-site\";", "keep;")
                == #"{"actions":[{"a":"store","mailbox":"INBOX","flags":["seen-by-site"]}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `scripts are included from the shelf`() throws {
        let include = "require \"include\"; include "
        #expect(try run("", include + "\"part\";").contains(#""mailbox":"Part""#))
        #expect(try run("", include + ":global \"ours\";").contains("discard"))
    }

    @Test func `the settings are those of the site`() throws {
        #expect(try settingsOfTheSite().limits.redirects == 10)
    }

    @Test func `each step has a line`() throws {
        #expect(
            try explain("if header \"subject\" \"x\" { discard; }", on: friep, envelope)
                == [
                    "script:1:1  if", "script:1:4      \"Frop!\" :is \"x\": no",
                    "script:1:4    header is false",
                ])
    }
}
