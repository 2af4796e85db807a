internal import Mail

/// Finds the fields of a header by their names, without looking at the others.
///
/// A table of short chains, made once for a header; a hundred rules then cost what their own fields
/// cost, however many a message has.
struct FieldIndex {
    private struct Link {
        let hash: UInt32
        /// The next field in the same chain, or `none`.
        let next: Int32
    }

    private static let none: Int32 = -1

    /// The first fields of the chains; there are as many as a power of two.
    private let chains: [Int32]
    private let links: [Link]

    init(_ fields: [HeaderField]) {
        var size = 16
        while size < fields.count { size *= 2 }
        var chains = [Int32](repeating: Self.none, count: size)
        // Lines that are no fields get a hash too, that of the empty name. From the last to the first,
        // so that each one stands before those that are in its chain already.
        links = [Link](unsafeUninitializedCapacity: fields.count) { links, count in
            for index in fields.indices.reversed() {
                let hash = FieldName.hash(fields[index].raw[fields[index].nameRange])
                let chain = Int(hash) & (size - 1)
                links.initializeElement(
                    at: index, to: Link(hash: hash, next: chains[chain]))
                chains[chain] = Int32(index)
            }
            count = fields.count
        }
        self.chains = chains
    }

    /// How many fields there are.
    var count: Int { links.count }

    /// The first field whose name has this hash, behind the given one; and at how many it looked.
    func next(_ hash: UInt32, after field: Int?) -> (field: Int?, looks: Int) {
        var index = field.map { links[$0].next } ?? chains[Int(hash) & (chains.count - 1)]
        var looks = 1
        while index != Self.none {
            if links[Int(index)].hash == hash { return (Int(index), looks) }
            index = links[Int(index)].next
            looks += 1
        }
        return (nil, looks)
    }
}
