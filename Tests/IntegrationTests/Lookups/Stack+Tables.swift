import Glibc
import TestSupport

extension Stack {
    /// Runs the body while mailwrightd serves more maps, each with its settings, and takes them
    /// out again.
    func withMaps(_ maps: [String: String], _ body: () throws -> Void) throws {
        guard let good = Files.text(site.settings) else {
            throw Conversation.Failure("there is no \(site.settings)")
        }
        let lines = maps.map { "  \($0): \($1)\n" }.joined()
        try Files.replace(
            site.settings, good.replacing("maps:\n", with: "maps:\n" + lines, maxReplacements: 1))
        let outcome = Result {
            kill(try daemon(), SIGHUP)
            for map in maps.keys {
                try wait(for: "the map \(map)") {
                    try !postmap(map, "x").errors.contains("no such map")
                }
            }
            try body()
        }
        try Files.replace(site.settings, good)
        kill(try daemon(), SIGHUP)
        for map in maps.keys {
            try wait(for: "the end of the map \(map)") {
                try postmap(map, "x").errors.contains("no such map")
            }
        }
        try outcome.get()
    }

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
