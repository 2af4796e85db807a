/// Tells a script about the place where it is run (RFC 5183, `environment`).
public protocol SiteEnvironment: Sendable {
    /// The value of an item, whose name is in lower case; nil for one that does not exist.
    ///
    /// It comes before the answers of the interpreter itself: the name and version of this
    /// product, and that mail is kept in INBOX, during delivery, by a delivery agent.
    func environmentItem(_ name: String) -> [UInt8]?

    /// Writes a line that a script wants in the log of its owner (`debug_log`).
    func logForOwner(_ line: [UInt8])
}

extension SiteEnvironment {
    /// Nothing is known.
    public func environmentItem(_ name: String) -> [UInt8]? { nil }

    /// There is no log.
    public func logForOwner(_ line: [UInt8]) {}
}

extension Run {
    /// The value of an item of the environment, nil for one that does not exist.
    func environmentItem(_ name: String) -> [UInt8]? {
        if let value = host.environmentItem(name) { return value }
        switch name {
        case "name": return Array("Mailwright".utf8)
        case "version": return Array("1".utf8)
        case "location": return Array("MDA".utf8)
        case "phase": return Array("during".utf8)
        case "vnd.dovecot.default-mailbox": return StoreRequest.inbox
        default: return settings[EnvironmentSettings.self].item(name)
        }
    }
}
