public import Mail
public import Outcomes

/// Something a script wants done with the message when it has ended.
///
/// Commands make actions, the tags of extensions change them (`ActionModifier`), `Run` checks
/// them against each other, and the delivery performs them all or none of them. An action is a
/// value; making one has no effect on the world.
public protocol SieveAction: Sendable {
    /// The name in reports and in the registry of Sieve actions (RFC 9122): "store", "redirect".
    var name: String { get }

    /// Whether the message is no longer kept because of this action (RFC 5228, 2.10.2).
    ///
    /// `:copy` (RFC 3894) sets it to false.
    var cancelsImplicitKeep: Bool { get set }

    /// The storing that is part of this action, for the tags that change it (`:flags`, `:create`).
    ///
    /// Nil in actions that store nothing; setting it then does nothing.
    var store: StoreRequest? { get set }

    /// How the mail of this action is sent, for the tags that change it (`:notify`, `:bymode`).
    ///
    /// Nil in actions that send nothing; setting it then does nothing.
    var sending: SendOptions? { get set }

    /// The header that the message has in this action, if the script has edited it; else nil.
    var editedHeader: MessageHeader? { get }

    /// Whether the sender of the message hears of it, as by `reject` and `vacation`; no two actions
    /// of a run may do that (RFC 5230, 4.7; RFC 5429, 2.1).
    var answersSender: Bool { get }

    /// Whether it stores the message or sends it on, so that it is not refused (RFC 5429, 2.4).
    var deliversMessage: Bool { get }

    /// Whether the message is refused, which goes with no delivery of it.
    var refusesMessage: Bool { get }

    /// How this action stands to one that the script took before it (RFC 5228, 2.10.3, 2.10.4).
    func relation(to earlier: any SieveAction) -> ActionRelation

    /// Does it.
    func perform(on performer: inout some SieveActionPerformer) throws(LookupFailure)

    /// The action in words for its owner, a phrase a line: "store in Archive", "create it ...".
    var words: [String] { get }

    /// The action for programs, without its name: what `mailwright sieve run --json` prints.
    var json: [JSONValue.Member] { get }
}

extension SieveAction {
    /// No storing.
    public var store: StoreRequest? {
        get { nil }
        set {}
    }

    /// No sending.
    public var sending: SendOptions? {
        get { nil }
        set {}
    }

    /// That of the message which is stored.
    public var editedHeader: MessageHeader? { store?.header ?? store?.edited?.header }

    /// No answer.
    public var answersSender: Bool { false }

    /// No delivery.
    public var deliversMessage: Bool { false }

    /// No refusal.
    public var refusesMessage: Bool { false }

    /// Goes with any other action.
    public func relation(to earlier: any SieveAction) -> ActionRelation {
        .independent
    }

    /// How an answer to the sender stands to an earlier action: no other answer goes with it; a
    /// second one of its kind is told in the words of `again`.
    func relationOfAnswer(to earlier: any SieveAction, again: String) -> ActionRelation {
        guard earlier.answersSender else { return .independent }
        return earlier is Self
            ? .conflict(again)
            : .conflict("'\(earlier.name)' answers the message already; leave '\(name)' out")
    }
}
