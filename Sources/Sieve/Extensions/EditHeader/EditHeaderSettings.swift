internal import Mail

/// What a site can set about `addheader` and `deleteheader`.
struct EditHeaderSettings: ExtensionSettings {
    /// Octets of the value of a field, before it is encoded.
    ///
    /// RFC 5293, 4 asks for 998 at least.
    var sizeLimit = 2_048

    /// The names, in lower case, of fields that scripts may not add, and not delete.
    private var unaddable: Set<[UInt8]> = []
    private var undeletable: Set<[UInt8]> = []

    /// The names that the settings of fields hold for; nil for all that have some.
    private var listed: Set<[UInt8]>?

    static let definitions: [SettingDefinition<EditHeaderSettings>] = [
        .size(
            "editheader_max_header_size", "a field that a script adds",
            in: 1_024...65_536, \.sizeLimit),
        // Dovecot's way to name a group of settings.
        .text(
            "editheader_header", "the fields for which editheader_header/* holds",
            form: "names with spaces between"
        ) {
            $0.listed = Set($1.split(separator: " ").map { ASCII.lowercased(Array($0.utf8)) })
        },
        SettingDefinition(
            "editheader_header/*", "for NAME/forbid_add, NAME/forbid_delete", form: "yes or no"
        ) { settings, rest, value throws(SettingMistake) in
            try settings.set(rest, to: value)
        },
    ]

    /// Sets `NAME/forbid_add` or the like.
    private mutating func set(_ path: String, to value: String) throws(SettingMistake) {
        let slash = path.lastIndex(of: "/") ?? path.endIndex
        let name = ASCII.lowercased(Array(path[..<slash].utf8))
        switch path[slash...] {
        case "/name": return
        case "/forbid_add": unaddable.set(name, try SettingValue.flag(value))
        case "/forbid_delete": undeletable.set(name, try SettingValue.flag(value))
        default:
            throw SettingMistake("is no setting; write editheader_header/NAME/forbid_add")
        }
    }

    /// Whether scripts may add a field of this name.
    func allowsAdding(_ name: [UInt8]) -> Bool {
        let name = ASCII.lowercased(name)
        if name == Self.subject { return true }
        return !isForbidden(name, by: unaddable) && name != Self.redirectedFrom
    }

    /// Whether scripts may delete fields of this name.
    ///
    /// The three that never may be deleted show a loop (RFC 5293, 6; RFC 3834, 5).
    func allowsDeleting(_ name: [UInt8]) -> Bool {
        let name = ASCII.lowercased(name)
        if name == Self.subject { return true }
        return !isForbidden(name, by: undeletable) && !Self.traces.contains(name)
    }

    private func isForbidden(_ name: [UInt8], by names: Set<[UInt8]>) -> Bool {
        names.contains(name) && listed?.contains(name) != false
    }

    private static let subject = Array("subject".utf8)
    private static let redirectedFrom = Array("x-sieve-redirected-from".utf8)
    private static let traces = [
        Array("received".utf8), Array("auto-submitted".utf8), redirectedFrom,
    ]
}

extension Set {
    /// Makes an element a member, or not.
    fileprivate mutating func set(_ element: Element, _ isMember: Bool) {
        if isMember { insert(element) } else { remove(element) }
    }
}
