public import Outcomes

/// A password that opens every account, within its bounds: that of a webmail, for example.
public struct MasterPasswordRule: Sendable {
    /// What the audit log calls it.
    public let name: String

    private let stored: StoredPassword
    private let networks: [NetworkPrefix]
    private let services: [String]

    /// Makes a rule from the settings.
    ///
    /// `file` is where they stand. Throws a complaint for a network that is none and for a hash
    /// that no password can match.
    public init(
        name: String, hash: [UInt8], networks: [String], services: [String], file: String
    ) throws(Complaint) {
        self.name = name
        do throws(LookupFailure) {
            stored = try StoredPassword(hash)
            try stored.check()
        } catch {
            throw Complaint(file: file, "master password \(name): \(error.reason)")
        }
        var prefixes: [NetworkPrefix] = []
        for network in networks {
            do throws(NetworkPrefix.Flaw) {
                prefixes.append(try NetworkPrefix(network))
            } catch {
                throw Complaint(
                    file: file, "master password \(name): network \(network) \(error.rawValue)")
            }
        }
        self.networks = prefixes
        self.services = services.map { $0.lowercased() }
    }

    /// Whether the rule is for attempts like this one; an unknown address is in no network.
    func applies(to attempt: LoginAttempt) -> Bool {
        guard services.contains(attempt.service.lowercased()),
            let address = attempt.remoteAddress.flatMap(IPAddress.init)
        else { return false }
        return networks.contains { $0.contains(address) }
    }

    /// Whether this is the password.
    func matches(_ password: [UInt8]) throws(LookupFailure) -> Bool {
        try stored.matches(password)
    }
}
