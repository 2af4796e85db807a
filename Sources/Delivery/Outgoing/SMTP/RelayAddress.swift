import Glibc

/// The IPv4 or IPv6 address of the host that outgoing mail is given to, in figures (inet_pton(3)).
///
/// Names are not looked up: a program that is linked statically, as mailwright-lda is, must not
/// ask the name service, which needs the shared libraries of the host.
struct RelayAddress {
    /// The address as it was written, without brackets.
    let text: String

    /// AF_INET or AF_INET6.
    let family: Int32

    private let octets: [UInt8]

    /// Reads an address, with or without brackets; `localhost` is 127.0.0.1; nil for others.
    init?(_ text: some StringProtocol) {
        var text = text == "localhost" ? "127.0.0.1" : String(text)
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        let isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
        let family = isVersion6 ? AF_INET6 : AF_INET
        var octets = [UInt8](repeating: 0, count: isVersion6 ? 16 : 4)
        guard inet_pton(family, text, &octets) == 1 else { return nil }
        self.text = text
        self.family = family
        self.octets = octets
    }

    /// Shows the address and a port as connect(2) wants them.
    func withSocketAddress<Result>(
        port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        if family == AF_INET6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(family)
            address.sin6_port = port.bigEndian
            withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: octets) }
            return show(&address, body)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(family)
        address.sin_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: octets) }
        return show(&address, body)
    }

    /// The kernel reads any address as a plain sockaddr of the length given.
    private func show<Address, Result>(
        _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { buffer in
                guard let start = buffer.baseAddress else { preconditionFailure("empty address") }
                return body(start, socklen_t(bytes.count))
            }
        }
    }
}
