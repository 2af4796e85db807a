/// The state of an extension while one script is compiled or run.
///
/// It is found by its own type: `run[VariablesState.self]`. So neither `Run` nor `Compilation`
/// has a field for any extension.
public protocol ExtensionState {
    /// Whether included scripts have a state of their own during a run, as they have variables of
    /// their own; false unless the type says otherwise.
    static var belongsToScript: Bool { get }

    /// Whether the script that is run after this one begins with what it has become, as with the
    /// flags of the message; false unless the type says otherwise.
    static var belongsToMessage: Bool { get }

    /// Makes the state in which every run or compilation begins.
    init()
}

extension ExtensionState {
    /// One state for the whole run.
    public static var belongsToScript: Bool { false }

    /// It ends with the run.
    public static var belongsToMessage: Bool { false }
}

/// States of extensions, keyed by their types.
struct Slots: ~Copyable {
    private final class Slot<State: ExtensionState> {
        var state = State()
    }

    // There are a handful at most, so a search is faster than a hash table.
    private var slots: [Entry] = []

    typealias Entry = (
        type: ObjectIdentifier, slot: AnyObject, belongsToScript: Bool, belongsToMessage: Bool
    )

    init(_ entries: [Entry] = []) {
        slots = entries
    }

    /// The states that the script that is run next begins with.
    var ofMessage: [Entry] { slots.filter(\.belongsToMessage) }

    /// The state of a type, if there is one yet.
    func existing<State: ExtensionState>(_ type: State.Type) -> State? {
        find(type)?.state
    }

    subscript<State: ExtensionState>(_ type: State.Type) -> State {
        mutating get { slot(type).state }
        _modify { yield &slot(type).state }
    }

    private func find<State: ExtensionState>(_ type: State.Type) -> Slot<State>? {
        let key = ObjectIdentifier(type)
        for entry in slots where entry.type == key {
            // The key is the type that the slot was made for.
            return unsafeDowncast(entry.slot, to: Slot<State>.self)
        }
        return nil
    }

    private mutating func slot<State: ExtensionState>(_ type: State.Type) -> Slot<State> {
        if let found = find(type) { return found }
        let slot = Slot<State>()
        slots.append(
            (ObjectIdentifier(type), slot, State.belongsToScript, State.belongsToMessage))
        return slot
    }

    /// Puts the states of a script aside, so that the next one begins with new ones.
    mutating func takeScriptStates() -> [Entry] {
        let taken = slots.filter(\.belongsToScript)
        slots.removeAll(where: \.belongsToScript)
        return taken
    }

    /// Brings back what was put aside, in place of the states of the script that has ended.
    mutating func putBack(_ taken: [Entry]) {
        slots.removeAll(where: \.belongsToScript)
        slots += taken
    }
}
