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
/// disconnected, and one that does not read its replies is not read from.
final class RequestReplyLoop {
    /// Answers the whole requests at the start of the input and gives how many bytes they were.
    typealias Serve = (_ input: Span<UInt8>, _ replies: inout [UInt8]) throws(WireError) -> Int

    /// How much is read from a connection at once, in octets.
    static let readSize = 1 << 16

    private let log: Logger
    private let wakeUp: Int32
    private var queue: EventQueue
    private var listeners: [Int32: RequestListener] = [:]
    private var connections: [RequestConnection?] = []
    private var buffer = [UInt8](repeating: 0, count: readSize)
    private var replies: [UInt8] = []
    private var isStopped = false

    init(log: Logger) throws(LookupFailure) {
        self.log = log
        queue = try EventQueue()
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
            for index in 0..<queue.wait() { handle(queue.ready(index)) }
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
        connections[Int(file)] = RequestConnection(descriptor: file, listener: listener)
    }

    private func receive(_ connection: RequestConnection) {
        let count = buffer.withUnsafeMutableBytes {
            // Within the buffer: the pointer and the length are its own.
            read(connection.descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else {
            let isOpen = count < 0 && (errno == EAGAIN || errno == EINTR)
            if !isOpen { disconnect(connection) }
            return
        }
        replies.removeAll(keepingCapacity: true)
        do throws(WireError) {
            try connection.serve(buffer.span.extracting(0..<count), &replies)
        } catch {
            log.notice("connection closed: \(error)")
            connection.isEnding = true
        }
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
        if isWaiting { queue.watch(connection.descriptor, for: .reading) }
    }

    private func disconnect(_ connection: RequestConnection) {
        connections[Int(connection.descriptor)] = nil
        connection.listener.count -= 1
        connection.listener.isFull = false
        close(connection.descriptor)
    }
}
