public import Outcomes

/// What became of a change of a watched file.
public struct TableReport: Sendable, Equatable {
    /// The table, as the admin wrote it.
    public var table: String

    /// Whether the new content is served; else the last good one is, if there ever was one.
    public var isAccepted: Bool

    /// Why it was refused, or what was suspicious in it.
    public var complaints: [Complaint]

    /// Makes a report.
    public init(table: String, isAccepted: Bool, complaints: [Complaint]) {
        self.table = table
        self.isAccepted = isAccepted
        self.complaints = complaints
    }
}
