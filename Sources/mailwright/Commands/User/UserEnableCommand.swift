import Accounts
import ArgumentParser

/// `mailwright user enable`: the end of `disable`.
struct UserEnableCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Enable an account that was disabled.")

    @OptionGroup var settingsOption: SettingsOption

    @Argument(help: "The name of the account.")
    var name: String

    func perform() throws {
        let name = try Site(settingsOption).administration.setEnabled(true, of: name)
        Answer.line("enabled \(name)")
    }
}
