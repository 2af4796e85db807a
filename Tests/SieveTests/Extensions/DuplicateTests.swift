import Mail
import Outcomes
import Sieve
import Testing

@Suite struct DuplicateTests {
    private let mail = message(
        "Message-ID:\n  <1@example.com>  \nMessage-ID: <2@example.com>\nX-Event: a\nX-None:\n\n")

    /// What a script remembers that keeps messages that have not been here, and what it stores.
    private func run(
        _ test: String, on mail: MessageInMemory? = nil, remembered: [MemoryEntry] = [],
        settings: [String: String] = [:]
    ) throws -> (entries: [MemoryEntry], seconds: [UInt64], isKept: Bool) {
        let result = try RecordingPerformer(
            #"require ["duplicate", "variables"]; if \#(test) { discard; }"#,
            on: mail ?? self.mail, settings: settings,
            host: AnsweringHost(remembered: Set(remembered)))
        return (
            result.remembered.map(\.entry), result.remembered.map(\.seconds),
            !result.stored.isEmpty
        )
    }

    @Test func `the first message is kept and remembered, the second is none`() throws {
        let first = try run("duplicate")
        #expect(first.isKept)
        #expect(
            first.entries == [
                MemoryEntry(owner: "duplicate", key: Array("<1@example.com>".utf8))
            ])
        #expect(first.seconds == [604_800])
        let second = try run("duplicate", remembered: first.entries)
        #expect(!second.isKept)
        #expect(second.entries == [])
    }

    @Test(arguments: [
        "duplicate", #"duplicate :header "message-id""#,
        #"duplicate :uniqueid "<1@example.com>""#, #"duplicate :seconds 60"#,
    ])
    func `the source of the ID does not matter`(_ test: String) throws {
        #expect(try !run(test, remembered: run("duplicate").entries).isKept)
    }

    @Test func `handles keep entries apart`() throws {
        let tests = [
            #"duplicate"#, #"duplicate :handle """#, #"duplicate :handle "a""#,
            #"duplicate :handle "b""#, #"duplicate :header "X-Event""#,
        ]
        let entries = try tests.map { try run($0).entries }
        for (index, entry) in entries.enumerated() {
            for (other, test) in tests.enumerated() {
                #expect(try run(test, remembered: entry).isKept == (index != other))
            }
        }
    }

    @Test func `the ID is told apart by case`() throws {
        let entries = try run(#"duplicate :uniqueid "a""#).entries
        #expect(try run(#"duplicate :uniqueid "A""#, remembered: entries).isKept)
    }

    @Test(arguments: [
        #"duplicate :header "X-Other""#, #"duplicate :header "X-None""#,
        #"duplicate :header "no name:""#, #"duplicate :header """#, "duplicate :seconds 0",
    ])
    func `what identifies nothing is no duplicate and not remembered`(_ test: String) throws {
        let result = try run(test)
        #expect(result.isKept)
        #expect(result.entries == [])
    }

    @Test func `a message without an ID is no duplicate`() throws {
        #expect(try run("duplicate", on: message("Subject: x\n\n")).entries == [])
    }

    @Test func `with :last the time begins anew`() throws {
        let entries = try run("duplicate").entries
        let result = try run("duplicate :seconds 90 :last", remembered: entries)
        #expect(!result.isKept)
        #expect(result.entries == entries)
        #expect(result.seconds == [90])
    }

    @Test func `the site bounds the time`() throws {
        #expect(try run("duplicate :seconds 18446744073709551615").seconds == [2_592_000])
        let settings = ["duplicate_default_period": "2h", "duplicate_max_period": "1d"]
        #expect(try run("duplicate", settings: settings).seconds == [7_200])
        #expect(try run("duplicate :seconds 100000", settings: settings).seconds == [86_400])
    }

    @Test func `all tests of one run have the same result`() throws {
        #expect(try run("allof(not duplicate, duplicate)").isKept)
        #expect(try run("allof(not duplicate, duplicate)").entries.count == 1)
    }

    @Test func `a script that fails remembers nothing`() throws {
        let result = try compile(
            #"require ["duplicate", "ihave"]; if duplicate { discard; } error "x";"#
        ).run(message: mail, envelope: envelope, host: AnsweringHost())
        #expect(result.actions.count == 1)
        #expect(result.actions.first is StoreAction)
    }

    @Test func `an ID comes from one source`() {
        expectErrors(
            #"require "duplicate"; if duplicate :header "a" 1️⃣:uniqueid "b" { keep; }"#,
            "':uniqueid' and ':header' exclude each other; remove one")
        expectErrors(
            #"require "duplicate"; if duplicate 1️⃣"a" { keep; }"#,
            "this is one argument too many for 'duplicate'; remove it")
    }
}
