import Accounts
import Crypt
import Glibc

/// Reads a password from a file descriptor.
enum PasswordReader {
    /// The first line without its end, or all that there is; nil when there is nothing.
    ///
    /// A line that is longer than a password may be is given cut, but still too long.
    static func line(from descriptor: CInt) -> [UInt8]? {
        // Room for the longest, and one more: the array never grows, and so leaves no copies.
        var line: [UInt8] = []
        line.reserveCapacity(AccountPassword.maximumLength + 1)
        var byte: UInt8 = 0
        var isEmpty = true
        while line.count <= AccountPassword.maximumLength {
            let count = read(descriptor, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { break }
            isEmpty = false
            if byte == UInt8(ascii: "\n") { break }
            line.append(byte)
        }
        return isEmpty ? nil : line
    }
}
