// PLAIN: RFC 4616. The whole of it; an authorization identity other than the user's own name is
// refused, since nobody acts for another user here.

extension DovecotAuth.Mechanism {
    /// `PLAIN`: identity, name and password in one response.
    public static let plain = Self("PLAIN", flags: ["plaintext"]) { PlainExchange() }
}

private struct PlainExchange: DovecotAuth.MechanismExchange {
    mutating func step(_ response: [UInt8]?) -> DovecotAuth.MechanismStep {
        guard let response else { return .challenge([]) }
        let parts = response.split(separator: 0, omittingEmptySubsequences: false).map(Array.init)
        guard parts.count == 3 else {
            return .refuse(login: nil, code: nil, reason: "malformed PLAIN response")
        }
        let (identity, login, password) = (parts[0], parts[1], parts[2])
        guard identity.isEmpty || identity.map(lowercased) == login.map(lowercased) else {
            return .refuse(
                login: login, code: .authorization, reason: "acting for another user is not allowed"
            )
        }
        return .verify(login: login, password: password)
    }

    private func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
