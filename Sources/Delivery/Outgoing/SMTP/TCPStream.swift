import Glibc

/// A connected TCP socket that blocks, but never longer than a time limit in all.
final class TCPStream {
    /// Address and port, for error texts.
    let peer: String

    private let descriptor: Int32
    private let deadline: Int

    /// Connects.
    init(address: RelayAddress, port: UInt16, timeLimit: Int) throws(SendFailure) {
        peer = "\(address.text):\(port)"
        deadline = time(nil) + timeLimit
        descriptor = try Self.connect(address, port, peer, deadline)
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
        _ address: RelayAddress, _ port: UInt16, _ peer: String, _ deadline: Int
    ) throws(SendFailure) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, type, 0)
        guard descriptor >= 0 else { throw failure(peer, errno) }
        // connect(2) obeys the limit for sending.
        var number: Int32 = 0
        do throws(SendFailure) {
            try limit(descriptor, SO_SNDTIMEO, deadline, peer)
            let status = address.withSocketAddress(port: port) {
                Glibc.connect(descriptor, $0, $1)
            }
            number = status == 0 ? 0 : errno
        } catch {
            close(descriptor)
            throw error
        }
        guard number == 0 else {
            close(descriptor)
            throw failure(peer, number)
        }
        return descriptor
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
