import Delivery
import Outcomes
import ServiceClients
import SystemClock

/// The maps of the lookup server at a UNIX socket; a connection a question, for there are few.
struct ServerMaps: MapLookups {
    /// The time for an answer where nothing else is said.
    private static let patience = Duration.seconds(30)

    /// The time that is left for an answer though programs have taken all: that they hang says nothing
    /// of the server, and must not let mail wait for it.
    private static let reserve = Duration.seconds(5)

    let socket: String

    func value(
        of key: [UInt8], inMap map: String, before deadline: Deadline?
    ) throws(LookupFailure) -> [UInt8]? {
        let deadline =
            deadline?.atLeast(after: Self.reserve) ?? Deadline(after: Self.patience)
        var connection = try LookupConnection(socket: socket, deadline: deadline)
        return try connection.value(of: key, inMap: map)
    }
}
