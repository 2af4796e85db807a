// LOGIN: draft-murchison-sasl-login-00, obsolete, still what Outlook and many scripts speak. The
// whole of it; an initial response is the name.

extension DovecotAuth.Mechanism {
    /// `LOGIN`: the name, then the password, each asked for.
    public static let login = Self("LOGIN", flags: ["plaintext"]) { LoginExchange() }
}

private struct LoginExchange: DovecotAuth.MechanismExchange {
    private var login: [UInt8]?

    mutating func step(_ response: [UInt8]?) -> DovecotAuth.MechanismStep {
        guard let response else { return .challenge(Array("Username:".utf8)) }
        guard let login else {
            login = response
            return .challenge(Array("Password:".utf8))
        }
        return .verify(login: login, password: response)
    }
}
