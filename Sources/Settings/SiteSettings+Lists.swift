internal import Outcomes

extension SiteSettings {
    /// The settings of Sieve for deliveries, with the socket at which they ask for the maps that
    /// are lists; what the admin wrote is kept.
    public var sieveForDeliveries: [SieveSetting] {
        guard !lists.isEmpty, !sieve.contains(where: { $0.name == Self.lookupName }),
            let socket = lookupSocket
        else { return sieve }
        return sieve + [SieveSetting(name: Self.lookupName, value: socket)]
    }

    /// The lists that are maps which there are not, or that nobody can ask for.
    var listMistakes: [Complaint] {
        lists.compactMap { setting in
            let map = String(setting.value.value.dropFirst("map:".count))
            guard maps.contains(where: { $0.name == map }) else {
                return complaint(
                    about: setting.value,
                    "the list \(setting.name.dropFirst(Self.listPrefix.count)) is a map that is not "
                        + "in maps: \"\(map)\"")
            }
            guard lookupSocket != nil || sieve.contains(where: { $0.name == Self.lookupName })
            else {
                return complaint(
                    about: setting.value,
                    "deliveries ask for lists that are maps on a UNIX socket that everybody may "
                        + "use; give the lookup service one with the mode 0666")
            }
            return nil
        }
    }

    /// The lists that are maps, those of single users too.
    private var lists: [SieveSetting] {
        (sieve + sieveOfUsers.values.joined()).filter { $0.name.hasPrefix(Self.listPrefix) }
    }

    private static let listPrefix = "extlists/"
    private static let lookupName = "extlists_lookup"

    /// The first UNIX socket of the lookup service that the owners of mailboxes can connect to,
    /// whoever they are: a delivery asks when it is one of them.
    private var lookupSocket: Placed<String>? {
        for address in lookup?.listen ?? [] {
            if case .unix(let path, let mode, _) = address.value, mode & 0o002 != 0 {
                return Placed(path, line: address.line, column: address.column)
            }
        }
        return nil
    }
}
