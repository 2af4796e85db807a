import MaildirStorage

/// The folder that a message is to be stored in, found before anything is changed.
struct StorePlace {
    /// The folder.
    let folder: FolderName

    /// Whether it has to be made first.
    let isNew: Bool

    /// Finds the folder of a mailbox name in UTF-8; one that is not there may be made or not.
    ///
    /// Throws when no Maildir can have that name, when there is no such folder, and when the file
    /// system does not answer.
    init(_ name: [UInt8], in maildir: Maildir, create: Bool) throws(StoreFailure) {
        folder = try Self.folder(name)
        do {
            isNew = try !maildir.exists(folder)
        } catch {
            throw StoreFailure(error)
        }
        guard !isNew || create else { throw .permanent("there is no such mailbox") }
    }

    /// The folder of a name, whether it is there or not.
    static func folder(_ name: [UInt8]) throws(StoreFailure) -> FolderName {
        do {
            return try FolderName(name)
        } catch {
            throw .permanent(error.description)
        }
    }
}
