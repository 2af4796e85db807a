/// Where the lists of a site are (RFC 6134).
///
///     sieve:
///       extlists_dir: /etc/mailwright/lists        # tag:example.org,2026:board is the file board
///       extlists:
///         "tag:example.org,2026:staff": map:virtual-mailboxes
package struct ListSettings: ExtensionSettings {
    /// The directory of the lists, files with a member a line; nil for no such lists.
    package var directory: String?

    /// The maps of the lookup server that are lists, by the names of the lists.
    package private(set) var maps: [String: String] = [:]

    /// The UNIX socket of the lookup server, absolute; nil if there is none.
    package var lookupSocket: String?

    /// What begins the value of a list that is a map.
    private static let map = "map:"

    /// The settings.
    package static let definitions: [SettingDefinition<Self>] = [
        .path("extlists_dir", "the directory of lists, files with a member a line") {
            $0.directory = $1
        },
        .init("extlists/*", "the map that the list of this name is", form: "map:NAME") {
            settings, name, value throws(SettingMistake) in
            guard let list = ListName(Array(name.utf8)) else { throw .noListName(name) }
            guard value.hasPrefix(Self.map), value.count > Self.map.count,
                value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { throw SettingMistake("is '\(value)'; write map:NAME") }
            settings.maps[String(decoding: list.text, as: UTF8.self)] =
                String(value.dropFirst(Self.map.count))
        },
        .path("extlists_lookup", "the UNIX socket of the lookup server that has these maps") {
            $0.lookupSocket = $1
        },
    ]

    /// Makes the settings of a site without lists.
    package init() {}
}

extension SettingMistake {
    fileprivate static func noListName(_ name: String) -> SettingMistake {
        SettingMistake(
            "names no list: '\(name)' does not begin with 'urn:' or 'tag:'; write the list's whole name"
        )
    }
}
