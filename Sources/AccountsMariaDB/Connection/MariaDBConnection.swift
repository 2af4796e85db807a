internal import CMariaDB
internal import Glibc

/// One connection to the server that an option file names; used by one thread at a time.
///
/// Every call blocks, and none longer than its time limit, also when the server hangs.
final class MariaDBConnection {
    /// The group of the option file that is read beside those of the `mysql` client.
    static let optionGroup = "mailwright"

    /// The times that are waited, in seconds.
    struct TimeLimits {
        /// For a connection, to each host of the list.
        var connect: UInt32 = 5

        /// For each piece of an answer.
        var answer: UInt32 = 10
    }

    private let handle: UnsafeMutablePointer<MYSQL>

    /// The hosts that the option file names, in the order in which they were tried; nil for the
    /// UNIX socket of this machine.
    let hosts: String?

    /// Connects with what the option file says: host, port, socket, user, password, database, TLS,
    /// <https://mariadb.com/kb/en/configuring-mariadb-connectorc-with-option-files/>.
    ///
    /// Of several hosts, `host = db1,db2:3307`, the first that answers is taken; `hosts` is another
    /// order of them.
    init(
        optionFile path: String, hosts other: String? = nil, limits: TimeLimits = TimeLimits()
    ) throws(MariaDBError) {
        Self.start
        guard let handle = mysql_init(nil) else {
            throw MariaDBError(number: UInt32(CR_OUT_OF_MEMORY), message: "out of memory")
        }
        let options: [(mysql_option, String)] = [
            (MYSQL_READ_DEFAULT_FILE, path), (MYSQL_READ_DEFAULT_GROUP, Self.optionGroup),
            (MYSQL_SET_CHARSET_NAME, "utf8mb4"),
        ]
        for (option, value) in options { mysql_options(handle, option, value) }
        let times = [
            (MYSQL_OPT_CONNECT_TIMEOUT, limits.connect), (MYSQL_OPT_READ_TIMEOUT, limits.answer),
            (MYSQL_OPT_WRITE_TIMEOUT, limits.answer),
        ]
        for (option, value) in times {
            withUnsafePointer(to: value) { _ = mysql_options(handle, option, $0) }
        }
        let isConnected = mysql_real_connect(handle, other, nil, nil, nil, 0, nil, 0) != nil
        guard isConnected else {
            let error = Self.error(of: handle)
            mysql_close(handle)
            throw error
        }
        hosts = other ?? mariadb_hosts(handle).map { String(cString: $0) }
        self.handle = handle
    }

    deinit {
        mysql_close(handle)
    }

    /// Runs a statement; gives how many rows it has changed.
    @discardableResult
    func execute(_ statement: SQLText) throws(MariaDBError) -> UInt64 {
        try send(statement)
        return mysql_affected_rows(handle)
    }

    /// Runs a question, and gives each row of its answer to `body`, as it comes from the server.
    func forEachRow(
        _ question: SQLText, _ body: (MariaDBRow) -> Void
    ) throws(MariaDBError) {
        try send(question)
        guard let result = mysql_use_result(handle) else { throw Self.error(of: handle) }
        // Reads the rows that are left, if there are: nothing else can be asked before.
        defer { mysql_free_result(result) }
        let count = Int(mysql_num_fields(result))
        while let columns = mysql_fetch_row(result) {
            guard let lengths = mysql_fetch_lengths(result) else { break }
            body(MariaDBRow(columns: columns, lengths: lengths, count: count))
        }
        // The end of the rows and the end of the connection look alike but for this.
        guard mysql_errno(handle) == 0 else { throw Self.error(of: handle) }
    }

    /// The rows of an answer, each as something else.
    func rows<Value>(
        _ question: SQLText, _ value: (MariaDBRow) -> Value
    ) throws(MariaDBError) -> [Value] {
        var values: [Value] = []
        try forEachRow(question) { values.append(value($0)) }
        return values
    }

    private func send(_ statement: SQLText) throws(MariaDBError) {
        var text = statement.text
        let result = text.withUTF8 { octets in
            // mysql_real_query(3) reads as many octets as it is told, whatever type they have.
            octets.withMemoryRebound(to: CChar.self) {
                mysql_real_query(handle, $0.baseAddress, UInt($0.count))
            }
        }
        guard result == 0 else { throw Self.error(of: handle) }
    }

    private static func error(of handle: UnsafeMutablePointer<MYSQL>) -> MariaDBError {
        MariaDBError(
            number: mysql_errno(handle), message: String(cString: mysql_error(handle)))
    }

    /// The library makes its tables at first use, for which threads must not race.
    private static let start: Void = { _ = mysql_server_init(0, nil, nil) }()
}
