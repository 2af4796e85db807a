/// The state of an extension while one script is compiled or run.
///
/// It is found by its own type: `run[VariablesState.self]`. So neither `Run` nor `Compilation`
/// has a field for any extension.
public protocol ExtensionState {
    /// Makes the state in which every run or compilation begins.
    init()
}

/// States of extensions, keyed by their types.
struct Slots: ~Copyable {
    private final class Slot<State: ExtensionState> {
        var state = State()
    }

    // There are a handful at most, so a search is faster than a hash table.
    private var slots: [(type: ObjectIdentifier, slot: AnyObject)] = []

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
        slots.append((ObjectIdentifier(type), slot))
        return slot
    }
}
