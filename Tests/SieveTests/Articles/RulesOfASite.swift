import Mail
import Outcomes
import Sieve

/// Scripts in memory: those of one user, and those of the site.
struct Shelf: ScriptLibrary {
    var personal: [String: String] = [:]
    var global: [String: String] = [:]

    func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        let name = String(decoding: name, as: UTF8.self)
        let scripts = location == .personal ? personal : global
        guard let text = scripts[name] else { return nil }
        return StoredScript(name: "\(location)/\(name)", source: Array(text.utf8))
    }
}

/// What a site sets: names and values as an admin writes them.
func settingsOfTheSite() throws -> SieveSettings {
    try SieveSettings([
        (name: "max_redirects", value: "10"),
        (name: "vacation_min_period", value: "3d"),
    ])
}

/// Runs a script of the site and then that of a user, which may include those of a shelf.
func runBoth(
    _ site: String, _ user: String, on message: some MessageSource, _ envelope: SieveEnvelope,
    shelf: Shelf
) throws -> SieveResult {
    let settings = try settingsOfTheSite()
    var sequence = ScriptSequence(message: message, envelope: envelope)
    for (name, text) in [("site", site), ("user", user)] where sequence.isOpen {
        let script = try SieveScript(
            compiling: Array(text.utf8), named: name, settings: settings, library: shelf)
        sequence.run(script, host: SieveHostWithoutMailboxes())
    }
    return sequence.result
}

/// Why a script did what it did, a line a step.
func explain(
    _ text: String, on message: some MessageSource, _ envelope: SieveEnvelope
) throws -> [String] {
    var settings = SieveSettings.default
    settings.isTraced = true
    let script = try SieveScript(
        compiling: Array(text.utf8), named: "script", settings: settings)
    let (_, events) = script.trace(
        message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
    return events.map(\.description)
}
