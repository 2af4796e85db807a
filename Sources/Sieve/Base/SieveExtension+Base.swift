extension SieveExtension {
    /// What every script may use without `require` (RFC 5228).
    static let base = SieveExtension(
        "", specification: "RFC 5228",
        commands: [
            .discard, .else, .elsif, .if, .keep, .redirect, .require, .stop,
        ],
        tests: [
            .address, .allof, .anyof, .exists, .false, .header, .not, .size, .true,
        ],
        matchTypes: [.contains, .is, .matches],
        comparators: [.asciiCasemap, .octet, .unicodeCasemap],
        addressParts: [.all, .domain, .localpart])

    /// What may be required although it is always there (RFC 5228, 2.7.3).
    static let baseCapabilities: Set<String> = [
        "comparator-i;ascii-casemap", "comparator-i;octet",
    ]
}
