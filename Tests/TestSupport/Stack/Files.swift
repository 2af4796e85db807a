internal import Glibc

/// Reads files that are not in a directory of the test's own.
public enum Files {
    /// The names in a directory, sorted; none if it is not there.
    public static func list(_ directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                // The name ends with a NUL within its 256 bytes, readdir(3).
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file from an offset on, nil if there is no such file.
    public static func bytes(_ path: String, from offset: Int = 0) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        lseek(descriptor, off_t(offset), Int32(SEEK_SET))
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return content }
            content += buffer.prefix(count)
        }
    }

    /// The text of a file from an offset on, nil if there is no such file.
    public static func text(_ path: String, from offset: Int = 0) -> String? {
        bytes(path, from: offset).map { String(decoding: $0, as: UTF8.self) }
    }

    /// How long a file is, 0 if there is none.
    public static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Puts a text in the place of a file at once, as a careful editor does; the mode is 0644.
    public static func replace(_ path: String, _ text: String) throws {
        let unfinished = "\(path).unfinished"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Conversation.Failure(doing: "open \(unfinished)") }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count,
            fchmod(descriptor, 0o644) == 0, rename(unfinished, path) == 0
        else { throw Conversation.Failure(doing: "write \(path)") }
    }
}
