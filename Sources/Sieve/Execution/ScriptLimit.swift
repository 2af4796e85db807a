/// What keeps scripts from including each other without end (RFC 6609, 3.1 and 5).
public enum ScriptLimit: Sendable, Equatable {
    /// A script includes itself, if only by way of others: never allowed.
    case circle
    /// More levels than this: `include_max_nesting_depth`.
    case nesting(Int)
    /// More scripts than this: `include_max_includes`.
    case scripts(Int)
    /// More octets than this in all scripts together: `max_total_size`.
    case size(Int)

    /// The name of the setting; nil for what no setting allows.
    public var setting: String? {
        switch self {
        case .circle: nil
        case .nesting: "include_max_nesting_depth"
        case .scripts: "include_max_includes"
        case .size: "max_total_size"
        }
    }

    /// What is wrong with the script of a name, and what to do.
    func message(_ name: String) -> String {
        let limit = setting.map { " (\($0))" } ?? ""
        return switch self {
        case .circle:
            "\(name) includes itself, if only by way of others; include something else"
        case .nesting(let levels):
            "\(name) would be included more than \(levels) levels deep\(limit); use fewer levels"
        case .scripts(let count):
            "\"\(name)\" is one script too many; include no more than \(count)\(limit)"
        case .size(let octets):
            "with \"\(name)\" the scripts are larger than \(octets) bytes\(limit); include less"
        }
    }
}
