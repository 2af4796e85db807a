// RFC 5293: the actions "addheader" and "deleteheader".
// Complete. What stores or sends the message after them has the header as it then is, and so have
// tests, "size" included, and answers and notices (4); a refusal is about the message as it came. Long
// values are folded, and those that are not ASCII are encoded (RFC 2047). `Received`, `Auto-Submitted` and the
// mark of redirected mail can not be deleted, `Subject` can always be changed; what else a script may
// not change is for the site to say (`EditHeaderSettings`).

internal import Mail

extension SieveExtension {
    /// Changes the header of the message.
    static let editheader = SieveExtension(
        "editheader", specification: "RFC 5293", commands: [.addheader, .deleteheader],
        settings: EditHeaderSettings.self)
}

extension CommandDefinition {
    /// `addheader [":last"] <field-name: string> <value: string>` (RFC 5293, 4).
    fileprivate static let addheader = CommandDefinition(
        "addheader",
        Signature(
            [Parameter("field-name", .string), Parameter("value", .string)],
            tags: [TagDefinition("last")])
    ) { arguments, compilation in
        let (name, value) = (arguments.string(0), arguments.string(1))
        let limit = compilation.settings[EditHeaderSettings.self].sizeLimit
        if let problem = name.constant.flatMap(HeaderFieldName.problem) {
            compilation.report(problem, at: name.offset)
            return nil
        }
        if let problem = value.constant.flatMap({ AddHeader.problem($0, limit) }) {
            compilation.report(problem, at: value.offset)
            return nil
        }
        return AddHeader(name: name, value: value, isLast: arguments.tag("last") != nil)
    }
}

private struct AddHeader: CompiledCommand {
    /// An octet of a value is looked at to fold and to encode it.
    private static let stepsOfOctet = 8

    let name: StringTemplate
    let value: StringTemplate
    let isLast: Bool

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let settings = run.settings[EditHeaderSettings.self]
        let name = try name.value(in: &run)
        if let problem = HeaderFieldName.problem(name) {
            throw RunFailure(problem, at: self.name.offset)
        }
        let value = try value.value(in: &run)
        if let problem = Self.problem(value, settings.sizeLimit) {
            throw RunFailure(problem, at: self.value.offset)
        }
        // What is not allowed is ignored in silence (RFC 5293, 6).
        guard settings.allowsAdding(name) else {
            run.explain("the site's settings do not let scripts add \(TraceEvent.quoted(name))")
            return .next
        }
        try run.charge(Self.stepsOfOctet * (name.count + value.count))
        try run.editHeader { header in header.add(name, value, isLast: isLast) }
        run.explain("the field \(TraceEvent.quoted(name)) is added: \(TraceEvent.quoted(value))")
        return .next
    }

    /// What is wrong with a value; nil when nothing is.
    static func problem(_ value: [UInt8], _ limit: Int) -> Diagnostic? {
        if value.contains(0) { return .nulInValue(value) }
        return value.count > limit ? .largeValue(value.count, limit) : nil
    }
}

extension Run {
    /// Looking at a field to see what it is, and to find it again in the changed header.
    private static let stepsOfField = 8

    /// Changes the header of the message.
    mutating func editHeader(_ change: (inout MessageHeader) -> Void) throws(RunFailure) {
        var header = message.header
        let names = header.fields.reduce(0) { $0 + $1.nameRange.count }
        try charge(Self.stepsOfField * (header.fields.count + 1) + names)
        change(&header)
        message.header = header
    }
}

extension MessageHeader {
    /// Adds a field on top of the header, or at its end, with the line ends that the header has.
    fileprivate mutating func add(_ name: [UInt8], _ value: [UInt8], isLast: Bool) {
        var composer = MessageComposer()
        composer.field(
            String(decoding: name, as: UTF8.self), text: Self.onOneLine(value))
        fields.insert(
            contentsOf: MessageHeader(parsing: withOwnLineEnds(composer.bytes)).fields,
            at: isLast ? closedEnd() : top)
    }

    /// Behind the line of an mbox that must be the first (`From user@example.org Mon Jul 20 ...`).
    private var top: Int {
        fields.first.map { $0.raw.starts(with: "From ".utf8) } == true ? 1 : 0
    }

    /// Behind the last field, which gets the line end that it may lack.
    private mutating func closedEnd() -> Int {
        if let last = fields.last, last.raw.last != UInt8(ascii: "\n") {
            let lineEnd = withOwnLineEnds([UInt8(ascii: "\n")])
            fields.removeLast()
            fields += MessageHeader(parsing: last.raw + lineEnd).fields
        }
        return fields.count
    }

    private func withOwnLineEnds(_ lines: [UInt8]) -> [UInt8] {
        let first = fields.first?.raw ?? []
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        guard let end = first.firstIndex(of: lineFeed), end > first.startIndex,
            first[end - 1] == carriageReturn
        else { return lines }
        return lines.flatMap { $0 == lineFeed ? [carriageReturn, lineFeed] : [$0] }
    }

    /// The value without line ends: one before white space was folding, another one is a space.
    private static func onOneLine(_ value: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        let text = ASCII.trimmed(value[...])
        for (index, byte) in zip(text.indices, text) {
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                result.append(byte)
                continue
            }
            // The text is trimmed, so another octet follows.
            if !ASCII.isFoldingSpace(text[index + 1]) { result.append(UInt8(ascii: " ")) }
        }
        return result
    }
}

extension Diagnostic {
    fileprivate static func nulInValue(_ value: [UInt8]) -> Diagnostic {
        let text = String(decoding: value.map { $0 == 0 ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
        return Diagnostic(
            "the value \"\(text)\" is invalid, for it has a NUL where '?' stands; remove that")
    }

    fileprivate static func largeValue(_ size: Int, _ limit: Int) -> Diagnostic {
        Diagnostic(
            "the value of the field has \(size) bytes, more than \(limit) "
                + "(editheader_max_header_size); use a shorter one")
    }
}
