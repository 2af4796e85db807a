public import MaildirStorage

/// What a filter does with mail that its script discards.
public enum DiscardedMail: Sendable, Equatable {
    /// Leaves it where it is.
    case stays

    /// Moves it to a folder, named as on the command line.
    case moves(FolderName, name: String)

    /// Deletes it.
    case isDeleted
}
