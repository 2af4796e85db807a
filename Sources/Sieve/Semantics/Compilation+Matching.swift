extension Compilation {
    /// The matcher that the tags of a test ask for; nil after an error.
    ///
    /// The keys are the string-list parameter with this index.
    ///
    /// Without tags that is `:is` with `i;ascii-casemap` (RFC 5228, 2.7).
    public mutating func matcher(
        of arguments: borrowing Arguments, keys index: Int, keysAreWordLists: Bool = false,
        defaultComparator: Comparator = .asciiCasemap
    ) -> (any Matcher)? {
        guard let comparator = comparator(of: arguments, default: defaultComparator) else {
            return nil
        }
        let type = arguments.matchType?.value ?? .is
        guard comparator.operations.isSuperset(of: type.needs) else {
            let place = arguments.comparator?.offset ?? arguments.matchType?.offset
            report(
                .unsuitable(comparator.name, for: type.name), at: place ?? arguments.offset)
            return nil
        }
        let request = MatchRequest(
            keys: arguments.strings(index), keysAreWordLists: keysAreWordLists,
            comparator: comparator, use: arguments.argument(of: type.tag),
            isComparatorGiven: arguments.comparator != nil)
        guard let matcher = type.make(request, &self) else { return nil }
        guard settings.isTraced else { return matcher }
        self[TracedMatchers.self].count += 1
        return TracedMatcher(
            name: type.name, keys: request.keys, offset: arguments.offset, matcher: matcher)
    }

    /// The comparator that the tags of a test ask for; nil after an error.
    public mutating func comparator(
        of arguments: borrowing Arguments, default: Comparator = .asciiCasemap
    ) -> Comparator? {
        guard let use = arguments.argument(of: ComparatorTag.only.tag) else { return `default` }
        let name = String(decoding: use.string.constant ?? [], as: UTF8.self)
        if let found = vocabulary.comparators.first(where: { $0.name == name }) {
            noteUse(of: found)
            return found
        }
        report(unknownComparator(name), at: use.string.offset)
        return nil
    }

    /// The address part that the tags of a test ask for; without a tag the whole address.
    public func addressPart(of arguments: borrowing Arguments) -> AddressPart {
        arguments.addressPart?.value ?? .all
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
        let has: (SieveExtension) -> Bool = { other in
            isShared(other)
                || other.tags.contains { $0.name == name && $0.hosts.contains(host) }
        }
        if let other = vocabulary.available.first(where: has) {
            return .notRequired("the tag ':\(name)'", other.name)
        }
        if let other = forbidden(with: has) {
            return .forbidden("the tag ':\(name)'", other.name)
        }
        let known = knownTags(on: host, signature)
        return .unknownTag(name, host, like: Spelling.nearest(to: name.text, in: known))
    }

    /// The tags that can stand on a command or test with what the script has required.
    func knownTags(on host: Word, _ signature: Signature) -> [String] {
        var known = signature.tags.map(\.name.text)
        known += vocabulary.tags.values.joined().filter { $0.hosts.contains(host) }.map(\.name.text)
        if signature.matching.contains(.matchType) {
            known += vocabulary.matchTypes.words.map(\.text)
        }
        if signature.matching.contains(.addressPart) {
            known += vocabulary.addressParts.words.map(\.text)
        }
        if signature.matching.contains(.comparator) { known.append("comparator") }
        return known
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
