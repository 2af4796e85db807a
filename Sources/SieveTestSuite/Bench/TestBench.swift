internal import FileReading
internal import Mail
internal import Outcomes
internal import ProgramRunning
internal import Sieve
internal import Synchronization
internal import SystemClock

/// What the commands of a test script work on: mail in memory, the script under test, verdicts.
///
/// It is the host of the test script and of the scripts under test, so these see the mailboxes
/// that the tests have made. Nothing is put back between two tests.
final class TestBench: SieveHost, Sendable {
    /// What changes.
    struct State {
        var verdicts: [TestVerdict] = []
        var world = TestWorld()

        /// The script that compiled last.
        var script: SieveScript?

        /// What the last compile, run or execution reported.
        var errors: [String] = []

        /// Settings by name that hold from the next reload on.
        var overrides: [(name: String, value: String)] = []

        /// Those that hold now.
        var settings = SieveSettings.default
        var recipientDelimiter = RecipientDelimiter(Array("+".utf8))

        /// How many of the pending actions have been executed, and whether the implicit keep was.
        var executed = 0
        var isKept = false

        /// Why the script under test called `test_fail`.
        var interruption: String?
    }

    /// All that a test script may require.
    static let extensions = SieveExtension.all + [.testSuite]

    /// Whose mail it is.
    private static let user = "tester"

    /// The message that tests begin with.
    static let firstMessage = MessageInMemory(
        Array(
            """
            From: sender@example.com\r
            To: recipient@example.org\r
            Subject: Frop!\r
            \r
            Friep!\r

            """.utf8))

    /// The envelope that tests begin with.
    static let firstEnvelope = SieveEnvelope(
        sender: Array("sender@example.com".utf8), recipient: Array("recipient@example.org".utf8))

    /// The folder of the test script, without a slash at its end.
    let folder: String
    let acceptsAnyError: Bool
    private let clock: (time: Int64, zone: Int)?
    let library: TestLibrary
    private let state = Mutex(State())

    init(script path: String, acceptsAnyError: Bool, clock: (time: Int64, zone: Int)? = nil) {
        let slash = path.lastIndex(of: "/")
        folder = slash.map { String(path[..<$0]) } ?? "."
        library = TestLibrary(folder: folder)
        self.acceptsAnyError = acceptsAnyError
        self.clock = clock
    }

    /// Reads or changes the state; no script must be run meanwhile.
    func with<Result, Failure>(
        _ body: (inout State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try state.withLock { state throws(Failure) in try body(&state) }
    }

    var verdicts: [TestVerdict] { with { $0.verdicts } }

    var recipientDelimiter: RecipientDelimiter { with { $0.recipientDelimiter } }

    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        with { $0.world.mailboxExists(name) }
    }

    func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]] {
        with { state in
            state.settings[SpecialUseSettings.self].mailboxes(with: use)
                .filter(state.world.mailboxExists)
        }
    }

    func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]? {
        with { $0.world.mailbox(withID: id) }
    }

    func annotation(_ name: String, of mailbox: [UInt8]) throws(LookupFailure) -> [UInt8]? {
        with { $0.world.annotation(name, of: mailbox) }
    }

    func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]? {
        with { state in
            state.world.annotation(name, of: nil)
                ?? state.settings[ServerMetadataSettings.self].value(of: name)
        }
    }

    func currentTime() -> Int64 { clock?.time ?? SystemClock.now() }

    func localZone(at time: Int64) -> Int {
        clock?.zone ?? SystemClock.minutesAheadOfUTC(at: time)
    }

    func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        try members(ofList: name) != nil
    }

    func list(_ name: [UInt8], contains value: [UInt8]) throws(LookupFailure) -> Bool? {
        try members(ofList: name)?.contains(value)
    }

    /// Lists are those of Pigeonhole's settings, files of Dovecot's dict: a key a line, and its value.
    func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
        let text = String(decoding: name, as: UTF8.self)
        let prefix = "urn:ietf:params:sieve"
        let short = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
        let place = "sieve_extlists_list/\(short)"
        let (isKnown, path) = with { state in
            (
                state.overrides.contains { $0.name == "\(place)/name" },
                state.overrides.first { $0.name == "\(place)/dict/file/path" }?.value
            )
        }
        guard isKnown else { return nil }
        var content: [UInt8]?
        if let path {
            content = try WholeFile.read(path, limit: SieveLimits.default.scriptSize)
        }
        let key = Array("priv/sieve/extlists/".utf8)
        return (content ?? []).split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: key) }
            .map { Array($0.dropFirst(key.count)) }
    }

    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        try programs.output(of: call)
    }

    /// Programs are those of the settings, and really run.
    var programs: ProgramDirectory {
        ProgramDirectory(
            with { $0.settings }, user: Self.user, home: folder, host: "localhost")
    }

    func environmentItem(_ name: String) -> [UInt8]? {
        switch name {
        case "host": Array("localhost".utf8)
        case "vnd.dovecot.username": Array(Self.user.utf8)
        default: nil
        }
    }

    func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
        with { $0.world.memory.contains(entry) }
    }
}

extension Run {
    /// The bench that the script runs on.
    func bench() throws(RunFailure) -> TestBench {
        guard let bench = host as? TestBench else {
            throw RunFailure("tests are run by mailwright sieve test; this is a delivery")
        }
        return bench
    }
}
