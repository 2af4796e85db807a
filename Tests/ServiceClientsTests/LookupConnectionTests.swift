import AuthServiceTestSupport
import Outcomes
import Protocols
import ServiceClients
import SystemClock
import Testing

@Suite struct LookupConnectionTests {
    private func value(
        _ behaviour: FakeAuthService.Behaviour, of key: String = "key",
        timeout: Duration = .seconds(5)
    ) throws -> [UInt8]? {
        let fake = try FakeAuthService(behaviour)
        var connection = try LookupConnection(
            socket: fake.path, deadline: Deadline(after: timeout))
        return try connection.value(of: Array(key.utf8), inMap: "staff")
    }

    private func reply(_ text: String) -> FakeAuthService.Behaviour { .writing(Array(text.utf8)) }

    @Test func `found and not found`() throws {
        #expect(try value(reply("6:OK a b,")) == Array("a b".utf8))
        #expect(try value(reply("9:NOTFOUND ,")) == nil)
    }

    @Test(arguments: ["", "a\nb", "a\u{0}", "\r", String(repeating: "k", count: 99_995)])
    func `what can be no key is not asked for`(key: String) throws {
        #expect(try value(reply("5:OK x,"), of: key) == nil)
    }

    @Test(arguments: [
        ("16:TEMP no database,", "staff: no database"), ("3:YES,", "no reply of a socketmap"),
        ("x", "not a netstring"), ("5:OK", "without an answer"), ("", "without an answer"),
    ])
    func `whatever is neither is temporary`(text: String, reason: String) {
        let failure = #expect(throws: LookupFailure.self) { try value(reply(text)) }
        guard case .temporary(let words)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(words.contains(reason), "\(words)")
    }

    @Test func `nobody waits for ever`() {
        let failure = #expect(throws: LookupFailure.self) {
            try value(.silent, timeout: .milliseconds(50))
        }
        #expect(failure?.reason.contains("no answer in time") == true)
        #expect(throws: LookupFailure.self) {
            _ = try LookupConnection(
                socket: "/nonexistent/lookup", deadline: Deadline(after: .seconds(1)))
        }
    }
}
