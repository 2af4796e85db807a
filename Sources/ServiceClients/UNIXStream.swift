internal import Glibc
internal import Outcomes
internal import SystemClock

/// A connected UNIX stream socket that blocks until a deadline: unix(7).
struct UNIXStream: ~Copyable {
    private let descriptor: Int32
    private let path: String
    private let deadline: Deadline

    /// Connects.
    init(connectingTo path: String, deadline: Deadline) throws(LookupFailure) {
        descriptor = try Self.connected(path, deadline)
        self.path = path
        self.deadline = deadline
    }

    deinit {
        close(descriptor)
    }

    /// Writes all of the bytes.
    func write(_ bytes: [UInt8]) throws(LookupFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                return send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                sent += count
            } else if errno != EINTR {
                throw Self.failure("write", path)
            }
        }
    }

    /// Reads what has come, at least a byte; empty when the peer has closed.
    func read(atMost limit: Int) throws(LookupFailure) -> [UInt8] {
        while true {
            let left = deadline.remainingMilliseconds
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&request, 1, left)
            // A peer that never stops talking has no more time than a silent one.
            guard ready != 0, left > 0 else { throw .temporary("\(path): no answer in time") }
            if ready < 0 {
                guard errno == EINTR else { throw Self.failure("poll", path) }
                continue
            }
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, used in
                count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                // recv(2) has written exactly the bytes that it counts.
                used = max(0, count)
            }
            if count >= 0 { return bytes }
            guard errno == EINTR || errno == EAGAIN else { throw Self.failure("read", path) }
        }
    }

    /// A connected socket.
    private static func connected(
        _ path: String, _ deadline: Deadline
    ) throws(LookupFailure) -> Int32 {
        var address = try address(path)
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { throw failure("socket", path) }
        // connect(2) waits for a place in the listener's queue no longer than a send may wait.
        var left = deadline.remaining
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &left, size)
        // The kernel reads the address as a plain sockaddr of the length given.
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let failure = failure("connect", path)
            close(descriptor)
            throw failure
        }
        return descriptor
    }

    private static func address(_ path: String) throws(LookupFailure) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
            guard !name.isEmpty, name.count < field.count, !name.contains(0) else { return false }
            field.copyBytes(from: name)
            return true
        }
        guard fits else { throw .configuration("\(path): a socket's path has 1 to 107 bytes") }
        return address
    }

    /// Most errors of a socket go away.
    ///
    /// The service is started, or has room again; its mode stays.
    private static func failure(_ call: String, _ path: String) -> LookupFailure {
        let number = errno
        let text = "\(path): \(call): \(String(cString: strerror(number)))"
        return number == EACCES || number == EPERM ? .configuration(text) : .temporary(text)
    }
}
