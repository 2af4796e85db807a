import Outcomes
import Sieve
import Testing

@Suite struct IncludeTests {
    private let library = Library([
        "a": "fileinto :copy \"a\";",
        "count": "global \"n\"; set \"n\" \"${n}i\";",
        "self": "set \"global.n\" \"${global.n}s\"; include :once \"self\"; include :once \"top\";",
        "top": "include :once \"self\";",
        "circle": "include \"circle\";",
        "deep1": "include \"deep2\";", "deep2": "include \"deep3\";", "deep3": "keep;",
    ])

    /// Hands the script that is run out under a name of its library, too.
    private struct WithMain: ScriptLibrary {
        func script(
            named name: [UInt8], at location: ScriptLocation
        ) throws(LookupFailure) -> StoredScript? {
            StoredScript(name: "main", source: [])
        }
    }

    /// Runs a script, and takes apart why an included one can not be run.
    private func limit(_ text: String, _ limits: SieveLimits) throws -> ScriptLimit? {
        final class Caught: SieveHost, @unchecked Sendable { var limit: ScriptLimit? }
        struct Try: CompiledCommand {
            let block: Block
            func execute(in run: inout Run) throws(RunFailure) -> Flow {
                do throws(RunFailure) {
                    return try block.execute(in: &run)
                } catch {
                    (run.host as? Caught)?.limit = error.scriptLimit
                    return .next
                }
            }
        }
        let trying = SieveExtension(
            "try", specification: "a test",
            commands: [
                CommandDefinition("try", Signature(hasBlock: true)) { arguments, compilation in
                    Try(block: compilation.block(of: arguments))
                }
            ])
        let script = try SieveScript(
            compiling: Array("require [\"include\", \"try\"]; try { \(text) }".utf8), named: "main",
            limits: limits, extensions: SieveExtension.all + [trying], library: library)
        let caught = Caught()
        _ = script.run(message: friep, envelope: envelope, host: caught)
        return caught.limit
    }

    @Test func `circles and too many levels are limits that can be told apart`() throws {
        var limits = SieveLimits.default
        #expect(try limit("include \"circle\";", limits) == .circle)
        #expect(try limit("include \"deep1\";", limits) == nil)
        limits.includeNesting = 2
        #expect(try limit("include \"deep1\";", limits) == .nesting(2))
    }

    @Test func `a limit is named as the setting that sets it`() {
        let settings = Set(SieveSettings.descriptions().map(\.name))
        for limit in [ScriptLimit.nesting(1), .scripts(1), .size(1)] {
            #expect(limit.setting.map(settings.contains) == true)
        }
        #expect(ScriptLimit.circle.setting == nil)
    }

    @Test func `:once makes no circle`() throws {
        #expect(try library.mailboxes("include \"self\"; fileinto \"${global.n}\";") == "s")
    }

    @Test func `:once knows the script that is run`() throws {
        func failure(_ tags: String) throws -> Complaint? {
            try SieveScript(
                compiling: Array("require \"include\"; include \(tags) \"x\";".utf8),
                named: "main", library: WithMain()
            ).run(message: friep, envelope: envelope, host: SieveHostWithoutMailboxes()).failure
        }
        #expect(try failure(":once") == nil)
        #expect(try failure("")?.message.contains("includes itself") == true)
    }

    @Test func `the same script at both places is two scripts`() {
        _ = try? library.compile("include \"a\"; include :global \"a\"; include :personal \"a\";")
        #expect(library.questions == ["a", "/a"])
    }

    @Test func `wrong arguments are told with their places`() {
        expectErrors(
            """
            require ["include", "variables"];
            set "x" "y";
            include 1️⃣"${x}";
            2️⃣include;
            include :personal 3️⃣:global "a";
            include :once 4️⃣:once "a";
            include 5️⃣:twice "a";
            """,
            "the name must not depend on variables; write a fixed text",
            "'include' lacks a string for its name; add it",
            "':global' and ':personal' exclude each other; remove one",
            "':once' is given twice; remove one",
            "'include' has no tag ':twice'; remove it")
    }

    @Test(arguments: [
        ("../frop", "the name of a script has no '/'; write it as it is stored, without a path"),
        (
            "/etc/passwd",
            "the name of a script has no '/'; write it as it is stored, without a path"
        ),
        ("", "the name of the script is empty; write that of a stored script"),
        ("a\u{1A}", "the name of the script has a control character; remove it"),
    ])
    func `names that are paths are refused`(_ name: String, _ message: String) {
        expectErrors("require \"include\"; include 1️⃣\"\(name)\";", message)
        #expect(library.questions.isEmpty)
    }

    @Test func `a limit of names is told by name`() {
        var limits = SieveLimits.default
        limits.includes = 0
        let error = #expect(throws: Complaints.self) {
            try library.compile("include :optional \"a\";", limits: limits)
        }
        #expect(
            error?.all.first?.message
                == "\"a\" is one script too many; include no more than 0 (include_max_includes)")
    }
}
