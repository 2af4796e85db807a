public import Sieve

extension SiteSettings {
    /// The settings of Sieve as a delivery gets them, by name: those of the site, or of a user.
    ///
    /// Throws for those that were not read from a file, which are not checked yet.
    public func sieveSettings(of user: String? = nil) throws(SettingMistake) -> SieveSettings {
        let own = user.flatMap { sieveOfUsers[$0] } ?? []
        return try SieveSettings((sieve + own).map { ($0.name, $0.value.value) })
    }
}
