import FileReading
import Glibc
import Outcomes
import Sieve

/// The files of the scripts of a site that are run before or after the user's own.
struct SiteScriptFiles {
    /// The most scripts of one directory; more are a mistake.
    static let limit = 100

    /// What was found.
    private(set) var paths: [String] = []

    /// What is missing or can not be looked at, each a line for the admin.
    private(set) var problems: [String] = []

    /// Looks at what the settings name: files, and directories whose files `*.sieve` are taken in
    /// the order of the octets of their names.
    init(_ names: [String]) {
        for name in names {
            var status = stat()
            guard stat(name, &status) == 0 else {
                problems.append("\(name) can not be examined: \(errnoText(errno))")
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                add(directory: name)
            } else {
                paths.append(name)
            }
        }
    }

    private mutating func add(directory: String) {
        guard let stream = opendir(directory) else {
            problems.append("\(directory) can not be read: \(errnoText(errno))")
            return
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                // The kernel ends the name with a NUL within the array.
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".sieve"), !name.hasPrefix(".") { names.append(name) }
        }
        names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        if names.count > Self.limit {
            problems.append("\(directory) has more than \(Self.limit) scripts; remove some")
        }
        paths += names.prefix(Self.limit).map { "\(directory)/\($0)" }
    }
}
