// RFC 6009, 7: the tags :bytimerelative, :bytimeabsolute, :bymode and :bytrace on "redirect".
// Complete. Without :bymode the mail goes back when it is late. A time that is over, or less than a
// second away, is one second.

internal import Mail

extension SieveExtension {
    /// Says how long a redirected mail may be on its way.
    static let redirectDeliverby = SieveExtension(
        "redirect-deliverby", specification: "RFC 6009",
        tags: [
            TagDefinition(
                "bytimerelative", on: ["redirect"], value: Parameter("rlimit", .number),
                group: "time"
            ) { use, _ in
                let seconds = Int64(clamping: use.number)
                return SendModifier { options, _ in options.limit.time = bounded(seconds) }
            },
            TagDefinition(
                "bytimeabsolute", on: ["redirect"], value: Parameter("alimit", .string),
                group: "time"
            ) { use, compilation in
                let text = use.string
                if let constant = text.constant, MailDate(iso8601: constant) == nil {
                    compilation.report(.noTime(constant), at: text.offset)
                    return nil
                }
                return AbsoluteTime(text: text)
            },
            TagDefinition(
                "bymode", on: ["redirect"], value: Parameter("mode", .constantString),
                needs: ["bytimerelative", "bytimeabsolute"]
            ) { use, compilation in
                let name = String(
                    decoding: ASCII.lowercased(use.string.constant ?? []), as: UTF8.self)
                guard let mode = DeliverBy<Int64>.Mode(rawValue: name) else {
                    compilation.report(.noMode, at: use.string.offset)
                    return nil
                }
                return SendModifier { options, _ in options.limit.mode = mode }
            },
            TagDefinition(
                "bytrace", on: ["redirect"], needs: ["bytimerelative", "bytimeabsolute"]
            ) { _, _ in
                SendModifier { options, _ in options.limit.isTraced = true }
            },
        ])

    /// Nine digits are what a server takes (RFC 2852, 4); nothing is late already.
    fileprivate static func bounded(_ seconds: Int64) -> Int64 { min(max(seconds, 1), 999_999_999) }
}

extension SendOptions {
    /// The limit, which the tags fill in, in any order.
    fileprivate var limit: DeliverBy<Int64> {
        get { deliverBy ?? DeliverBy(time: 1, mode: .return) }
        set { deliverBy = newValue }
    }
}

private struct AbsoluteTime: ActionModifier {
    let text: StringTemplate

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        let text = try text.value(in: &run)
        guard let date = MailDate(iso8601: text) else {
            throw RunFailure(Diagnostic.noTime(text), at: self.text.offset)
        }
        // Both are within the years that have four digits, or as far as an Int64 goes.
        let (left, isTooFar) = date.seconds.subtractingReportingOverflow(try run.currentTime())
        action.sending?.limit.time = SieveExtension.bounded(isTooFar ? .max : left)
    }
}

extension Diagnostic {
    fileprivate static func noTime(_ text: [UInt8]) -> Diagnostic {
        let text = String(decoding: text, as: UTF8.self)
        return Diagnostic(
            "\"\(text)\" is no time; write it as in \"2010-05-01T22:00:00+02:00\"")
    }

    fileprivate static var noMode: Diagnostic {
        Diagnostic("write \"notify\" to be told of a late mail, or \"return\" to get it back")
    }
}
