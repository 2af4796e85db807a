import Foundation
import Glibc
import Protocols
import Synchronization
import TestSupport

/// Answers Postfix's lookups as told, and remembers what it was asked.
///
/// Each parameter of Postfix asks for a map of its own name. Speaks socketmap_table(5) on one port
/// and tcp_table(5) on the other, which has no map names: its questions count as the map `tcp`.
final class RecordingServer: Sendable {
    /// What to answer.
    typealias Answer = @Sendable (_ map: String, _ key: String) -> SocketmapReply

    /// What it was asked once.
    struct Question: Equatable {
        let map: String
        let key: String
    }

    let socketmapPort: Int
    let tcpTablePort: Int

    private let answer: Answer
    private let asked = Mutex<[Question]>([])
    private let connections = Mutex<Set<Int32>>([])
    private let listeners: [Int32]

    init(answer: @escaping Answer) throws {
        self.answer = answer
        let (socketmap, socketmapPort) = try Self.listen()
        let (tcpTable, tcpTablePort) = try Self.listen()
        listeners = [socketmap, tcpTable]
        self.socketmapPort = socketmapPort
        self.tcpTablePort = tcpTablePort
        accept(on: socketmap, SocketmapRequest.parse) { server, request in
            let map = String(decoding: request.map, as: UTF8.self)
            return server.reply(map, request.key).socketmap
        }
        accept(on: tcpTable, TCPTableRequest.parse) { server, request in
            guard case .get(let key) = request else { return [] }
            return server.reply("tcp", key).tcpTable
        }
    }

    /// Stops accepting; the threads end with their connections.
    func stop() {
        for listener in listeners { shutdown(listener, Int32(SHUT_RDWR)) }
    }

    /// Closes the connections of all its clients, and goes on accepting.
    func hangUp() {
        connections.withLock { for connection in $0 { shutdown(connection, Int32(SHUT_RDWR)) } }
    }

    /// Everything that it was asked so far, in its order, repeats included.
    var questions: [Question] { asked.withLock { $0 } }

    private func reply(_ map: String, _ key: [UInt8]) -> SocketmapReply {
        let key = String(decoding: key, as: UTF8.self)
        asked.withLock { $0.append(Question(map: map, key: key)) }
        return answer(map, key)
    }

    private func accept<Request>(
        on listener: Int32,
        _ parse: @escaping @Sendable (Span<UInt8>) throws(WireError) -> Parsed<Request>,
        _ reply: @escaping @Sendable (RecordingServer, Request) -> [UInt8]
    ) {
        Thread.detachNewThread { [weak self] in
            while case let connection = Glibc.accept(listener, nil, nil), connection >= 0 {
                Thread.detachNewThread { [weak self] in
                    self?.connections.withLock { _ = $0.insert(connection) }
                    self?.serve(connection, parse, reply)
                    self?.connections.withLock { _ = $0.remove(connection) }
                    close(connection)
                }
            }
            close(listener)
        }
    }

    private func serve<Request>(
        _ connection: Int32, _ parse: (Span<UInt8>) throws(WireError) -> Parsed<Request>,
        _ reply: (RecordingServer, Request) -> [UInt8]
    ) {
        var input: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(connection, &buffer, buffer.count), count > 0 {
            input += buffer.prefix(count)
            while case .request(let request, let length)? = try? parse(input.span) {
                input.removeFirst(length)
                let answer = reply(self, request)
                guard write(connection, answer, answer.count) == answer.count else { return }
            }
        }
    }

    private static func listen() throws -> (descriptor: Int32, port: Int) {
        let type = Int32(SOCK_STREAM.rawValue | UInt32(SOCK_CLOEXEC.rawValue))
        let descriptor = socket(AF_INET, type, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // bind(2) takes any address type by a pointer to its common start.
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && Glibc.listen(descriptor, 64) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard status else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return (descriptor, Int(in_port_t(bigEndian: address.sin_port)))
    }
}

extension SocketmapReply {
    fileprivate var socketmap: [UInt8] {
        var wire: [UInt8] = []
        encode(into: &wire)
        return wire
    }

    fileprivate var tcpTable: [UInt8] {
        var wire: [UInt8] = []
        switch self {
        case .found(let value): TCPTableReply.found(value).encode(into: &wire)
        case .notFound: TCPTableReply.notFound.encode(into: &wire)
        case .temporary(let reason): TCPTableReply.temporary(reason).encode(into: &wire)
        }
        return wire
    }
}
