import Mail
import Outcomes
import Sieve
import Synchronization

// Only the public interface of the module is used here: `include` (RFC 6609) needs no more.

extension SieveExtension {
    /// `include`, `return` and `global` under the names of RFC 6609, to test what they stand on.
    static let including = SieveExtension(
        "include", specification: "RFC 6609", commands: [.include, .return, .global],
        namespaces: [
            VariableNamespace(
                "global", read: { name, _, _ in GlobalVariable(name: name) },
                write: { name, _, _ in GlobalVariable(name: name).set })
        ])
}

extension CommandDefinition {
    /// `include [LOCATION] [:once] [:optional] <name: string>`.
    fileprivate static let include = CommandDefinition(
        "include",
        Signature(
            [Parameter("name", .constantString)],
            tags: [
                TagDefinition("personal", group: "location"),
                TagDefinition("global", group: "location"),
                TagDefinition("once"), TagDefinition("optional"),
            ])
    ) { arguments, compilation in
        let name = arguments.string(0)
        do throws(ScriptLoadingFailure) {
            let script = try compilation.load(
                name.constant ?? [], from: arguments.tag("global") == nil ? .personal : .global)
            return Include(script: script, isOnce: arguments.tag("once") != nil)
        } catch {
            switch error.reason {
            case .missing where arguments.tag("optional") != nil: return nil
            case .missing, .unavailable:
                return IncludeNothing(failure: RunFailure(error.message, at: name.offset))
            case .tooMany, .tooLarge:
                compilation.report(Diagnostic(error.message), at: name.offset)
                return nil
            }
        }
    }

    /// `return`.
    fileprivate static let `return` = CommandDefinition("return") { _, _ in Return() }

    /// `global <names: string-list>`.
    fileprivate static let global = CommandDefinition(
        "global", Signature([Parameter("names", .stringList)])
    ) { arguments, compilation in
        for name in arguments.strings(0) {
            let variable = GlobalVariable(name: ASCII.lowercased(name.constant ?? []))
            _ = compilation.bind(
                variable: variable.name, at: name.offset,
                to: VariableBinding(read: variable, write: variable.set))
        }
        return nil
    }
}

private struct Included: ExtensionState {
    var scripts: Set<IncludedScript> = []
}

private struct Include: CompiledCommand {
    let script: IncludedScript
    let isOnce: Bool

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let isNew = run[Included.self].scripts.insert(script).inserted
        return isOnce && !isNew ? .next : try run.execute(script)
    }
}

private struct IncludeNothing: CompiledCommand {
    let failure: RunFailure

    func execute(in run: inout Run) throws(RunFailure) -> Flow { throw failure }
}

private struct Return: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow { .leaveScript }
}

private struct Globals: ExtensionState {
    var values: [[UInt8]: [UInt8]] = [:]
}

private struct GlobalVariable: StringPart {
    let name: [UInt8]

    func append(to result: inout [UInt8], in run: borrowing Run) {
        result += run.existing(Globals.self)?.values[name] ?? []
    }

    @Sendable
    func set(_ value: [UInt8], _ run: inout Run) {
        run[Globals.self].values[name] = value
    }
}

/// A library in memory: scripts of the user by their names, and of the site with `/` before them.
final class Library: ScriptLibrary {
    private let scripts: [String: String]
    private let recorded = Mutex<[String]>([])

    init(_ scripts: [String: String]) {
        self.scripts = scripts
    }

    /// What it was asked for.
    var questions: [String] { recorded.withLock { $0 } }

    func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        let name = (location == .global ? "/" : "") + String(decoding: name, as: UTF8.self)
        recorded.withLock { $0.append(name) }
        if name == "locked" { throw .temporary("the disk is away") }
        guard let text = scripts[name] else { return nil }
        return StoredScript(
            name: name + ".sieve", source: Array(Self.requires.utf8) + Array(text.utf8))
    }

    /// What every script begins with, in a line of its own.
    static let requires =
        "require [\"include\", \"variables\", \"fileinto\", \"copy\", \"imap4flags\"];\n"

    /// Compiles a script that may include those of the library.
    func compile(_ text: String, limits: SieveLimits = .default) throws(Complaints) -> SieveScript {
        try SieveScript(
            compiling: Array(Self.requires.utf8) + Array(text.utf8), named: "main.sieve",
            limits: limits, extensions: SieveExtension.all + [.including], library: self)
    }

    /// The mailboxes that a script stores into, or why it failed.
    func mailboxes(_ text: String, limits: SieveLimits = .default) throws -> String {
        let result = try compile(text, limits: limits).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
        if let failure = result.failure { return failure.description }
        return result.actions.map { action in
            action.store.map { String(decoding: $0.mailbox, as: UTF8.self) } ?? action.name
        }.joined(separator: " ")
    }
}
