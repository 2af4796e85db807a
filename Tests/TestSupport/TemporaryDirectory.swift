public import Glibc

/// A directory of a test's own, removed with all that is in it when the test is over.
///
/// Paths given to the methods are relative to it; directories above a file are created.
public final class TemporaryDirectory: Sendable {
    /// What a system call of a test could not do.
    public struct Failure: Error {
        /// The call and its file.
        public let doing: String

        /// The error number, errno(3).
        public let number: Int32
    }

    /// The absolute path, without a slash at its end.
    public let path: String

    /// Creates a directory below `$TMPDIR` or `/tmp`, with mode 0700.
    public init() throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/mailwright-XXXXXX".utf8CString)
        let created = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let created else { throw Failure(doing: "mkdtemp", number: errno) }
        path = created
    }

    deinit {
        remove(path)
    }

    /// The absolute path of a file in it.
    public func path(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// Creates a directory and those above it.
    public func makeDirectory(_ name: String, mode: mode_t = 0o700) throws {
        var current = path
        for part in name.split(separator: "/") {
            current += "/\(part)"
            guard mkdir(current, mode) == 0 || errno == EEXIST else {
                throw Failure(doing: "mkdir \(current)", number: errno)
            }
        }
    }

    /// Writes a file whole, mode 0600 if it is new.
    @discardableResult
    public func write(_ name: String, _ content: some Collection<UInt8>) throws -> String {
        if let slash = name.lastIndex(of: "/") { try makeDirectory(String(name[..<slash])) }
        let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(doing: "open \(name)", number: errno) }
        defer { close(descriptor) }
        var rest = Array(content)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(doing: "write \(name)", number: errno) }
            rest = rest.dropFirst(count)
        }
        return path(name)
    }

    /// Writes a text file whole.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String {
        try write(name, text.utf8)
    }

    /// Makes a symbolic link; the target is taken as it is, and need not exist.
    public func link(_ name: String, to target: String) throws {
        guard symlink(target, path(name)) == 0 else {
            throw Failure(doing: "symlink \(name)", number: errno)
        }
    }

    /// The content of a file, nil if there is none.
    public func read(_ name: String) -> [UInt8]? {
        let descriptor = open(path(name), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            content += buffer.prefix(count)
        }
        return content
    }

    /// The content of a text file, nil if there is none.
    public func text(_ name: String) -> String? {
        read(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names in a directory, sorted; empty if there is none.
    public func list(_ name: String = ".") -> [String] {
        names(in: path(name)).sorted()
    }

    /// The permission bits of a file or directory, nil if there is none.
    public func mode(of name: String) -> mode_t? {
        var status = stat()
        return lstat(path(name), &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    /// The inode number of a file, nil if there is none.
    public func inode(of name: String) -> UInt? {
        var status = stat()
        return lstat(path(name), &status) == 0 ? UInt(status.st_ino) : nil
    }
}

private func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}

private func remove(_ path: String) {
    // A directory that a test made unreadable is made readable to be removed.
    if unlink(path) == 0 { return }
    chmod(path, 0o700)
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
}
