/// Where a delivery tells what it did; one line for each call.
public protocol DeliveryLog: Sendable {
    /// Tells what was done: a line for each delivered message.
    func info(_ line: String)

    /// Tells what went wrong while the mail was still delivered or deferred.
    func warning(_ line: String)

    /// Tells what an admin must mend, for it concerns the mail of all users.
    func error(_ line: String)
}
