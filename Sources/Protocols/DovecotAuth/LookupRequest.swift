extension DovecotAuth {
    /// A `USER` request of the master side, which asks where the mailbox of a user is.
    public struct LookupRequest: Sendable, Equatable {
        /// The number by which the answer finds its request.
        public var id: UInt32

        /// The name or address that is asked for.
        public var user: [UInt8]

        /// What it is asked for.
        public var parameters: Parameters

        /// Makes a request.
        public init(id: UInt32, user: [UInt8], parameters: Parameters) {
            self.id = id
            self.user = user
            self.parameters = parameters
        }
    }
}
