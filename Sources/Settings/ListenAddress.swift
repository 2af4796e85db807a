/// A socket that a service listens on.
///
/// In the settings: `{unix: /run/mailwright/auth, mode: "0660", group: dovecot}`, or
/// `{inet: "127.0.0.1:7790"}`, `{inet: "[::1]:7790"}`.
public enum ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// A UNIX socket with its mode, and its group where one is named.
    case unix(path: String, mode: UInt32, group: String?)

    /// A TCP socket on a numeric address.
    case inet(host: String, port: Int)

    /// The mode of a UNIX socket for which none is named: its owner and group may connect.
    public static let defaultMode: UInt32 = 0o660

    /// The longest path of a UNIX socket, in octets.
    ///
    /// The system has room for 107 (unix(7)), and a socket is made beside its place, under a
    /// name that is four octets longer.
    public static let maximumPathLength = 103

    /// The address as Postfix writes it.
    public var description: String {
        switch self {
        case .unix(let path, _, _): "unix:\(path)"
        case .inet(let host, let port) where host.contains(":"): "inet:[\(host)]:\(port)"
        case .inet(let host, let port): "inet:\(host):\(port)"
        }
    }

    /// Reads `host:port` or `[host]:port`; nil when it is neither.
    static func inet(_ text: String) -> ListenAddress? {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        return host.isEmpty ? nil : .inet(host: String(host), port: port)
    }
}
