import Outcomes
import Sieve
import Testing

@Suite struct RunActionsTests {
    /// `refuse` goes with no other action, as `reject` does (RFC 5429).
    private static let refusing = SieveExtension(
        "refusing", specification: "test",
        commands: [CommandDefinition("refuse") { _, _ in Refuse() }])

    private struct Refuse: CompiledCommand {
        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            try run.add(RefuseAction())
            return .next
        }
    }

    private struct RefuseAction: SieveAction {
        var cancelsImplicitKeep = true
        var name: String { "refuse" }
        var words: [String] { ["refuse"] }
        var json: [JSONValue.Member] { [] }

        func relation(to earlier: any SieveAction) -> ActionRelation {
            .conflict("'refuse' does not go with '\(earlier.name)'; use one of them")
        }

        func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure) {}
    }

    private func run(_ text: String, limits: SieveLimits = .default) throws -> SieveResult {
        let extensions = SieveExtension.all + [Self.refusing]
        return try compile(text, limits: limits, extensions: extensions).run(
            message: friep, envelope: envelope, host: SieveHostWithoutMailboxes())
    }

    @Test func `a conflict fails the script, and the message is kept`() throws {
        let result = try run(#"require "refusing"; redirect "a@b.example"; refuse;"#)
        #expect(result.implicitKeep)
        #expect(result.actions.map(\.name) == ["store"])
        #expect(result.actions.first?.store?.mailbox == StoreRequest.inbox)
        #expect(
            result.failure?.description
                == "test:1:45: 'refuse' does not go with 'redirect'; use one of them")
    }

    @Test func `alone it is fine`() throws {
        let result = try run(#"require "refusing"; refuse;"#)
        #expect(result.failure == nil)
        #expect(result.actions.map(\.name) == ["refuse"])
        #expect(!result.implicitKeep)
    }

    @Test func `actions are limited, equal ones count once`() throws {
        var limits = SieveLimits.default
        limits.actions = 2
        let same = #"require "fileinto"; fileinto "a"; fileinto "b"; fileinto "a"; fileinto "b";"#
        #expect(try run(same, limits: limits).failure == nil)
        let more = same + #" fileinto "c";"#
        #expect(
            try run(more, limits: limits).failure?.message
                == "the script takes more than 2 actions on this message; use fewer")
    }

    @Test func `the usual limits are 32 actions and 4 redirects`() throws {
        let stores = (1...32).map { "fileinto \"\($0)\";" }.joined()
        #expect(try run("require \"fileinto\"; \(stores)").actions.count == 32)
        #expect(try run("require \"fileinto\"; \(stores) fileinto \"33\";").failure != nil)
        let redirects = (1...4).map { "redirect \"\($0)@example.org\";" }.joined()
        #expect(try run(redirects + redirects).actions.count == 4)
        #expect(
            try run(redirects + "redirect \"5@example.org\";").failure?.message
                == "the script redirects to more than 4 addresses; use fewer")
    }

    @Test func `the work of a script is bounded`() throws {
        var limits = SieveLimits.default
        limits.steps = 300
        let script = String(
            repeating: "if header :matches \"subject\" \"*a*b*c*d\" {}\n", count: 100)
        let result = try run(script, limits: limits)
        #expect(
            result.failure?.message
                == "the script takes too long on this message; use simpler patterns and fewer tests"
        )
        #expect((result.failure?.line ?? 0) > 1)
        #expect(try run(script).failure == nil)
    }
}
