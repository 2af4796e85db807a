public import Mail

/// What the key strategies know of the site.
///
/// A class, because every question holds it: to copy its parts would touch a dozen counters.
public final class RoutingContext: Sendable {
    /// The hosted domains; for Postfix these would be `mydestination` and `myorigin`.
    public let domains: HostedDomains

    /// The site's `recipient_delimiter`.
    public let delimiter: RecipientDelimiter

    /// Makes a context.
    public init(domains: HostedDomains, delimiter: RecipientDelimiter) {
        self.domains = domains
        self.delimiter = delimiter
    }
}
