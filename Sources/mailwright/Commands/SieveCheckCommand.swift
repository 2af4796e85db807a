import ArgumentParser
import Outcomes
import Sieve

/// `mailwright sieve check SCRIPT...`: shows all errors of scripts, or else what they will not do as
/// their authors mean, without running them.
///
///     $ mailwright sieve check filter.sieve
///     filter.sieve:3:1: there is no command 'fileinot'
///         fileinot "Archive";
///         ^
///         did you mean 'fileinto'?
///
/// It compiles as the delivery does, with the same extensions, limits and scripts to include.
struct SieveCheckCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Show all errors of Sieve scripts, and what will fail though it is none.",
        discussion: """
            \(SieveSiteOptions.discussion)

            A warning is about a script that can be run, but fails wherever it comes to that \
            place, or is not UTF-8 there; or about scripts that the settings name (before, after, \
            default, global) and that are not there: deliveries pass over them.

            Run by root with --user it reads the scripts as the owner of the user's mailbox.

            Exit status: 0 no errors, but perhaps warnings; 1 errors, or a script can not be read; \
            2 the settings are wrong.
            """)

    @OptionGroup var site: SieveSiteOptions

    @Argument(help: "The scripts.")
    var scripts: [String]

    func perform() throws {
        let site = try site.site()
        for warning in site.missingScripts {
            StandardError.write("mailwright: warning: \(warning)")
        }
        // Scripts of the user, and those that they include, may be links of the user's.
        try MaildirOwner.become(ofUser: self.site.user, site.settings)
        var isCorrect = true
        for script in scripts {
            do {
                let file = try SieveScriptFile(
                    script, site: site, isOfSite: self.site.siteScript)
                let check = file.check()
                if let text = check.text { StandardError.write(text) }
                if check.isCorrect { continue }
            } catch {
                // The others are checked all the same.
                StandardError.write("mailwright: \(ToolFailure(error))")
            }
            isCorrect = false
        }
        if !isCorrect { throw ExitCode(1) }
    }
}
