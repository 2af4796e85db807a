internal import Outcomes

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
    /// Throws all that is wrong: a network that is none, a hash that no password can match, and a
    /// service by which no mail is read.
    public init(
        name: String, hash: [UInt8], networks: [String], services: [String]
    ) throws(Flaws) {
        var flaws: [Flaw] = []
        var stored: StoredPassword?
        do throws(LookupFailure) {
            stored = try Self.stored(hash)
        } catch {
            flaws.append(Flaw(part: .hash, "master password \(name): \(error.reason)"))
        }
        var prefixes: [NetworkPrefix] = []
        for (index, network) in networks.enumerated() {
            do throws(NetworkPrefix.Flaw) {
                prefixes.append(try NetworkPrefix(network))
            } catch {
                let message = "master password \(name): network \(network) \(error.rawValue)"
                flaws.append(Flaw(part: .network(index), message))
            }
        }
        let services = services.map { $0.lowercased() }
        for (index, service) in services.enumerated()
        where !Self.possibleServices.contains(service) {
            let message =
                "master password \(name): service \(service) is not one for a master password; "
                + "list those by which mail is read: "
                + Self.possibleServices.joined(separator: ", ")
            flaws.append(Flaw(part: .service(index), message))
        }
        guard let stored, flaws.isEmpty else { throw Flaws(all: flaws) }
        self.name = name
        self.stored = stored
        self.networks = prefixes
        self.services = services
    }

    private static func stored(_ hash: [UInt8]) throws(LookupFailure) -> StoredPassword {
        let mistake =
            "the hash is none of crypt(5) that a password can match; "
            + "make one with \"mkpasswd -m yescrypt\""
        // A scheme in braces is for what old sites have stored; this one is made anew.
        guard hash.first == UInt8(ascii: "$") else { throw .configuration(mistake) }
        do throws(LookupFailure) {
            let stored = try StoredPassword(hash)
            try stored.check()
            return stored
        } catch .temporary(let reason) {
            throw .temporary(reason)
        } catch {
            throw .configuration(mistake)
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

extension MasterPasswordRule {
    /// Why a rule can not be made of a part of the settings.
    public struct Flaw: Sendable, Equatable {
        /// A part of the settings of a master password.
        public enum Part: Sendable, Equatable {
            /// The hash.
            case hash

            /// One of the networks, counted from 0.
            case network(Int)

            /// One of the services, counted from 0.
            case service(Int)
        }

        /// What is wrong.
        public let part: Part

        /// Why, and what to do; never the hash.
        public let message: String

        init(part: Part, _ message: String) {
            self.part = part
            self.message = message
        }
    }

    /// All that is wrong with a master password.
    public struct Flaws: Error, Equatable {
        /// At least one, in the order hash, networks, services.
        public let all: [Flaw]
    }
}
