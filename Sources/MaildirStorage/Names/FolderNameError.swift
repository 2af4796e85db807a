/// Why a mailbox name can not be a folder of a Maildir.
public enum FolderNameError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Nothing at all, or nothing before, after or between dots.
    case emptyPart

    /// A slash, which would name another directory.
    case slash

    /// A control character, NUL among them.
    case controlCharacter

    /// A tilde at the beginning, which Dovecot takes for a home directory.
    case tilde

    /// Octets that are not UTF-8.
    case notUTF8

    /// More octets in modified UTF-7 than a file name can have.
    case tooLong

    /// One line that says what is wrong and what to do.
    public var description: String {
        switch self {
        case .emptyPart: "the mailbox name has an empty part; write it without dots at its ends"
        case .slash: "the mailbox name has a slash; the separator is a dot"
        case .controlCharacter: "the mailbox name has a control character; remove it"
        case .tilde: "the mailbox name begins with a tilde; choose another name"
        case .notUTF8: "the mailbox name is not UTF-8; write it in UTF-8"
        case .tooLong:
            "the mailbox name is longer than \(FolderName.lengthLimit - 1) octets as a file name; "
                + "choose a shorter one"
        }
    }
}
