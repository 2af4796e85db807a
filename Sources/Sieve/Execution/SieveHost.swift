/// Everything that a script may ask the world about while it runs.
///
/// Each question is a small protocol of its own with a default answer, so a host implements the
/// ones that it can answer, and an extension from outside the package can ask for a protocol of
/// its own with `run.host as? any P`. A host must not change anything: what a script wants done
/// is in `SieveResult.actions`.
public protocol SieveHost:
    AnnotationCatalogue, DeliveryMemory, ExternalLists, ExternalPrograms, MailboxCatalogue,
    SiteClock,
    SiteEnvironment,
    SubaddressSettings, UniqueNames
{}

/// The host that knows nothing: only INBOX exists, and nothing is remembered.
///
/// For checking scripts and for tests.
public struct SieveHostWithoutMailboxes: SieveHost {
    /// Makes the host.
    public init() {}
}
