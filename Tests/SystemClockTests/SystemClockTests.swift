import Glibc
import SystemClock
import Testing

@Suite struct SystemClockTests {
    @Test func `the time is that of the system`() {
        #expect(abs(SystemClock.now() - Int64(time(nil))) < 60)
    }

    @Test func `the zone is that of the calendar`() {
        var moment = time_t(1_234_567_890)
        var local = tm()
        localtime_r(&moment, &local)
        #expect(SystemClock.minutesAheadOfUTC(at: 1_234_567_890) == local.tm_gmtoff / 60)
        // No zone is further away than the Line Islands.
        #expect(abs(SystemClock.minutesAheadOfUTC(at: 0)) <= 14 * 60)
    }

    @Test func `a time that no calendar knows has no zone`() {
        #expect(SystemClock.minutesAheadOfUTC(at: .max) == 0)
    }
}
