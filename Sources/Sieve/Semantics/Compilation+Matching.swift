extension Compilation {
    /// The matcher that the tags of a test ask for; nil after an error.
    ///
    /// Without tags that is `:is` with `i;ascii-casemap` (RFC 5228, 2.7).
    public mutating func matcher(
        of arguments: borrowing Arguments, keys: [StringTemplate], keysAreWordLists: Bool = false,
        defaultComparator: Comparator = .asciiCasemap
    ) -> (any Matcher)? {
        guard let comparator = comparator(of: arguments, default: defaultComparator) else {
            return nil
        }
        let type = matchType(of: arguments)
        guard comparator.operations.isSuperset(of: type.needs) else {
            let place = arguments.comparator ?? arguments.matchType
            report(
                .unsuitable(comparator.name, for: type.name), at: place?.offset ?? arguments.offset)
            return nil
        }
        let request = MatchRequest(
            keys: keys, keysAreWordLists: keysAreWordLists, comparator: comparator,
            use: arguments.matchType)
        return type.make(request, &self)
    }

    private func matchType(of arguments: borrowing Arguments) -> MatchType {
        guard let name = arguments.matchType?.name else { return .is }
        return vocabulary.matchTypes.first { $0.name == name } ?? .is
    }

    /// The comparator that the tags of a test ask for; nil after an error.
    public mutating func comparator(
        of arguments: borrowing Arguments, default: Comparator = .asciiCasemap
    ) -> Comparator? {
        guard let use = arguments.comparator else { return `default` }
        let name = String(decoding: use.string.constant ?? [], as: UTF8.self)
        if let found = vocabulary.comparators.first(where: { $0.name == name }) { return found }
        report(unknownComparator(name), at: use.string.offset)
        return nil
    }

    /// The address part that the tags of a test ask for; without a tag the whole address.
    public func addressPart(of arguments: borrowing Arguments) -> AddressPart {
        guard let name = arguments.addressPart?.name else { return .all }
        return vocabulary.addressParts.first { $0.name == name } ?? .all
    }

    private func unknownComparator(_ name: String) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        let capability = "comparator-" + name
        if isAvailable(capability) { return .notRequired("the comparator \(name)", capability) }
        let known = vocabulary.comparators.map(\.name)
        return .unknown("comparator \"\(name)\"", like: Spelling.nearest(to: name, in: known))
    }

    /// What is wrong with a tag that nothing enabled knows on this command.
    func unknownTag(_ name: Word, on host: Word, _ signature: Signature) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        let isShared: (SieveExtension) -> Bool = { other in
            signature.matching.contains(.matchType)
                && other.matchTypes.contains { $0.name == name }
                || signature.matching.contains(.addressPart)
                    && other.addressParts.contains { $0.name == name }
        }
        for other in vocabulary.available
        where isShared(other)
            || other.tags.contains(where: { $0.name == name && $0.hosts.contains(host) })
        {
            return .notRequired("the tag ':\(name)'", other.name)
        }
        var known = signature.tags.map(\.name.text)
        known += vocabulary.tags.filter { $0.hosts.contains(host) }.map(\.name.text)
        if signature.matching.contains(.matchType) {
            known += vocabulary.matchTypes.map(\.name.text)
        }
        if signature.matching.contains(.addressPart) {
            known += vocabulary.addressParts.map(\.name.text)
        }
        if signature.matching.contains(.comparator) { known.append("comparator") }
        return .unknownTag(name, host, like: Spelling.nearest(to: name.text, in: known))
    }
}

extension Diagnostic {
    fileprivate static func unsuitable(_ comparator: String, for type: Word) -> Diagnostic {
        Diagnostic("the comparator \(comparator) can not do ':\(type)'; use another one")
    }

    fileprivate static func unknownTag(
        _ name: Word, _ host: Word, like near: String?
    ) -> Diagnostic {
        guard let near else { return Diagnostic("'\(host)' has no tag ':\(name)'; remove it") }
        return Diagnostic("'\(host)' has no tag ':\(name)'; did you mean ':\(near)'?")
    }
}
