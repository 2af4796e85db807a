internal import Glibc

/// What a test waited for in vain.
public struct WaitedInVain: Error, CustomStringConvertible {
    /// For what, and how long.
    public let description: String
}

/// Asks again and again until there is an answer, which is given; throws when there is none in time.
public func wait<Answer>(
    for what: @autoclosure () -> String, within limit: Duration = .seconds(20),
    until answer: () throws -> Answer?
) throws -> Answer {
    let deadline = ContinuousClock.now + limit
    while true {
        if let found = try answer() { return found }
        guard ContinuousClock.now < deadline else {
            throw WaitedInVain(description: "waited \(limit) in vain for \(what())")
        }
        usleep(20_000)
    }
}

/// Asks again and again until the condition holds; throws when it does not in time.
public func wait(
    for what: @autoclosure () -> String, within limit: Duration = .seconds(20),
    until condition: () throws -> Bool
) throws {
    let _: Bool = try wait(for: what(), within: limit) { try condition() ? true : nil }
}
