import Logging
import NIOCore
import Outcomes
import Testing

@testable import Servers

@Suite struct FailureLogTests {
    private let start = NIODeadline.uptimeNanoseconds(0)

    @Test func `the same line is logged once, then counted`() {
        let log = FailureLog(Logger(label: "test"))
        #expect(log.admit("a", now: start) == 0)
        #expect(log.admit("a", now: start + .seconds(1)) == nil)
        #expect(log.admit("a", now: start + .seconds(29)) == nil)
        #expect(log.admit("a", now: start + .seconds(30)) == 2)
        #expect(log.admit("a", now: start + .seconds(31)) == nil)
    }

    @Test func `another reason is logged at once`() {
        let log = FailureLog(Logger(label: "test"))
        #expect(log.admit("a", now: start) == 0)
        #expect(log.admit("b", now: start) == 0)
    }

    @Test func `it remembers no more reasons than its limit`() {
        let log = FailureLog(Logger(label: "test"))
        for number in 0..<FailureLog.maximumReasons {
            #expect(log.admit("\(number)", now: start) == 0)
        }
        #expect(log.admit("one more", now: start) == 0)
        // All were forgotten, so the first may be logged again.
        #expect(log.admit("0", now: start) == 0)
    }

    @Test func `failures are logged with what failed and at their level`() {
        let lines = LogLines()
        let log = FailureLog(lines.logger)
        log.record(.temporary("no disk"), of: "map a", now: start)
        log.record(.temporary("no disk"), of: "map a", now: start)
        log.record(.configuration("bad line"), of: "map a", now: start)
        log.record(.temporary("no disk"), of: "map a", now: start + .seconds(60))
        #expect(
            lines.all == [
                "warning: map a: no disk", "error: map a: bad line",
                "warning: map a: no disk (and 1 times more since the last line)",
            ])
    }
}
