internal import Logging
internal import NIOCore
internal import Protocols

/// Puts a pure request-and-reply protocol on a socket.
///
/// Requests may come pipelined and in any cut; their replies go out in one write. A peer that
/// does not speak the protocol is disconnected, and one that does not read its replies is not
/// read from. What is kept of a connection is bounded by the protocol's own longest request.
final class RequestReplyHandler<Request: Sendable>: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer
    typealias Parse = (Span<UInt8>) throws(WireError) -> Parsed<Request>

    private let parse: Parse
    private let answer: (Request, inout [UInt8]) -> Void
    private let log: Logger
    private var input: ByteBuffer?
    private var replies: [UInt8] = []

    init(
        parse: @escaping Parse, log: Logger, answer: @escaping (Request, inout [UInt8]) -> Void
    ) {
        self.parse = parse
        self.answer = answer
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        // Taken, not copied: a second owner would make the append copy the whole buffer.
        if var rest = input.take() {
            rest.writeBuffer(&buffer)
            buffer = rest
        }
        do throws(WireError) {
            try serve(&buffer)
        } catch {
            log.notice("connection closed: \(error)")
            flush(context)
            context.close(promise: nil)
            return
        }
        if buffer.readableBytes > 0 { input = buffer }
    }

    /// Answers every whole request of the buffer and leaves the rest in it.
    private func serve(_ buffer: inout ByteBuffer) throws(WireError) {
        while buffer.readableBytes > 0 {
            let parsed = try parse(buffer.readableBytesUInt8Span)
            guard case .request(let request, let length) = parsed else { return }
            buffer.moveReaderIndex(forwardBy: length)
            answer(request, &replies)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard !replies.isEmpty else { return }
        let output = context.channel.allocator.buffer(bytes: replies)
        replies.removeAll(keepingCapacity: true)
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        context.readOnlyWhileWritable()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A client that goes away in the middle is everyday; the server must not mind.
        log.debug("connection closed: \(error)")
        context.close(promise: nil)
    }
}

extension ChannelHandlerContext {
    /// Stops reading from a peer that does not read, and goes on when it does again.
    ///
    /// Else what waits to be written to it grows without bound.
    func readOnlyWhileWritable() {
        _ = channel.setOption(.autoRead, value: channel.isWritable)
    }
}
