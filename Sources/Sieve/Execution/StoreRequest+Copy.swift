internal import Outcomes

extension SieveActionPerformer {
    /// Stores a copy of a mail that the script sends, if that is wanted (RFC 8580).
    mutating func storeCopy(
        of mail: OutgoingMail, _ request: StoreRequest?
    ) throws(LookupFailure) {
        guard var request, case .message(let bytes) = mail.content else { return }
        request.message = bytes
        request.header = nil
        request.edited = nil
        try store(request)
    }
}

extension StoreRequest {
    /// For reports: where a copy is stored and how.
    static func wordsOfCopy(_ request: StoreRequest?) -> [String] {
        guard let request else { return [] }
        return StoreAction(request).words.map { word in
            word.hasPrefix("store the message in ")
                ? "store a copy in " + word.dropFirst("store the message in ".count) : word
        }
    }

    /// For reports: the `fcc`, if there is one.
    static func jsonOfCopy(_ request: StoreRequest?) -> [JSONValue.Member] {
        request.map { [.init("fcc", .object(StoreAction($0).json))] } ?? []
    }
}
