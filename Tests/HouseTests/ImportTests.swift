import Foundation
import Testing

/// The arrows between the modules, checked from what each file imports.
@Suite struct ImportTests {
    /// The modules whose files import a module matching the predicate.
    private func importers(of isMeant: (String) -> Bool) throws -> Set<String> {
        var found: Set<String> = []
        for module in try Repository.folders(in: "Sources") {
            for file in Repository.swiftFiles(in: "Sources/\(module)") {
                let imports = try imports(of: file)
                if imports.contains(where: isMeant) { found.insert(module) }
            }
        }
        return found
    }

    /// What a file imports, without the access level and the kind of import.
    private func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index <= 2,
                words[..<index].allSatisfy({ ["public", "package", "internal"].contains($0) })
            else { return nil }
            return words.last.map { String($0.prefix { $0 != "." }) }
        }
    }

    @Test func `imports are found in the first place`() throws {
        #expect(try importers { $0 == "Outcomes" }.contains("Settings"))
    }

    @Test func `only Servers and the daemon know NIO`() throws {
        let importers = try importers { $0.hasPrefix("NIO") }
        #expect(importers.isSubset(of: ["Servers", "mailwrightd"]))
        #expect(importers.contains("Servers"))
    }

    @Test func `only the SQLite back end knows GRDB and only the settings know YAML`() throws {
        #expect(try importers { $0 == "GRDB" } == ["AccountsSQLite"])
        #expect(try importers { $0 == "Yams" } == ["Settings"])
    }

    @Test func `only the one list knows the kinds of accounts databases`() throws {
        let importers = try importers { $0.hasPrefix("Accounts") && $0 != "Accounts" }
        #expect(importers == ["AccountBackEnds"])
    }

    @Test func `no library of ours imports Foundation`() throws {
        let importers = try importers { $0.hasPrefix("Foundation") }
        #expect(importers.subtracting(["mailwright", "AccountsSQLite"]).isEmpty)
    }

    @Test func `the language, the protocols and the base do no I or O`() throws {
        let io: Set = ["CEpoll", "Dispatch", "FileReading", "Glibc", "NIOCore", "SystemPackage"]
        for module in ["Charsets", "Mail", "PCRE2", "Protocols", "Sieve"] {
            let files = Repository.swiftFiles(in: "Sources/\(module)")
            #expect(!files.isEmpty)
            for file in files {
                let forbidden = try imports(of: file).filter { io.contains($0) }
                #expect(forbidden.isEmpty, "\(module)/\(file.lastPathComponent)")
            }
        }
    }

    /// From top to bottom; what stands in one row does not know of the others in it.
    private static let layers = [
        ["mailwrightd", "mailwright", "mailwright-lda", "mailwright-checkpassword"],
        ["AccountBackEnds", "Servers"],
        [
            "AccountsMariaDB", "AccountsSQLite", "Routing", "Delivery", "Authentication",
            "ServiceClients",
            "SieveTestSuite",
        ],
        ["Settings", "ProgramRunning"],
        ["Accounts", "Tables", "MaildirStorage", "Sieve", "Protocols"],
        ["Charsets"],
        ["FileReading", "Mail", "PCRE2", "Crypt"],
        [
            "Outcomes", "CCrypt", "CEpoll", "CICU", "CLMDB", "CMariaDB", "CPCRE2",
            "CProcessControl",
            "SystemClock",
        ],
    ]

    @Test func `arrows go downwards only`() throws {
        #expect(Set(Self.layers.joined()) == Set(try Repository.folders(in: "Sources")))
        for (height, layer) in Self.layers.enumerated() {
            let below = Set(Self.layers[(height + 1)...].joined())
            let ours = Set(Self.layers.joined())
            for module in layer {
                for file in Repository.swiftFiles(in: "Sources/\(module)") {
                    let wrong = try imports(of: file).filter {
                        ours.contains($0) && !below.contains($0)
                    }
                    #expect(wrong.isEmpty, "\(module)/\(file.lastPathComponent)")
                }
            }
        }
    }

    @Test func `the short-lived programs reach none of the heavy modules`() throws {
        let heavy: Set = [
            "AccountBackEnds", "Accounts", "AccountsSQLite", "ArgumentParser", "Authentication",
            "Foundation",
            "FoundationEssentials", "GRDB", "Logging", "NIOCore", "NIOPosix", "Routing", "Servers",
            "Settings", "Tables", "Yams",
        ]
        let ours = Set(try Repository.folders(in: "Sources"))
        for program in ["mailwright-lda", "mailwright-checkpassword"] {
            var reached: Set<String> = []
            var open = [program]
            while let module = open.popLast() {
                guard reached.insert(module).inserted else { continue }
                for file in Repository.swiftFiles(in: "Sources/\(module)") {
                    open += try imports(of: file).filter { ours.contains($0) || heavy.contains($0) }
                }
            }
            #expect(reached.isDisjoint(with: heavy), "\(program)")
            #expect(reached.count > 2, "\(program)")
        }
    }
}
