internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Outcomes
internal import Settings

/// The sockets of one service, accepting until they are closed.
struct Listeners {
    private let channels: [any Channel]

    /// The most connections of one listener that are served at once.
    ///
    /// Postfix opens one for each of its processes; its default process limit is 100 a service.
    static let maximumConnections = 4096

    /// Accepts up to `limit` connections at once on each socket; `serve` adds the protocol's handlers to a connection.
    ///

    static func start(
        _ sockets: [ListeningSocket], limit: Int, on group: any EventLoopGroup, log: Logger,
        serve: @escaping @Sendable (any Channel) throws -> Void
    ) throws -> Listeners {
        var channels: [any Channel] = []
        for socket in sockets {
            let isInet = if case .inet = socket.address { true } else { false }
            let limit = ConnectionLimit(limit, log: log)
            let bootstrap = ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: ListeningSocket.backlog)
                .childChannelOption(.maxMessagesPerRead, value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        guard limit.admits(channel) else { return }
                        try serve(channel)
                    }
                }
            if isInet {
                _ = bootstrap.childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            }
            channels.append(try bootstrap.withBoundSocket(socket.descriptor).wait())
            log.info("listening on \(socket.address)")
        }
        return Listeners(channels: channels)
    }

    /// Stops accepting; connections that are open go on until their clients close them.
    func close() {
        // A listener that is closed already is what was wanted.
        for channel in channels { try? channel.close().wait() }
    }
}
