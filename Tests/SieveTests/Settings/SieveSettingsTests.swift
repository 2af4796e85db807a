import Outcomes
import Sieve
import Testing

/// What the extension below can be told.
private struct GreetingSettings: ExtensionSettings {
    var words = "hello"
    var loud = false
    var repeats = 1
    var room = 10
    var pause: UInt64 = 60
    var names: [String: String] = [:]

    static let definitions: [SettingDefinition<Self>] = [
        .text("greeting_words", "what is said") { $0.words = $1 },
        .flag("greeting_loud", "whether it is shouted") { $0.loud = $1 },
        .number("greeting_repeats", "how often", in: 1...3) { $0.repeats = $1 },
        .size("greeting_room", "octets of it") { $0.room = $1 },
        .period("greeting_pause", "between two", unit: .minutes) { $0.pause = $1 },
        SettingDefinition("greeting_name/*", "who is meant") { settings, rest, value in
            settings.names[rest] = value
        },
    ]
}

/// `greet`: stores into a mailbox that is named by the settings of the compile and of the run.
private struct Greet: CompiledCommand {
    let compiled: String

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let name = compiled + "-" + run.settings[GreetingSettings.self].words
        try run.add(StoreAction(StoreRequest(mailbox: Array(name.utf8))))
        return .next
    }
}

extension SieveExtension {
    fileprivate static let greeting = SieveExtension(
        "vnd.test.greeting", specification: "none",
        commands: [
            CommandDefinition("greet") { _, compilation in
                Greet(compiled: compilation.settings[GreetingSettings.self].words)
            }
        ], settings: GreetingSettings.self)
}

@Suite struct SieveSettingsTests {
    private func set(_ name: String, _ value: String) throws -> SieveSettings {
        var settings = SieveSettings.default
        try settings.set(name, to: value, extensions: [.greeting])
        return settings
    }

    @Test func `settings are made of texts, the later of two with one name`() throws {
        let settings = try SieveSettings([
            ("max_redirects", "3"), ("max_waiting_time", "2m"), ("max_redirects", "5"),
        ])
        #expect(settings.limits.redirects == 5)
        #expect(settings.limits.waitingSeconds == 120)
        #expect(try SieveSettings([]).limits == .default)
    }

    @Test(arguments: [
        ("max_waiting_time", "0", "is 0; write 1 to 600"),
        ("extensions", "-nothing", "names 'nothing', which is no extension"),
        ("no_such", "1", "is no setting of Sieve"),
    ])
    func `one text that can not be used is a failure of all`(
        name: String, value: String, words: String
    ) {
        let mistake = #expect(throws: SettingMistake.self) {
            try SieveSettings([("max_redirects", "3"), (name, value)])
        }
        #expect(mistake?.name == name)
        #expect(mistake?.reason.hasPrefix(words) == true)
    }

    @Test func `what is not set has its default`() {
        let settings = SieveSettings.default[GreetingSettings.self]
        #expect(settings.words == "hello")
        #expect(settings.pause == 60)
        #expect(SieveSettings.default.limits == .default)
    }

    @Test func `each kind is set by its name`() throws {
        #expect(try set("greeting_words", "good day")[GreetingSettings.self].words == "good day")
        #expect(try set("greeting_loud", "yes")[GreetingSettings.self].loud)
        #expect(try set("greeting_repeats", "3")[GreetingSettings.self].repeats == 3)
        #expect(try set("greeting_room", "1k")[GreetingSettings.self].room == 1_024)
        #expect(try set("greeting_pause", "2")[GreetingSettings.self].pause == 120)
        #expect(try set("greeting_name/a", "b")[GreetingSettings.self].names == ["a": "b"])
    }

    @Test func `one setting leaves the others`() throws {
        var settings = try set("greeting_words", "hi")
        try settings.set("greeting_loud", to: "yes", extensions: [.greeting])
        #expect(settings[GreetingSettings.self].words == "hi")
        #expect(settings[GreetingSettings.self].loud)
    }

    @Test func `a setting can be put as a value`() {
        var settings = SieveSettings.default
        settings[GreetingSettings.self].repeats = 2
        #expect(settings[GreetingSettings.self].repeats == 2)
    }

    @Test func `limits are settings too`() throws {
        #expect(try set("max_redirects", "7").limits.redirects == 7)
        #expect(try set("max_script_size", "2M").limits.scriptSize == 2 << 20)
        #expect(throws: SettingMistake("is 0; write 1 to 1000")) { try set("max_actions", "0") }
    }

    @Test(arguments: [
        ("greeting_repeats", "4", "is 4; write 1 to 3"),
        ("greeting_loud", "very", "is 'very'; write yes or no"),
        ("greeting_word", "x", "is no setting of Sieve; did you mean 'greeting_words'?"),
        ("greeting_name/", "x", "is no setting of Sieve; did you mean 'greeting_name/*'?"),
        ("weather", "x", "is no setting of Sieve; see mailwright sieve extensions --settings"),
    ])
    func `what is wrong is told with what is right`(
        _ name: String, _ value: String, _ reason: String
    ) {
        #expect(throws: SettingMistake(reason)) { try set(name, value) }
    }

    @Test func `a script is compiled and run with its settings`() throws {
        let script = try SieveScript(
            compiling: Array("require \"vnd.test.greeting\"; greet;".utf8), named: "test",
            settings: try set("greeting_words", "hi"), extensions: [.greeting])
        let result = script.run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.map { $0.store?.mailbox } == [Array("hi-hi".utf8)])
    }

    @Test func `all names are told apart`() {
        let names = SieveSettings.descriptions().map(\.name)
        #expect(names.contains("max_redirects"))
        #expect(Set(names).count == names.count)
        #expect(SieveSettings.descriptions(of: [.greeting]).map(\.name).contains("greeting_room"))
    }
}
