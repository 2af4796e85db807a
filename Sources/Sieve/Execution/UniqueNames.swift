/// Gives names to new messages (RFC 5322, 3.6.4).
public protocol UniqueNames: Sendable {
    /// A word that nobody has been given before, of letters, digits and dots; nil for none.
    ///
    /// Without one a message has no `Message-ID`, and the mail server adds one.
    func uniqueName() -> [UInt8]?
}

extension UniqueNames {
    /// There are none.
    public func uniqueName() -> [UInt8]? { nil }
}
