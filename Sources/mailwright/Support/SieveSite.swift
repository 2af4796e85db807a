import ArgumentParser
import Delivery
import Glibc
import Mail
import Outcomes
import Settings
import Sieve

/// The site whose scripts are judged: what its settings say of Sieve and of addresses.
struct SieveSite {
    /// The settings of Sieve.
    var sieve = SieveSettings.default

    /// How the site writes details into addresses.
    var recipientDelimiter = RecipientDelimiter(Array("+".utf8))

    /// All settings of the site; nil for a site that sets nothing.
    private(set) var settings: SiteSettings?

    /// A site without settings of its own.
    init() {}

    /// The site of these settings, with what they have for a user.
    ///
    /// Unless that does not matter it is told when they have nothing for the user, whose name may be
    /// misspelt.
    init(
        _ settings: SiteSettings, user: String? = nil, tellsOfNothing: Bool = true
    ) throws {
        recipientDelimiter = RecipientDelimiter(settings.recipientDelimiter)
        if tellsOfNothing, let user, settings.sieveOfUsers[user] == nil {
            StandardError.write(
                "mailwright: \(settings.file) has nothing of its own for the user "
                    + "\"\(user.printable)\"; judged as for all users")
        }
        do throws(SettingMistake) {
            sieve = try settings.sieveSettings(of: user)
        } catch {
            throw ToolFailure.configuration(
                "\(settings.file): \(error.name) of sieve \(error.reason)")
        }
        self.settings = settings
    }

    /// The scripts and directories of the site that are not there or can not be looked at, a line
    /// each.
    var missingScripts: [String] {
        let files = SiteScriptFiles(ofSite: sieve[SiteScripts.self])
        return (files.problems + files.failures).map {
            "\($0); the settings of sieve name it: correct them, or make it"
        }
    }

    /// The maps of the site, read when they are asked for, if any of them is a list.
    func maps() throws(ToolFailure) -> (any MapLookups)? {
        guard let settings, !sieve[ListSettings.self].maps.isEmpty else { return nil }
        return try SettingsMaps(settings)
    }
}

/// For the commands that compile scripts: by whose settings.
struct SieveSiteOptions: ParsableArguments {
    static let discussion = """
        Scripts are judged as a delivery judges them: by the block "sieve" of the site's settings, \
        if there is a settings file. "include" finds the user's scripts beside the script itself, \
        and those of the site in its global directory.
        """

    @OptionGroup var settings: SettingsOption

    @Option(help: "Judge by what the settings have for this user, too.")
    var user: String?

    @Flag(help: "Judge by what a site has that sets nothing.")
    var noSettings = false

    @Flag(help: "Judge as scripts of the site, which may require more than those of users do.")
    var siteScript = false

    func validate() throws {
        if noSettings, settings.file != nil {
            throw ValidationError("Give --no-settings or --settings, not both.")
        }
        if noSettings, user != nil {
            throw ValidationError("Give --no-settings or --user, not both.")
        }
    }

    /// The site that is meant; which one is told unless the command line says it.
    ///
    /// `tellsOfNothing` as of `SieveSite`.
    func site(
        _ environment: (String) -> String? = Environment.value,
        usual: String = SiteSettings.defaultPath, tellsOfNothing: Bool = true
    ) throws -> SieveSite {
        if noSettings { return SieveSite() }
        var option = settings
        if option.file == nil {
            let named = environment(SettingsOption.variable)
            // A file that nobody has named need not be there, nor be for everyone to read.
            if named == nil, access(usual, F_OK) != 0 { return SieveSite() }
            if named == nil, access(usual, R_OK) != 0 {
                StandardError.write(
                    "mailwright: \(usual) can not be read (\(errnoText(errno))), so the scripts "
                        + "are judged by what a site has that sets nothing")
                return SieveSite()
            }
            option.file = named ?? usual
            StandardError.write("mailwright: judged by the settings in \(named ?? usual)")
        }
        return try SieveSite(option.load(), user: user, tellsOfNothing: tellsOfNothing)
    }
}
