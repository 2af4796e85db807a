import Delivery
import Testing

@Suite struct SystemLogTests {
    @Test func `lines with percent signs are no formats`() {
        // A format string would crash or print memory: that it returns is the test.
        let log = SystemLog(program: "mailwright-test")
        log.info("%s%n%d 100%")
        log.warning("%s%n%d 100%")
    }
}
