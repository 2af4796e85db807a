import Fuzzing
import Mail
import Outcomes
import Sieve

/// Runs a script on a message, both from one input: they are cut at the first line "%%".
enum RunFuzzing {
    private static let cut = Array("\n%%\n".utf8)

    static func run(_ input: [UInt8]) {
        let (source, message) = split(input)
        guard let script = compile(source, Site.settings) else { return }
        let first = outcome(of: script, on: message)
        check(first == outcome(of: script, on: message), "the same run comes out the same")
        var settings = Site.settings
        settings.isTraced = true
        guard let traced = compile(source, settings) else { fatalError("tracing makes errors") }
        let (result, _) = traced.trace(
            message: message, envelope: World.envelope, host: World())
        // To trace takes steps of its own.
        guard result.failure == nil, !first.hasFailed else { return }
        check(SieveReport(result).json.description == first.json, "tracing changes nothing")
    }

    private static func split(_ input: [UInt8]) -> ([UInt8], MessageInMemory) {
        let place = input.firstRange(of: cut)
        let message = Array(input[(place?.upperBound ?? input.count)...])
        return (
            Site.require + input[..<(place?.lowerBound ?? input.count)], MessageInMemory(message)
        )
    }

    private static func compile(_ source: [UInt8], _ settings: SieveSettings) -> SieveScript? {
        try? SieveScript(compiling: source, named: "script", settings: settings, library: World())
    }

    private struct Outcome: Equatable {
        var json: String
        var record: [[UInt8]]
        var hasFailed: Bool
    }

    private static func outcome(
        of script: SieveScript, on message: MessageInMemory
    ) -> Outcome {
        let result = script.run(message: message, envelope: World.envelope, host: World())
        checkActions(of: result)
        var recorder = Recorder(message)
        for action in result.actions {
            do {
                try action.perform(on: &recorder)
            } catch {
                fatalError("an action of a world without troubles fails: \(error)")
            }
        }
        check(!SieveReport(result).words.isEmpty, "there is a report")
        return Outcome(
            json: SieveReport(result).json.description, record: recorder.record,
            hasFailed: result.failure != nil)
    }

    private static func checkActions(of result: SieveResult) {
        let limits = Site.settings.limits
        check(!result.actions.isEmpty, "a run ends with something to do, if only to discard")
        let explicit = result.actions.count - (result.implicitKeep ? 1 : 0)
        check(explicit <= limits.actions, "actions are limited")
        let redirects = result.actions.count { $0.name == "redirect" }
        check(redirects <= limits.redirects, "redirects are limited")
        check(result.actions.count { $0.answersSender } <= 1, "the sender gets one answer")
        if result.implicitKeep {
            let last = result.actions.last
            check(last?.name == "store", "the implicit keep stores: \(String(describing: last))")
        } else {
            check(
                result.actions.contains { $0.cancelsImplicitKeep || $0.deliversMessage },
                "without the implicit keep something has been done with the message")
        }
        guard result.failure != nil else { return }
        check(
            result.implicitKeep && result.actions.count == 1, "a script that fails keeps the mail")
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    RunFuzzing.run(octets(data, count))
    return 0
}

fuzz(testOneInput)
