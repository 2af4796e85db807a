internal import Glibc

/// What a program prints, as far as it is read.
struct PrintedOutput {
    /// What has been read.
    private(set) var bytes: [UInt8] = []

    private let descriptor: Int32?
    private let limit: Int
    private var isAtEnd = false

    /// Reads from our end of a pipe, which does not block; without one nothing is printed.
    init(descriptor: Int32?, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// Whether it is more than the limit.
    var isTooMuch: Bool { bytes.count > limit }

    /// Waits until there is something, so long at most.
    func wait(milliseconds: Int32) {
        // A program that has closed its output is busy otherwise: poll(2) would not wait.
        guard let descriptor, !isAtEnd else {
            usleep(UInt32(milliseconds) * 1000)
            return
        }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, milliseconds)
    }

    /// Reads what is there, a little more than is allowed at most.
    mutating func read() {
        guard let descriptor else { return }
        while !isAtEnd, !isTooMuch {
            var count = 0
            bytes += [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, used in
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                // read(2) has written exactly the octets that it counts.
                used = max(0, count)
            }
            if count < 0, errno == EINTR { continue }
            isAtEnd = count == 0
            if count <= 0 { return }
        }
    }

    private static let pieceLength = 65_536
}
