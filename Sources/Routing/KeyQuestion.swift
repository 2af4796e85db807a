internal import Mail

/// A question to a map, taken apart once for all the keys that are made of it.
struct KeyQuestion: Sendable {
    /// The key as Postfix sent it.
    let key: [UInt8]

    /// The key as an address; nil when it is none.
    let address: AddressKey?

    /// The delimiter and the extension at the end of the local part; empty when there is none.
    let cut: [UInt8]

    let context: RoutingContext

    init(_ key: [UInt8], _ context: RoutingContext) {
        self.key = key
        self.context = context
        let address = AddressKey(key)
        self.address = address
        guard let localPart = address?.localPart,
            let start = context.delimiter.index(in: localPart)
        else {
            cut = []
            return
        }
        cut = Array(localPart[start...])
    }
}
