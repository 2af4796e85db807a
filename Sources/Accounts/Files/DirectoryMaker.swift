internal import Glibc
public import Outcomes

/// Makes directories, gives them to their owner, and can take back the ones that it made.
///
/// Taking back never removes more than empty directories, so it can not lose mail.
public struct DirectoryMaker {
    /// The directories made so far, in the order they were made.
    public private(set) var made: [String] = []

    private let owner: FileOwnership

    /// Makes a maker for directories of one owner.
    public init(owner: FileOwnership) {
        self.owner = owner
    }

    /// Makes one directory, whose parent exists, unless it is there already.
    ///
    /// Gives whether it was made. The mode is exact, whatever the umask is. Throws
    /// `.temporary` when the system refuses, and when something else has that name: a symbolic
    /// link is not followed.
    @discardableResult
    public mutating func make(_ path: String, mode: UInt32) throws(LookupFailure) -> Bool {
        guard mkdir(path, mode) == 0 else {
            let number = errno
            if number == EEXIST, Self.isDirectoryItself(path) { return false }
            let reason = number == EEXIST ? "something else has that name" : Self.reason(number)
            throw .temporary("can not make \(path): \(reason)")
        }
        made.append(path)
        // The new directory is opened, so that owner and mode are set on that and nothing else.
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .temporary("can not open \(path): \(Self.reason(errno))")
        }
        defer { close(descriptor) }
        if geteuid() == 0 || owner != .ofThisProcess,
            fchown(descriptor, owner.user, owner.group) != 0
        {
            throw .temporary(
                "can not give \(path) to its owner \(owner.user):\(owner.group): "
                    + Self.reason(errno))
        }
        guard fchmod(descriptor, mode) == 0 else {
            throw .temporary("can not set the mode of \(path): \(Self.reason(errno))")
        }
        return true
    }

    /// Makes a directory and the parents that are missing, which get mode 0755 and our own owner.
    ///
    /// Parents may be symbolic links to directories. Gives whether the directory itself was made.
    @discardableResult
    public mutating func makeWithParents(
        _ path: String, mode: UInt32
    ) throws(LookupFailure) -> Bool {
        var parents = DirectoryMaker(owner: .ofThisProcess)
        defer { made.insert(contentsOf: parents.made, at: 0) }
        for (position, byte) in path.utf8.enumerated()
        where byte == UInt8(ascii: "/") && position > 0 {
            let parent = String(decoding: path.utf8.prefix(position), as: UTF8.self)
            if !Self.isDirectory(parent) { try parents.make(parent, mode: 0o755) }
        }
        return try make(path, mode: mode)
    }

    /// Removes what was made, newest first, as far as it is empty.
    public mutating func undo() {
        for path in made.reversed() { rmdir(path) }
        made = []
    }

    /// Whether a directory, or a symbolic link to one, has this name.
    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a directory, not a link to one, has this name.
    private static func isDirectoryItself(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func reason(_ number: Int32) -> String {
        String(cString: strerror(number))
    }
}
