internal import Glibc

/// Overwrites secrets that are no longer needed.
public enum SecretBytes {
    /// Overwrites the bytes with zeros and empties the array.
    ///
    /// Other copies of the array are not reached; keep a secret in one variable.
    public static func wipe(_ bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes { area in
            // Plain stores to memory that is not read again may be optimised away; these may not.
            if let start = area.baseAddress { explicit_bzero(start, area.count) }
        }
        bytes = []
    }
}
