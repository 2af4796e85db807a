extension NotifyMethods {
    /// Every method that is known, by scheme.
    static let all: [any NotifyMethod.Type] = [
        Mailto.self,
        SIPMessage.self,
        SIPSMessage.self,
        Telephone.self,
        XMPP.self,
    ]
}
