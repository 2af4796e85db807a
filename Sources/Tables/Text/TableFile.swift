internal import FileReading
internal import Outcomes

/// Reads the file of a table whole.
enum TableFile {
    /// The largest file that is taken, in bytes: some million addresses.
    static let sizeLimit = 256 << 20

    /// The bytes of a file.
    static func read(_ path: String) throws(Complaints) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(LookupFailure) {
            bytes = try WholeFile.read(path, limit: sizeLimit)
        } catch {
            throw Complaints([
                Complaint(file: path, "\(error.reason); check its name, size and permissions")
            ])
        }
        guard let bytes else {
            throw Complaints([
                Complaint(file: path, "there is no such file; create it, it may be empty")
            ])
        }
        return bytes
    }
}
