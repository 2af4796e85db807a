internal import Mail
internal import Sieve

extension CommandDefinition {
    /// `test_config_set <setting: string> <value: string>`: from the next reload on.
    static let testConfigSet = CommandDefinition(
        "test_config_set", Signature([Parameter("setting", .string), Parameter("value", .string)])
    ) { arguments, _ in
        TestConfigSet(name: arguments.string(0), value: arguments.string(1))
    }

    /// `test_config_unset <setting: string>`: from the next reload on it has its default.
    static let testConfigUnset = CommandDefinition(
        "test_config_unset", Signature([Parameter("setting", .string)])
    ) { arguments, _ in
        TestConfigSet(name: arguments.string(0), value: nil)
    }

    /// `test_config_reload [:extension <name: string>]`: settings hold that were set before.
    ///
    /// They hold for scripts compiled from now on and for the test script itself.
    static let testConfigReload = CommandDefinition(
        "test_config_reload",
        Signature(
            tags: [TagDefinition("extension", value: Parameter("name", .string))])
    ) { _, _ in
        TestConfigReload()
    }
}

private struct TestConfigSet: CompiledCommand {
    let name: StringTemplate
    let value: StringTemplate?

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        let name = try String(decoding: name.value(in: &run), as: UTF8.self)
        // Also where the test script does not require "variables".
        let value = try value?.value(in: &run)
        let text = value.map {
            String(decoding: $0, as: UTF8.self)
                .replacing("${tst.path}", with: bench.folder)
        }
        bench.with { state in
            state.overrides.removeAll { $0.name == name }
            if let text { state.overrides.append((name, text)) }
        }
        return .next
    }
}

private struct TestConfigReload: CompiledCommand {
    private static let prefix = "sieve_"

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let bench = try run.bench()
        let overrides = bench.with { $0.overrides }
        var settings = SieveSettings.default
        var delimiter = "+"
        for (name, value) in overrides {
            if name == "recipient_delimiter" {
                delimiter = value
                continue
            }
            // The bench itself looks at these.
            if name.hasPrefix("sieve_extlists_list") { continue }
            let ours = name.hasPrefix(Self.prefix) ? name.dropFirst(Self.prefix.count) : name[...]
            do throws(SettingMistake) {
                try settings.set(String(ours), to: value)
            } catch {
                throw RunFailure("\(name) \(error.reason)")
            }
        }
        bench.with { [settings, delimiter] state in
            state.settings = settings
            state.recipientDelimiter = RecipientDelimiter(Array(delimiter.utf8))
        }
        // The test script goes on with its own time: it has more to do than a filter.
        settings.limits.steps = run.limits.steps
        run.settings = settings
        return .next
    }
}
