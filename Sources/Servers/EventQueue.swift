internal import CEpoll
internal import Glibc
internal import Outcomes

/// Tells which descriptors can be read or written: epoll(7), level-triggered.
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

    private let descriptor: Int32
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
    /// none after a signal.
    mutating func wait() -> Int {
        max(0, Int(epoll_wait(descriptor, &events, Int32(Self.batch), -1)))
    }

    /// One of the descriptors that the last ``wait()`` told of.
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
