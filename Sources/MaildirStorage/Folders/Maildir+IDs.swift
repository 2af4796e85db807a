import Glibc
public import Outcomes

extension Maildir {
    /// The most folders that are looked at.
    private static let folderLimit = 10_000

    /// The folder that Dovecot knows under this GUID, of 32 hexadecimal digits; nil if there is none.
    ///
    /// Dovecot gives a folder its GUID when it first opens it, and keeps it in the first line of
    /// `dovecot-uidlist`, which it replaces as a whole: `3 V1700000000 N5 G0123...`. A folder that
    /// Dovecot has not opened yet has none.
    public func folder(withGUID guid: [UInt8]) throws(LookupFailure) -> FolderName? {
        guard guid.count == UIDList.guidLength else { return nil }
        return try reportingFailures { () throws(SystemCallError) in
            for folder in try folders() {
                let list = try OpenFile.beginning(of: "\(path(of: folder))/dovecot-uidlist")
                if list.flatMap(UIDList.guid) == guid { return folder }
            }
            return nil
        }
    }

    /// The folders that there are, the INBOX first.
    private func folders() throws(SystemCallError) -> [FolderName] {
        do throws(SystemCallError) {
            let names = try Directory.names(in: path)
            let folders = names.lazy.compactMap { FolderName(ofDirectory: $0) }
            return [.inbox] + folders.prefix(Self.folderLimit - 1)
        } catch {
            guard error.number == ENOENT else { throw error }
            return []
        }
    }
}

/// The file in which Dovecot keeps the UIDs of a folder.
enum UIDList {
    /// Octets of a GUID in hexadecimal digits.
    static let guidLength = 32

    /// The GUID in the first line; nil if it has none, or is of another version.
    static func guid(in content: [UInt8]) -> [UInt8]? {
        guard let end = content.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let words = content[..<end].split(separator: UInt8(ascii: " "))
        guard words.first?.elementsEqual("3".utf8) == true,
            let word = words.first(where: { $0.first == UInt8(ascii: "G") })
        else { return nil }
        let guid = word.dropFirst()
        return guid.count == guidLength ? Array(guid) : nil
    }
}

extension OpenFile {
    /// Octets that a first line has at most.
    private static let beginningLength = 512

    /// The beginning of a file; nil if it does not exist.
    fileprivate static func beginning(of path: String) throws(SystemCallError) -> [UInt8]? {
        do throws(SystemCallError) {
            return try OpenFile(path, O_RDONLY | O_NONBLOCK).content(atMost: beginningLength)
        } catch {
            guard error.number == ENOENT || error.number == ENOTDIR else { throw error }
            return nil
        }
    }
}
