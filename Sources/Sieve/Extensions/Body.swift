// RFC 5173: the test "body" with :raw, :content and :text.
// Complete. Bodies are read and decoded in pieces, so they may be of any size; only match types that
// have to see all of a value, such as :regex, have the limit body_max_held_size. :text is all parts
// of type text/*, HTML without its mark-up. A part in an unknown transfer encoding is left out, and
// text in an unknown charset is taken for UTF-8.

internal import Mail

extension SieveExtension {
    /// Looks at the body of the message.
    static let body = SieveExtension("body", specification: "RFC 5173", tests: [.body])
}

extension TestDefinition {
    /// `body [COMPARATOR] [MATCH-TYPE] [BODY-TRANSFORM] <keys: string-list>` (RFC 5173, 4).
    fileprivate static let body = TestDefinition(
        "body",
        Signature(
            [Parameter("keys", .stringList)],
            tags: [
                TagDefinition("raw", group: transforms),
                TagDefinition(
                    "content", value: Parameter("content types", .stringList), group: transforms),
                TagDefinition("text", group: transforms),
            ], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 0) else { return nil }
        if arguments.tag("raw") != nil { return RawBodyTest(matcher: consume matcher) }
        let types = arguments.tag("content")?.strings
        return BodyTest(types: types, matcher: consume matcher)
    }

    private static let transforms = "body transforms"
}

/// `:raw`: the body as it is, as one value (RFC 5173, 5.1).
private struct RawBodyTest: CompiledTest {
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var values = try BodyValues(matcher, in: &run)
        if let (source, body) = try self.body(in: &run),
            try values.accepts(body, of: source, in: &run)
        {
            return true
        }
        return try values.conclude(in: &run)
    }

    /// Where the body is; nil without an empty line behind the header.
    private func body(
        in run: inout Run
    ) throws(RunFailure) -> (source: any MessageSource, Range<Int>)? {
        // The parts of the message need not be found for it.
        guard run.message.presentedPart > 0 else {
            guard run.message.header.endsWithEmptyLine else { return nil }
            let source = try run.editedMessage()
            return (source, min(source.header.bodyOffset, source.size)..<source.size)
        }
        let parts = try run.parts()
        let part = try parts.part(run.message.presentedPart)
        return part.hasBody ? (parts.source, part.body) : nil
    }
}

/// `:content` and `:text`: each part by itself (RFC 5173, 5.2 and 5.3).
private struct BodyTest: CompiledTest {
    /// The types that are looked at; nil for all text.
    let types: StringList?
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var values = try BodyValues(matcher, in: &run)
        let parts = try run.parts()
        let types = try types?.evaluated(in: &run).map { ContentType($0.constant ?? []) }
        let presented = run.message.presentedPart
        guard try parts.part(presented).hasBody else { return try values.conclude(in: &run) }
        for index in try parts.tree(from: presented) {
            let part = parts.structure.parts[index]
            try run.charge((types?.count ?? 0) + 1)
            let isMeant = types.map { $0.contains { $0.includes(part.type) } }
            guard isMeant ?? part.isReadableText else { continue }
            if types != nil, let ranges = parts.structure.container(index) {
                for range in ranges where try values.accepts(range, of: parts.source, in: &run) {
                    return true
                }
            } else if part.encoding != .unknown,
                try values.accepts(
                    part, withoutMarkup: types == nil, of: parts.source, in: &run)
            {
                return true
            }
        }
        return try values.conclude(in: &run)
    }
}

extension MIMEStructure {
    /// What is looked at of a part with other parts in it; nil for one that has none.
    ///
    /// It is the text around the parts of a multipart, and the header of a message.
    fileprivate func container(_ index: Int) -> [Range<Int>]? {
        let part = parts[index]
        if part.isMultipart { return [part.prologue, part.epilogue].compactMap(\.self) }
        guard part.type?.isMessage == true, part.descendantsEnd > index + 1 else { return nil }
        return [parts[index + 1].fields]
    }
}
