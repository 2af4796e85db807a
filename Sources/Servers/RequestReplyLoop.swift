internal import CEpoll
internal import Glibc
internal import Logging
internal import Outcomes
internal import Protocols

/// One thread that puts pure request-and-reply protocols on sockets.
///
/// Lookups are memory accesses, so what a lookup costs is the way of its bytes: three system calls
/// a request, epoll_wait(2), read(2) and write(2), and nothing else. Requests may come pipelined and
/// in any cut; their replies go out in one write. A peer that does not speak the protocol is
/// disconnected, and one that does not read its replies is not read from. Nobody keeps a descriptor
/// for ever: see ``Patience``.
final class RequestReplyLoop {
    /// Answers the whole requests at the start of the input and gives how many bytes they were.
    typealias Serve = (_ input: Span<UInt8>, _ replies: inout [UInt8]) throws(WireError) -> Int

    /// How much is read from a connection at once, in octets.
    static let readSize = 1 << 16

    /// How long a peer may keep a connection without a word.
    struct Patience {
        /// Between two requests.
        ///
        /// Closing costs Postfix no answer, but over tcp_table a warning and a second; its
        /// processes end by themselves when nobody has used them for 100 seconds.
        var idle = Duration.seconds(3600)

        /// From the start of a request to its end, and from there until its reply is taken.
        ///
        /// As long as Postfix waits for a reply.
        var request = Duration.seconds(100)

        /// How often connections are looked through, a part of the shorter time.
        fileprivate var interval: Duration { min(idle, request) / 4 }
    }

    private let log: Logger
    private let patience: Patience
    private let wakeUp: Int32
    private var queue: EventQueue
    private var listeners: [Int32: RequestListener] = [:]
    private var connections: [RequestConnection?] = []
    private var buffer = [UInt8](repeating: 0, count: readSize)
    private var replies: [UInt8] = []
    private var isStopped = false
    private var nextSweep: ContinuousClock.Instant

    init(log: Logger, patience: Patience = Patience()) throws(LookupFailure) {
        self.log = log
        self.patience = patience
        queue = try EventQueue()
        nextSweep = queue.now + patience.interval
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC))
        guard wakeUp >= 0, queue.add(wakeUp) else {
            throw .temporary("eventfd: \(errnoText(errno))")
        }
    }

    deinit {
        close(wakeUp)
    }

    /// Serves a protocol on a listening socket, for at most `limit` connections at once.
    func listen(on socket: ListeningSocket, limit: Int, serve: @escaping Serve) {
        listeners[socket.descriptor] = RequestListener(
            descriptor: socket.descriptor, limit: limit, serve: serve)
        // The socket waits without blocking: a peer may be gone before it is accepted.
        _ = fcntl(socket.descriptor, F_SETFL, O_NONBLOCK)
        guard queue.add(socket.descriptor) else {
            log.error("\(socket.address) is not served: \(errnoText(errno))")
            return
        }
        log.info("listening on \(socket.address)")
    }

    /// A number that ``stop(_:)`` takes, to be called from other threads.
    var stopHandle: Int32 { wakeUp }

    /// Makes ``run()`` answer what it has read, close everything, and return.
    static func stop(_ handle: Int32) {
        eventfd_write(handle, 1)
    }

    /// Serves until it is stopped.
    func run() {
        while !isStopped {
            for index in 0..<queue.wait(atMost: patience.interval) { handle(queue.ready(index)) }
            if queue.now >= nextSweep { sweep() }
        }
        for listener in listeners.keys { close(listener) }
        for connection in connections { if let connection { close(connection.descriptor) } }
    }

    private func handle(_ file: Int32) {
        if file == wakeUp {
            isStopped = true
        } else if let listener = listeners[file] {
            accept(listener)
        } else if let connection = connections[Int(file)] {
            // Nil for one that was closed by an event before this one.
            if connection.output.isEmpty { receive(connection) } else { flush(connection) }
        }
    }

    private func accept(_ listener: RequestListener) {
        let file = Glibc.accept(listener.descriptor, nil, nil)
        guard file >= 0 else {
            // Without a descriptor the listener would call again at once, for ever.
            if errno == EMFILE || errno == ENFILE { usleep(1000) }
            return
        }
        guard listener.count < listener.limit else {
            close(file)
            if !listener.isFull {
                log.warning("\(listener.limit) connections at once; more are refused")
            }
            listener.isFull = true
            return
        }
        _ = fcntl(file, F_SETFL, O_NONBLOCK)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        // Fails on UNIX sockets, which send at once anyway.
        var on: Int32 = 1
        setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        while connections.count <= Int(file) { connections.append(nil) }
        guard queue.add(file) else {
            close(file)
            return
        }
        listener.count += 1
        connections[Int(file)] = RequestConnection(
            descriptor: file, listener: listener, since: queue.now)
    }

    private func receive(_ connection: RequestConnection) {
        let count = buffer.withUnsafeMutableBytes {
            // Within the buffer: the pointer and the length are its own.
            read(connection.descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else {
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            if connection.isInRequest {
                log.notice("connection closed by its peer in the middle of a request")
            }
            return disconnect(connection)
        }
        let isNew = !connection.isInRequest
        replies.removeAll(keepingCapacity: true)
        do throws(WireError) {
            try connection.serve(buffer.span.extracting(0..<count), &replies)
        } catch {
            log.notice("connection closed: \(error)")
            connection.isEnding = true
        }
        // The rest of a request does not prolong it: byte by byte it would never end.
        if isNew || !replies.isEmpty { connection.since = queue.now }
        connection.output = replies[...]
        flush(connection)
    }

    /// Writes what is to be written; what does not fit waits, and nothing is read until it is gone.
    private func flush(_ connection: RequestConnection) {
        let isWaiting = connection.isWaiting
        while !connection.output.isEmpty {
            let count = connection.output.withUnsafeBytes {
                write(connection.descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                connection.isWaiting = true
                if !isWaiting { queue.watch(connection.descriptor, for: .writing) }
                return
            }
            guard count > 0 else { return disconnect(connection) }
            connection.output = connection.output.dropFirst(count)
        }
        connection.isWaiting = false
        if connection.isEnding { return disconnect(connection) }
        if isWaiting {
            connection.since = queue.now
            queue.watch(connection.descriptor, for: .reading)
        }
    }

    /// Closes the connections whose peers have kept them too long.
    private func sweep() {
        nextSweep = queue.now + patience.interval
        for case let connection? in connections {
            let age = connection.since.duration(to: queue.now)
            if connection.isWaiting || connection.isInRequest {
                guard age >= patience.request else { continue }
                let what = connection.isWaiting ? "reply was not taken" : "request did not end"
                log.notice("connection closed: a \(what) in \(patience.request)")
            } else {
                guard age >= patience.idle else { continue }
                log.info("connection closed: idle for \(patience.idle)")
            }
            disconnect(connection)
        }
    }

    private func disconnect(_ connection: RequestConnection) {
        connections[Int(connection.descriptor)] = nil
        connection.listener.count -= 1
        connection.listener.isFull = false
        close(connection.descriptor)
    }
}
