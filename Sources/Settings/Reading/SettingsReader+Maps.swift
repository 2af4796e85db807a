internal import Yams

extension SettingsReader {
    /// The `maps:` part: a name, its key strategy, its tables.
    func maps(_ node: Node) -> [SiteSettings.MapDefinition] {
        guard let maps = mapping(node, "maps") else { return [] }
        return maps.entries.compactMap { name, mark, value in
            let what = "map \(name)"
            // Postfix splits a request at the first space: a name can not hold one.
            guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || $0 == ":" }) else {
                complain(at: mark, "the name of a map must be a word without spaces and colons")
                return nil
            }
            guard let block = block(value, what, keys: ["keys", "tables"]) else { return nil }
            let keys = block.placedText("keys")
            let tables = block.required("tables").flatMap { tableReferences($0, of: what) }
            guard let keys, let tables else { return nil }
            return SiteSettings.MapDefinition(name: name, keys: keys, tables: tables)
        }
    }

    private func tableReferences(_ node: Node, of what: String) -> [Placed<String>]? {
        texts(node, "\"tables\" of \(what)")?.filter { table in
            if table.value.contains(":") { return true }
            complain(about: table, "\"\(table.value)\" names no table type; write type:argument")
            return false
        }
    }
}
