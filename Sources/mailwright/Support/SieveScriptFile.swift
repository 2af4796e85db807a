import FileReading
import Outcomes
import Sieve

/// A script in a file, as the `sieve` commands read it.
struct SieveScriptFile {
    private let path: String
    private let source: [UInt8]

    /// Reads the file; it need not be a correct script.
    init(_ path: String) throws {
        self.path = path
        source = try Self.read(path, limit: SieveLimits.default.scriptSize)
    }

    /// Reads a file that must be there.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        do throws(LookupFailure) {
            if let bytes = try WholeFile.read(path, limit: limit) { return bytes }
        } catch {
            throw ToolFailure.refused(error.reason)
        }
        throw ToolFailure.refused("\(path): there is no such file")
    }

    /// Reads what is typed or piped in.
    static func readStandardInput(limit: Int) throws -> [UInt8] {
        do throws(LookupFailure) {
            return try WholeFile.read(descriptor: 0, named: "standard input", limit: limit)
        } catch {
            throw ToolFailure.refused(error.reason)
        }
    }

    /// Compiles the script; the failure shows all errors.
    func compile(_ settings: SieveSettings = .default) throws -> SieveScript {
        do throws(Complaints) {
            return try SieveScript(compiling: source, named: path, settings: settings)
        } catch {
            throw ToolFailure.refused(show(error))
        }
    }

    /// All errors with their lines and marks; nil when there are none.
    func errors() throws -> String? {
        do throws(Complaints) {
            _ = try SieveScript(compiling: source, named: path)
            return nil
        } catch {
            return show(error)
        }
    }

    private func show(_ complaints: Complaints) -> String {
        complaints.all.map { ComplaintExcerpt($0, in: source).description }
            .joined(separator: "\n")
    }
}
