// RFC 5233: the address parts :user and :detail.
// Complete. The delimiter is that of the site (`SieveHost.recipientDelimiter`).

internal import Mail

extension SieveExtension {
    /// Looks at the parts of `user+detail@domain`.
    static let subaddress = SieveExtension(
        "subaddress", specification: "RFC 5233",
        addressParts: [
            AddressPart("user") { address, run in
                run.host.recipientDelimiter.split(localPart: address.localPart).user
            },
            // Without a delimiter there is no detail, and nothing matches (RFC 5233, 4).
            AddressPart("detail") { address, run in
                run.host.recipientDelimiter.split(localPart: address.localPart).detail
            },
        ])
}
