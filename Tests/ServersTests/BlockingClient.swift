import Glibc
import Testing

/// A client of a UNIX socket that waits for what it asked, five seconds at most.
final class BlockingClient {
    /// The socket could not be connected to.
    struct Refused: Error {
        let number: Int32
    }

    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // Tests keep their paths short enough.
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, length)
            }
        }
        guard result == 0 else { throw Refused(number: errno) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) {
        #expect(Glibc.send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL)) > 0)
    }

    /// Whether all of the text could be handed over at once.
    func sendWithoutWaiting(_ text: String) -> Bool {
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        // The other side is given time to take what it can.
        for _ in 0..<50 {
            let count = Glibc.send(descriptor, text, text.utf8.count, flags)
            if count == text.utf8.count { return true }
            if count >= 0 {
                Issue.record("a part of a line was sent")
                return false
            }
            usleep(2000)
        }
        return false
    }

    /// Tells the other side that nothing more comes.
    func end() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// What comes until there are that many octets, or the other side closes.
    func receive(_ length: Int) -> String {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
        while all.count < length {
            let count = read(descriptor, &part, min(part.count, length - all.count))
            guard count > 0 else { break }
            all += part[..<count]
        }
        return String(decoding: all, as: UTF8.self)
    }

    func ask(_ text: String, reply length: Int) -> String {
        send(text)
        return receive(length)
    }
}
