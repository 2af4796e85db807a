import Glibc
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct UserMemoryTests {
    private let directory: TemporaryDirectory
    private let memory: UserMemory

    init() throws {
        directory = try TemporaryDirectory()
        memory = UserMemory(path: directory.path("memory"))
    }

    private func entry(_ owner: String, _ handle: String, _ key: String) -> MemoryEntry {
        MemoryEntry(owner: owner, handle: Array(handle.utf8), key: Array(key.utf8))
    }

    @Test func `to ask creates nothing`() throws {
        #expect(try !memory.remembers(entry("a", "", "k")))
        #expect(directory.list("") == [])
    }

    @Test func `an entry is owner, handle and key`() throws {
        try memory.remember([(entry("a", "b", "c"), 100)])
        #expect(try memory.remembers(entry("a", "b", "c")))
        for other in [entry("a", "", "bc"), entry("ab", "", "c"), entry("a", "bc", "")] {
            #expect(try !memory.remembers(other))
        }
    }

    @Test func `an entry without time has expired`() throws {
        try memory.remember([(entry("a", "", "k"), 0), (entry("a", "", "long"), .max)])
        #expect(try !memory.remembers(entry("a", "", "k")))
        #expect(try memory.remembers(entry("a", "", "long")))
    }

    @Test(arguments: ["", "no database", String(repeating: "x", count: 100_000)])
    func `what is no memory is put aside`(_ content: String) throws {
        try memory.prepare()
        try directory.write("memory/data.mdb", content)
        #expect(try !memory.remembers(entry("a", "", "k")))
        try memory.remember([(entry("a", "", "k"), 100)])
        #expect(try memory.remembers(entry("a", "", "k")))
        if !content.isEmpty { #expect(directory.text("memory/data.mdb.damaged") == content) }
    }

    @Test(arguments: ["", "no database", String(repeating: "x", count: 100_000)])
    func `what is no memory stays where it is in a dry run`(_ content: String) throws {
        try memory.prepare()
        try directory.write("memory/data.mdb", content)
        let files = directory.list("memory")
        var damages: [String] = []
        #expect(try !memory.remembersUntouched(entry("a", "", "k")) { damages.append($0) })
        #expect(damages == ["the memory \(memory.path) is damaged"])
        #expect(directory.list("memory") == files)
        #expect(directory.text("memory/data.mdb") == content)
    }

    @Test func `a dry run follows no link, and makes no lock`() throws {
        let ask = { try memory.remembersUntouched(entry("a", "", "k")) { _ in } }
        #expect(try !ask())
        #expect(directory.list("") == [])
        try memory.remember([(entry("a", "", "k"), 100)])
        #expect(try ask())
        unlink(directory.path("memory/lock.mdb"))
        #expect(try ask())
        #expect(directory.list("memory") == ["data.mdb"])
        try directory.write("victim", "precious")
        symlink(directory.path("victim"), directory.path("memory/lock.mdb"))
        #expect(try !ask())
        #expect(directory.text("victim") == "precious")
    }

    @Test func `a place where nothing can be written is a failure for now`() throws {
        try directory.write("file", "")
        let memory = UserMemory(path: directory.path("file"))
        for attempt in [
            { try memory.prepare() }, { _ = try memory.remembers(entry("a", "", "k")) },
        ] {
            #expect { try attempt() } throws: { error in
                guard case LookupFailure.temporary(let reason) = error else { return false }
                return reason.contains("the memory \(memory.path): Not a directory")
            }
        }
    }

    @Test func `many can use it at once`() async throws {
        let memory = memory
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let entry = MemoryEntry(owner: "a", key: [UInt8(number)])
                    try memory.remember([(entry, 100)])
                }
            }
            try await group.waitForAll()
        }
        for number in 0..<20 {
            #expect(try memory.remembers(MemoryEntry(owner: "a", key: [UInt8(number)])))
        }
    }
}
