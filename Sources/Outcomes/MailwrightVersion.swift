/// The version of Mailwright, as `--version` prints it.
public enum MailwrightVersion {
    /// Major, minor and patch number, semver.org.
    public static let text = "0.1.0"
}
