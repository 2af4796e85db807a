public import Outcomes

/// Something that is asked with a key and answers with a value: a file, a view, a combination.
///
/// A table knows nothing of addresses. Which keys are tried, in which order, and what becomes of
/// the value is the map's matter (module Routing). Any number of threads may ask a table at a
/// time.
public protocol Table: Sendable {
    /// The table as the admin wrote it: `regexp:/etc/mailwright/arbitration`.
    var label: String { get }

    /// Whether the table holds patterns: such tables are asked with a whole address only.
    ///
    /// Postfix does the same (DATABASE_README, "regexp and pcre"): a pattern must not match the
    /// user or the domain of an address by accident.
    var isPattern: Bool { get }

    /// What was suspicious about the content without being wrong, such as a key that stands twice.
    var warnings: [Complaint] { get }

    /// The answer to a key, or nil when there is none.
    func lookup(_ key: [UInt8]) throws(LookupFailure) -> TableAnswer?

    /// Looks whether the files behind the table changed, and takes in what is new.
    ///
    /// Called a few times a second by whoever owns the table; cheap when nothing changed.
    func refresh()
}

extension Table {
    /// No table holds patterns unless it says so.
    public var isPattern: Bool { false }

    /// Nothing was suspicious.
    public var warnings: [Complaint] { [] }

    /// Nothing to watch.
    public func refresh() {}
}
