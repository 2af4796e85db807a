import Logging
import NIOCore
import NIOEmbedded
import Protocols
import Testing

@testable import Servers

@Suite struct RequestReplyHandlerTests {
    /// A channel that answers each socketmap request with its key, or not found for no key.
    private func channel() throws -> EmbeddedChannel {
        let handler = RequestReplyHandler(parse: SocketmapRequest.parse, log: Logger(label: "t")) {
            request, replies in
            SocketmapReply(.success(request.key.isEmpty ? nil : request.key)).encode(into: &replies)
        }
        let channel = EmbeddedChannel(handler: handler)
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/test")).wait()
        return channel
    }

    private func send(_ text: String, to channel: EmbeddedChannel) throws -> String? {
        try channel.writeInbound(ByteBuffer(string: text))
        return try channel.readOutbound(as: ByteBuffer.self).map { String(buffer: $0) }
    }

    @Test func `a request is answered`() throws {
        let channel = try channel()
        #expect(try send("7:m a@b.c,", to: channel) == "8:OK a@b.c,")
        #expect(try send("2:m ,", to: channel) == "9:NOTFOUND ,")
    }

    @Test func `pipelined requests are answered in one write, in order`() throws {
        let channel = try channel()
        #expect(try send("3:m a,2:m ,3:m b,", to: channel) == "4:OK a,9:NOTFOUND ,4:OK b,")
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    }

    @Test func `a request may come byte by byte`() throws {
        let channel = try channel()
        var answers: [String] = []
        for byte in "7:m a@b.c,7:m d@e.f," {
            if let answer = try send(String(byte), to: channel) { answers.append(answer) }
        }
        #expect(answers == ["8:OK a@b.c,", "8:OK d@e.f,"])
    }

    @Test func `a whole and a half request answer the whole one first`() throws {
        let channel = try channel()
        #expect(try send("3:m a,3:m", to: channel) == "4:OK a,")
        #expect(try send(" b,", to: channel) == "4:OK b,")
    }

    @Test func `garbage closes the connection after what came before it is answered`() throws {
        let channel = try channel()
        #expect(try send("3:m a,garbage", to: channel) == "4:OK a,")
        #expect(!channel.isActive)
    }

    @Test func `a peer that does not read its replies is not read from`() throws {
        let channel = try channel()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(channel.options.last?.value as? Bool == false)
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        #expect(channel.options.last?.value as? Bool == true)
    }

    @Test func `an error of the socket closes the connection only`() throws {
        let channel = try channel()
        channel.pipeline.fireErrorCaught(IOError(errnoCode: 104, reason: "read"))
        #expect(!channel.isActive)
    }
}
