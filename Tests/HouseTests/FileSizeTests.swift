import Foundation
import Testing

@Suite struct FileSizeTests {
    /// Files that may be longer, each with its reason; empty, and meant to stay so.
    private let exceptions: [String: String] = [:]

    private func sizes(in folder: String) throws -> [(file: String, lines: Int)] {
        try Repository.swiftFiles(in: folder).map {
            ($0.path.replacing(Repository.root.path + "/", with: ""), try Repository.lineCount($0))
        }
    }

    @Test(arguments: ["Sources", "Tests"])
    func `no file is longer than 400 lines`(folder: String) throws {
        let files = try sizes(in: folder)
        #expect(!files.isEmpty)
        for (file, lines) in files where exceptions[file] == nil {
            #expect(lines <= 400, "\(file)")
        }
    }

    @Test func `half of the sources have at most 100 lines and nine in ten at most 250`() throws {
        let lines = try sizes(in: "Sources").map(\.lines).sorted()
        try #require(!lines.isEmpty)
        #expect(lines[lines.count / 2] <= 100)
        #expect(lines[lines.count * 9 / 10] <= 250)
    }

    @Test func `there are at least as many lines of tests as of code`() throws {
        let code = try sizes(in: "Sources").map(\.lines).reduce(0, +)
        let scripts = Repository.files(in: "Tests", ending: "svtest")
        let tests =
            try sizes(in: "Tests").map(\.lines).reduce(0, +)
            + scripts.map { try Repository.lineCount($0) }.reduce(0, +)
        #expect(tests >= code)
    }

    @Test func `the top level holds nothing but what belongs there`() throws {
        let allowed: Set = [
            "Package.swift", "Sources", "Tests", "examples", "postfix", "dovecot", "README.md",
            "LICENSE",
            // Written by the package manager, and never committed.
            "Package.resolved",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Repository.root.path)
        let others = names.filter { !$0.hasPrefix(".") && !allowed.contains($0) }
        #expect(others.isEmpty)
    }
}
