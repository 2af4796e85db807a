import TestSupport

extension Stack {
    /// Runs the body with some lines added to a table of the site, and takes them out again.
    func withTable(_ name: String, adding lines: String, _ body: () throws -> Void) throws {
        let path = "\(site.site)/\(name)"
        guard let text = Files.text(path) else {
            throw Conversation.Failure("there is no \(path)")
        }
        try Files.replace(path, text + lines + "\n")
        let outcome = Result { try body() }
        try Files.replace(path, text)
        try outcome.get()
    }

    /// Waits until a map has an answer to a key, and gives it.
    @discardableResult
    func waitForAnswer(
        _ map: String, _ key: String, within limit: Duration = .seconds(10)
    ) throws -> String {
        try wait(for: "an answer of \(map) to \(key)", within: limit) {
            let outcome = try postmap(map, key)
            return outcome.status == 0 ? String(outcome.output.dropLast()) : nil
        }
    }
}
