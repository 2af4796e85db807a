internal import FileReading
internal import Outcomes

/// Reads the file of a table whole.
enum TableFile {
    /// The largest file that is taken, in bytes: some million addresses.
    static let sizeLimit = 256 << 20

    /// The bytes of a file.
    ///
    /// A file that can not be read is complained of where it is named: it may be the name that is
    /// wrong, and in the file itself is no line to look at.
    static func read(
        _ path: String, _ context: TableContext
    ) throws(Complaints) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(LookupFailure) {
            bytes = try WholeFile.read(path, limit: sizeLimit)
        } catch {
            throw context.complaints("\(error.reason); check its name, size and permissions")
        }
        guard let bytes else {
            throw context.complaints(
                "there is no file \(path); create it, it may be empty, or correct the name")
        }
        return bytes
    }
}
