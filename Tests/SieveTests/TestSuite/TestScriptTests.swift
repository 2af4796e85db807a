import Outcomes
import Testing

@Suite struct TestScriptTests {
    @Test(arguments: TestScript.own)
    func `every test of a script succeeds`(_ script: TestScript) throws {
        let verdicts = try script.run()
        #expect(!verdicts.isEmpty)
        for verdict in verdicts {
            #expect(verdict.failure == nil, "\(verdict.name)")
        }
    }

    @Test func `there are scripts`() {
        #expect(TestScript.own.count >= 8)
    }

    /// Scripts that need extensions which are not there yet do not compile, and are not counted.
    @Test(.enabled(if: !TestScript.foreign.isEmpty), arguments: TestScript.foreign)
    func `every test of a foreign script succeeds`(_ script: TestScript) throws {
        do {
            for verdict in try script.run() {
                #expect(verdict.failure == nil, "\(verdict.name)")
            }
        } catch let complaints as Complaints {
            print("\(script): \(complaints.all.count) errors, \(complaints.all[0])")
        }
    }
}
