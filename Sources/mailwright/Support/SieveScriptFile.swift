import Delivery
import FileReading
import Glibc
import Outcomes
import Sieve

/// A script in a file, as the `sieve` commands read it.
struct SieveScriptFile {
    private let path: String
    private let source: [UInt8]
    private let compiler: ScriptCompiler
    private let isOfSite: Bool

    /// Reads the file; it need not be a correct script.
    ///
    /// A script that the site names is one of the site, whether the command line says so or not.
    init(_ path: String, site: SieveSite, isOfSite: Bool = false) throws {
        self.path = path
        source = try Self.read(path, limit: site.sieve.limits.scriptSize)
        let settings = site.sieve
        let real = Self.realPath(path)
        compiler = ScriptCompiler(
            settings, library: ScriptDirectories(personal: Self.directory(of: real), settings))
        self.isOfSite =
            isOfSite
            || SiteScriptFiles(ofSite: settings[SiteScripts.self]).paths
                .contains { Self.realPath($0) == real }
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
    func compile() throws -> SieveScript {
        do throws(Complaints) {
            return try compiler.compile(source, named: path, isOfSite: isOfSite)
        } catch {
            throw ToolFailure.refused(show(error))
        }
    }

    /// What is wrong with the script, with lines and marks.
    struct Check {
        /// Whether it can be run.
        let isCorrect: Bool

        /// All errors, or else all warnings; nil when there are none.
        let text: String?
    }

    /// Compiles the script, and says what is wrong with it.
    func check() -> Check {
        do throws(Complaints) {
            let script = try compiler.compile(source, named: path, isOfSite: isOfSite)
            var warnings = script.warnings
            for index in warnings.indices {
                warnings[index].message = "warning: " + warnings[index].message
            }
            return Check(
                isCorrect: true, text: warnings.isEmpty ? nil : show(Complaints(warnings)))
        } catch {
            return Check(isCorrect: false, text: show(error))
        }
    }

    /// Those of included scripts without the lines, which are not in this file.
    private func show(_ complaints: Complaints) -> String {
        complaints.all.map { complaint in
            complaint.file == path
                ? ComplaintExcerpt(complaint, in: source).description : complaint.description
        }.joined(separator: "\n")
    }

    /// The path without links: the active script is one into the directory of the user's scripts.
    private static func realPath(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
