internal import Outcomes
internal import Yams

/// Collects every complaint about one settings file while its parts are read.
///
/// The parts are read with functions that return nil after they complained, so that an admin
/// sees all that is wrong in one go.
final class SettingsReader {
    let file: String
    private(set) var complaints: [Complaint] = []

    init(file: String) {
        self.file = file
    }

    func complain(at mark: Mark?, _ message: String) {
        complaints.append(
            Complaint(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, message))
    }

    func complain<Value>(about value: Placed<Value>, _ message: String) {
        complaints.append(
            Complaint(file: file, line: value.line, column: value.column, message))
    }

    /// The node as a mapping with no other keys than the given ones.
    func block(_ node: Node, _ what: String, keys: [String]) -> SettingsBlock? {
        guard let block = mapping(node, what) else { return nil }
        for key in block.names where !keys.contains(key.text) {
            complain(
                at: key.mark,
                "unknown key \"\(key.text)\" in \(what); allowed are: \(keys.joined(separator: ", "))"
            )
        }
        return block
    }

    /// The node as a mapping whose keys are names that the admin chooses.
    func mapping(_ node: Node, _ what: String) -> SettingsBlock? {
        guard case .mapping(let mapping) = node else {
            complain(at: node.mark, "\(what) must be a mapping: lines of \"key: value\"")
            return nil
        }
        return SettingsBlock(reader: self, what: what, mapping: mapping)
    }

    func text(_ node: Node, _ what: String) -> String? {
        guard let text = possiblyEmptyText(node), !text.isEmpty else {
            complain(at: node.mark, "\(what) must be a text that is not empty")
            return nil
        }
        return text
    }

    /// The text of a node; nil for a mapping, a list, and for the null that YAML writes as
    /// nothing, `~` or `null` without quotes.
    func possiblyEmptyText(_ node: Node) -> String? {
        guard case .scalar(let scalar) = node, node.tag != Tag(.null) else { return nil }
        return scalar.string
    }

    /// The text with its place.
    func placedText(_ node: Node, _ what: String) -> Placed<String>? {
        text(node, what).map { placed($0, at: node.mark) }
    }

    func placed<Value>(_ value: Value, at mark: Mark?) -> Placed<Value> {
        Placed(value, line: mark?.line ?? 0, column: mark?.column ?? 0)
    }

    func list(_ node: Node, _ what: String) -> [Node]? {
        guard case .sequence(let sequence) = node else {
            complain(at: node.mark, "\(what) must be a list: [a, b] or lines of \"- a\"")
            return nil
        }
        return Array(sequence)
    }

    func texts(_ node: Node, _ what: String) -> [Placed<String>]? {
        guard let nodes = list(node, what) else { return nil }
        if nodes.isEmpty { complain(at: node.mark, "\(what) must not be empty") }
        return nodes.compactMap { placedText($0, "each of \(what)") }
    }
}
