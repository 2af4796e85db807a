import Accounts
import ArgumentParser

/// `mailwright user disable`: no log-in and no mail, until it is enabled again.
struct UserDisableCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Disable an account: no log-in, no new mail.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account.")
    var name: String

    func perform() throws {
        let name = try Site(settingsOption).administration.setEnabled(false, of: name)
        Answer.line("disabled \(name)")
    }
}
