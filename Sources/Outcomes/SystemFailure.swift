internal import Glibc

/// The one place that says which errno is worth another try (errno(3)).
public enum SystemFailure {
    /// The failure of a system call: temporary unless only an admin can mend it.
    ///
    /// `doing` says what was tried and with which file: `create /home/u/Maildir/tmp/x`. What is not
    /// known is temporary.
    public static func failure(_ number: Int32, doing: String) -> LookupFailure {
        let text = "can not \(doing): \(errnoText(number))"
        return isConfiguration(number) ? .configuration(text) : .temporary(text)
    }

    /// Wrong owner, wrong mode, wrong kind of file, read-only mount: waiting does not help.
    private static func isConfiguration(_ number: Int32) -> Bool {
        switch number {
        case EACCES, EPERM, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG, EROFS, EXDEV, EINVAL: true
        // A socket or a device in the place of a file.
        case ENXIO, ENODEV: true
        default: false
        }
    }
}
