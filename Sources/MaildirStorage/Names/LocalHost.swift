import Glibc

/// The host that this program runs on.
public enum LocalHost {
    /// Its name, gethostname(2), or `localhost` if it has none.
    public static var name: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, gethostname(start, buffer.count - 1) == 0 else {
                return "localhost"
            }
            // POSIX leaves open whether a name that was cut ends with NUL.
            buffer[buffer.count - 1] = 0
            return String(cString: start)
        }
    }
}
