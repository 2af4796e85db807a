import Testing

@testable import Routing

@Suite struct KeyStageTests {
    private func keys(_ stage: KeyStage, _ key: String) -> [KeyCandidate] {
        stage.candidates(KeyQuestion(bytes(key), Routes.context))
    }

    @Test func `only the address itself is for pattern tables, as it is spelled`() {
        #expect(keys(.address, "Bob+X@Example.org").map(\.spelled) == [bytes("Bob+X@Example.org")])
        for stage in [
            KeyStage.addressWithoutExtension, .userOfHostedDomain, .userWithAt, .atDomain,
            .domainAndParents, .domainAndDottedParents,
        ] {
            let found = keys(stage, "Bob+X@Example.org")
            #expect(!found.isEmpty)
            #expect(found.allSatisfy { $0.spelled == nil })
        }
    }

    @Test func `a key remembers what was cut off to make it, but a catch-all does not`() {
        #expect(keys(.addressWithoutExtension, "Bob+X@example.org").map(\.cut) == [bytes("+X")])
        #expect(
            keys(.userOfHostedDomain, "Bob+X@example.org").map(\.cut) == [[], bytes("+X")])
        #expect(keys(.atDomain, "Bob+X@example.org").map(\.cut) == [[]])
    }

    @Test func `a step without sense for the question gives no keys`() {
        #expect(keys(.addressWithoutExtension, "bob@example.org").isEmpty)
        #expect(keys(.userOfHostedDomain, "bob@foreign.test").isEmpty)
        for stage in KeyStrategy.addressKeys { #expect(keys(stage, "example.org").isEmpty) }
    }
}
