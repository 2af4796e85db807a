internal import CEpoll
internal import Glibc
internal import Outcomes

/// Tells which descriptors can be read or written: epoll(7), level-triggered.
///
/// A process of Postfix that has asked one map asks the next one at once, and most of what such a
/// question costs is that a sleeping thread must be woken, and its processor too. So after events
/// in quick succession the queue polls for a moment before it sleeps. It gives way to whoever
/// wants the processor, and after one moment in vain it sleeps until events come quickly again.
struct EventQueue: ~Copyable {
    /// What a descriptor is watched for.
    enum Interest {
        case reading
        case writing

        fileprivate var events: UInt32 {
            switch self {
            case .reading: EPOLLIN.rawValue
            case .writing: EPOLLOUT.rawValue
            }
        }
    }

    /// How many descriptors are told of at once.
    private static let batch = 64

    /// How long it polls, and how soon an event must come for it to poll the next time.
    static let patience = Duration.microseconds(50)

    /// When the last ``wait(atMost:)`` ended: the time of what is done with its events.
    private(set) var now = ContinuousClock.now

    private let descriptor: Int32
    private var isBusy = false
    private var events = [epoll_event](repeating: epoll_event(), count: batch)

    init() throws(LookupFailure) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .temporary("epoll: \(errnoText(errno))") }
    }

    deinit {
        close(descriptor)
    }

    /// Watches a descriptor; it is no longer watched once it is closed.
    func add(_ file: Int32) -> Bool {
        var event = Self.event(file, .reading)
        return epoll_ctl(descriptor, EPOLL_CTL_ADD, file, &event) == 0
    }

    /// Changes what a descriptor is watched for.
    func watch(_ file: Int32, for interest: Interest) {
        var event = Self.event(file, interest)
        epoll_ctl(descriptor, EPOLL_CTL_MOD, file, &event)
    }

    /// Waits until something can be done, and gives the number of descriptors with which it can;
    /// none when the time is over, or after a signal.
    mutating func wait(atMost limit: Duration) -> Int {
        let start = ContinuousClock.now
        var count = isBusy ? wait(milliseconds: 0) : 0
        while isBusy, count == 0 {
            sched_yield()
            count = wait(milliseconds: 0)
            isBusy = start.duration(to: .now) < Self.patience
        }
        if count == 0 {
            count = wait(milliseconds: Int32(clamping: Int64(limit / .milliseconds(1))))
        }
        now = .now
        isBusy = start.duration(to: now) < Self.patience
        return max(0, count)
    }

    /// What epoll_wait(2) gives: 0 when the time is over, less when a signal came.
    private mutating func wait(milliseconds: Int32) -> Int {
        Int(epoll_wait(descriptor, &events, Int32(Self.batch), milliseconds))
    }

    /// One of the descriptors that the last ``wait(atMost:)`` told of.
    func ready(_ index: Int) -> Int32 {
        events[index].data.fd
    }

    private static func event(_ file: Int32, _ interest: Interest) -> epoll_event {
        var event = epoll_event()
        event.events = interest.events
        event.data.fd = file
        return event
    }
}
