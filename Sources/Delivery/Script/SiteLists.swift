import Mail
import Outcomes
import Sieve
import SystemClock

/// The lists of a site by their names: maps of the lookup server, and files.
struct SiteLists: ExternalLists {
    private let texts: TextLists
    private let maps: [String: String]
    private let lookups: (any MapLookups)?
    private let deadline: Deadline?

    init(_ settings: ListSettings, lookups: (any MapLookups)?, deadline: Deadline? = nil) {
        self.deadline = deadline
        texts = TextLists(directory: settings.directory)
        maps = settings.maps
        self.lookups = lookups
    }

    func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        if map(name) != nil { return true }
        return try texts.list(name) != nil
    }

    func list(_ name: [UInt8], contains value: [UInt8]) throws(LookupFailure) -> Bool? {
        guard let map = map(name) else { return try texts.list(name)?.contains(value) }
        guard let lookups else { throw .noLookups(in: map) }
        return try lookups.value(of: value, inMap: map, before: deadline) != nil
    }

    func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
        guard let map = map(name) else { return try texts.list(name)?.members }
        guard let lookups else { throw .noLookups(in: map) }
        // Maps answer for keys, as those of Postfix do, and can not say which they have: who wants
        // mail to go to all writes them behind the name of the list.
        guard let value = try lookups.value(of: name, inMap: map, before: deadline) else {
            throw .noMembers(of: name, map)
        }
        return value.split(separator: UInt8(ascii: ",")).map { Array(ASCII.trimmed($0)) }
    }

    private func map(_ name: [UInt8]) -> String? {
        maps.isEmpty ? nil : maps[String(decoding: name, as: UTF8.self)]
    }
}

extension LookupFailure {
    fileprivate static func noLookups(in map: String) -> LookupFailure {
        .configuration(
            "a list is the map \(map), and the setting extlists_lookup does not say where maps are")
    }

    fileprivate static func noMembers(of name: [UInt8], _ map: String) -> LookupFailure {
        .configuration(
            "the members of the list \(String(decoding: name, as: UTF8.self)) can not be known: "
                + "the map \(map) does not have them under this name")
    }
}
