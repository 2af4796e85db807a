/// Dovecot's list of subscribed mailboxes, the file `subscriptions`.
///
/// Version 2 begins with `V`, a tab and `2` on the first line and an empty second line, and
/// separates the parts of a name by tabs; older files are just a name a line. A file is added to
/// in the version it has; a new one is version 2.
struct SubscriptionList {
    private static let versionHeader = Array("V\t2\n\n".utf8)

    private var content: [UInt8]
    private let isVersion2: Bool

    /// Takes the content of the file, nil if there is none yet.
    init(_ content: [UInt8]?) {
        let isNew = content?.isEmpty ?? true
        self.content = isNew ? Self.versionHeader : content ?? []
        isVersion2 = self.content.starts(with: "V\t".utf8)
    }

    /// Adds a folder; false if it is in the list.
    mutating func add(_ folder: FolderName) -> Bool {
        let line = line(for: folder)
        let lines = content.split(separator: UInt8(ascii: "\n"))
        guard !lines.contains(where: { $0.elementsEqual(line) }) else { return false }
        if let last = content.last, last != UInt8(ascii: "\n") {
            content.append(UInt8(ascii: "\n"))
        }
        content += line
        content.append(UInt8(ascii: "\n"))
        return true
    }

    /// The content to write.
    func serialized() -> [UInt8] { content }

    private func line(for folder: FolderName) -> [UInt8] {
        guard isVersion2 else { return Array(folder.encoded.utf8) }
        return folder.encoded.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "\t") : $0 }
    }
}
