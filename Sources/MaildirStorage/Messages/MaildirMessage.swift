/// A message in a folder, by the name of its file.
///
///     cur/1700000000.M1P1.mail.example.org,S=2345,W=2399:2,FSab
///
/// What stands before `:2,` is the unique name; the letters are flags (capitals) and keywords.
public struct MaildirMessage: Hashable, Sendable {
    /// The folder it is in.
    public let folder: FolderName

    /// Whether it is in `new`: no mail program has seen it yet, and it has no flags.
    public let isNew: Bool

    /// The name of the file in `new` or `cur`.
    let fileName: String

    /// Names a message.
    init(folder: FolderName, isNew: Bool, fileName: String) {
        self.folder = folder
        self.isNew = isNew
        self.fileName = fileName
    }

    /// The file below the folder, `cur/1700000000.M1P1.host:2,S`.
    public var name: String { "\(isNew ? "new" : "cur")/\(fileName)" }

    /// The file below the Maildir, `.Lists.swift/cur/1700000000.M1P1.host:2,S`.
    public var path: String {
        folder == .inbox ? name : "\(folder.directory)/\(name)"
    }

    /// The name without its flags, the same for as long as the message is in the folder.
    var uniqueName: String { Self.uniqueName(of: fileName) }

    /// The letters of the flags.
    var letters: [UInt8] {
        let name = fileName.utf8
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return [] }
        let info = name[colon...]
        return info.starts(with: ":2,".utf8) ? Array(info.dropFirst(3)) : []
    }

    /// What stands before the colon of a file name.
    static func uniqueName(of fileName: String) -> String {
        String(fileName.prefix { $0 != ":" })
    }

    /// The message with other letters: in `new` only without any, for there nobody looks for them.
    func with(_ letters: [UInt8], name uniqueName: String, in folder: FolderName) -> Self {
        if letters.isEmpty, isNew {
            return Self(folder: folder, isNew: true, fileName: uniqueName)
        }
        return Self(
            folder: folder, isNew: false,
            fileName: uniqueName + ":2," + String(decoding: letters, as: UTF8.self))
    }
}
