/// The tag `:percent`.
struct ScannerPercent: TagEffect {}

/// Whether what a scanner has found matches (RFC 5235).
struct ScannerTest<Settings: ScannerExtensionSettings>: CompiledTest {
    let isPercent: Bool
    let matcher: any Matcher

    /// A message that was not tested has the value "0", and is not counted (RFC 5235, 3.2).
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let ratio = try run.settings[Settings.self].scanner.ratio(of: Settings.highest, in: &run)
        var progress = MatchProgress()
        let value = ratio.map {
            ScannerScore.value(of: $0, upTo: isPercent ? nil : Settings.highest)
        }
        if try matcher.accepts(Array("\(value ?? 0)".utf8), &progress, in: &run) { return true }
        if value == nil { progress.count = 0 }
        return try matcher.concludes(&progress, in: &run)
    }
}

extension ScannerTest {
    /// `NAME [COMPARATOR] [MATCH-TYPE] <value: string>`.
    static func definition(_ name: Word, _ settings: Settings.Type) -> TestDefinition {
        TestDefinition(name, Signature([Parameter("value", .string)], matching: .text)) {
            arguments, compilation in
            guard let matcher = compilation.matcher(of: arguments, keys: 0) else { return nil }
            return ScannerTest(
                isPercent: !arguments.effects(of: ScannerPercent.self).isEmpty,
                matcher: consume matcher)
        }
    }
}

extension ScannerSettings {
    /// How much was found, from 0 to 1; nil if nobody has looked, or left nothing that is understood.
    fileprivate func ratio(of highest: Int, in run: inout Run) throws(RunFailure) -> Double? {
        guard let found = try status?.value(in: &run) else { return nil }
        switch kind {
        case .text:
            guard let number = texts.first(where: { $0.value == found })?.key, number > 0 else {
                return nil
            }
            return ScannerScore.ratio(Double(number), of: Double(highest))
        case .strlen:
            guard found.allSatisfy({ $0 == found[0] }) else { return nil }
            return try maximum(in: &run).map { ScannerScore.ratio(Double(found.count), of: $0) }
        case .score:
            guard let score = ScannerScore.number(found) else { return nil }
            return try maximum(in: &run).map { ScannerScore.ratio(score, of: $0) }
        }
    }

    private func maximum(in run: inout Run) throws(RunFailure) -> Double? {
        guard let greatest else { return greatestValue }
        guard let text = try greatest.value(in: &run), let number = ScannerScore.number(text),
            number > 0
        else { return nil }
        return number
    }
}

/// Numbers of scanners, and the values that tests see.
enum ScannerScore {
    /// Digits with a sign and a fraction: `-1.6`, `.5`; nil for anything else.
    static func number(_ text: [UInt8]) -> Double? {
        let digits =
            text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
            ? text.dropFirst() : text[...]
        guard text.count <= 32, digits.contains(where: { $0 &- 0x30 < 10 }),
            digits.allSatisfy({ $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") })
        else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    /// A score as a part of the greatest, from 0 to 1.
    static func ratio(_ score: Double, of greatest: Double) -> Double {
        max(0, min(1, score / greatest))
    }

    /// 1 to `highest`, or 0 to 100; a little more, for what is not exact in binary.
    static func value(of ratio: Double, upTo highest: Int?) -> Int {
        guard let highest else { return Int(ratio * 100 + 0.001) }
        return Int(ratio * Double(highest - 1) + 1.001)
    }
}
