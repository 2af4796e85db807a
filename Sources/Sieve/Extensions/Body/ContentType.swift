internal import Mail

/// What a script says about types of content (RFC 5173, 5.2).
enum ContentType {
    /// Every type: the empty string.
    case all
    /// All subtypes of a type.
    case main([UInt8])
    /// One type.
    case exact(MediaType)
    /// None: what is neither a type nor a pair.
    case none

    /// Reads the string of a script.
    init(_ text: [UInt8]) {
        if text.isEmpty {
            self = .all
        } else if text.contains(UInt8(ascii: "/")) {
            self = MediaType(text).map(ContentType.exact) ?? .none
        } else {
            self = .main(ASCII.lowercased(text))
        }
    }

    /// Whether a part has such a type; nil is one that is malformed.
    func includes(_ type: MediaType?) -> Bool {
        switch self {
        case .all: true
        case .main(let main): type?.type == main
        case .exact(let exact): type == exact
        case .none: false
        }
    }
}
