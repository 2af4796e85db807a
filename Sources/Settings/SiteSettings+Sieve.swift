public import Sieve

extension SiteSettings {
    /// The settings of Sieve as a delivery gets them, by name.
    ///
    /// Throws for those that were not read from a file, which are not checked yet.
    public func sieveSettings() throws(SettingMistake) -> SieveSettings {
        try SieveSettings(sieve.map { ($0.name, $0.value.value) })
    }
}
