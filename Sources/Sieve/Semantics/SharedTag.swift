/// Something that a tag for comparing stands for.
protocol SharedTag: AnyObject {
    /// The tag.
    var tag: TagDefinition { get }
}

extension MatchType: SharedTag {}
extension AddressPart: SharedTag {}

/// `:comparator`, whose argument says which.
final class ComparatorTag: SharedTag, Sendable {
    static let only = ComparatorTag()

    let tag = TagDefinition("comparator", value: Parameter("name", .constantString))
}

/// A tag for comparing as it is used in a script.
struct SharedTagUse<Value: SharedTag> {
    let value: Value
    let offset: Int
}
