public import Outcomes
internal import Protocols
public import SystemClock

/// A connection to the lookup service, for programs that ask for a few keys.
///
/// It speaks Postfix's socketmap protocol over a UNIX socket, blocks, and waits for nothing after
/// its deadline.
public struct LookupConnection: ~Copyable {
    private let stream: UNIXStream
    private let path: String

    /// Connects to the socket.
    ///
    /// Throws `.temporary` when nobody listens there, or not in time.
    public init(socket path: String, deadline: Deadline) throws(LookupFailure) {
        stream = try UNIXStream(connectingTo: path, deadline: deadline)
        self.path = path
    }

    /// What a map has for a key; nil when it has nothing.
    ///
    /// Whatever is neither is a `.temporary` failure. A key with a NUL or a line end is in no map, nor
    /// is an empty one, or one that is too long to be asked for.
    public mutating func value(
        of key: [UInt8], inMap map: String
    ) throws(LookupFailure) -> [UInt8]? {
        let cannotBeAsked = key.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }
        let limit = Netstring.maximumLength - map.utf8.count - 1
        guard !key.isEmpty, key.count <= limit, !cannotBeAsked else { return nil }
        try stream.write(SocketmapRequest(map: Array(map.utf8), key: key).encoded())
        var received: [UInt8] = []
        while true {
            if let reply = try reply(received) {
                switch reply {
                case .found(let value): return value
                case .notFound: return nil
                case .temporary(let reason): throw .temporary("\(path): \(map): \(reason)")
                }
            }
            let more = try stream.read(atMost: SocketmapReply.maximumLength)
            guard !more.isEmpty else {
                throw .temporary("\(path): the service closed the connection without an answer")
            }
            received += more
        }
    }

    private func reply(_ received: [UInt8]) throws(LookupFailure) -> SocketmapReply? {
        do throws(WireError) {
            guard case .request(let reply, _) = try SocketmapReply.parse(received.span) else {
                return nil
            }
            return reply
        } catch {
            throw .temporary("\(path): \(error.description)")
        }
    }
}
