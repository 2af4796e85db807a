import Mail
import Outcomes
import Sieve
import Testing

/// A host with a clock, names for messages, and a memory.
struct AnsweringHost: SieveHost {
    var remembered: Set<MemoryEntry> = []

    func currentTime() -> Int64 { 1_234_567_890 }
    func localZone(at time: Int64) -> Int { 60 }
    func uniqueName() -> [UInt8]? { Array("1.2".utf8) }
    func remembers(_ entry: MemoryEntry) -> Bool { remembered.contains(entry) }
}

/// Records what actions want done.
struct RecordingPerformer: SieveActionPerformer {
    var stored: [StoreRequest] = []
    var sent: [OutgoingMail] = []
    var remembered: [(entry: MemoryEntry, seconds: UInt64)] = []

    mutating func store(_ request: StoreRequest) { stored.append(request) }
    mutating func send(_ mail: OutgoingMail) { sent.append(mail) }
    mutating func remember(_ entry: MemoryEntry, seconds: UInt64) {
        remembered.append((entry, seconds))
    }

    /// The mails that are new ones, as texts.
    var texts: [String] {
        sent.compactMap { mail in
            guard case .message(let bytes) = mail.content else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Runs a script and carries its actions out.
    init(
        _ script: String, on message: some MessageSource,
        envelope: SieveEnvelope = envelope, settings: [String: String] = [:],
        host: some SieveHost = AnsweringHost()
    ) throws {
        var all = SieveSettings()
        for (name, value) in settings { try all.set(name, to: value) }
        let compiled = try SieveScript(
            compiling: Array(script.utf8), named: "test", settings: all)
        let result = compiled.run(message: message, envelope: envelope, host: host)
        if let failure = result.failure { throw failure }
        for action in result.actions { try action.perform(on: &self) }
    }
}

@Suite struct VacationTests {
    private let question = message(
        """
        From: "Ann Author" <ann@example.com>
        To: bob@example.org
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
        Message-ID: <1@example.com>
        References: <0@example.com>

        Hello!

        """)

    private let between = SieveEnvelope(
        sender: Array("ann@example.com".utf8), recipient: Array("bob@example.org".utf8))

    private func answer(
        _ arguments: String, on message: MessageInMemory? = nil, require: String = "",
        envelope: SieveEnvelope? = nil, settings: [String: String] = [:],
        host: AnsweringHost = AnsweringHost()
    ) throws -> RecordingPerformer {
        try RecordingPerformer(
            "require [\"vacation\"\(require)]; vacation \(arguments);", on: message ?? question,
            envelope: envelope ?? between, settings: settings, host: host)
    }

    @Test func `the answer has all fields that it needs`() throws {
        let result = try answer(#""I am away.""#)
        #expect(
            result.texts == [
                """
                Message-ID: <1.2@example.org>
                Date: Sat, 14 Feb 2009 00:31:30 +0100
                From: <bob@example.org>
                To: "Ann Author" <ann@example.com>
                Subject: =?utf-8?b?QXV0bzogR3LDvMOfZQ==?=
                In-Reply-To: <1@example.com>
                References: <0@example.com> <1@example.com>
                Auto-Submitted: auto-replied (vacation)
                Precedence: bulk
                X-Auto-Response-Suppress: All
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 7bit

                I am away.

                """
            ])
        #expect(result.sent.map(\.recipients) == [[Array("ann@example.com".utf8)]])
        #expect(result.sent.map(\.envelopeSender) == [[]])
        #expect(result.sent.map(\.replacesMessage) == [false])
        // The implicit keep.
        #expect(result.stored.map(\.mailbox) == [StoreRequest.inbox])
    }

    @Test func `the sender is remembered for the period`() throws {
        let result = try answer(#":days 3 "I am away.""#)
        #expect(result.remembered.map(\.seconds) == [3 * 86_400])
        let entry = try #require(result.remembered.first?.entry)
        #expect(entry.owner == "vacation")
        #expect(entry.key == Array("ann@example.com".utf8))
        let again = try answer(#":days 3 "I am away.""#, host: AnsweringHost(remembered: [entry]))
        #expect(again.sent.isEmpty)
        #expect(again.remembered.isEmpty)
        let other = try answer(#"":days""#, host: AnsweringHost(remembered: [entry]))
        #expect(other.sent.count == 1)
    }

    @Test(arguments: [
        (#":subject "a" "b""#, #":subject "a" "b""#, true),
        (#":subject "a" "b""#, #":from "a@example.org" "b""#, false),
        (#":subject "a" "b""#, #":subject "ab" """#, false),
        (#""a""#, #":mime "Content-Type: text/plain\n\n""#, false),
        (#":handle "x" "a""#, #":handle "x" "b""#, true),
        (#":handle "x" "a""#, #":handle "y" "a""#, false),
        (#":subject "${1}" "a""#, #":subject "${2}" "a""#, false),
    ])
    func `answers are told apart by what is written in the script`(
        _ first: String, _ second: String, _ areSame: Bool
    ) throws {
        let require = #", "variables""#
        let one = try answer(first, require: require).remembered.map(\.entry)
        let other = try answer(second, require: require).remembered.map(\.entry)
        #expect((one == other) == areSame)
        #expect(one.count == 1 && other.count == 1)
    }

    private static let periods: [(String, [String: String], UInt64)] = [
        (":days 0", [:], 86_400), (":days 40", [:], 3_456_000), ("", [:], 604_800),
        (":days 40", ["vacation_max_period": "30"], 2_592_000),
        ("", ["vacation_default_period": "2d"], 172_800),
        (":days 1", ["vacation_min_period": "3d"], 259_200),
        (":seconds 60", ["vacation_min_period": "1s"], 60),
        (":days 18446744073709551615", ["vacation_max_period": "1w"], 604_800),
    ]

    @Test(arguments: periods)
    func `the site bounds the period`(
        _ tag: String, _ settings: [String: String], _ seconds: UInt64
    ) throws {
        let result = try answer(
            "\(tag) \"a\"", require: #", "vacation-seconds""#, settings: settings)
        #expect(result.remembered.map(\.seconds) == [seconds])
    }

    @Test func `without a period nothing is remembered`() throws {
        let result = try answer(
            ":seconds 0 \"a\"", require: #", "vacation-seconds""#,
            settings: ["vacation_min_period": "0"])
        #expect(result.sent.count == 1)
        #expect(result.remembered.isEmpty)
    }

    @Test func `two answers are an error, and so is an error in the arguments`() throws {
        #expect(
            try actions(of: #"require "vacation"; vacation "a"; vacation "b";"#)
                .hasSuffix(
                    #""failure":"test:1:35: 'vacation' can answer a message only once; "#
                        + #"leave one of them out"}"#))
        expectErrors(
            #"require "vacation"; vacation :from 1️⃣"nobody" "a";"#,
            "\"nobody\" can not be the sender; write an address as in \"user@example.org\"")
        expectErrors(
            "require \"vacation\"; vacation :mime 1️⃣\"no fields\";",
            "the text of ':mime' must begin with Content- fields in ASCII and an empty line; "
                + "add them, or remove ':mime'")
        expectErrors(
            #"require "vacation-seconds"; vacation :days 1 1️⃣:seconds 1 "a";"#,
            "':seconds' and ':days' exclude each other; remove one")
    }

    @Test func `reports show the answer, or why there is none`() throws {
        let report = try actions(
            of: #"require "vacation"; vacation "a";"#, on: question, envelope: between)
        #expect(report.hasPrefix(#"{"actions":[{"a":"vacation","to":["ann@example.com"],"#))
        #expect(report.contains(#""seconds":604800"#))
        #expect(
            try actions(
                of: #"require "vacation"; vacation "a";"#, on: question,
                envelope: SieveEnvelope(sender: [], recipient: between.recipient)
            )
            .contains(#"{"a":"vacation","refusal":"the mail has no sender to answer"}"#))
    }
}
