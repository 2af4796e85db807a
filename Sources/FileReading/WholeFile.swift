internal import Glibc
public import Outcomes

/// Reads small files whole: settings, tables, scripts.
public enum WholeFile {
    /// Reads a plain file to its end.
    ///
    /// Nil when there is no such file; a failure of `SystemFailure`'s kind for every other errno,
    /// and a configuration failure for a file of more than `limit` octets, and for a directory, a
    /// FIFO or a device, of which none holds the reader up.
    public static func read(_ path: String, limit: Int) throws(LookupFailure) -> [UInt8]? {
        // Without O_NONBLOCK the opening of a FIFO waits for someone who writes to it.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw SystemFailure.failure(errno, doing: "open \(path)")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw SystemFailure.failure(errno, doing: "examine \(path)")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .configuration("\(path) is no plain file")
        }
        return try read(descriptor: file, named: path, limit: limit)
    }

    /// Reads what an open descriptor gives, a file or a pipe, to its end.
    ///
    /// The name is for the failures, which are those of a file.
    public static func read(
        descriptor file: Int32, named path: String, limit: Int
    ) throws(LookupFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let start = bytes.count
            // Grown by doubling, so that a file of any size costs linear time.
            bytes.append(contentsOf: repeatElement(0, count: max(8192, start)))
            let space = bytes.count - start
            let count = bytes.withUnsafeMutableBytes { buffer in
                // The region is within the array: it starts at `start` and has `space` octets.
                Glibc.read(file, buffer.baseAddress.map { $0 + start }, space)
            }
            if count < 0 {
                bytes.removeSubrange(start...)
                if errno == EINTR { continue }
                throw SystemFailure.failure(errno, doing: "read \(path)")
            }
            bytes.removeSubrange((start + count)...)
            if count == 0 { return bytes }
            guard bytes.count <= limit else {
                throw .configuration("\(path) is larger than \(limit) octets")
            }
        }
    }
}
