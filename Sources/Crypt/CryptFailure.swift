internal import Glibc

/// Why no hash could be made or checked; never holds the password.
public enum CryptFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The password is empty.
    case emptyPassword

    /// The password holds a NUL byte, where every C program would think that it ends.
    case nulByte

    /// The password has more than `CryptHash.maximumPasswordLength` bytes.
    case tooLong

    /// libcrypt computed nothing; the number is that of errno(3).
    ///
    /// `EINVAL` is a hash that is damaged or of a scheme it does not know, and for yescrypt a
    /// lack of memory as well.
    case unavailable(errno: Int32)

    /// Whether the same may work later: there was no memory for it.
    public var isTemporary: Bool { self == .unavailable(errno: ENOMEM) }

    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .emptyPassword: "the password is empty; choose one"
        case .nulByte: "the password holds a NUL byte; choose one without"
        case .tooLong:
            "the password is longer than \(CryptHash.maximumPasswordLength) bytes; choose a shorter one"
        case .unavailable(let number):
            "libcrypt can not compute the hash (\(String(cString: strerror(number)))); "
                + "see whether it knows the hash's scheme, crypt(5), and has the memory for it"
        }
    }
}
