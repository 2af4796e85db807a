// RFC 5703, 5: the command "replace".
// Complete. In a loop over parts it replaces the current part, else the message. What answers the
// message still sees it as it was received; what stores it or sends it on has the new one. A :from
// that is no address list is an error of the script, or is ignored if a variable makes it.

internal import Mail

extension SieveExtension {
    /// Puts a text in place of a part or of the message.
    static let replace = SieveExtension(
        "replace", specification: "RFC 5703", commands: [.replace])
}

extension CommandDefinition {
    /// `replace [":mime"] [":subject" string] [":from" string] <replacement: string>`.
    fileprivate static let replace = CommandDefinition(
        "replace",
        Signature(
            [Parameter("replacement", .string)],
            tags: [
                TagDefinition("mime"),
                TagDefinition("subject", value: Parameter("subject", .string)),
                TagDefinition("from", value: Parameter("addresses", .string)),
            ])
    ) { arguments, compilation in
        let from = arguments.tag("from")?.string
        if let text = from?.constant, SieveAddress.parseList(text) == nil {
            compilation.report(.badAuthor(text), at: from?.offset ?? arguments.offset)
            return nil
        }
        let text = arguments.string(0)
        let isEntity = arguments.tag("mime") != nil
        if isEntity, let other = arguments.tag("subject") ?? arguments.tag("from") {
            compilation.report(.besideEntity(other.name), at: other.offset)
            return nil
        }
        if isEntity, let constant = text.constant, MIMEEntity(constant) == nil {
            compilation.report(.badEntity, at: text.offset)
            return nil
        }
        return Replace(
            text: text, isEntity: isEntity, subject: arguments.tag("subject")?.string, from: from)
    }
}

private struct Replace: CompiledCommand {
    let text: StringTemplate
    let isEntity: Bool
    let subject: StringTemplate?
    let from: StringTemplate?

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let index = run.currentPart
        var entity = MessageComposer()
        for field in try run.otherFields(ofPart: index) { entity.append(field.raw) }
        if index == 0 {
            entity = try self.header(in: &run)
            entity.field("MIME-Version", "1.0")
        }
        entity.append(try content(ofPart: index, in: &run))
        try run.replace([PartEdit(index: index, entity: entity.bytes)])
        try run.noteReplacement(of: index)
        run.explain("part \(index) is replaced")
        return .next
    }

    /// The content with the fields that describe it.
    private func content(
        ofPart index: Int, in run: inout Run
    ) throws(RunFailure) -> [UInt8] {
        let text = try text.value(in: &run)
        try run.charge(4 * text.count)
        let endsMultipart = try run.wouldEndMultipart(text, aroundPart: index)
        guard isEntity else {
            var content = MessageComposer()
            content.text(text, hidesLines: endsMultipart)
            return content.bytes
        }
        guard let entity = MIMEEntity(text) else { throw RunFailure(Diagnostic.badEntity) }
        guard !endsMultipart else { throw RunFailure(Diagnostic.boundaryInEntity) }
        return entity.bytes
    }

    /// The header of the message, with the subject and the author that it is to have.
    private func header(in run: inout Run) throws(RunFailure) -> MessageComposer {
        var header = MessageComposer()
        let subject = try subject?.value(in: &run)
        let from = try author(in: &run)
        for field in try run.otherFields(ofPart: 0) {
            // Those that are replaced stay under another name.
            let isReplaced =
                subject != nil && field.isNamed(Array("Subject".utf8))
                || from != nil && field.isNamed(Array("From".utf8))
            if isReplaced {
                header.append(Array("Original-".utf8))
                run[OriginalFields.self].add(field.name)
            }
            header.append(field.raw)
        }
        if let subject {
            try run.charge(2 * subject.count)
            header.field("Subject", text: subject)
        }
        if let from { header.field("From", written: from.text, from.addresses) }
        return header
    }

    private func author(
        in run: inout Run
    ) throws(RunFailure) -> (text: [UInt8], addresses: [MailAddress])? {
        guard let text = try from?.value(in: &run) else { return nil }
        try run.charge(16 * text.count)
        return SieveAddress.parseList(text).map { (text, $0) }
    }
}

/// The fields that `replace` has put under another name: `editheader` must not take them away
/// (RFC 5703, 5).
struct OriginalFields: ExtensionState {
    private var names: Set<[UInt8]> = []

    static var belongsToMessage: Bool { true }

    mutating func add(_ name: some Collection<UInt8>) {
        names.insert(Array("original-".utf8) + ASCII.lowercased(Array(name)))
    }

    func contains(_ name: [UInt8]) -> Bool { names.contains(ASCII.lowercased(name)) }
}

extension Run {
    /// Tells the innermost loop that its part is another one.
    fileprivate mutating func noteReplacement(of index: Int) throws(RunFailure) {
        guard openPartLoops > 0 else { return }
        let parts = try parts().structure.parts
        let end = index < parts.count ? parts[index].descendantsEnd : parts.count
        self[PartLoops.self].replaceCurrent(endingAt: end)
    }
}

extension Diagnostic {
    fileprivate static func badAuthor(_ text: [UInt8]) -> Diagnostic {
        let text = String(decoding: text, as: UTF8.self)
        return Diagnostic(
            "\"\(text)\" can not be the author; write addresses as in \"user@example.org\"")
    }

    fileprivate static func besideEntity(_ tag: Word) -> Diagnostic {
        Diagnostic("':\(tag)' says nothing about a part that ':mime' describes; remove one of them")
    }

    fileprivate static var boundaryInEntity: Diagnostic {
        Diagnostic(
            "the replacement has a line that would end the multipart around it; "
                + "encode it, or use another text")
    }
}
