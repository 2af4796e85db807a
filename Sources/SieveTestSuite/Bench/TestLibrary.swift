internal import FileReading
internal import Outcomes
internal import Sieve

/// The scripts that a test script, or a script under test, may include.
struct TestLibrary: ScriptLibrary {
    let folder: String

    func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        guard ScriptName.isValid(name) else { return nil }
        let place = location == .personal ? "included" : "included-global"
        let path = "\(folder)/\(place)/\(String(decoding: name, as: UTF8.self)).sieve"
        return try WholeFile.read(path, limit: SieveLimits.default.scriptSize)
            .map { StoredScript(name: path, source: $0) }
    }
}
