import Glibc
import Outcomes

/// The message, as pipe(8) hands it in.
enum StandardInput {
    /// Fills a buffer; 0 at the end of the message.
    static func read(into buffer: UnsafeMutableRawBufferPointer) throws(LookupFailure) -> Int {
        while true {
            let count = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                let reason = String(cString: strerror(errno))
                throw .temporary("can not read the message: \(reason)")
            }
        }
    }

    /// Reads what is left and forgets it.
    static func drain() {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while let count = try? read(into: buffer), count > 0 {}
    }
}
