internal import Mail

/// What a site can set about `redirect`.
struct RedirectSettings: ExtensionSettings {
    /// Whom redirected mail comes from, as its next servers see it; nil for its own sender.
    var sender: AddressSource?

    static let definitions: [SettingDefinition<RedirectSettings>] = [
        .source("redirect_envelope_from", "the envelope sender of redirected mail") {
            $0.sender = $1
        }
    ]
}

extension Run {
    /// The envelope sender of a redirect; nil for the one that the message came with.
    ///
    /// The null sender stays (RFC 5228, 4.2): else a bounce could be redirected to the address that
    /// it is about, for ever.
    var senderOfRedirects: [UInt8]? {
        guard let source = settings[RedirectSettings.self].sender, !envelope.sender.isEmpty else {
            return nil
        }
        if case .address(let address) = source, address.isNull { return [] }
        // Without an address that bounces can go to, the mail's own sender stays.
        return address(from: source)?.bytes
    }
}
