import Testing

@testable import MaildirStorage

@Suite struct UniqueNamesTests {
    @Test func `a name is time, process and host`() {
        var names = UniqueNames(host: "mail.test", process: 42)
        #expect(names.next(seconds: 1_700_000_000, microseconds: 5) == "1700000000.M5P42.mail.test")
    }

    @Test func `a clock that stands still or steps back repeats nothing`() {
        var names = UniqueNames(host: "h", process: 1)
        let made = [(5, 5), (5, 5), (4, 9), (5, 4), (5, 6), (5, 6)].map {
            names.next(seconds: $0, microseconds: $1)
        }
        #expect(
            made == [
                "5.M5P1.h", "5.M5P1Q1.h", "5.M5P1Q2.h", "5.M5P1Q3.h", "5.M6P1.h", "5.M6P1Q1.h",
            ])
    }

    @Test func `a thousand names in a row differ`() {
        var names = UniqueNames()
        let made = (0..<1000).map { _ in names.next() }
        #expect(Set(made).count == 1000)
    }

    @Test func `characters that mean something are escaped in the host`() {
        var names = UniqueNames(host: "a/b:c,d", process: 1)
        #expect(names.next(seconds: 1, microseconds: 2) == "1.M2P1.a\\057b\\072c\\054d")
    }

    @Test func `the sizes stand where Dovecot looks`() {
        #expect(
            UniqueNames.withSizes("1.M2P3.h", size: 10, virtualSize: 12) == "1.M2P3.h,S=10,W=12")
    }
}
