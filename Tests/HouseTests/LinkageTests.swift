import Foundation
import Testing

/// What the short-lived programs link, read from the dynamically linked debug build.
///
/// A statically linked one would hide it.
@Suite struct LinkageTests {
    private func needed(by program: String) throws -> [String] {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let binary = bundle.deletingLastPathComponent().appending(path: program)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/objdump")
        process.arguments = ["-p", binary.path]
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(binary.path)")
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            return words.first == "NEEDED" ? words.last.map(String.init) : nil
        }
    }

    @Test(arguments: ["mailwright-lda", "mailwright-checkpassword"])
    func `a short-lived program links nothing heavy`(program: String) throws {
        let libraries = try needed(by: program)
        #expect(libraries.contains { $0.hasPrefix("libswiftCore") })
        let heavy = ["Foundation", "ICU", "libmariadb", "libsqlite3", "libssl", "NIO"]
        for library in libraries {
            #expect(!heavy.contains { library.contains($0) }, "\(library)")
        }
    }

    /// Its tables are ten times as large as all else in such a program.
    @Test func `only the program that runs scripts links ICU`() throws {
        #expect(try needed(by: "mailwright-lda").contains { $0.hasPrefix("libicuuc") })
        #expect(try !needed(by: "mailwright-checkpassword").contains { $0.hasPrefix("libicu") })
    }

    @Test func `the check sees Foundation where it is linked`() throws {
        #expect(try needed(by: "mailwright").contains { $0.contains("Foundation") })
    }
}
