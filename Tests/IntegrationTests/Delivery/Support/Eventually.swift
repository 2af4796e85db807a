/// Asks again and again until there is an answer; others may work meanwhile.
func eventually<Answer>(
    _ what: @autoclosure () -> String, within patience: Duration = .seconds(30),
    _ question: () throws -> Answer?
) async throws -> Answer {
    let deadline = ContinuousClock.now + patience
    while true {
        if let answer = try question() { return answer }
        guard ContinuousClock.now < deadline else {
            throw Unexpected("waited \(patience) in vain for \(what())")
        }
        try await Task.sleep(for: .milliseconds(30))
    }
}

/// Asks again and again until something is true.
func eventually(
    _ what: @autoclosure () -> String, within patience: Duration = .seconds(30),
    isTrue question: () throws -> Bool
) async throws {
    let _: Bool = try await eventually(what(), within: patience) { try question() ? true : nil }
}
