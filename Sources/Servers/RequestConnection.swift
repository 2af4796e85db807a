internal import Protocols

/// A listening socket of a ``RequestReplyLoop``.
final class RequestListener {
    let descriptor: Int32
    let limit: Int
    let serve: RequestReplyLoop.Serve
    var count = 0
    /// Whether the last connection was refused, so that a flood is one line of the log.
    var isFull = false

    init(descriptor: Int32, limit: Int, serve: @escaping RequestReplyLoop.Serve) {
        self.descriptor = descriptor
        self.limit = limit
        self.serve = serve
    }
}

/// A client of a ``RequestReplyLoop``.
final class RequestConnection {
    let descriptor: Int32
    let listener: RequestListener
    /// The start of a request whose rest has not come yet; bounded by the protocol's own limit.
    private var partial: [UInt8] = []
    /// What the peer has not taken yet.
    var output: ArraySlice<UInt8> = []
    /// Whether the connection waits until the peer takes it.
    var isWaiting = false
    /// Whether it is closed once all is written.
    var isEnding = false
    /// When the last request was answered and its reply taken, or the one under way began.
    var since: ContinuousClock.Instant

    /// Whether a request has begun whose end has not come yet.
    var isInRequest: Bool { !partial.isEmpty }

    init(descriptor: Int32, listener: RequestListener, since: ContinuousClock.Instant) {
        self.descriptor = descriptor
        self.listener = listener
        self.since = since
    }

    /// Answers the requests that are whole with these bytes, and keeps the start of the next.
    func serve(_ input: Span<UInt8>, _ replies: inout [UInt8]) throws(WireError) {
        guard !partial.isEmpty else {
            let used = try listener.serve(input, &replies)
            if used < input.count { append(input.extracting(used..<input.count)) }
            return
        }
        append(input)
        // Taken out of the object, so that its bytes can be lent without a copy.
        var whole: [UInt8] = []
        swap(&whole, &partial)
        let used = try listener.serve(whole.span, &replies)
        whole.removeFirst(used)
        partial = whole
    }

    private func append(_ bytes: Span<UInt8>) {
        partial.reserveCapacity(partial.count + bytes.count)
        for index in bytes.indices { partial.append(bytes[index]) }
    }
}
