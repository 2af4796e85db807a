internal import Mail

/// What a site or a user can set about `vacation`.
struct VacationSettings: ExtensionSettings {
    /// Seconds that at least and at most lie between two answers to one sender; no maximum if it
    /// is zero (RFC 5230, 4.1).
    var minimumPeriod: UInt64 = 86_400
    var maximumPeriod: UInt64 = 0
    var defaultPeriod: UInt64 = 7 * 86_400

    /// The subject when the message has none.
    var defaultSubject = "Automated reply"

    /// The subject, with the message's own in place of `%{subject}`.
    var subjectTemplate = "Auto: %{subject}"

    /// Whether the address before all rewriting is one of the user's own.
    var usesOriginalRecipient = false

    /// Whether only mail with an address of the user's in its header is answered.
    var checksRecipient = true

    /// Whether the answer has the user's address in the envelope, and not the null sender.
    var sendsFromRecipient = false

    /// Whether the answer says that it is to the author, whoever the envelope names.
    var ignoresEnvelopeInHeader = false

    static let definitions: [SettingDefinition<VacationSettings>] = [
        .period(
            "vacation_min_period", "the least time between two answers", unit: .days,
            \.minimumPeriod),
        .period(
            "vacation_max_period", "the longest such time, 0 for any", unit: .days, \.maximumPeriod),
        .period("vacation_default_period", "that time without :days", unit: .days, \.defaultPeriod),
        .text(
            "vacation_default_subject", "the subject of answers to mail without one",
            usual: \.defaultSubject
        ) {
            $0.defaultSubject = $1.isEmpty ? Self().defaultSubject : $1
        },
        .text(
            "vacation_default_subject_template", "the subject, of the mail's own %{subject}",
            usual: \.subjectTemplate
        ) {
            $0.subjectTemplate = $1.isEmpty ? Self().subjectTemplate : $1
        },
        .flag(
            "vacation_use_original_recipient", "the address before rewriting is the user's",
            \.usesOriginalRecipient),
        .flag(
            "vacation_check_recipient", "answer only mail addressed to the user", \.checksRecipient),
        .flag(
            "vacation_dont_check_recipient", "answer mail whoever it is addressed to",
            usual: { SettingValue.words(flag: !$0.checksRecipient) },
            { $0.checksRecipient = !$1 }),
        .flag(
            "vacation_send_from_recipient", "answers have an envelope sender", \.sendsFromRecipient),
        .flag(
            "vacation_to_header_ignore_envelope", "answers are addressed to the author",
            \.ignoresEnvelopeInHeader),
    ]

    /// A period within the bounds of the site (RFC 5230, 4.1; RFC 6131, 2).
    func bounded(_ seconds: UInt64?) -> UInt64 {
        let seconds = max(seconds ?? defaultPeriod, minimumPeriod)
        return maximumPeriod > 0 ? min(seconds, max(maximumPeriod, minimumPeriod)) : seconds
    }
}
