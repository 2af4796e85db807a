internal import Glibc

/// Lines to and from a server or a program, with a time limit on every answer.
public final class Conversation {
    /// What a system call of a conversation could not do, or what the peer did not say.
    public struct Failure: Error, CustomStringConvertible {
        /// The call or the question, and why.
        public let description: String

        /// Makes one.
        public init(_ description: String) { self.description = description }

        init(doing: String) { self.init("\(doing): \(String(cString: strerror(errno)))") }
    }

    /// How long an answer may take.
    public var patience = Duration.seconds(30)

    let descriptor: Int32
    private let process: pid_t?
    private var received: [UInt8] = []

    init(descriptor: Int32, process: pid_t? = nil) {
        self.descriptor = descriptor
        self.process = process
    }

    deinit {
        close(descriptor)
        guard let process else { return }
        kill(process, SIGTERM)
        for _ in 0..<250 where waitpid(process, nil, WNOHANG) == 0 { usleep(20_000) }
        // It leads a session of its own, with whatever it started and did not end.
        kill(-process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// Sends some bytes as they are.
    public func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(doing: "send") }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends a line, with the line end of the Internet protocols.
    public func send(line: String) throws {
        try send(Array("\(line)\r\n".utf8))
    }

    /// Says that nothing more will be sent; answers are still read.
    public func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// The next line without its line end, nil at the end of input.
    public func line() throws -> String? {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                var line = received[..<end]
                if line.last == 0x0D { line.removeLast() }
                received.removeFirst(end + 1)
                return String(decoding: line, as: UTF8.self)
            }
            guard try receive() else { return nil }
        }
    }

    /// The next line; throws at the end of input.
    public func expectLine() throws -> String {
        guard let line = try line() else { throw Failure("the peer hung up") }
        return line
    }

    /// Everything up to the end of input; throws when it does not come in time.
    public func rest() throws -> [UInt8] {
        while try receive() {}
        defer { received = [] }
        return received
    }

    /// Exactly so many bytes, or fewer at the end of input.
    public func bytes(_ count: Int) throws -> [UInt8] {
        while received.count < count, try receive() {}
        defer { received.removeFirst(min(count, received.count)) }
        return Array(received.prefix(count))
    }

    /// Waits for more bytes; false at the end of input.
    private func receive() throws -> Bool {
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(patience / .milliseconds(1))
        guard Glibc.poll(&poll, 1, milliseconds) == 1 else {
            throw Failure("no answer within \(patience)")
        }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(descriptor, &buffer, buffer.count)
        // A peer that closes with unread input resets the connection: that is an end, too.
        guard count >= 0 || errno == ECONNRESET else { throw Failure(doing: "read") }
        received += buffer.prefix(max(count, 0))
        return count > 0
    }
}
