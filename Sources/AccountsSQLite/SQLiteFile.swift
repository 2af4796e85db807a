internal import Glibc
internal import Outcomes

/// The database file as the file system sees it.
struct SQLiteFile {
    let path: String

    /// How long a question waits for a lock before it fails, in seconds.
    static let busyTimeout = 2.0

    /// Which file it is: another one under the same name has another identity.
    struct Identity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// The identity of the file that is there now; throws when there is none.
    func identity() throws(LookupFailure) -> Identity {
        var status = stat()
        guard stat(path, &status) == 0 else {
            let number = errno
            throw .temporary(
                number == ENOENT
                    ? "the accounts database \(path) is not there; run mailwright init, "
                        + "or mount its file system"
                    : "the accounts database \(path) can not be reached: "
                        + String(cString: strerror(number)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .configuration("the accounts database \(path) is not a file; name another one")
        }
        return Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// The name for SQLite, as a URI that opens the file and never makes one.
    ///
    /// Else a database that is moved away at the wrong moment would be replaced by an empty one.
    /// <https://www.sqlite.org/uri.html>
    var uri: String {
        var text = "file:"
        for byte in path.utf8 {
            // "%", "?" and "#" mean something in a URI; bytes above US-ASCII are escaped one by one.
            if byte >= 0x80 || [0x25, 0x3F, 0x23].contains(byte) {
                text += "%" + String(byte, radix: 16)
            } else {
                text.unicodeScalars.append(UnicodeScalar(byte))
            }
        }
        return text + "?mode=rw"
    }
}
