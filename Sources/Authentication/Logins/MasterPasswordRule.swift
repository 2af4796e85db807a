public import Outcomes

/// A password that opens every account, within its bounds: that of a webmail, for example.
public struct MasterPasswordRule: Sendable {
    /// What the audit log calls it.
    public let name: String

    private let stored: StoredPassword
    private let networks: [NetworkPrefix]
    private let services: [String]

    /// What a master password may be for, in Dovecot's words: never mail that comes in.
    static let possibleServices = ["imap", "pop3", "sieve"]

    /// Makes a rule from the settings.
    ///
    /// `file` and `line` are where they stand. Throws a complaint for a network that is none, for
    /// a hash that no password can match, and for a service by which no mail is read.
    public init(
        name: String, hash: [UInt8], networks: [String], services: [String], file: String,
        line: Int = 0
    ) throws(Complaint) {
        self.name = name
        do throws(LookupFailure) {
            stored = try StoredPassword(hash)
            try stored.check()
        } catch {
            throw Complaint(file: file, line: line, "master password \(name): \(error.reason)")
        }
        var prefixes: [NetworkPrefix] = []
        for network in networks {
            do throws(NetworkPrefix.Flaw) {
                prefixes.append(try NetworkPrefix(network))
            } catch {
                throw Complaint(
                    file: file, line: line,
                    "master password \(name): network \(network) \(error.rawValue)")
            }
        }
        self.networks = prefixes
        self.services = services.map { $0.lowercased() }
        if let service = self.services.first(where: { !Self.possibleServices.contains($0) }) {
            throw Complaint(
                file: file, line: line,
                "master password \(name): service \(service) is not one for a master password; "
                    + "list those by which mail is read: imap, pop3, sieve")
        }
    }

    /// Whether the rule is for attempts like this one; an unknown address is in no network.
    ///
    /// Never for those of a peer who may have made up the service and the address.
    func applies(to attempt: LoginAttempt) -> Bool {
        guard attempt.isTrustedPeer, services.contains(attempt.service.lowercased()),
            let address = attempt.remoteAddress.flatMap(IPAddress.init)
        else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// Whether this is the password.
    func matches(_ password: [UInt8]) throws(LookupFailure) -> Bool {
        try stored.matches(password)
    }
}
