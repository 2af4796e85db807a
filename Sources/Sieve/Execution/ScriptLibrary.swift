public import Outcomes

/// Finds the scripts that a script includes (RFC 6609, 3.2).
///
/// It is asked while a script is compiled, once for each name. Names come from scripts and so from
/// users: a library of files must not take one for a path.
public protocol ScriptLibrary: Sendable {
    /// The script of a name, which is UTF-8; nil when there is none.
    ///
    /// A failure does not fail the compile: a message for which the script is needed is kept.
    func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript?
}

extension ScriptLibrary {
    /// There is no script.
    public func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        nil
    }
}

/// The library without scripts.
public struct EmptyScriptLibrary: ScriptLibrary {
    /// Makes the library.
    public init() {}
}

/// Where a script is looked for (RFC 6609, 3.2).
public enum ScriptLocation: Sendable, Hashable {
    /// Among the user's own scripts: `:personal`, the default.
    case personal
    /// Among the scripts of the site: `:global`.
    case global
}

/// A script that a library has.
public struct StoredScript: Sendable, Equatable {
    /// The name in errors, a path for instance; scripts of one name are the same script.
    public var name: String

    /// The octets of the script.
    public var source: [UInt8]

    /// Makes a script of its text.
    public init(name: String, source: [UInt8]) {
        self.name = name
        self.source = source
    }
}
