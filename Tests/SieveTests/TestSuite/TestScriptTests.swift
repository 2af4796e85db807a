import Outcomes
import Testing

@Suite struct TestScriptTests {
    @Test(arguments: TestScript.own + TestScript.foreign)
    func `every test of a script succeeds`(_ script: TestScript) throws {
        do {
            let verdicts = try script.run()
            #expect(!verdicts.isEmpty || script.isForeign)
            for verdict in verdicts {
                #expect(verdict.failure == nil, "\(verdict.name)")
            }
        } catch let complaints as Complaints where script.isForeign {
            // It needs an extension which is not there yet.
            print("\(script): \(complaints.all.count) errors, \(complaints.all[0])")
        }
    }

    @Test func `there are scripts`() {
        #expect(TestScript.own.count >= 8)
        #expect(TestScript.foreign.isEmpty == TestScript.foreignFolders.isEmpty)
    }
}
