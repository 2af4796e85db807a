import FileReading
import MaildirStorage
public import Outcomes
public import Sieve

/// The scripts that a script may include, as files `NAME.sieve`: the user's in the directory that
/// ManageSieve writes into, those of the site in a directory of its own (RFC 6609, 3.2).
public struct ScriptDirectories: ScriptLibrary {
    private let personal: String?
    private let global: String?
    private let sizeLimit: Int

    /// Names the directories; without one there are no such scripts.
    public init(
        personal: String?, global: String?, sizeLimit: Int = SieveLimits.default.scriptSize
    ) {
        self.personal = personal
        self.global = global
        self.sizeLimit = sizeLimit
    }

    /// The directory of a user's scripts, and that of the site as the settings name it.
    public init(personal: String?, _ settings: SieveSettings) {
        self.init(
            personal: personal, global: settings[SiteScripts.self].global,
            sizeLimit: settings.limits.scriptSize)
    }

    /// Reads the file of a name; one that is no plain file, or too large, can not be read.
    public func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        let directory = location == .personal ? personal : global
        // Valid names have no slash, so that none leads out of the directory.
        guard let directory, ScriptName.isValid(name) else { return nil }
        let path = "\(directory)/\(String(decoding: name, as: UTF8.self)).sieve"
        guard let source = try WholeFile.read(path, limit: sizeLimit) else { return nil }
        return StoredScript(name: path, source: source)
    }
}
