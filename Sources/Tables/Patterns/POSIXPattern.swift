internal import Glibc
internal import Outcomes

/// A pattern of regex(3), the same functions that Postfix's regexp tables use.
///
/// A program that does not call setlocale(3), as ours, matches bytes in the C locale.
final class POSIXPattern: CompiledPattern {
    let groupCount: Int

    // regexec(3) only reads the compiled pattern, and glibc guards what it caches in it with a
    // lock of its own (MT-Safe locale), so threads share it. Allocated by hand, because regex_t
    // must not move and a class has no address to give.
    private nonisolated(unsafe) let expression: UnsafeMutablePointer<regex_t>

    /// The pattern has no NUL byte.
    ///
    /// Refuses back-references: regexec(3) has no limit, and one of them can take it hours.
    init(_ pattern: [UInt8], options: CInt) throws(PatternDialect.Mistake) {
        if let offset = POSIXPattern.backReference(in: pattern) {
            throw PatternDialect.Mistake(
                offset: offset,
                message: "a back-reference has no limit on its time here; use a pcre table")
        }
        expression = .allocate(capacity: 1)
        expression.initialize(to: regex_t())
        let result = regcomp(expression, pattern.map(CChar.init(bitPattern:)) + [0], options)
        groupCount = Int(expression.pointee.re_nsub)
        isCompiled = result == 0
        guard isCompiled else {
            throw PatternDialect.Mistake(
                offset: nil, message: POSIXPattern.words(result, expression))
        }
    }

    private let isCompiled: Bool

    deinit {
        // A pattern that did not compile has nothing to free but its own memory.
        if isCompiled { regfree(expression) }
        expression.deallocate()
    }

    func match(
        _ subject: PatternSubject, wantsGroups: Bool
    ) throws(LookupFailure) -> [Range<Int>?]? {
        guard wantsGroups else {
            let result = regexec(expression, subject.terminated, 0, nil, 0)
            return try isMatch(result) ? [] : nil
        }
        var places = [regmatch_t](repeating: regmatch_t(), count: groupCount + 1)
        let result = regexec(expression, subject.terminated, places.count, &places, 0)
        guard try isMatch(result) else { return nil }
        return places.map { $0.rm_so < 0 ? nil : Int($0.rm_so)..<Int($0.rm_eo) }
    }

    private func isMatch(_ result: CInt) throws(LookupFailure) -> Bool {
        if result == _REG_NOMATCH.rawValue { return false }
        guard result == 0 else { throw .temporary(POSIXPattern.words(result, expression)) }
        return true
    }

    /// Where a back-reference stands, outside of brackets.
    private static func backReference(in pattern: [UInt8]) -> Int? {
        var index = 0
        var bracket: Int?
        while index < pattern.count {
            let byte = pattern[index]
            if let start = bracket {
                // A "]" is the end unless it comes first, or first after "^".
                let isFirst =
                    index == start + 1
                    || index == start + 2 && pattern[start + 1] == UInt8(ascii: "^")
                if byte == UInt8(ascii: "]"), !isFirst { bracket = nil }
            } else if byte == UInt8(ascii: "[") {
                bracket = index
            } else if byte == UInt8(ascii: "\\"), index + 1 < pattern.count {
                if (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(pattern[index + 1]) {
                    return index
                }
                index += 1
            }
            index += 1
        }
        return nil
    }

    private static func words(_ number: CInt, _ expression: UnsafePointer<regex_t>) -> String {
        var text = [CChar](repeating: 0, count: 256)
        regerror(number, expression, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
