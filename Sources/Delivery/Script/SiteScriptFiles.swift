internal import Glibc
internal import MaildirStorage
public import Outcomes
package import Sieve

/// The files of the scripts of a site.
public struct SiteScriptFiles {
    /// The most scripts of one directory that are run; more are a mistake.
    static let limit = 100

    /// What was found.
    public private(set) var paths: [String] = []

    /// What is missing or is too much, for the admin; the others are run.
    public private(set) var problems: [Complaint] = []

    /// What is there and can not be looked at: nobody knows what would have been run.
    public private(set) var failures: [Complaint] = []

    /// The first failure that may pass by itself, so that mail should wait for it.
    private(set) var outage: LookupFailure?

    /// Looks at what the settings name: files, and directories whose files `*.sieve` are taken in
    /// the order of the octets of their names.
    init(_ names: [String]) {
        for name in names { add(name, limit: Self.limit) }
    }

    /// All scripts of a site, also those of the directory for `include :global`.
    package init(ofSite site: SiteScripts) {
        self.init(site.before + (site.default.map { [$0] } ?? []) + site.after)
        // They are not run one after the other: there may be as many as there are.
        if let global = site.global { add(global, limit: .max) }
        var known: Set<String> = []
        paths.removeAll { !known.insert($0).inserted }
    }

    private mutating func add(_ name: String, limit: Int) {
        var status = stat()
        guard stat(name, &status) == 0 else {
            let number = errno
            guard number == ENOENT || number == ENOTDIR else {
                return fail(SystemFailure.failure(number, doing: "examine \(name)"), name)
            }
            return problems.append(
                Complaint(file: name, "can not be examined: \(errnoText(number))"))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            paths.append(name)
            return
        }
        let names: [String]
        do throws(LookupFailure) {
            names = try Directory.list(name)
                .filter { $0.hasSuffix(".sieve") && !$0.hasPrefix(".") }
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            return fail(error, name)
        }
        if names.count > limit {
            problems.append(Complaint(file: name, "has more than \(limit) scripts; remove some"))
        }
        paths += names.prefix(limit).map { "\(name)/\($0)" }
    }

    private mutating func fail(_ failure: LookupFailure, _ name: String) {
        failures.append(Complaint(file: name, failure.reason))
        if case .temporary = failure { outage = outage ?? failure }
    }
}
