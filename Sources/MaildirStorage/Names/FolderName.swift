/// The name of a mailbox that a Maildir can hold, and its directory (Maildir++).
///
/// Parts are separated by dots on both sides: the mailbox `Lists.swift` is the directory
/// `.Lists.swift`. `INBOX`, in any case, is the Maildir itself; as the first of several parts it is
/// written in capitals, as Dovecot does.
public struct FolderName: Hashable, Sendable {
    /// The longest directory name: what file systems hold in one name (NAME_MAX).
    public static let lengthLimit = 255

    /// The mailbox that every user has.
    public static let inbox = FolderName(directory: "")

    /// The directory below the Maildir, in modified UTF-7 with a dot first; empty for the INBOX.
    public let directory: String

    private init(directory: String) {
        self.directory = directory
    }

    /// Takes a mailbox name in UTF-8; it throws for names that no Maildir can hold.
    public init(_ name: [UInt8]) throws(FolderNameError) {
        guard let text = String(validating: name, as: UTF8.self) else { throw .notUTF8 }
        if text.utf8.elementsEqual("INBOX".utf8, by: { $0 & ~0x20 == $1 }) {
            self = .inbox
            return
        }
        try Self.check(text)
        let directory = "." + ModifiedUTF7.encode(Self.withInboxInCapitals(text))
        guard directory.utf8.count <= Self.lengthLimit else { throw .tooLong }
        self.init(directory: directory)
    }

    /// Takes the directory of a folder; nil for one that is none.
    init?(ofDirectory directory: String) {
        guard directory.hasPrefix("."),
            let name = ModifiedUTF7.decode(String(directory.dropFirst())),
            let folder = try? FolderName(Array(name.utf8)), folder.directory == directory
        else { return nil }
        self = folder
    }

    /// The mailbox name in UTF-8.
    public var name: String {
        self == .inbox ? "INBOX" : ModifiedUTF7.decode(encoded) ?? encoded
    }

    /// The name in modified UTF-7, as it stands in Dovecot's list of subscriptions.
    public var encoded: String {
        self == .inbox ? "INBOX" : String(directory.dropFirst())
    }

    private static func withInboxInCapitals(_ text: String) -> String {
        let prefix = "INBOX."
        guard
            text.utf8.prefix(prefix.utf8.count).elementsEqual(
                prefix.utf8, by: { $0 == $1 || $0 & ~0x20 == $1 })
        else { return text }
        return prefix + String(text.unicodeScalars.dropFirst(prefix.count))
    }

    private static func check(_ text: String) throws(FolderNameError) {
        var previous: UnicodeScalar = "."
        for scalar in text.unicodeScalars {
            if scalar == ".", previous == "." { throw .emptyPart }
            if scalar == "/" { throw .slash }
            // C0 and C1 controls and the line separators of Unicode.
            if scalar.properties.generalCategory == .control || scalar.value == 0x2028
                || scalar.value == 0x2029
            {
                throw .controlCharacter
            }
            previous = scalar
        }
        if previous == "." { throw .emptyPart }
        // Dovecot takes a first tilde for a home directory and hides the mailbox.
        if text.hasPrefix("~") { throw .tilde }
    }
}
