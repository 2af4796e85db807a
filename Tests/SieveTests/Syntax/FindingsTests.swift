import Outcomes
import Testing

@testable import Sieve

@Suite struct FindingsTests {
    @Test func `a second error at the same place is dropped`() {
        var findings = Findings(limit: 9)
        findings.report(Diagnostic("first"), at: 3)
        findings.report(Diagnostic("its consequence"), at: 3)
        findings.report(Diagnostic("second"), at: 4)
        #expect(findings.all.map(\.diagnostic.message) == ["first", "second"])
    }

    @Test func `beyond the limit errors are only counted`() {
        var findings = Findings(limit: 2)
        for offset in 0..<5 { findings.report(Diagnostic("x"), at: offset) }
        #expect(findings.all.count == 2)
        let complaints = findings.complaints(about: Array("abcde".utf8), named: "f")
        #expect(complaints.last?.message == "3 more errors; correct those above first")
    }

    @Test func `a million errors are few lines`() {
        let error = #expect(throws: Complaints.self) {
            try compile(String(repeating: ";\n", count: 400_000))
        }
        #expect(error?.all.count == SieveLimits.default.complaints + 1)
    }

    @Test func `complaints are in the order of the script`() {
        var findings = Findings(limit: 9)
        findings.report(Diagnostic("later"), at: 4)
        findings.report(Diagnostic("earlier"), at: 1)
        let complaints = findings.complaints(about: Array("ab\ncd".utf8), named: "f")
        #expect(complaints.map(\.description) == ["f:1:2: earlier", "f:2:2: later"])
    }

    @Test func `no errors are no complaints`() {
        #expect(Findings(limit: 1).complaints(about: [], named: "f").isEmpty)
    }

    @Test func `whether there is one in a part of the script`() {
        var findings = Findings(limit: 10)
        findings.report(Diagnostic("a"), at: 5)
        #expect(findings.hasAny(in: 5..<6) && findings.hasAny(in: 0..<9))
        #expect(!findings.hasAny(in: 0..<5) && !findings.hasAny(in: 6..<9))
    }
}
