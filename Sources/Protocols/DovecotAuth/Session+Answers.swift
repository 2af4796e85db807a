private typealias Field = DovecotAuth.Field
private typealias Reply = DovecotAuth.Reply

extension DovecotAuth.Session {
    /// The services whose client takes any `FAIL` for a wrong password, also a temporary one.
    ///
    /// Postfix answers 535 to each `FAIL`, and 454 when the server hangs up
    /// (`xsasl_dovecot_server.c`); `submission` is what `smtpd_sasl_service` may make of it.
    static let hangUpServices = ["smtp", "submission"]

    /// Gives the verdict on a login that `.verify` asked for.
    ///
    /// An unavailable answer is `FAIL` with `code=temp_fail`; for Postfix the connection ends
    /// instead. A verdict on a request that is unknown by now changes nothing.
    public mutating func answer(
        _ id: UInt32, login verdict: DovecotAuth.LoginVerdict
    ) -> [Action] {
        let request = pending.removeValue(forKey: id)
        guard case .login(let user, let service)? = request else { return [] }
        switch verdict {
        case .accepted(let name, let fields):
            let mailbox = allowsLookups ? fields : []
            return [.send(Reply.ok(id: id, fields: [Field("user", name)] + mailbox).encoded)]
        case .refused:
            return refuse(id, user: user, code: nil, reason: nil)
        case .unavailable:
            guard !Self.hangUpServices.contains(service) else { return close(.answerUnavailable) }
            return refuse(id, user: user, code: .temporary, reason: nil)
        }
    }

    /// Gives the verdict on a user that `.lookup` asked for.
    public mutating func answer(
        _ id: UInt32, lookup verdict: DovecotAuth.LookupVerdict
    ) -> [Action] {
        let request = pending.removeValue(forKey: id)
        guard case .lookup? = request else { return [] }
        return switch verdict {
        case .found(let name, let fields):
            [.send(Reply.user(id: id, name: name, fields: fields).encoded)]
        case .unknown: [.send(Reply.notFound(id: id).encoded)]
        case .unavailable: refuse(id, user: nil, code: nil, reason: "temporary failure")
        }
    }
}
