import FileReading
import Mail
import Outcomes
import Sieve
import Synchronization

/// The lists of a site, files of a directory with a member a line; `#` begins a line that is none.
///
/// The last part of a list's name is that of its file: `urn:ietf:params:sieve:addrbook:friends` and
/// `tag:example.org,2026:friends` are `friends`. Each is read once a delivery.
final class TextLists: Sendable {
    /// The largest list in octets.
    private static let sizeLimit = 4 << 20

    /// One list.
    struct List: Sendable {
        /// The members as they are written.
        let members: [[UInt8]]
        private let folded: Set<[UInt8]>

        init(_ content: [UInt8]) {
            members = content.split(separator: UInt8(ascii: "\n"))
                .map { Array(ASCII.trimmed($0)) }
                .filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }
            folded = Set(members.map { ASCII.lowercased($0) })
        }

        /// Whether a value is a member, in any case of ASCII letters.
        func contains(_ value: [UInt8]) -> Bool { folded.contains(ASCII.lowercased(value)) }
    }

    private let directory: String?
    private let read = Mutex<[[UInt8]: List?]>([:])

    init(directory: String?) {
        self.directory = directory
    }

    /// The list of a name; nil if there is none.
    func list(_ name: [UInt8]) throws(LookupFailure) -> List? {
        guard let directory, let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let file = Array(name[(colon + 1)...])
        guard ScriptName.isValid(file), file.first != UInt8(ascii: "."), Self.isServed(name) else {
            return nil
        }
        if let found = read.withLock({ $0[file] }) { return found }
        let path = "\(directory)/\(String(decoding: file, as: UTF8.self))"
        let list = try Self.list(in: path)
        read.withLock { $0[file] = .some(list) }
        return list
    }

    /// Whatever is wrong with a list, it is the site's to mend, and nobody knows who is in it: mail waits.
    private static func list(in path: String) throws(LookupFailure) -> List? {
        do throws(LookupFailure) {
            return try WholeFile.read(path, limit: sizeLimit).map(List.init)
        } catch {
            throw .temporary(error.reason)
        }
    }

    private static func isServed(_ name: [UInt8]) -> Bool {
        name.starts(with: "urn:ietf:params:sieve:addrbook:".utf8) || name.starts(with: "tag:".utf8)
    }
}
