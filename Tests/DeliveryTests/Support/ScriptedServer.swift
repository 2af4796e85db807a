import Glibc
import Synchronization

/// A server that says fixed lines, one after each line (or mail) that it receives.
final class ScriptedServer: Sendable {
    /// The port on 127.0.0.1.
    let port: Int

    private let listener: Int32
    private let heard = Mutex<String>("")

    /// Everything that the client sent.
    var received: String { heard.withLock { $0 } }

    /// Serves one client with the replies, in order; the first is the greeting.
    init(replies: [String]) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) + listen(listener, 1)
                    + getsockname(listener, address, &size)
            }
        }
        guard number == 0 else { throw Failure.cannotListen }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        startThread { self.serve(replies) }
    }

    deinit {
        close(listener)
    }

    private enum Failure: Error {
        case cannotListen
    }

    private func serve(_ replies: [String]) {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        defer { close(client) }
        var inData = false
        for reply in replies {
            _ = Array("\(reply)\r\n".utf8).withUnsafeBytes {
                write(client, $0.baseAddress, $0.count)
            }
            let end = inData ? "\r\n.\r\n" : "\r\n"
            guard hear(client, until: inData || reply.hasPrefix("354") ? "\r\n.\r\n" : end) else {
                return
            }
            inData = false
        }
    }

    private func hear(_ client: Int32, until end: String) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        var turn = ""
        while !turn.hasSuffix(end) {
            let count = read(client, &buffer, buffer.count)
            guard count > 0 else { return false }
            let piece = String(decoding: buffer.prefix(count), as: UTF8.self)
            turn += piece
            heard.withLock { $0 += piece }
        }
        return true
    }
}

/// Runs on a thread of its own: the tests block those that Swift's tasks share.
private func startThread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
    pthread_detach(thread)
}

private final class Box {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}
