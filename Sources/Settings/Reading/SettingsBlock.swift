internal import Yams

/// A mapping of the settings file, with what to call it in a complaint.
struct SettingsBlock {
    let reader: SettingsReader
    let what: String
    let mapping: Node.Mapping

    /// The keys as written, with their places.
    var names: [(text: String, mark: Mark?)] {
        mapping.map { ($0.key.scalar?.string ?? "", $0.key.mark) }
    }

    /// Each key with its value.
    var entries: [(name: String, mark: Mark?, value: Node)] {
        mapping.map { ($0.key.scalar?.string ?? "", $0.key.mark, $0.value) }
    }

    func optional(_ key: String) -> Node? {
        mapping[key]
    }

    /// The value of a key that must be there.
    func required(_ key: String) -> Node? {
        if let node = mapping[key] { return node }
        reader.complain(at: mapping.mark, "\(what) has no \"\(key)\"; it is required")
        return nil
    }

    func text(_ key: String) -> String? {
        required(key).flatMap { reader.text($0, "\"\(key)\" of \(what)") }
    }

    func placedText(_ key: String) -> Placed<String>? {
        required(key).flatMap { reader.placedText($0, "\"\(key)\" of \(what)") }
    }

    func optionalText(_ key: String) -> Placed<String>? {
        optional(key).flatMap { reader.placedText($0, "\"\(key)\" of \(what)") }
    }

    func texts(_ key: String) -> [Placed<String>]? {
        required(key).flatMap { reader.texts($0, "\"\(key)\" of \(what)") }
    }
}
