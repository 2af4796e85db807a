import Accounts
import ArgumentParser

/// `mailwright user disable`: no log-in, and no mail to its addresses, until it is enabled again.
struct UserDisableCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Disable an account: no log-in, and mail to its addresses is refused.",
        discussion: """
            Mail that other tables send to it, such as an aliases file, is still delivered: it \
            was accepted for an address that exists. Sessions that are open go on; \
            "doveadm kick NAME" ends them.
            """)

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account.")
    var name: String

    func perform() throws {
        let name = try Site(settingsOption).administration.setEnabled(false, of: name)
        Answer.line("disabled \(name)")
    }
}
