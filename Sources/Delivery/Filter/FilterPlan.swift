public import MaildirStorage

/// What a script wants done with a message that is in a mailbox already.
public struct FilterPlan: Sendable, Equatable {
    /// A folder that the message goes to.
    public struct Target: Sendable, Equatable {
        /// The folder.
        public let folder: FolderName

        /// Its name as the script wrote it.
        public let mailbox: String

        /// The flags that the message has there.
        public let flags: [[UInt8]]

        /// Whether it is made first.
        public let isNew: Bool
    }

    /// What becomes of the message in the folder that it is in.
    public enum Rest: Sendable, Equatable {
        /// It stays as it is.
        case stays

        /// It stays, with other flags.
        case staysFlagged([[UInt8]])

        /// It moves.
        case moves(Target)

        /// It is deleted.
        case isDeleted
    }

    /// The message.
    public let message: MaildirMessage

    /// The Subject of the message, decoded; empty if it has none, or nothing is to be told.
    public internal(set) var subject: [UInt8] = []

    /// Whether the script failed, so that the message stays as it is.
    public internal(set) var hasFailed = false

    /// The copies that are made of it.
    public internal(set) var copies: [Target] = []

    /// What becomes of the message itself.
    public internal(set) var rest = Rest.stays

    /// What the script wants and is not done, and why it failed: lines for a person.
    public internal(set) var notes: [String] = []

    /// What was to be done with a message could not be found out, or not be done to its end.
    public init(_ message: MaildirMessage, failure reason: String) {
        self.init(message: message)
        hasFailed = true
        notes = ["it failed: \(reason)"]
    }

    /// Makes a plan to do nothing.
    init(message: MaildirMessage) { self.message = message }

    /// Whether nothing is to be done.
    public var isEmpty: Bool { copies.isEmpty && rest == .stays }

    /// Whether there is something to tell of the message.
    public var isTold: Bool { !isEmpty || !notes.isEmpty }

    /// What is to be done, a phrase for each part.
    public var words: [String] {
        copies.map { "copy to \(Self.text($0))" } + restWords
    }

    private var restWords: [String] {
        switch rest {
        case .stays: copies.isEmpty ? ["keep"] : []
        case .staysFlagged(let flags): ["set its flags to \(Self.text(flags))"]
        case .moves(let target): ["move to \(Self.text(target))"]
        case .isDeleted: ["delete"]
        }
    }

    private static func text(_ target: Target) -> String {
        var text = target.mailbox
        if target.isNew { text += " (new)" }
        if !target.flags.isEmpty { text += " with \(self.text(target.flags))" }
        return text
    }

    private static func text(_ flags: [[UInt8]]) -> String {
        flags.isEmpty
            ? "none" : flags.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
}
