// RFC 6009, 6: the tags :notify and :ret on "redirect".
// Complete. What the next server does not offer is left out.

internal import Mail

extension SieveExtension {
    /// Says which notices the sender of a redirected mail gets.
    static let redirectDsn = SieveExtension(
        "redirect-dsn", specification: "RFC 6009",
        tags: [
            TagDefinition(
                "notify", on: ["redirect"], value: Parameter("notify-value", .constantString)
            ) { use, compilation in
                guard let occasions = occasions(use.string.constant ?? []) else {
                    compilation.report(.noOccasions, at: use.string.offset)
                    return nil
                }
                return SendModifier { options, _ in options.status.notify = occasions }
            },
            TagDefinition(
                "ret", on: ["redirect"], value: Parameter("ret-value", .constantString)
            ) { use, compilation in
                let name = ASCII.uppercased(use.string.constant ?? [])
                guard let extent = StatusRequest.Extent(rawValue: name) else {
                    compilation.report(.noExtent, at: use.string.offset)
                    return nil
                }
                return SendModifier { options, _ in options.status.extent = extent }
            },
        ])

    /// "NEVER", or some of the others with commas between them; nil for all else.
    private static func occasions(_ text: [UInt8]) -> [StatusRequest.Occasion]? {
        var occasions: [StatusRequest.Occasion] = []
        for word in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let name = ASCII.uppercased(Array(ASCII.trimmed(word)))
            guard let occasion = StatusRequest.Occasion(rawValue: name) else { return nil }
            if !occasions.contains(occasion) { occasions.append(occasion) }
        }
        return occasions.contains(.never) && occasions.count > 1 ? nil : occasions
    }
}

extension ASCII {
    fileprivate static func uppercased(_ text: [UInt8]) -> String {
        String(decoding: text.map { uppercased($0) }, as: UTF8.self)
    }
}

extension Diagnostic {
    fileprivate static var noOccasions: Diagnostic {
        Diagnostic("write \"NEVER\", or some of \"SUCCESS,FAILURE,DELAY\" with commas between them")
    }

    fileprivate static var noExtent: Diagnostic {
        Diagnostic("write \"FULL\" to get the mail back, or \"HDRS\" to get its header")
    }
}
