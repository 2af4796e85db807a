import Glibc

/// Makes file names that no other delivery makes, in Dovecot's form of the Maildir convention.
///
///     1700000000.M123456P4711.mail.example.org,S=2345,W=2399
///
/// Seconds, microseconds, process and host make it unique; a process that delivers more than
/// one file in an instant adds a counter (`P4711Q1`). `S` is the size on disk and `W` the size with
/// CRLF line ends: Dovecot serves both to IMAP clients without opening the file, so they must
/// be exact.
struct UniqueNames {
    private let host: String
    private let process: Int32
    private var last: (seconds: Int, microseconds: Int) = (0, 0)
    private var count = 0

    init() {
        self.init(host: LocalHost.name, process: getpid())
    }

    init(host: String, process: Int32) {
        self.host = escaped(host)
        self.process = process
    }

    /// The next name, without sizes.
    mutating func next() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return next(seconds: now.tv_sec, microseconds: now.tv_nsec / 1000)
    }

    mutating func next(seconds: Int, microseconds: Int) -> String {
        // A clock that stands still or steps back must not repeat a name either.
        let isLater = (seconds, microseconds) > last
        count = isLater ? 0 : count + 1
        if isLater { last = (seconds, microseconds) }
        let counter = count == 0 ? "" : "Q\(count)"
        return "\(last.seconds).M\(last.microseconds)P\(process)\(counter).\(host)"
    }

    /// A name with the sizes that Dovecot looks for.
    static func withSizes(_ name: String, size: Int, virtualSize: Int) -> String {
        "\(name),S=\(size),W=\(virtualSize)"
    }
}

/// The characters that mean something in a Maildir file name, in octal.
private func escaped(_ host: String) -> String {
    var result = ""
    for scalar in host.unicodeScalars {
        switch scalar {
        case "/": result += "\\057"
        case ":": result += "\\072"
        case ",": result += "\\054"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
