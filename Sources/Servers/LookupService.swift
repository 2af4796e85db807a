internal import Glibc
internal import Logging
internal import Outcomes
internal import Protocols

/// The lookup service: every map over socketmap, and single maps over tcp_table.
struct LookupService {
    /// The question to a map: its name and the key.
    typealias Lookup =
        @Sendable (_ map: [UInt8], _ key: [UInt8]) -> Result<
            [UInt8]?, LookupFailure
        >

    let lookup: Lookup
    let log: Logger
    var connectionLimit = Listeners.maximumConnections

    /// The bound sockets of the service.
    struct Sockets {
        let socketmap: [ListeningSocket]
        let tcpTables: [(map: String, socket: ListeningSocket)]
    }

    /// Serves on the sockets, in a thread of its own, until the result is stopped.
    func start(_ sockets: Sockets) throws(LookupFailure) -> LoopThread {
        let loop = try RequestReplyLoop(log: log)
        for socket in sockets.socketmap {
            loop.listen(on: socket, limit: connectionLimit, serve: serveSocketmap)
        }
        for (map, socket) in sockets.tcpTables {
            let name = Array(map.utf8)
            loop.listen(on: socket, limit: connectionLimit) {
                (input, replies) throws(WireError) in
                try serveTCPTable(name, input, &replies)
            }
        }
        return try LoopThread(loop)
    }

    private func serveSocketmap(
        _ input: Span<UInt8>, _ replies: inout [UInt8]
    ) throws(WireError) -> Int {
        var used = 0
        while used < input.count {
            let rest = input.extracting(used..<input.count)
            guard case .request(let request, let length) = try SocketmapRequest.parse(rest)
            else { break }
            SocketmapReply(lookup(request.map, request.key)).encode(into: &replies)
            used += length
        }
        return used
    }

    private func serveTCPTable(
        _ map: [UInt8], _ input: Span<UInt8>, _ replies: inout [UInt8]
    ) throws(WireError) -> Int {
        var used = 0
        while used < input.count {
            let rest = input.extracting(used..<input.count)
            guard case .request(let request, let length) = try TCPTableRequest.parse(rest)
            else { break }
            switch request {
            case .get(let key): TCPTableReply(lookup(map, key)).encode(into: &replies)
            case .unsupported:
                TCPTableReply.temporary("only \"get\" is supported").encode(into: &replies)
            }
            used += length
        }
        return used
    }
}
