internal import Glibc

/// Why no hash could be made of a new password; never holds the password.
public enum CryptFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The password is empty.
    case emptyPassword

    /// The password holds a NUL byte, where every C program would think that it ends.
    case nulByte

    /// The password has more than `CryptHash.maximumPasswordLength` bytes.
    case tooLong

    /// libcrypt refused; the number is that of errno(3).
    case unavailable(errno: Int32)

    /// What is wrong and what to do, in one line.
    public var description: String {
        switch self {
        case .emptyPassword: "the password is empty; choose one"
        case .nulByte: "the password holds a NUL byte; choose one without"
        case .tooLong:
            "the password is longer than \(CryptHash.maximumPasswordLength) bytes; choose a shorter one"
        case .unavailable(let number):
            "libcrypt can not make a yescrypt hash (\(String(cString: strerror(number)))); "
                + "see whether this system's libcrypt knows yescrypt, crypt(5)"
        }
    }
}
