public import Outcomes

/// What a table type needs to know to open a table, beside its argument.
public struct TableContext: Sendable {
    /// What happens to a file table whose file can not be used when the table is opened.
    public enum Unusable: Sendable {
        /// It is an error at once: for the admin's tool.
        case isAnError

        /// The table answers with a failure until the file is mended: for the daemon, which goes
        /// on serving its other tables.
        case answersFailure

        /// Files are not looked at, good or bad, and the table answers with a failure: for those
        /// who ask only whether the settings are right.
        case isNotRead
    }

    /// The file that names the table: the settings file.
    public var file: String

    /// The line in that file; 0 when there is none.
    public var line: Int

    /// The column in that line; 0 when there is none.
    public var column: Int

    /// What happens when a file can not be used.
    public var unusable: Unusable

    /// The views of the accounts by name, for `accounts:VIEW`; nil for an unknown view.
    public var accountViews: @Sendable (_ view: String) -> (any Table)?

    /// Told whenever a watched file was taken in or refused.
    public var report: @Sendable (TableReport) -> Void

    /// Makes a context.
    public init(
        file: String = "command line", line: Int = 0, column: Int = 0,
        unusable: Unusable = .isAnError,
        accountViews: @escaping @Sendable (_ view: String) -> (any Table)? = { _ in nil },
        report: @escaping @Sendable (TableReport) -> Void = { _ in }
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.unusable = unusable
        self.accountViews = accountViews
        self.report = report
    }

    /// A complaint about the place where the table is named.
    public func complaints(_ message: String) -> Complaints {
        Complaints([Complaint(file: file, line: line, column: column, message)])
    }
}
