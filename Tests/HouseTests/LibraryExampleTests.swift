import Foundation
import Testing

/// The program in examples/sieve-library, as somebody would run it who looks at the library.
@Suite struct LibraryExampleTests {
    /// Runs it on a script and a message in files.
    private func run(
        _ script: String, on message: String?, script other: String? = nil
    ) throws -> (String, Int32) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "library-example-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [folder.appending(path: "a.sieve"), folder.appending(path: "a.eml")]
        try script.write(to: files[0], atomically: false, encoding: .utf8)
        if let message { try message.write(to: files[1], atomically: false, encoding: .utf8) }
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        let process = Process()
        let output = Pipe()
        process.executableURL = bundle.deletingLastPathComponent()
            .appending(path: "sieve-library")
        process.arguments = files.prefix(message == nil ? 1 : 2).map(\.path)
        if let other { process.arguments?[0] = other }
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (text.replacing(folder.path + "/", with: ""), process.terminationStatus)
    }

    @Test func `it tells what the script wants`() throws {
        let script = """
            require ["fileinto", "mailbox"];
            if header :contains "subject" "sale" { fileinto :create "Ads"; }
            """
        #expect(
            try run(script, on: "Subject: Big Sale\r\n\r\nBuy!\r\n")
                == ("store the message in Ads; create the mailbox if it does not exist\n", 0))
        #expect(
            try run(script, on: "Subject: Hello\r\n\r\n") == ("store the message in INBOX\n", 0))
    }

    @Test func `it tells a failure and errors with their places`() throws {
        #expect(
            try run("require \"variables\";\nredirect \"${x}\";", on: "\r\n").0.hasSuffix(
                "the script failed: a.sieve:2:10: \"\" is no address; "
                    + "write it as in \"user@example.org\"\n"))
        let (text, status) = try run("keep;\nfrop;\nfrip;", on: "\r\n")
        #expect(text.hasPrefix("a.sieve:2:1: ") && text.contains("\na.sieve:3:1: "))
        #expect(status == 1)
    }

    @Test func `a script that can not be read is no empty one`() throws {
        let process = try run("keep;", on: nil)
        #expect(process.1 == 64)
        let folder = FileManager.default.temporaryDirectory.path
        #expect(try run("keep;", on: "\r\n", script: "\(folder)/nothing.sieve") == ("", 66))
    }

    @Test func `it tells how it is used`() throws {
        #expect(try run("", on: nil) == ("usage: sieve-library SCRIPT MESSAGE\n", 64))
    }

    @Test func `it needs no more than the library`() throws {
        let source = try Repository.text("examples/sieve-library/main.swift")
        let imports = source.split(separator: "\n").filter { $0.hasPrefix("import ") }
        #expect(imports == ["import Glibc", "import Sieve"])
    }

    /// What SwiftPM says of the package in the example's own directory.
    private func describe() throws -> (text: String, status: Int32) {
        let scratch = FileManager.default.temporaryDirectory
            .appending(path: "library-package-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path",
            Repository.root.appending(path: "examples/sieve-library").path, "--scratch-path",
            scratch.path, "describe",
        ]
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (text, process.terminationStatus)
    }

    @Test func `its directory is a package of its own`() throws {
        let (text, status) = try describe()
        #expect(status == 0)
        #expect(text.contains("Product dependencies:\n        Sieve\n"))
        #expect(text.contains("Sources:\n        main.swift\n"))
    }
}
