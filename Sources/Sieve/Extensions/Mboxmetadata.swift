// RFC 5490, 3.3 and 3.4: the tests "metadata" and "metadataexists".
// Complete; the annotations are the host's. A name that can be no annotation is one that does not
// exist.

internal import Outcomes

extension SieveExtension {
    /// Looks at annotations of mailboxes.
    static let mboxmetadata = SieveExtension(
        "mboxmetadata", specification: "RFC 5490", tests: [.metadata, .metadataexists])
}

extension TestDefinition {
    /// `metadata [MATCH-TYPE] [COMPARATOR] <mailbox: string> <annotation-name: string>
    /// <key-list: string-list>`.
    fileprivate static let metadata = TestDefinition(
        "metadata",
        Signature(
            [
                Parameter("mailbox", .string), Parameter("annotation-name", .string),
                Parameter("key-list", .stringList),
            ], matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 2) else { return nil }
        return AnnotationTest(
            mailbox: arguments.string(0), name: arguments.string(1), matcher: consume matcher)
    }

    /// `metadataexists <mailbox: string> <annotation-names: string-list>`.
    fileprivate static let metadataexists = TestDefinition(
        "metadataexists",
        Signature([Parameter("mailbox", .string), Parameter("annotation-names", .stringList)])
    ) { arguments, _ in
        AnnotationsExist(mailbox: arguments.string(0), names: arguments.strings(1))
    }
}
