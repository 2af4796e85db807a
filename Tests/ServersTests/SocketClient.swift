import NIOCore
import NIOPosix

/// A client of a UNIX socket, as short as tests need it.
enum SocketClient {
    /// Sends a text over one connection and gives what came back: until the line that begins with
    /// `last` has come, or until the server closed.
    static func ask(
        _ text: String, at path: String, until last: String, on group: any EventLoopGroup
    ) async throws -> String {
        let client = try await ClientBootstrap(group: group)
            .connect(unixDomainSocketPath: path) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await client.executeThenClose { input, output in
            try await output.write(ByteBuffer(string: text))
            var reply = ""
            for try await buffer in input {
                reply += String(buffer: buffer)
                if reply.contains(last), reply.hasSuffix("\n") || reply.hasSuffix(",") { break }
            }
            return reply
        }
    }
}
