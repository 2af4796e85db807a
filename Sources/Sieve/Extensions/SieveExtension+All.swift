extension SieveExtension {
    /// Every extension of this package, by name: what `SieveScript` lets scripts require.
    ///
    /// A new one is a file beside this one and a line here.
    public static let all: [SieveExtension] = [
        .comparatorAsciiNumeric,
        .comparatorUnicodeCasemap,
        .copy,
        .date,
        .encodedCharacter,
        .envelope,
        .envelopeDeliverby,
        .envelopeDsn,
        .environment,
        .fileinto,
        .ihave,
        .imap4flags,
        .include,
        .index,
        .mailbox,
        .mailboxid,
        .mboxmetadata,
        .redirectDeliverby,
        .redirectDsn,
        .regex,
        .relational,
        .servermetadata,
        .specialUse,
        .subaddress,
        .vacation,
        .vacationSeconds,
        .variables,
        .vndDovecotDebug,
        .vndDovecotEnvironment,
    ]
}
