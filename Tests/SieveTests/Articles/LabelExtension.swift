import Sieve

extension SieveExtension {
    /// `label "work";` marks the message with a keyword, and `labelled "work"` asks for it.
    static let label = SieveExtension(
        "vnd.example.label", specification: "the article about extensions",
        commands: [.label], tests: [.labelled],
        storeDefaults: { request, run in request.flags += run[Labels.self].words })
}

extension CommandDefinition {
    /// `label <word: string>`.
    fileprivate static let label = CommandDefinition(
        "label", Signature([Parameter("word", .string)])
    ) { arguments, compilation in
        let word = arguments.string(0)
        if let constant = word.constant, !Labels.isLabel(constant) {
            compilation.report(.noLabel, at: word.offset)
            return nil
        }
        return Label(word: word)
    }
}

extension TestDefinition {
    /// `labelled [MATCH-TYPE] [COMPARATOR] <keys: string-list>`.
    fileprivate static let labelled = TestDefinition(
        "labelled", Signature([Parameter("keys", .stringList)], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 0) else { return nil }
        return Labelled(matcher: matcher)
    }
}

/// The labels that the script has given so far in this run.
private struct Labels: ExtensionState {
    var words: [[UInt8]] = []

    /// What IMAP takes for a keyword, and what is no system flag.
    static func isLabel(_ word: [UInt8]) -> Bool {
        (1...64).contains(word.count)
            && word.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()\\{%*\"]".utf8.contains($0) }
    }
}

private struct Label: CompiledCommand {
    let word: StringTemplate

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let text = try word.value(in: &run)
        try run.charge(text.count + 1)
        if Labels.isLabel(text) {
            run[Labels.self].words.append(text)
        } else {
            run.warn(.noLabel, at: word.offset)
        }
        return .next
    }
}

private struct Labelled: CompiledTest {
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        for word in run[Labels.self].words {
            try run.charge(word.count + 1)
            if try matcher.accepts(word, &progress, in: &run) { return true }
        }
        return try matcher.concludes(&progress, in: &run)
    }
}

extension Diagnostic {
    fileprivate static var noLabel: Diagnostic {
        Diagnostic("a label is 1 to 64 ASCII characters without spaces; write it as in \"work\"")
    }
}
