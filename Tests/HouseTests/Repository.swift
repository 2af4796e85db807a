import Foundation

/// The checkout that these tests were built from.
enum Repository {
    /// Its top folder.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The Swift files below a folder, sorted by path.
    static func swiftFiles(in folder: String) -> [URL] {
        files(in: folder, ending: "swift")
    }

    /// The files below a folder with this ending, sorted by path; not what a build has made.
    static func files(in folder: String, ending: String) -> [URL] {
        let files = FileManager.default.enumerator(
            at: root.appending(path: folder), includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == ending && !$0.path.contains("/.build/") }
            .sorted { $0.path < $1.path }
    }

    /// The names of the folders directly in a folder.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default
            .contentsOfDirectory(
                at: root.appending(path: folder), includingPropertiesForKeys: [.isDirectoryKey]
            )
            .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
            .map(\.lastPathComponent).sorted()
    }

    /// The names of the Swift files directly in a folder, without their ending.
    static func swiftNames(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".swift") }
            .map { String($0.dropLast(".swift".count)) }.sorted()
    }

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// How many lines a file has.
    static func lineCount(_ file: URL) throws -> Int {
        try String(contentsOf: file, encoding: .utf8).count { $0.isNewline }
    }
}
