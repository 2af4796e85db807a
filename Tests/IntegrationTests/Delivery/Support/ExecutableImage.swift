/// A program in the form of elf(5), of 64 bits and with the least significant octet first.
enum ExecutableImage {
    /// How much memory of the program is writable when it starts: what RLIMIT_DATA counts of it.
    static func writableOctets(of file: [UInt8]) -> Int {
        guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), file.count >= 64 else { return 0 }
        let table = number(file, at: 32, octets: 8)
        let entrySize = number(file, at: 54, octets: 2)
        let count = number(file, at: 56, octets: 2)
        return (0..<count).reduce(0) { sum, index in
            let entry = table + index * entrySize
            let isLoaded = number(file, at: entry, octets: 4) == 1
            let isWritable = number(file, at: entry + 4, octets: 4) & 2 != 0
            return isLoaded && isWritable ? sum + number(file, at: entry + 40, octets: 8) : sum
        }
    }

    private static func number(_ file: [UInt8], at offset: Int, octets: Int) -> Int {
        guard offset >= 0, offset + octets <= file.count else { return 0 }
        return file[offset..<(offset + octets)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
