import AuthServiceClient
import Delivery
import Outcomes

/// The maps of the lookup server at a UNIX socket; a connection a question, for there are few.
struct ServerMaps: MapLookups {
    /// The time for an answer.
    private static let patience = Duration.seconds(30)

    let socket: String

    func value(of key: [UInt8], inMap map: String) throws(LookupFailure) -> [UInt8]? {
        var connection = try LookupConnection(socket: socket, timeout: Self.patience)
        return try connection.value(of: key, inMap: map)
    }
}
