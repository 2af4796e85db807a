internal import CMariaDB

/// What the server, or the connection to it, complains of.
struct MariaDBError: Error, Equatable {
    /// The number: those below 2000 and from 3000 on are the server's, the others the library's, and 0
    /// is ours.
    let number: UInt32

    /// The words for it.
    let message: String

    /// Makes an error of a server or the library.
    init(number: UInt32, message: String) {
        self.number = number
        self.message = message
    }

    /// The accounts are there and can not be used; the words say what they are, and what to do.
    init(ofTables words: String) {
        self.init(number: 0, message: words)
    }

    /// Whether the connection is of no use any more, and the next question needs another.
    ///
    /// <https://mariadb.com/kb/en/mariadb-error-code-reference/>; a node of a Galera cluster that has
    /// lost the others says 1047 to everything.
    var endsConnection: Bool {
        let isOfLibrary = (2000..<3000).contains(number)
        let ofServer = [
            ER_SERVER_SHUTDOWN, ER_UNKNOWN_COM_ERROR, ER_CONNECTION_KILLED,
            ER_NEW_ABORTING_CONNECTION,
        ]
        return isOfLibrary || ofServer.contains(Int32(bitPattern: number))
    }

    /// Whether the same transaction may well succeed at once: somebody else was in the way.
    var isConflict: Bool {
        number == UInt32(ER_LOCK_DEADLOCK) || number == UInt32(ER_CHECKREAD)
    }
}
