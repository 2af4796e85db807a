// RFC 5228, 5.4: the test "envelope" with the parts "from" and "to".
// Complete, with the part "auth" of Pigeonhole. Other extensions add parts with `envelopeParts`.

internal import Mail

extension SieveExtension {
    /// Looks at the SMTP envelope.
    static let envelope = SieveExtension(
        "envelope", specification: "RFC 5228", tests: [.envelope],
        envelopeParts: [
            EnvelopePart("from") { run in address(run.envelope.sender) },
            EnvelopePart("to") { run in address(run.envelope.recipient) },
            EnvelopePart("auth") { run in
                run.envelope.authenticatedUser.map { [.text($0)] } ?? []
            },
        ])

    /// A path that is no valid address is a value all the same, without parts (RFC 5228, 2.7.4).
    private static func address(_ path: [UInt8]) -> [EnvelopePart.Value] {
        guard let address = MailAddress(parsingPath: path), hasValidRoute(path),
            // Signs of a route or a list, which the tolerant parser leaves in the local part.
            path.first == UInt8(ascii: "\"")
                || !address.localPart.contains(where: Array("@:,".utf8).contains)
        else { return [.text(path)] }
        return [.address(address)]
    }

    /// Whether a path begins with no route, or with one of valid hosts (RFC 5321, 4.1.2,
    /// A-d-l); a route counts for nothing (appendix C) but has to be one.
    private static func hasValidRoute(_ path: [UInt8]) -> Bool {
        guard path.first == UInt8(ascii: "@") else { return true }
        guard let end = path.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return path[..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .allSatisfy { $0.first == UInt8(ascii: "@") && SieveAddress.isDomain($0.dropFirst()) }
    }
}

extension TestDefinition {
    /// `envelope [COMPARATOR] [ADDRESS-PART] [MATCH-TYPE] <parts: string-list> <keys: string-list>`.
    fileprivate static let envelope = TestDefinition(
        "envelope",
        Signature(
            [Parameter("envelope-parts", .stringList), Parameter("keys", .stringList)],
            matching: .address)
    ) { arguments, compilation in
        let known = compilation.vocabulary.envelopeParts
        for name in arguments.strings(0) {
            let found = name.withConstant { name in
                known.first { ASCII.equalIgnoringCase($0.name.utf8, name) }
            }
            if let part = found ?? nil {
                compilation.noteUse(of: part)
            } else if found != nil {
                let text = String(
                    decoding: ASCII.lowercased(name.constant ?? []), as: UTF8.self)
                compilation.report(.unknownPart(text, known), at: name.offset)
            }
        }
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return EnvelopeTest(
            asked: AskedParts(arguments.strings(0), known: known),
            part: compilation.addressPart(of: arguments),
            zone: arguments.effects(of: EnvelopeZone.self).first?.zone ?? .local,
            matcher: consume matcher)
    }
}

/// Which parts of the envelope a test asks for.
private enum AskedParts: Sendable {
    case constant([EnvelopePart])
    /// Some names change from run to run.
    indirect case changing(StringList, known: [EnvelopePart])

    init(_ names: StringList, known: [EnvelopePart]) {
        var parts: [EnvelopePart] = []
        let areConstant = names.forEachConstant { name in
            if let part = Self.part(named: name, in: known) { parts.append(part) }
        }
        self = areConstant ? .constant(parts) : .changing(names, known: known)
    }

    func parts(in run: inout Run) throws(RunFailure) -> [EnvelopePart] {
        switch self {
        case .constant(let parts): return parts
        case .changing(let names, let known):
            var parts: [EnvelopePart] = []
            for name in names {
                let text = try name.value(in: &run)
                try run.charge(text.count + 1)
                if let part = Self.part(named: text, in: known) { parts.append(part) }
            }
            return parts
        }
    }

    private static func part(
        named name: some Collection<UInt8>, in known: [EnvelopePart]
    ) -> EnvelopePart? {
        known.first { ASCII.equalIgnoringCase($0.name.utf8, name) }
    }
}

/// The texts that tests of this run have seen of the envelope.
private struct SeenTexts: ExtensionState {
    var version = 0
    var entries: [(part: ObjectIdentifier, addressPart: ObjectIdentifier, texts: [[UInt8]])] = []
}

private struct EnvelopeTest: CompiledTest {
    let asked: AskedParts
    let part: AddressPart
    let zone: ZoneChoice
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        // The null sender is not counted (RFC 5231, 4.2).
        var progress = MatchProgress(countsEmptyValues: false)
        for asked in try asked.parts(in: &run) {
            let texts = try texts(of: asked, in: &run)
            try run.charge(texts.count + 1)
            for index in texts.indices
            where try matcher.accepts(texts[index], &progress, in: &run) { return true }
        }
        return try matcher.concludes(&progress, in: &run)
    }

    /// What the test compares, found out once in a run.
    private func texts(
        of asked: EnvelopePart, in run: inout Run
    ) throws(RunFailure) -> [[UInt8]] {
        let key = (ObjectIdentifier(asked), ObjectIdentifier(part))
        if let seen = run.existing(SeenTexts.self), seen.version == run.envelopeVersion {
            for entry in seen.entries where (entry.part, entry.addressPart) == key {
                return entry.texts
            }
        } else {
            run[SeenTexts.self] = SeenTexts(version: run.envelopeVersion)
        }
        var isSame = true
        var texts: [[UInt8]] = []
        for value in asked.values(run) {
            // Shown in the zone that the test asks for.
            if case .moment = value { isSame = false }
            guard let text = try self.text(of: value, in: &run) else { continue }
            try run.charge(text.count)
            texts.append(text)
        }
        if isSame { run[SeenTexts.self].entries.append((key.0, key.1, texts)) }
        return texts
    }

    private func text(
        of value: EnvelopePart.Value, in run: inout Run
    ) throws(RunFailure) -> [UInt8]? {
        switch value {
        // The null sender is the empty string in every part (RFC 5228, 5.4).
        case .address(let address): return address.isNull ? [] : part.extract(address, run)
        case .text(let text): return part.isWhole ? text : nil
        case .moment(let seconds):
            let moment = MailDate(seconds: seconds, zone: .utc)
            let time = moment.time(in: try zone.zone(of: moment, in: &run))
            return part.isWhole ? Array(DatePart.iso8601.text(of: time).utf8) : nil
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownPart(_ name: String, _ known: [EnvelopePart]) -> Diagnostic {
        let names = known.map { "\"\($0.name)\"" }.joined(separator: ", ")
        return Diagnostic("the envelope has no part \"\(name)\"; it has \(names)")
    }
}
