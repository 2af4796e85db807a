import Sieve
import Testing

@Suite struct NotifyCommandTests {
    private func report(_ commands: String) throws -> String {
        try actions(of: #"require ["enotify", "variables"]; \#(commands)"#)
    }

    @Test func `a notice leaves the implicit keep as it is`() throws {
        let report = try report(#"notify :message "Mail" "mailto:a@b.test";"#)
        #expect(report.hasPrefix(#"{"actions":[{"a":"notify","to":["a@b.test"],"message":""#))
        #expect(report.hasSuffix(#""implicit_keep":{"a":"store","mailbox":"INBOX"}}"#))
    }

    @Test func `it goes with all other actions`() throws {
        let script = #"require ["enotify", "reject"]; notify "mailto:a@b.test"; reject "No.";"#
        let result = try compile(script).run(
            message: friep, envelope: envelope, host: AnsweringHost())
        #expect(result.actions.map(\.name) == ["notify", "reject"])
    }

    private static let mistakes = [
        (
            #"notify :importance 1️⃣"4" "mailto:a@b.test";"#,
            #""4" is no importance; write "1" for high, "2" or "3" for low"#
        ),
        (
            #"notify :options 1️⃣"frop" "mailto:a@b.test";"#,
            #""frop" is no option; write it as in "name=value""#
        ),
        (
            #"notify :from 1️⃣"a#b" "mailto:a@b.test";"#,
            #""a#b" can not be the author; write an address as in "user@example.org""#
        ),
        (
            #"notify 1️⃣"snailto:a@b.test";"#,
            #"there is no way to notify by "snailto:"; write "mailto:" and an address"#
        ),
        (
            #"notify 1️⃣"mailto:a@b.test?x<=y";"#,
            #"the URI "mailto:a@b.test?x<=y" has a sign that no URI has; encode it with %"#
        ),
        (
            #"notify 1️⃣"nothing";"#,
            #"the URI "nothing" has no method; write it as in "mailto:user@example.org""#
        ),
    ]

    @Test(arguments: mistakes)
    func `mistakes are found before a message comes`(_ script: String, _ message: String) throws {
        expectErrors(#"require "enotify"; \#(script)"#, message)
    }

    @Test(arguments: [
        (#"set "v" "4"; notify :importance "${v}" "mailto:a@b.test";"#, "no importance"),
        (#"set "v" "=a"; notify :options ["a=b", "${v}"] "mailto:a@b.test";"#, "no option"),
        (#"set "v" "a#b"; notify :from "${v}" "mailto:a@b.test";"#, "the author"),
        (#"set "v" "snailto:a@b.test"; notify "${v}";"#, "no way to notify"),
        (#"notify "tel:+14085551212";"#, "can not be sent here"),
        (#"notify "xmpp:a@b.test";"#, "can not be sent here"),
        (#"notify "sips:a@b.test";"#, "can not be sent here"),
    ])
    func `what is known later fails the script`(_ commands: String, _ message: String) throws {
        let report = try report(commands)
        #expect(report.contains(message), "\(report)")
        #expect(report.hasPrefix(#"{"actions":[],"#))
    }

    @Test func `the number of notices is limited`() throws {
        let notices = (1...10).map { "notify \"mailto:a\($0)@b.test\";" }.joined()
        #expect(try !report(notices).contains("failure"))
        #expect(
            try report(notices + #"notify "mailto:a11@b.test";"#).contains(
                "the number of notify actions exceeds policy limit 10"))
    }

    @Test func `options are names and values`() throws {
        #expect(
            try !report(#"notify :options ["a.b-c_1=", "0=x=y"] "mailto:a@b.test";"#).contains(
                "failure"))
        for option in ["", "_a=b", "=b", "a b=c", "a=b\nc"] {
            #expect(throws: (any Error).self) {
                try compile(
                    "require \"enotify\"; notify :options \"\(option)\" \"mailto:a@b.test\";")
            }
        }
    }
}
