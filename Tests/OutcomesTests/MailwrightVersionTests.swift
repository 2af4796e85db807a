import Outcomes
import Testing

@Suite struct MailwrightVersionTests {
    @Test func `the version is three numbers`() {
        let numbers = MailwrightVersion.text.split(
            separator: ".", omittingEmptySubsequences: false
        ).map { Int($0) }
        #expect(numbers.count == 3)
        #expect(!numbers.contains(nil))
    }
}
