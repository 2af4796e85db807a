internal import Mail

/// Where a scanner has left what it found, and what it means.
struct ScannerSettings: Sendable {
    /// What the header says.
    enum Kind: String {
        /// A number, to be divided by the greatest.
        case score
        /// As many characters.
        case strlen
        /// A word.
        case text
    }

    var kind = Kind.score
    var status: FieldPattern?
    var greatestValue: Double?
    var greatest: FieldPattern?
    var texts: [Int: [UInt8]] = [:]
}

/// A header field, and the expression whose first group is what is wanted of it.
struct FieldPattern: Sendable {
    let name: [UInt8]
    private let expression: RegularExpression?

    /// Reads `X-Spam-Score: score=([0-9.]+)`, or a name alone; nil for an empty text.
    init?(_ text: String) throws(SettingMistake) {
        if text.isEmpty { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        name = ASCII.trimmed(Array(parts[0].utf8)[...]).map { $0 }
        guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw SettingMistake("is '\(text)'; write the name of a header field first")
        }
        guard parts.count > 1 else {
            expression = nil
            return
        }
        let pattern = Array(parts[1].utf8.drop { $0 == 0x20 || $0 == 0x09 })
        do throws(RegularExpressionError) {
            expression = try RegularExpression(pattern, isCaseless: false)
        } catch {
            throw SettingMistake("has no regular expression behind the colon; correct it")
        }
    }

    /// What the first field of the name says; nil if there is none, or nothing in it fits.
    func value(in run: inout Run) throws(RunFailure) -> [UInt8]? {
        guard let field = run.message.header.first(named: name) else { return nil }
        let text = Array(ASCII.trimmed(field.unfolded()[...]))
        try run.charge(text.count + 1)
        guard let expression else { return text }
        return try expression.firstGroup(in: text, &run)
    }
}

/// The settings of the extension of one kind of scanner.
protocol ScannerExtensionSettings: ExtensionSettings {
    /// What the names begin with.
    static var prefix: String { get }

    /// The value of what was certainly found.
    static var highest: Int { get }

    var scanner: ScannerSettings { get set }
}

extension ScannerExtensionSettings {
    /// The names that Pigeonhole has, those of version 2.3 too.
    static var definitions: [SettingDefinition<Self>] {
        [
            .init(
                "\(prefix)_status_type", "what the header has", form: "score, strlen or text",
                usual: \.scanner.kind.rawValue
            ) {
                settings, _, value throws(SettingMistake) in
                guard let kind = ScannerSettings.Kind(rawValue: value) else {
                    throw SettingMistake("is '\(value)'; write score, strlen or text")
                }
                settings.scanner.kind = kind
            },
            field("status_header", "the header field of the scanner") { $0.status = $1 },
            field("score_max_header", "the header field of the greatest score") {
                $0.greatest = $1
            },
            field("max_header", "the same") { $0.greatest = $1 },
            number("score_max_value", "the greatest score") { $0.greatestValue = $1 },
            number("max_value", "the same") { $0.greatestValue = $1 },
            .init("\(prefix)_text_value*", "the text of a value: \(prefix)_text_value/1") {
                settings, rest, value throws(SettingMistake) in
                let digits = rest.hasPrefix("/") ? rest.dropFirst() : rest[...]
                guard let number = Int(digits), (0...highest).contains(number) else {
                    throw SettingMistake("has no number of 0 to \(highest) behind its name")
                }
                settings.scanner.texts[number] = Array(value.utf8)
            },
        ]
    }

    private static func field(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout ScannerSettings, FieldPattern?) -> Void
    ) -> SettingDefinition<Self> {
        .init(
            "\(prefix)_\(name)", summary, form: "a header field, or FIELD: REGEX"
        ) { settings, _, value throws(SettingMistake) in
            store(&settings.scanner, try FieldPattern(value))
        }
    }

    private static func number(
        _ name: String, _ summary: String,
        _ store: @escaping @Sendable (inout ScannerSettings, Double?) -> Void
    ) -> SettingDefinition<Self> {
        .init(
            "\(prefix)_\(name)", summary, form: "a number"
        ) { settings, _, value throws(SettingMistake) in
            guard value.isEmpty || (ScannerScore.number(Array(value.utf8)) ?? 0) > 0 else {
                throw SettingMistake("is '\(value)'; write a number such as 5.0")
            }
            store(&settings.scanner, ScannerScore.number(Array(value.utf8)))
        }
    }
}
