// RFC 5703, 7: the command "extracttext", with the modifiers of "set" and :first.
// Complete. It stands in a loop over parts. Text is converted to UTF-8, and HTML is freed from its
// mark-up; a part that is no text, is in an unknown charset, or has octets that are none of its
// charset, gives the empty string. Of a long part no more is read than a string may have
// (max_string_size).

internal import Mail

extension SieveExtension {
    /// Puts the text of a part into a variable.
    static let extracttext = SieveExtension(
        "extracttext", specification: "RFC 5703", commands: [.extracttext])
}

extension CommandDefinition {
    /// `extracttext [MODIFIER] [":first" <number: number>] <varname: string>`.
    fileprivate static let extracttext = CommandDefinition(
        "extracttext",
        Signature(
            [Parameter("variable name", .constantString)],
            tags: StringModifier.tags + [
                TagDefinition("first", value: Parameter("number of characters", .number))
            ])
    ) { arguments, compilation in
        guard compilation.isInPartLoop(arguments.name, at: arguments.offset) else { return nil }
        guard compilation.isEnabled("variables") else {
            compilation.report(
                .notRequired("'extracttext'", "variables"), at: arguments.offset)
            return nil
        }
        let name = arguments.string(0)
        guard
            let setter = compilation.setter(ofVariable: name.constant ?? [], at: name.offset)
        else { return nil }
        let modifiers = arguments.effects(of: StringModifier.self)
        return ExtractText(
            setter: setter, first: arguments.tag("first")?.number,
            modifiers: modifiers.sorted { $0.precedence > $1.precedence })
    }
}

private struct ExtractText: CompiledCommand {
    let setter: VariableSetter

    /// How many characters are taken; nil for all.
    let first: UInt64?
    let modifiers: [StringModifier]

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let limit = run.limits.stringLength
        // A character has four octets at most.
        let octets = min(limit, Int(clamping: first ?? .max).multipliedSafely(by: 4))
        let text = try run.text(
            ofPart: run.currentPart, limit: octets, replacesWrongOctets: false)
        var value = text ?? []
        if let first { value = Self.prefix(of: value, Int(clamping: first)) }
        try run.charge(value.count)
        for modifier in modifiers { value = modifier.apply(value, limit) }
        setter(value, &run)
        return .next
    }

    /// The first characters of a text in UTF-8.
    private static func prefix(of text: [UInt8], _ characters: Int) -> [UInt8] {
        var left = characters
        var end = 0
        while end < text.count {
            if text[end] & 0xC0 != 0x80 {
                if left == 0 { break }
                left -= 1
            }
            end += 1
        }
        return Array(text[..<end])
    }
}

extension Int {
    fileprivate func multipliedSafely(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
