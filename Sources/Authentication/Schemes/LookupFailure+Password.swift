internal import Crypt
internal import Outcomes

extension LookupFailure {
    /// The outcome of a check that libcrypt could not make: no memory may pass, the rest stays.
    init(_ failure: CryptFailure) {
        self =
            failure.isTemporary
            ? .temporary(failure.description) : .configuration(failure.description)
    }
}
