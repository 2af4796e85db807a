/// How an action stands to an earlier one of the same run (RFC 5228, 2.10.3 and 2.10.4).
public enum ActionRelation: Sendable {
    /// Both are carried out.
    case independent

    /// Both want the same, which is done once: this replaces the earlier one in its place.
    case same(any SieveAction)

    /// They exclude each other; the script fails. The text says why, without a full stop.
    case conflict(String)
}
