internal import CPCRE2
public import Outcomes

/// A compiled Perl-compatible regular expression, pcre2pattern(3).
///
///     let pattern = try PCRE2Pattern(Array("^(.*)@old[.]example$".utf8), options: .caseless)
///     let match = try pattern.firstMatch(in: Array("Bob@old.example".utf8))
///
/// It works on bytes, not characters, as Postfix's pcre tables do. Any number of threads may
/// match with one pattern at a time.
public final class PCRE2Pattern: Sendable {
    /// How many groups the pattern captures.
    public let captureCount: Int

    /// Whether it refers back to what a group has matched, as `(a|b)\1` does.
    public let hasBackReferences: Bool

    // Nothing writes to a compiled pattern or to a match context once they are set up, so
    // threads share them; pcre2api(3) "Multithreading".
    private nonisolated(unsafe) let code: OpaquePointer
    private nonisolated(unsafe) let limits: OpaquePointer?

    /// Compiles a pattern.
    public init(
        _ pattern: [UInt8], options: PCRE2Options = []
    ) throws(PCRE2CompileError) {
        var errorCode: CInt = 0
        var errorOffset = 0
        let compiled = pattern.withUnsafeBufferPointer { bytes in
            pcre2_compile_8(
                bytes.baseAddress, bytes.count, options.rawValue, &errorCode, &errorOffset, nil)
        }
        guard let compiled else {
            throw PCRE2CompileError(offset: errorOffset, message: PCRE2Pattern.words(errorCode))
        }
        code = compiled
        var count: UInt32 = 0
        pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        captureCount = Int(count)
        var reference: UInt32 = 0
        pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_BACKREFMAX), &reference)
        hasBackReferences = reference > 0
        // Without the just-in-time compiler, or for a pattern it can not take, the interpreter
        // does the same more slowly.
        if !options.contains(.countsSteps) {
            _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
        }
        limits = pcre2_match_context_create_8(nil)
        if let limits {
            pcre2_set_match_limit_8(limits, PCRE2Limits.match)
            pcre2_set_depth_limit_8(limits, PCRE2Limits.depth)
            pcre2_set_heap_limit_8(limits, PCRE2Limits.heap)
        }
    }

    deinit {
        pcre2_code_free_8(code)
        pcre2_match_context_free_8(limits)
    }

    /// The first place where the pattern matches, or nil.
    ///
    /// Throws ``Outcomes/LookupFailure/temporary(_:)`` when a limit of ``PCRE2Limits`` is hit.
    public func firstMatch(in subject: [UInt8]) throws(LookupFailure) -> PCRE2Match? {
        try match(subject, in: limits) { PCRE2Match(ranges: ranges(in: $0)) }
    }

    /// The first place where the pattern matches, or nil, within a number of steps.
    ///
    /// A step is an item of the pattern that is tried, or an octet that one has matched; those that
    /// are left are counted down. The pattern has the option ``PCRE2Options/countsSteps``. Throws
    /// ``Outcomes/LookupFailure/temporary(_:)`` when the steps or a limit of ``PCRE2Limits`` do not
    /// suffice.
    public func firstMatch(
        in subject: [UInt8], steps: inout Int
    ) throws(LookupFailure) -> PCRE2Match? {
        var counter = PCRE2StepCounter(left: steps)
        guard let context = limits.flatMap({ pcre2_match_context_copy_8($0) }) else {
            throw .temporary("no memory for a match")
        }
        defer {
            pcre2_match_context_free_8(context)
            steps = counter.left
        }
        return try withUnsafeMutablePointer(to: &counter) { counter throws(LookupFailure) in
            // The library's own count is of the same things, and no more than ours.
            pcre2_set_match_limit_8(context, UInt32(clamping: counter.pointee.left))
            pcre2_set_callout_8(context, PCRE2StepCounter.callout, counter)
            return try match(subject, in: context) { PCRE2Match(ranges: ranges(in: $0)) }
        }
    }

    /// Whether the pattern matches, which costs less than to know where.
    ///
    /// Throws ``Outcomes/LookupFailure/temporary(_:)`` when a limit of ``PCRE2Limits`` is hit.
    public func matches(_ subject: [UInt8]) throws(LookupFailure) -> Bool {
        try match(subject, in: limits) { _ in true } ?? false
    }

    private func match<Found>(
        _ subject: [UInt8], in context: OpaquePointer?, _ found: (_ data: OpaquePointer) -> Found
    ) throws(LookupFailure) -> Found? {
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else {
            throw .temporary("no memory for a match")
        }
        defer { pcre2_match_data_free_8(data) }
        var result = run(subject, data, 0, context)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            // The fast matcher has a fixed stack; the interpreter has the heap limit instead.
            result = run(subject, data, PCRE2_NO_JIT, context)
        }
        if result == PCRE2_ERROR_NOMATCH { return nil }
        if result == PCRE2StepCounter.exhausted { throw .temporary("step limit exceeded") }
        guard result > 0 else { throw .temporary(PCRE2Pattern.words(result)) }
        return found(data)
    }

    private func run(
        _ subject: [UInt8], _ data: OpaquePointer, _ options: UInt32, _ context: OpaquePointer?
    ) -> CInt {
        subject.withUnsafeBufferPointer { bytes in
            pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, options, data, context)
        }
    }

    private func ranges(in data: OpaquePointer) -> [Range<Int>?] {
        guard let offsets = pcre2_get_ovector_pointer_8(data) else { return [] }
        // The library sets a pair of offsets for the whole match and for each group; all bits
        // set is a group without part. `\K` can put the end before the start.
        return (0...captureCount).map { group in
            let start = offsets[2 * group]
            let end = offsets[2 * group + 1]
            return start == Int(bitPattern: .max) || start > end ? nil : start..<end
        }
    }

    /// What the library says to one of its error numbers.
    private static func words(_ number: CInt) -> String {
        var text = [UInt8](repeating: 0, count: 256)
        let length = text.withUnsafeMutableBufferPointer { room in
            pcre2_get_error_message_8(number, room.baseAddress, room.count)
        }
        guard length > 0 else { return "error \(number) of libpcre2" }
        return String(decoding: text.prefix(Int(length)), as: UTF8.self)
    }
}
