import Mail
import Sieve
import Testing

@Suite struct EditHeaderSettingsTests {
    private let mail = message("Received: a\nAuto-Submitted: no\nX-Sieve-Redirected-From: b\n\n")

    @Test(arguments: ["Received", "AUTO-SUBMITTED", "X-Sieve-Redirected-From"])
    func `what shows a loop can not be deleted`(_ name: String) throws {
        #expect(try editedHeader("deleteheader \"\(name)\";", of: mail) == "-")
    }

    @Test func `the mark of a redirect can not be added`() throws {
        #expect(try editedHeader(#"addheader "x-sieve-redirected-from" "a";"#, of: mail) == "-")
        #expect(try editedHeader(#"addheader "Received" "a";"#, of: mail) != "-")
    }

    @Test func `the site can forbid names, but not the subject`() throws {
        let settings = [
            "editheader_header": "X-A x-b subject",
            "editheader_header/X-A/name": "X-A",
            "editheader_header/X-C/forbid_add": "yes",
            "editheader_header/X-A/forbid_add": "yes",
            "editheader_header/X-B/forbid_delete": "yes",
            "editheader_header/subject/forbid_add": "yes",
            "editheader_header/subject/forbid_delete": "yes",
        ]
        let mail = message("X-A: 1\nX-B: 2\nSubject: 3\n\n")
        let script = #"addheader "x-a" "4"; deleteheader "x-b"; "#
        #expect(try editedHeader(script, of: mail, settings: settings) == "-")
        #expect(
            try editedHeader(
                script + #"addheader "X-C" "5"; deleteheader "x-a"; "#
                    + #"deleteheader "subject"; addheader "Subject" "4";"#,
                of: mail, settings: settings) == "Subject: 4\nX-C: 5\nX-B: 2\n\n")
    }

    @Test func `the largest size is within bounds`() throws {
        var settings = SieveSettings()
        try settings.set("editheader_max_header_size", to: "4k")
        #expect(throws: SettingMistake.self) {
            try settings.set("editheader_max_header_size", to: "100")
        }
        #expect(
            throws: SettingMistake("is no setting; write editheader_header/NAME/forbid_add")
        ) {
            try settings.set("editheader_header/X-A/forbid", to: "yes")
        }
        #expect(throws: SettingMistake("is 'x'; write yes or no")) {
            try settings.set("editheader_header/X-A/forbid_add", to: "x")
        }
    }

    @Test func `a forbidden name can be allowed again`() throws {
        var settings = SieveSettings()
        try settings.set("editheader_header/X-A/forbid_add", to: "yes")
        try settings.set("editheader_header/X-A/forbid_add", to: "no")
        let script = try SieveScript(
            compiling: Array(#"require "editheader"; addheader "X-A" "1";"#.utf8), named: "test",
            settings: settings)
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.first?.store?.header != nil)
    }
}
