extension TableType {
    /// Every table type, by name.
    public static let all: [TableType] = [
        .accounts,
        .aliases,
        .fail,
        .inline,
        .pcre,
        .regexp,
        .static,
        .texthash,
        .unionmap,
    ]
}
