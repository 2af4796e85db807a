import Glibc

/// A connected TCP socket that blocks, but never longer than a time limit in all.
final class TCPStream {
    /// Host and port, for error texts.
    let peer: String

    private let descriptor: Int32
    private let deadline: Int

    /// Connects to the first address of the host that answers.
    init(host: String, port: String, timeLimit: Int) throws(SendFailure) {
        peer = "\(host):\(port)"
        deadline = time(nil) + timeLimit
        descriptor = try Self.connect(host, port, deadline)
    }

    deinit {
        close(descriptor)
    }

    /// Sends all octets.
    func write(_ bytes: [UInt8]) throws(SendFailure) {
        var sent = 0
        while sent < bytes.count {
            try Self.limit(descriptor, SO_SNDTIMEO, deadline, peer)
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[sent...])
                return send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR {
                throw Self.failure(peer, errno)
            }
        }
    }

    /// Receives some octets, at least one.
    func read() throws(SendFailure) -> [UInt8] {
        while true {
            try Self.limit(descriptor, SO_RCVTIMEO, deadline, peer)
            var received = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
                received = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                count = max(received, 0)
            }
            if received > 0 { return bytes }
            if received == 0 { throw .temporary("\(peer): the server closed the connection") }
            if errno != EINTR { throw Self.failure(peer, errno) }
        }
    }

    private static func connect(
        _ host: String, _ port: String, _ deadline: Int
    ) throws(SendFailure) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let number = getaddrinfo(host, port, &hints, &list)
        guard number == 0 else {
            throw .temporary("\(host):\(port): \(String(cString: gai_strerror(number)))")
        }
        defer { freeaddrinfo(list) }
        var lastError = ECONNREFUSED
        var next = list
        while let address = next?.pointee {
            let type = address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue)
            let descriptor = socket(address.ai_family, type, address.ai_protocol)
            if descriptor >= 0 {
                // connect(2) obeys the limit for sending.
                try limit(descriptor, SO_SNDTIMEO, deadline, "\(host):\(port)")
                if Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 {
                    return descriptor
                }
                lastError = errno
                close(descriptor)
            }
            next = address.ai_next
        }
        throw failure("\(host):\(port)", lastError)
    }

    /// Sets how long the next call may block: what is left of the limit.
    private static func limit(
        _ descriptor: Int32, _ option: Int32, _ deadline: Int, _ peer: String
    ) throws(SendFailure) {
        let left = deadline - time(nil)
        guard left > 0 else { throw .temporary("\(peer): the server takes too long") }
        var value = timeval(tv_sec: left, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, option, &value, size)
    }

    private static func failure(_ peer: String, _ number: Int32) -> SendFailure {
        let timedOut = number == EAGAIN || number == EINPROGRESS
        let text = timedOut ? "the server takes too long" : String(cString: strerror(number))
        return .temporary("\(peer): \(text)")
    }
}
