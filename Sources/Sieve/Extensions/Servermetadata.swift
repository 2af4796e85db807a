// RFC 5490, 4: the tests "servermetadata" and "servermetadataexists".
// Complete; the annotations are the host's, which a delivery has from the settings of the site.

internal import Outcomes

extension SieveExtension {
    /// Looks at annotations of the server.
    static let servermetadata = SieveExtension(
        "servermetadata", specification: "RFC 5490",
        tests: [.servermetadata, .servermetadataexists], settings: ServerMetadataSettings.self)
}

extension TestDefinition {
    /// `servermetadata [MATCH-TYPE] [COMPARATOR] <annotation-name: string> <key-list: string-list>`.
    fileprivate static let servermetadata = TestDefinition(
        "servermetadata",
        Signature(
            [Parameter("annotation-name", .string), Parameter("key-list", .stringList)],
            matching: .text)
    ) { arguments, compilation in
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return AnnotationTest(
            mailbox: nil, name: arguments.string(0), matcher: consume matcher)
    }

    /// `servermetadataexists <annotation-names: string-list>`.
    fileprivate static let servermetadataexists = TestDefinition(
        "servermetadataexists", Signature([Parameter("annotation-names", .stringList)])
    ) { arguments, _ in
        AnnotationsExist(mailbox: nil, names: arguments.strings(0))
    }
}

/// The annotations of the server: `server_metadata//shared/comment`.
package struct ServerMetadataSettings: ExtensionSettings {
    private var values: [String: [UInt8]] = [:]

    /// The settings.
    package static let definitions: [SettingDefinition<Self>] = [
        .init("server_metadata/*", "the value of an annotation, of /shared/comment for instance") {
            settings, name, value throws(SettingMistake) in
            guard let name = AnnotationName(Array(name.utf8)) else {
                throw SettingMistake(
                    "has no annotation behind the slash; write one such as /shared/comment")
            }
            settings.values[name.text] = value.isEmpty ? nil : Array(value.utf8)
        }
    ]

    /// Makes the settings of a site without annotations.
    package init() {}

    /// The value of an annotation, whose name is in lower case; nil if there is none.
    package func value(of name: String) -> [UInt8]? { values[name] }
}
