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
        // Without the just-in-time compiler, or for a pattern it can not take, the interpreter
        // does the same more slowly.
        _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
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
        try match(subject) { PCRE2Match(ranges: ranges(in: $0)) }
    }

    /// Whether the pattern matches, which costs less than to know where.
    ///
    /// Throws ``Outcomes/LookupFailure/temporary(_:)`` when a limit of ``PCRE2Limits`` is hit.
    public func matches(_ subject: [UInt8]) throws(LookupFailure) -> Bool {
        try match(subject) { _ in true } ?? false
    }

    private func match<Found>(
        _ subject: [UInt8], _ found: (_ data: OpaquePointer) -> Found
    ) throws(LookupFailure) -> Found? {
        guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else {
            throw .temporary("no memory for a match")
        }
        defer { pcre2_match_data_free_8(data) }
        var result = run(subject, data, 0)
        if result == PCRE2_ERROR_JIT_STACKLIMIT {
            // The fast matcher has a fixed stack; the interpreter has the heap limit instead.
            result = run(subject, data, PCRE2_NO_JIT)
        }
        if result == PCRE2_ERROR_NOMATCH { return nil }
        guard result > 0 else { throw .temporary(PCRE2Pattern.words(result)) }
        return found(data)
    }

    private func run(_ subject: [UInt8], _ data: OpaquePointer, _ options: UInt32) -> CInt {
        subject.withUnsafeBufferPointer { bytes in
            pcre2_match_8(code, bytes.baseAddress, bytes.count, 0, options, data, limits)
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
