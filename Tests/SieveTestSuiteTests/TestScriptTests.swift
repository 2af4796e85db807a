import SieveTestSuite
import Testing

@Suite struct TestScriptTests {
    @Test(arguments: TestScript.own)
    func `every test of a script succeeds`(_ script: TestScript) {
        let outcome = script.run()
        #expect(outcome.failures.isEmpty)
        #expect(!outcome.verdicts.isEmpty)
        for verdict in outcome.verdicts {
            #expect(verdict.failure == nil, "\(verdict.name)")
        }
    }

    @Test func `there are scripts`() {
        #expect(TestScript.own.count >= 8)
        #expect(TestScript.foreign.isEmpty == TestScript.foreignFolders.isEmpty)
    }
}
