internal import Mail
internal import Outcomes

/// The name of an annotation (RFC 5464, 3.2), which is the same in any case of letters.
struct AnnotationName {
    /// In lower case.
    let text: String

    /// Nil for what can be no name: those begin with `/private/` or `/shared/`, have no empty part,
    /// no wild card, and nothing but printable ASCII.
    init?(_ bytes: [UInt8]) {
        let name = ASCII.lowercased(bytes)
        let isPlain = name.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "*") && byte != UInt8(ascii: "%")
        }
        let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard isPlain, name.count <= Self.limit, parts.count >= 3, parts[0].isEmpty,
            parts[1].elementsEqual("private".utf8) || parts[1].elementsEqual("shared".utf8),
            parts.dropFirst(2).allSatisfy({ !$0.isEmpty })
        else { return nil }
        text = String(decoding: name, as: UTF8.self)
    }

    private static let limit = 1_024
}

/// Whether the value of an annotation matches.
struct AnnotationTest: CompiledTest {
    /// Nil for the server.
    let mailbox: StringTemplate?
    let name: StringTemplate
    let matcher: any Matcher

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        guard let value = try run.annotation(name, of: mailbox) else { return false }
        try run.charge(value.count)
        var progress = MatchProgress()
        if try matcher.accepts(value, &progress, in: &run) { return true }
        return try matcher.concludes(&progress, in: &run)
    }
}

/// Whether all of the annotations exist.
struct AnnotationsExist: CompiledTest {
    /// Nil for the server.
    let mailbox: StringTemplate?
    let names: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for name in names where try run.annotation(name, of: mailbox) == nil { return false }
        return true
    }
}

extension Run {
    /// The value of an annotation; nil for one that does not exist, or can not.
    fileprivate mutating func annotation(
        _ name: StringTemplate, of mailbox: StringTemplate?
    ) throws(RunFailure) -> [UInt8]? {
        let text = try name.value(in: &self)
        let mailboxName = try mailbox?.value(in: &self)
        try charge(text.count + (mailboxName?.count ?? 0) + 1)
        guard let annotation = AnnotationName(text) else { return nil }
        try chargeForMailbox()
        let value = try askForMailbox(at: name.offset) { (host) throws(LookupFailure) in
            guard let mailboxName else { return try host.serverAnnotation(annotation.text) }
            guard MailboxName.problem(mailboxName) == nil else { return nil }
            return try host.annotation(annotation.text, of: mailboxName)
        }
        explain(
            "the annotation \(TraceEvent.quoted(text)) is "
                + (value.map(TraceEvent.quoted) ?? "not set"))
        return value
    }
}
