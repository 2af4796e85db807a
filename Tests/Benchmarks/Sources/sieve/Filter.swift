import Glibc
import Mail
import Measuring
import Sieve

/// Runs a script on every message of a Maildir, as sieve-filter does.
struct Filter {
    private let script: SieveScript

    init(script path: String) throws {
        script = try SieveScript(compiling: Self.read(path), named: path)
    }

    func run(onMaildir path: String) throws {
        guard let directory = opendir(path + "/cur") else { fail("\(path) is no Maildir") }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                // d_name ends with a NUL within its own size (readdir(3)).
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            let result = script.run(
                message: MessageInMemory(Self.read("\(path)/cur/\(name)")),
                envelope: SieveEnvelope(
                    sender: Array("sender@example.com".utf8),
                    recipient: Array("me@example.org".utf8)),
                host: SieveHostWithoutMailboxes())
            print(SieveReport(result).words)
        }
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "r") else { fail("\(path) can not be read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer[..<count]
        }
        return bytes
    }
}
