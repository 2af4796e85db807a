import Glibc
public import Outcomes

extension Maildir {
    /// The messages of a folder, the oldest first as far as their names tell.
    ///
    /// Files whose names begin with a dot or are not UTF-8 are no messages. It throws when the
    /// folder is not there or can not be read.
    public func messages(in folder: FolderName) throws(LookupFailure) -> [MaildirMessage] {
        let path = self.path(of: folder)
        return try reportingFailures { () throws(SystemCallError) in
            var messages: [MaildirMessage] = []
            for isNew in [false, true] {
                for name in try Directory.names(in: path + (isNew ? "/new" : "/cur"))
                where !name.hasPrefix(".") {
                    messages.append(
                        MaildirMessage(folder: folder, isNew: isNew, fileName: name))
                }
            }
            return messages.sorted { $0.fileName < $1.fileName }
        }
    }

    /// The path of a message's file.
    public func path(of message: MaildirMessage) -> String {
        "\(path(of: message.folder))/\(message.name)"
    }

    /// Opens a message; nil when it is not there any more.
    public func open(_ message: MaildirMessage) throws(LookupFailure) -> MessageFile? {
        try MessageFile(path(of: message))
    }
}
