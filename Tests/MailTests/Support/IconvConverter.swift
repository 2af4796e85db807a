import Glibc

/// An open iconv(3) conversion to UTF-8, the judge of ours; closed when it goes out of scope.
struct IconvConverter: ~Copyable {
    private let descriptor: iconv_t

    /// Opens a conversion; nil if glibc does not know the charset.
    init?(from charset: [UInt8]) {
        let opened = iconv_open("UTF-8", String(decoding: charset, as: UTF8.self))
        // iconv_open(3) reports an error as the pointer -1.
        guard let opened, Int(bitPattern: opened) != -1 else { return nil }
        descriptor = opened
    }

    deinit {
        iconv_close(descriptor)
    }

    /// Converts a whole text; wrong octets become U+FFFD.
    func utf8(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        // iconv(3) takes its input as `char **` but does not write to the characters.
        var input = bytes.map(CChar.init(bitPattern:))
        input.withUnsafeMutableBufferPointer { buffer in
            var next = buffer.baseAddress
            var left = buffer.count
            while left > 0 {
                let error = convertSome(&next, &left, appendingTo: &result)
                guard error == EILSEQ || error == EINVAL else { continue }
                result += [0xEF, 0xBF, 0xBD]
                next = next.map { $0 + 1 }
                left -= 1
            }
        }
        return result
    }

    /// One call with a buffer on the stack; gives errno, or 0.
    private func convertSome(
        _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        appendingTo result: inout [UInt8]
    ) -> Int32 {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { output in
            var end = output.baseAddress
            var room = output.count
            let status = iconv(descriptor, &next, &left, &end, &room)
            let error = status == -1 ? errno : 0
            result += output.prefix(output.count - room).lazy.map(UInt8.init(bitPattern:))
            return error
        }
    }
}
