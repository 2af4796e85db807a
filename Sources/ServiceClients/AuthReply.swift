/// What the auth service says to a login.
public enum AuthReply: Sendable, Equatable {
    /// The password is right.
    case accepted(AuthUser)

    /// It is not, or there is no such user, or he is disabled: nothing tells which.
    case refused
}
