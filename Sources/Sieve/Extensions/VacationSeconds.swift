// RFC 6131: the tag :seconds of "vacation", in place of :days.
// Complete. It brings "vacation" with it, as section 2 asks.

extension SieveExtension {
    /// Answers that may come more often than once a day.
    static let vacationSeconds = SieveExtension(
        "vacation-seconds", specification: "RFC 6131", commands: [.vacation],
        tags: [
            TagDefinition(
                "seconds", on: ["vacation"], value: Parameter("period", .number),
                group: VacationPeriod.group
            ) { use, _ in
                VacationPeriod(seconds: use.number)
            }
        ])
}

/// A tag of `vacation` that says for how long a sender is not answered again.
struct VacationPeriod: TagEffect {
    /// There may be one of them.
    static let group = "period"

    let seconds: UInt64
}
