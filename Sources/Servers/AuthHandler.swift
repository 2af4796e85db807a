internal import Logging
internal import NIOCore
internal import Protocols

/// Puts a session of the Dovecot auth protocol on a socket.
///
/// The questions are answered by `AuthQuestions` on threads of their own; their verdicts come
/// back to the event loop in any order.
final class AuthHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private typealias Action = DovecotAuth.Session.Action

    private var session: DovecotAuth.Session
    private let questions: AuthQuestions
    private let log: Logger

    init(session: DovecotAuth.Session, questions: AuthQuestions, log: Logger) {
        self.session = session
        self.questions = questions
        self.log = log
    }

    func channelActive(context: ChannelHandlerContext) {
        perform(session.open(), context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        perform(session.receive(unwrapInboundIn(data).readableBytesView), context)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // A peer that does not read is not read from: else what waits for it grows without bound.
        _ = context.channel.setOption(.autoRead, value: context.channel.isWritable)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        log.debug("connection closed: \(error)")
        context.close(promise: nil)
    }

    private func perform(_ actions: [Action], _ context: ChannelHandlerContext) {
        for action in actions {
            switch action {
            case .send(let bytes):
                let output = context.channel.allocator.buffer(bytes: bytes)
                context.writeAndFlush(wrapOutboundOut(output), promise: nil)
            case .verify(let request):
                let verdict = questions.verify(request, on: context.eventLoop)
                verdict.assumeIsolated().whenSuccess { [self] verdict in
                    perform(session.answer(request.id, login: verdict), context)
                }
            case .lookup(let request):
                let verdict = questions.lookUp(request, on: context.eventLoop)
                verdict.assumeIsolated().whenSuccess { [self] verdict in
                    perform(session.answer(request.id, lookup: verdict), context)
                }
            case .close(let error):
                log.notice("connection closed: \(error)")
                context.close(promise: nil)
            }
        }
    }
}
