internal import Glibc
internal import Outcomes
internal import Protocols

/// Reads the descriptor that the name and the password come from.
enum InputDescriptor {
    /// All that is written to it, at most a byte more than the interface allows; nil when it
    /// cannot be read.
    static func readAll() -> [UInt8]? {
        let limit = Checkpassword.maximumInputLength + 1
        var bytes = [UInt8](repeating: 0, count: limit)
        var length = 0
        while length < limit {
            let count = bytes.withUnsafeMutableBytes { buffer in
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[length...])
                return read(Checkpassword.inputDescriptor, rest.baseAddress, rest.count)
            }
            if count == 0 { break }
            if count > 0 {
                length += count
            } else if errno != EINTR {
                return nil
            }
        }
        close(Checkpassword.inputDescriptor)
        defer { SecretBytes.wipe(&bytes) }
        return Array(bytes[..<length])
    }
}
