internal import Outcomes
internal import Settings

/// All sockets of the settings, bound before the daemon gives up its rights.
struct BoundSockets {
    let lookup: LookupService.Sockets?
    let auth: [ListeningSocket]?
    private let bound: [ListeningSocket]

    /// Binds all or none: throws each that can not be bound, with its place in the settings.
    init(_ settings: SiteSettings) throws(Complaints) {
        var bound: [ListeningSocket] = []
        var complaints: [Complaint] = []
        func bind(_ address: Placed<ListenAddress>) -> ListeningSocket? {
            do throws(LookupFailure) {
                let socket = try ListeningSocket(address.value)
                bound.append(socket)
                return socket
            } catch {
                complaints.append(settings.complaint(about: address, error.reason))
                return nil
            }
        }
        lookup = settings.lookup.map { service in
            LookupService.Sockets(
                socketmap: service.listen.compactMap(bind),
                tcpTables: service.tcpTables.compactMap { table in
                    bind(table.address).map { (table.map, $0) }
                })
        }
        auth = settings.auth.map { $0.listen.compactMap(bind) }
        self.bound = bound
        guard complaints.isEmpty else {
            discard()
            throw Complaints(complaints)
        }
    }

    /// Closes all sockets, which will not be served, and removes their files.
    func discard() {
        for socket in bound { socket.discard() }
    }
}
