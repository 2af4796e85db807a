internal import Mail

private typealias Field = DovecotAuth.Field

extension DovecotAuth.Session {
    /// `AUTH <id> <mechanism> <parameters> [resp=<base 64>]`.
    mutating func authenticate(_ fields: [[UInt8]]) throws(DovecotAuth.SessionError) -> [Action] {
        let id = try newRequest(fields, command: "AUTH", count: 3)
        let name = String(decoding: fields[2], as: UTF8.self).uppercased()
        var parameters = DovecotAuth.Parameters(fields.dropFirst(3).map(Field.init(parsing:)))
        let response = parameters["resp"]
        parameters.fields.removeAll { $0.name.elementsEqual("resp".utf8) }
        guard let mechanism = mechanisms.first(where: { $0.name == name }) else {
            return refuse(id, user: nil, code: nil, reason: "mechanism is not supported")
        }
        return advance(
            id, mechanism.begin(), mechanism: name, parameters, encodedResponse: response)
    }

    /// `CONT <id> <base 64>`.
    mutating func proceed(_ fields: [[UInt8]]) throws(DovecotAuth.SessionError) -> [Action] {
        guard fields.count >= 2, let id = DovecotAuth.number(fields[1]) else {
            throw .malformed(command: "CONT")
        }
        guard case .exchange(let exchange, let mechanism, let parameters)? = pending[id] else {
            return refuse(id, user: nil, code: nil, reason: "no such exchange")
        }
        pending[id] = nil
        return advance(
            id, exchange, mechanism: mechanism, parameters,
            encodedResponse: fields.count > 2 ? fields[2] : [])
    }

    /// `CANCEL <id>`: the client does not wait any more.
    mutating func cancel(_ fields: [[UInt8]]) throws(DovecotAuth.SessionError) -> [Action] {
        guard fields.count >= 2, let id = DovecotAuth.number(fields[1]) else {
            throw .malformed(command: "CANCEL")
        }
        switch pending[id] {
        case .exchange: pending[id] = nil
        case .login, .lookup: pending[id] = .cancelled
        case .cancelled, nil: break
        }
        return []
    }

    /// `USER <id> <user> <parameters>`.
    mutating func look(_ fields: [[UInt8]]) throws(DovecotAuth.SessionError) -> [Action] {
        let id = try newRequest(fields, command: "USER", count: 3)
        guard allowsLookups else {
            return refuse(
                id, user: nil, code: nil, reason: "users are not looked up on this socket")
        }
        pending[id] = .lookup
        let parameters = DovecotAuth.Parameters(fields.dropFirst(3).map(Field.init(parsing:)))
        return [.lookup(DovecotAuth.LookupRequest(id: id, user: fields[2], parameters: parameters))]
    }

    func refuse(
        _ id: UInt32, user: [UInt8]?, code: DovecotAuth.FailureCode?, reason: String?
    ) -> [Action] {
        var fields: [Field] = []
        if let user { fields.append(Field("user", user)) }
        if let code { fields.append(code.field) }
        if let reason { fields.append(Field("reason", reason)) }
        return [.send(DovecotAuth.Reply.fail(id: id, fields: fields).encoded)]
    }

    private func newRequest(
        _ fields: [[UInt8]], command: String, count: Int
    ) throws(DovecotAuth.SessionError) -> UInt32 {
        guard fields.count >= count, let id = DovecotAuth.number(fields[1]) else {
            throw .malformed(command: command)
        }
        guard pending[id] == nil else { throw .duplicateRequest(id) }
        guard pending.count < DovecotAuth.maximumRequests else { throw .tooManyRequests }
        return id
    }

    private mutating func advance(
        _ id: UInt32, _ exchange: any DovecotAuth.MechanismExchange, mechanism: String,
        _ parameters: DovecotAuth.Parameters, encodedResponse: [UInt8]?
    ) -> [Action] {
        var response: [UInt8]?
        if let encodedResponse {
            response = Base64.decodeExactly(encodedResponse)
            guard response != nil else {
                return refuse(id, user: nil, code: nil, reason: "invalid base64 data")
            }
        }
        var exchange = exchange
        switch exchange.step(response) {
        case .challenge(let challenge):
            pending[id] = .exchange(exchange, mechanism: mechanism, parameters)
            return [.send(DovecotAuth.Reply.proceed(id: id, challenge: challenge).encoded)]
        case .verify(let login, let password):
            pending[id] = .login(user: login, service: parameters.service)
            return [
                .verify(
                    DovecotAuth.LoginRequest(
                        id: id, mechanism: mechanism, login: login, password: password,
                        parameters: parameters, isTrustedPeer: allowsLookups))
            ]
        case .refuse(let login, let code, let reason):
            return refuse(id, user: login, code: code, reason: reason)
        }
    }
}
