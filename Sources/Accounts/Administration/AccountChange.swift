/// What is to be changed in an account; what is nil stays.
public struct AccountChange: Sendable, Equatable {
    /// The new full-name alias; empty to have none.
    public var fullNameAlias: String?

    /// The new name of the person; empty to have none.
    public var realName: String?

    /// Collects what is to be changed.
    public init(fullNameAlias: String? = nil, realName: String? = nil) {
        self.fullNameAlias = fullNameAlias
        self.realName = realName
    }
}
