/// What decoded arguments are kept in.
struct ArgumentStorage {
    /// What the values are parts of.
    let text: ScriptText

    /// For each parameter; beyond `count` they are those of earlier arguments.
    fileprivate var values: [ArgumentValue] = []
    fileprivate var count = 0

    /// The strings of which some change.
    var changing: [StringList] = []

    /// The tests.
    var tests: [any CompiledTest] = []

    /// The tags of the signature, and what the tags of other extensions do.
    var tags: [TagUse] = []
    var effects: [any TagEffect] = []

    /// The shared tags, of each kind one at most.
    var matchType: SharedTagUse<MatchType>?
    var comparator: SharedTagUse<ComparatorTag>?
    var addressPart: SharedTagUse<AddressPart>?
    var hasSharedTags = false

    /// Those that have an argument.
    var sharedTags: [TagUse] = []

    /// Adds the value of the next parameter.
    mutating func append(_ value: ArgumentValue) {
        if count < values.count {
            values[count] = value
        } else {
            values.append(value)
        }
        count += 1
    }

    /// Forgets everything, but keeps the memory of the arrays.
    ///
    /// Most of the arrays are empty already, and left alone.
    fileprivate mutating func removeAll() {
        count = 0
        if !changing.isEmpty { changing.removeAll(keepingCapacity: true) }
        if !tags.isEmpty { tags.removeAll(keepingCapacity: true) }
        if !effects.isEmpty { effects.removeAll(keepingCapacity: true) }
        // The command may have taken this very array.
        if !tests.isEmpty { tests = [] }
        guard hasSharedTags else { return }
        matchType = nil
        comparator = nil
        addressPart = nil
        hasSharedTags = false
        if !sharedTags.isEmpty { sharedTags.removeAll(keepingCapacity: true) }
    }
}

// What only reads is no function of the storage itself, which would be copied for the call.
extension UnsafeMutablePointer<ArgumentStorage> {
    /// The value of a parameter.
    func value(_ index: Int) -> ArgumentValue {
        index < pointee.count ? pointee.values[index] : .none
    }

    /// The strings that are a value; none if it is a number.
    func strings(_ value: ArgumentValue) -> StringList {
        switch value {
        case .none, .number: StringList([])
        case .literal(let literal): StringList(StringTemplate(literal, of: pointee.text))
        case .literals(let range): StringList(range, of: pointee.text)
        case .changing(let index): pointee.changing[index]
        }
    }
}

/// Memory for the arguments of nested commands and tests, which is used again and again.
///
/// A script is little else than arguments. They are reached by pointers, since anything else in
/// Swift would copy them, count references, or check for overlapping access at each step. A
/// pointer is valid until the memory is given back, in the opposite order, by the same function
/// that took it; `Arguments`, which hold one, can not be copied and so not outlive it.
struct ArgumentMemory: ~Copyable {
    private let text: ScriptText
    private var storages: [UnsafeMutablePointer<ArgumentStorage>] = []
    private var inUse = 0

    init(for text: ScriptText) {
        self.text = text
    }

    /// Empty memory.
    mutating func take() -> UnsafeMutablePointer<ArgumentStorage> {
        if inUse == storages.count {
            let storage = UnsafeMutablePointer<ArgumentStorage>.allocate(capacity: 1)
            storage.initialize(to: ArgumentStorage(text: text))
            storages.append(storage)
        }
        inUse += 1
        return storages[inUse - 1]
    }

    /// Gives back what was taken last.
    mutating func giveBack() {
        inUse -= 1
        storages[inUse].pointee.removeAll()
    }

    deinit {
        for storage in storages {
            storage.deinitialize(count: 1)
            storage.deallocate()
        }
    }
}
