public import Outcomes
public import Sieve

/// Compiles scripts as a delivery does: with the limits of the site, the extensions that it lets
/// users and itself require, and the scripts that may be included.
///
/// Whoever judges scripts of a site compiles them with this, so that all of them say the same.
public struct ScriptCompiler: Sendable {
    /// The settings of the site.
    public let settings: SieveSettings

    private let library: any ScriptLibrary
    private let personal: [SieveExtension]
    private let global: [SieveExtension]

    /// Prepares for scripts that may include those of a library.
    public init(
        _ settings: SieveSettings, library: any ScriptLibrary,
        extensions: [SieveExtension] = SieveExtension.all
    ) {
        self.settings = settings
        self.library = library
        let choice = settings[ExtensionChoice.self]
        personal = choice.personal(of: extensions)
        global = choice.global(of: extensions)
    }

    /// Compiles a script of a user, or of the site, which may require more; throws all its errors.
    public func compile(
        _ source: [UInt8], named name: String, isOfSite: Bool
    ) throws(Complaints) -> SieveScript {
        try SieveScript(
            compiling: source, named: name, settings: settings,
            extensions: isOfSite ? global : personal, personalExtensions: personal,
            globalExtensions: global, library: library)
    }
}
