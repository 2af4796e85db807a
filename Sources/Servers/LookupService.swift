internal import Logging
internal import NIOCore
internal import Outcomes
internal import Protocols
internal import Settings

/// The lookup service: every map over socketmap, and single maps over tcp_table.
///
/// Lookups are memory accesses, so they are answered on the event loop itself.
struct LookupService {
    /// The question to a map: its name and the key.
    typealias Lookup =
        @Sendable (_ map: [UInt8], _ key: [UInt8]) -> Result<
            [UInt8]?, LookupFailure
        >

    let settings: SiteSettings.LookupService
    let lookup: Lookup
    let log: Logger
    var connectionLimit = Listeners.maximumConnections

    /// The sockets of the service, bound before the daemon gives up its rights.
    struct Sockets {
        let socketmap: [ListeningSocket]
        let tcpTables: [(map: String, socket: ListeningSocket)]

        init(_ settings: SiteSettings.LookupService) throws(LookupFailure) {
            var socketmap: [ListeningSocket] = []
            for address in settings.listen { socketmap.append(try ListeningSocket(address)) }
            var tcpTables: [(map: String, socket: ListeningSocket)] = []
            for table in settings.tcpTables {
                tcpTables.append((table.map, try ListeningSocket(table.address)))
            }
            self.socketmap = socketmap
            self.tcpTables = tcpTables
        }
    }

    /// Serves on the sockets until the listeners are closed.
    func start(_ sockets: Sockets, on group: any EventLoopGroup) throws -> [Listeners] {
        var listeners = [
            try Listeners.start(
                sockets.socketmap, limit: connectionLimit, on: group, log: log
            ) { channel in
                try channel.pipeline.syncOperations.addHandler(socketmapHandler())
            }
        ]
        for (map, socket) in sockets.tcpTables {
            let name = Array(map.utf8)
            listeners.append(
                try Listeners.start(
                    [socket], limit: connectionLimit, on: group, log: log
                ) { channel in
                    try channel.pipeline.syncOperations.addHandler(tcpTableHandler(map: name))
                })
        }
        return listeners
    }

    private func socketmapHandler() -> RequestReplyHandler<SocketmapRequest> {
        RequestReplyHandler(parse: SocketmapRequest.parse, log: log) { [lookup] request, replies in
            SocketmapReply(lookup(request.map, request.key)).encode(into: &replies)
        }
    }

    private func tcpTableHandler(map: [UInt8]) -> RequestReplyHandler<TCPTableRequest> {
        RequestReplyHandler(parse: TCPTableRequest.parse, log: log) { [lookup] request, replies in
            switch request {
            case .get(let key): TCPTableReply(lookup(map, key)).encode(into: &replies)
            case .unsupported:
                TCPTableReply.temporary("only \"get\" is supported").encode(into: &replies)
            }
        }
    }
}
