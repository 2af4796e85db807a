import ArgumentParser
import Delivery
import MaildirStorage
import Outcomes
import Sieve

/// `mailwright sieve filter SCRIPT MAILDIR`: applies a script to mail that is there already.
///
///     $ mailwright sieve filter new-rules.sieve ~/Maildir
///     cur/1700000000.M1P1.host,S=2345:2,S  "Minutes": move to Lists.board
///     1 of 3 messages: 1 to be moved; nothing is done without --execute
struct SieveFilterCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Apply a Sieve script to the messages of a Maildir.",
        discussion: """
            Without --execute it only says what it would do. "keep" leaves a message where it is, \
            "fileinto" moves it, with :copy it copies it; flags and keywords stay unless the \
            script changes them. Nothing is sent, and no message is written anew: one whose \
            script redirects, rejects or edits it stays where it is.

            \(SieveSiteOptions.discussion) No program is run.

            It may be interrupted and run again at any time, also while Dovecot and deliveries are \
            at work in the same folders. Run by root it works as the owner of the Maildir.

            Exit status: 0 done; 1 the script has errors or failed on a message, a message could \
            not be read or changed, or it was interrupted; 2 the settings are wrong.
            """)

    @OptionGroup var site: SieveSiteOptions

    @Option(
        name: .customLong("folder"),
        help: "A folder to filter, with dots between its parts; may be repeated (otherwise INBOX).")
    var folders: [String] = ["INBOX"]

    @Option(
        help: ArgumentHelp(
            "Where discarded mail goes (otherwise it stays where it is).", valueName: "folder"))
    var discardedTo: String?

    @Flag(help: "Delete discarded mail for good.")
    var deleteDiscarded = false

    @Flag(help: "Do it.")
    var execute = false

    @Flag(help: "Print a JSON object for each message that something is to be done with.")
    var json = false

    @Argument(help: "The script.")
    var script: String

    @Argument(help: "The Maildir, with cur, new and tmp in it.")
    var maildir: String

    func validate() throws {
        if deleteDiscarded, discardedTo != nil {
            throw ValidationError("Give --delete-discarded or --discarded-to, not both.")
        }
    }

    func perform() throws {
        let site = try site.site()
        // Before the rights are given up, without which they may not be read.
        let maps = try site.maps()
        try MaildirOwner.become(ofMaildir: maildir)
        let script = try SieveScriptFile(
            script, site: site, isOfSite: self.site.siteScript
        ).compile()
        let maildir = Maildir(path: maildir)
        var folders: [FolderName] = []
        for name in self.folders {
            let folder = try folder(name, in: maildir)
            // Named twice it is one all the same.
            if !folders.contains(folder) { folders.append(folder) }
        }
        let filter = MailboxFilter(
            script, maildir: maildir, discarded: try discardedMail(in: maildir),
            settings: site.sieve, maps: maps, recipientDelimiter: site.recipientDelimiter)
        var work = FilterWork(
            filter: filter, maildir: maildir, isExecuted: execute,
            report: FilterReport(
                isExecuted: execute, isJSON: json, hasSeveralFolders: folders.count > 1))
        let isGood = try work.run(on: folders)
        if !isGood { throw ExitCode(1) }
    }

    private func discardedMail(in maildir: Maildir) throws -> DiscardedMail {
        if deleteDiscarded { return .isDeleted }
        guard let name = discardedTo else { return .stays }
        return .moves(try folder(name, in: maildir), name: name)
    }

    /// A folder that must be there.
    private func folder(_ name: String, in maildir: Maildir) throws -> FolderName {
        let folder: FolderName
        do {
            folder = try FolderName(Array(name.utf8))
        } catch {
            throw ToolFailure.refused("--folder \(name.printable): \(error)")
        }
        guard try maildir.exists(folder) else {
            throw ToolFailure.refused(
                "there is no folder \(name.printable) in \(maildir.path); see its directories "
                    + "that begin with a dot")
        }
        return folder
    }
}
