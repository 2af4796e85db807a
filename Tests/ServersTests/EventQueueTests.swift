import Glibc
import Outcomes
import Testing

@testable import Servers

@Suite struct EventQueueTests {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        (reading, writing) = (ends[0], ends[1])
    }

    private func closeBoth() {
        close(reading)
        close(writing)
    }

    @Test func `a descriptor is told of again and again until it is read`() throws {
        defer { closeBoth() }
        var queue = try EventQueue()
        let isAdded = queue.add(reading)
        #expect(isAdded)
        write(writing, "x", 1)
        for _ in 0..<2 {
            let count = queue.wait(atMost: .seconds(5))
            #expect(count == 1)
            let file = queue.ready(0)
            #expect(file == reading)
        }
    }

    @Test func `what is watched for writing is told of when there is room`() throws {
        defer { closeBoth() }
        var queue = try EventQueue()
        let isAdded = queue.add(writing)
        #expect(isAdded)
        queue.watch(writing, for: .writing)
        let count = queue.wait(atMost: .seconds(5))
        #expect(count == 1)
    }

    @Test func `when nothing comes the time is over`() throws {
        defer { closeBoth() }
        var queue = try EventQueue()
        let isAdded = queue.add(reading)
        #expect(isAdded)
        let start = queue.now
        let count = queue.wait(atMost: .milliseconds(30))
        #expect(count == 0)
        #expect(queue.now - start >= .milliseconds(30))
    }

    @Test func `after events in quick succession it polls only for a moment`() throws {
        defer { closeBoth() }
        var queue = try EventQueue()
        let isAdded = queue.add(reading)
        #expect(isAdded)
        write(writing, "x", 1)
        for _ in 0..<10 { _ = queue.wait(atMost: .seconds(5)) }
        var byte: UInt8 = 0
        read(reading, &byte, 1)
        let before = cpuTime()
        let count = queue.wait(atMost: .milliseconds(300))
        #expect(count == 0)
        // Far less than the three tenths of a second that it waited.
        #expect(cpuTime() - before < .milliseconds(100))
    }

    /// What this thread has used of its processor.
    private func cpuTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
