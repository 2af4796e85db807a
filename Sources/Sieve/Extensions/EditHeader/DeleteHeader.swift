internal import Mail

extension CommandDefinition {
    /// `deleteheader [":index" <fieldno: number> [":last"]] [COMPARATOR] [MATCH-TYPE]
    /// <field-name: string> [<value-patterns: string-list>]` (RFC 5293, 5).
    static let deleteheader = CommandDefinition(
        "deleteheader",
        Signature(
            [
                Parameter("field-name", .string),
                Parameter("value-patterns", .stringList, isOptional: true),
            ],
            tags: [
                TagDefinition("index", value: Parameter("fieldno", .number)),
                TagDefinition("last", needs: ["index"]),
            ], matching: .text)
    ) { arguments, compilation in
        let name = arguments.string(0)
        if let problem = name.constant.flatMap(HeaderFieldName.problem) {
            compilation.report(problem, at: name.offset)
            return nil
        }
        let index = arguments.tag("index")
        if let index, index.number == 0 {
            compilation.report(.zerothField, at: index.offset)
            return nil
        }
        var matcher: (any Matcher)?
        if arguments.has(1) {
            matcher = compilation.matcher(of: arguments, keys: 1)
            if matcher == nil { return nil }
        }
        return DeleteHeader(
            name: name, number: index?.number, countsBackwards: arguments.tag("last") != nil,
            matcher: matcher)
    }
}

private struct DeleteHeader: CompiledCommand {
    let name: StringTemplate
    /// Which of the fields of the name, from one; nil for all.
    let number: UInt64?
    let countsBackwards: Bool
    /// Nil if the values do not matter.
    let matcher: (any Matcher)?

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let name = try name.value(in: &run)
        if let problem = HeaderFieldName.problem(name) {
            throw RunFailure(problem, at: self.name.offset)
        }
        // What is not allowed is ignored in silence (RFC 5293, 6).
        guard run.settings[EditHeaderSettings.self].allowsDeleting(name),
            run.existing(OriginalFields.self)?.contains(name) != true
        else {
            run.explain(
                "the field \(TraceEvent.quoted(name)) is one that scripts may not delete")
            return .next
        }
        let deleted = try fields(named: name, in: &run)
        run.explain("\(deleted.count) fields \(TraceEvent.quoted(name)) are deleted")
        guard !deleted.isEmpty else { return .next }
        try run.editHeader { header in
            header.fields = header.fields.indices.filter { !deleted.contains($0) }
                .map { header.fields[$0] }
        }
        return .next
    }

    /// The fields to delete, by their indices.
    private func fields(
        named name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> Set<Int> {
        let header = run.message.header
        try run.charge(header.fields.count * (name.count / 16 + 1))
        var found = header.fields.indices.filter { header.fields[$0].isNamed(name) }
        // They are counted before their values are looked at (RFC 5293, 5).
        if let number {
            let order = countsBackwards ? found.reversed() : found
            let index = Int(clamping: number) - 1
            found = order.indices.contains(index) ? [order[index]] : []
        }
        guard let matcher else { return Set(found) }
        var matching: Set<Int> = []
        // The values are compared one by one, so there is nothing that `:count` could count.
        var progress = MatchProgress()
        for index in found {
            let text = try run.text(of: .ofMessage(index))
            if try matcher.accepts(text, &progress, in: &run) { matching.insert(index) }
        }
        return matching
    }
}

extension Diagnostic {
    fileprivate static var zerothField: Diagnostic {
        Diagnostic("fields are counted from one; write ':index 1' for the first")
    }
}
