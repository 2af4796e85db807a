import Glibc
public import Outcomes

/// The system calls on directories that a Maildir needs.
public enum Directory {
    /// Creates a directory with a mode; false if it already exists.
    @discardableResult
    static func create(_ path: String, mode: mode_t) throws(SystemCallError) -> Bool {
        if mkdir(path, mode) == 0 { return true }
        guard errno == EEXIST else {
            throw SystemCallError(number: errno, doing: "create directory \(path)")
        }
        return false
    }

    /// Brings the entries of a directory to the disk: a rename is not durable before.
    static func sync(_ path: String) throws(SystemCallError) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
    }

    /// The names in a directory that are UTF-8, in no order, without those of itself and its parent.
    static func names(in path: String) throws(SystemCallError) -> [String] {
        guard let directory = opendir(path) else {
            throw SystemCallError(number: errno, doing: "read \(path)")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            // d_name ends with a NUL within the entry, readdir(3).
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                String(
                    validatingCString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
                )
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw SystemCallError(number: errno, doing: "read \(path)") }
        return names
    }

    /// The names in a directory, as of ``names(in:)``, for those who only need to know whether to
    /// try again.
    public static func list(_ path: String) throws(LookupFailure) -> [String] {
        try reportingFailures { () throws(SystemCallError) in try names(in: path) }
    }

    /// The permission bits of a directory; nil if nothing is there.
    static func mode(of path: String) throws(SystemCallError) -> mode_t? {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
        // A file in the way is as good as nothing: the next call says what is wrong.
        guard errno == ENOENT else {
            throw SystemCallError(number: errno, doing: "examine \(path)")
        }
        return nil
    }
}
