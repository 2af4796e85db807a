/// Where a delivery finds what belongs to a user, below the home, unless it is told otherwise.
///
/// The names are those that Dovecot and Pigeonhole have without settings of their own.
public enum UserFiles {
    /// The mail.
    public static let maildir = "~/Maildir"

    /// The active Sieve script, usually a link that ManageSieve makes.
    public static let activeScript = "~/.dovecot.sieve"

    /// The directory of the user's other scripts.
    public static let scriptDirectory = "~/sieve"

    /// The directory in which scripts remember things.
    public static let memory = "~/.mailwright-memory"

    /// A path with `~/` as the home.
    public static func path(_ path: String, below home: String) -> String {
        path.hasPrefix("~/") ? home + path.dropFirst() : path
    }
}
