internal import Glibc

/// A copy of secret bytes as a C string, overwritten before its memory is given back.
///
/// A class without a copy-on-write buffer, so that there is exactly one copy, and its end is
/// known.
final class WipedCString {
    private let area: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) {
        area = .allocate(byteCount: bytes.count + 1, alignment: 1)
        area.copyBytes(from: bytes)
        area[bytes.count] = 0
    }

    deinit {
        // Plain stores before a free may be optimised away; explicit_bzero(3) may not.
        if let start = area.baseAddress { explicit_bzero(start, area.count) }
        area.deallocate()
    }

    /// The string; valid as long as the object lives, so hold that in a variable.
    var pointer: UnsafePointer<CChar>? {
        area.baseAddress.map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }
    }
}
