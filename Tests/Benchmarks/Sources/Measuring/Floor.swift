internal import Glibc

/// The floors, in C: what the machine itself costs.
///
/// Compiled by cc(1) alone: the package manager would link the Swift libraries into them.
public enum Floor {
    /// The program of `Floors/<name>.c`, compiled beside the benchmarks if it is not yet.
    public static func program(_ name: String) -> String {
        let program = directory + "/" + name
        guard access(program, X_OK) != 0 else { return program }
        // This file is Sources/Measuring/Floor.swift.
        let sources = #filePath.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast(3).joined(separator: "/")
        Command("cc", ["/usr/bin/cc", "-O2", "-o", program, "\(sources)/Floors/\(name).c"]).run()
        return program
    }

    /// The directory of the running benchmark.
    private static var directory: String {
        CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "/")
    }
}
