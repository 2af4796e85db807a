public import Outcomes

/// Settings as far as they could be read, with all that is wrong in their file.
///
/// Who can tell more of them than their reader adds that, so that an admin sees everything in
/// one go:
///
///     var draft = SiteSettings.draft(path)
///     if let settings = draft.settings { draft.add(mistakes(in: settings)) }
///     let settings = try draft.finished()
public struct SettingsDraft: Sendable {
    /// The settings without what is wrong in them.
    ///
    /// Nil when there would be no domains, no mailboxes or no accounts left.
    public var settings: SiteSettings?

    /// What is wrong, in the order of the file; what is wrong in other files comes after it.
    public private(set) var complaints: [Complaint] = []

    /// The file, as the admin named it.
    public let file: String

    /// The keys at the top of the file, of those with mistakes too; nil when nobody can tell.
    public let keys: [String]?

    init(
        file: String, settings: SiteSettings?, complaints: [Complaint], keys: [String]? = nil
    ) {
        self.file = file
        self.settings = settings
        self.keys = keys
        add(complaints)
    }

    /// Adds what else is wrong.
    public mutating func add(_ more: [Complaint]) {
        let all = complaints + more
        let own = all.enumerated().filter { $1.file == file }.sorted { one, other in
            // Not stable by itself: in one place the first to complain stays the first.
            (one.element.line, one.element.column, one.offset)
                < (other.element.line, other.element.column, other.offset)
        }
        complaints = own.map(\.element) + all.filter { $0.file != file }
    }

    /// The settings, if nothing is wrong; else throws all that is.
    public func finished() throws(Complaints) -> SiteSettings {
        guard let settings, complaints.isEmpty else { throw Complaints(complaints) }
        return settings
    }
}
