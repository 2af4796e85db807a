extension SieveExtension {
    /// Every extension of this package, by name: what `SieveScript` lets scripts require.
    ///
    /// A new one is a file beside this one and a line here.
    public static let all: [SieveExtension] = [
        .comparatorAsciiNumeric,
        .comparatorUnicodeCasemap,
        .copy,
        .date,
        .duplicate,
        .editheader,
        .encodedCharacter,
        .enotify,
        .envelope,
        .envelopeDeliverby,
        .envelopeDsn,
        .environment,
        .ereject,
        .fcc,
        .fileinto,
        .ihave,
        .imap4flags,
        .include,
        .index,
        .mailbox,
        .redirectDeliverby,
        .redirectDsn,
        .regex,
        .reject,
        .relational,
        .subaddress,
        .vacation,
        .vacationSeconds,
        .variables,
        .vndDovecotDebug,
        .vndDovecotEnvironment,
        .vndDovecotReport,
    ]
}
