extension SieveExtension {
    /// Every extension of this package, by name: what `SieveScript` lets scripts require.
    ///
    /// A new one is a file beside this one and a line here.
    public static let all: [SieveExtension] = [
        .body,
        .comparatorAsciiNumeric,
        .comparatorUnicodeCasemap,
        .convert,
        .copy,
        .date,
        .enclose,
        .encodedCharacter,
        .envelope,
        .envelopeDeliverby,
        .envelopeDsn,
        .environment,
        .extracttext,
        .fileinto,
        .foreverypart,
        .ihave,
        .imap4flags,
        .include,
        .index,
        .mailbox,
        .mime,
        .redirectDeliverby,
        .redirectDsn,
        .regex,
        .relational,
        .replace,
        .subaddress,
        .vacation,
        .vacationSeconds,
        .variables,
        .vndDovecotDebug,
        .vndDovecotEnvironment,
    ]
}
