/// Dovecot's authentication protocol, version 1.2, as the server of a socket speaks it.
///
/// Described in Dovecot's "Authentication Protocol v1.2". Lines end in LF; their fields are
/// separated by TAB and escaped (``DovecotAuth/escape(_:)``). Postfix asks so with
/// `smtpd_sasl_type = dovecot`; `mailwright-checkpassword` and `mailwright-lda` ask so too.
///
/// One socket carries both sides of it here: the logins of Dovecot's client protocol
/// (`AUTH`, `CONT`, `CANCEL`) and, where the listener allows it, the user lookups of its
/// master protocol (`USER`). Start with ``Session``.
public enum DovecotAuth {
    /// The longest line that either side accepts, its LF included.
    public static let maximumLineLength = 16_384

    /// How many requests of one connection may wait for their answers at once.
    public static let maximumRequests = 64

    /// The only major version there is; another one ends the connection.
    public static let majorVersion: UInt32 = 1

    /// The minor version that is announced; it may differ on the two sides.
    public static let minorVersion: UInt32 = 2

    static let lineFeed: UInt8 = 0x0A
    static let tab: UInt8 = 0x09
}
