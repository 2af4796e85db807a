public import Mail

/// A tag that changes which header fields a test sees, or what it sees of them.
///
/// `:index 2` (RFC 5260) keeps one of the fields; `:mime` (RFC 5703) takes the fields of a body
/// part instead; `:subtype` puts a part of each value in its place. Tests that look at header
/// fields (`header`, `address`, `exists`, `date`) do it through `FieldSelection` and so
/// need not know these tags.
public protocol FieldSelector: TagEffect {
    /// Selectors act in ascending rank, whatever the order in the script: those that say where
    /// the fields come from (below zero) before those that choose among them.
    var rank: Int { get }

    /// The fields that the test sees in place of these, which all have one name.
    func select(
        _ fields: [HeaderField], named name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> [HeaderField]

    /// Those that the test sees of the fields of all names, in the order of the names.
    ///
    /// It comes after every `select`.
    func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField]
}

extension FieldSelector {
    /// In the order of the script.
    public var rank: Int { 0 }

    /// The fields as they are.
    public func select(
        _ fields: [HeaderField], named name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        fields
    }

    /// All fields.
    public func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        fields
    }
}
