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
        guard let address = MailAddress(parsingPath: path),
            // Signs of a route or a list, which the tolerant parser leaves in the local part.
            path.first == UInt8(ascii: "\"")
                || !address.localPart.contains(where: Array("@:,".utf8).contains)
        else { return [.text(path)] }
        return [.address(address)]
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
            let isKnown = name.withConstant { name in
                known.contains { ASCII.equalIgnoringCase($0.name.utf8, name) }
            }
            if isKnown == false {
                let text = String(
                    decoding: ASCII.lowercased(name.constant ?? []), as: UTF8.self)
                compilation.report(.unknownPart(text, known), at: name.offset)
            }
        }
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return EnvelopeTest(
            names: arguments.strings(0), known: known,
            part: compilation.addressPart(of: arguments),
            zone: arguments.effects(of: EnvelopeZone.self).first?.zone ?? .local,
            matcher: consume matcher)
    }
}

private struct EnvelopeTest: CompiledTest {
    let names: StringList
    let known: [EnvelopePart]
    let part: AddressPart
    let zone: ZoneChoice
    let matcher: any Matcher
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        // The null sender is not counted (RFC 5231, 4.2).
        var progress = MatchProgress(countsEmptyValues: false)
        for name in names {
            let text = ASCII.lowercased(name.value(in: run))
            try run.charge(text.count + 1)
            guard let found = known.first(where: { text.elementsEqual($0.name.utf8) }) else {
                continue
            }
            for value in found.values(run) {
                guard let value = try self.text(of: value, in: run) else { continue }
                try run.charge(value.count)
                if try matcher.accepts(value, &progress, in: &run) { return true }
            }
        }
        return try matcher.concludes(&progress, in: &run)
    }

    private func text(of value: EnvelopePart.Value, in run: borrowing Run)
        throws(RunFailure) -> [UInt8]?
    {
        switch value {
        // The null sender is the empty string in every part (RFC 5228, 5.4).
        case .address(let address): return address.isNull ? [] : part.extract(address, run)
        case .text(let text): return part.isWhole ? text : nil
        case .moment(let seconds):
            let moment = MailDate(seconds: seconds, zone: .utc)
            let time = moment.time(in: try zone.zone(of: moment, in: run))
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
