public import Mail

extension SieveEnvelope {
    /// The envelope that a stored message came in, as far as its header tells: the sender of
    /// Return-Path and the recipient of Delivered-To; empty where the field is missing.
    public init(ofStored message: any MessageSource) {
        self.init(
            sender: Self.path(in: "return-path", of: message),
            recipient: Self.path(in: "delivered-to", of: message))
    }

    private static func path(in field: String, of message: any MessageSource) -> [UInt8] {
        let value = message.header.first(named: Array(field.utf8))?.unfolded() ?? []
        return MailAddress(parsingPath: value)?.bytes ?? []
    }
}
