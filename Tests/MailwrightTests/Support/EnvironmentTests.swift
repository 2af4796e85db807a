import TestSupport
import Testing

@testable import mailwright

@Suite struct EnvironmentTests {
    @Test func `a variable that is not set has no value`() {
        #expect(Environment.value("PATH")?.isEmpty == false)
        #expect(Environment.value("MAILWRIGHT_NO_SUCH_VARIABLE") == nil)
    }

    @Test func `an empty variable is as good as none`() throws {
        let outcome = try Program.built("mailwright").run(
            ["user", "list"], environment: ["MAILWRIGHT_SETTINGS": ""])
        #expect(!outcome.errors.hasPrefix("mailwright: : "), "\(outcome.errors)")
        #expect(outcome.errors.contains("/etc/mailwright/mailwright.yaml") || outcome.status == 0)
    }
}
