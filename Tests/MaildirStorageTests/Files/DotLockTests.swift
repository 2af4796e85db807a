import Foundation
import Glibc
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct DotLockTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test func `a file is made and replaced`() throws {
        let path = directory.path("f")
        try DotLock.update(path, mode: 0o640) { content in
            #expect(content == nil)
            return [1]
        }
        try DotLock.update(path, mode: 0o640) { content in (content ?? []) + [2] }
        #expect(directory.read("f") == [1, 2])
        #expect(directory.list() == ["f"])
    }

    @Test func `no change leaves the file and no lock`() throws {
        try directory.write("f", "x")
        let inode = directory.inode(of: "f")
        try DotLock.update(directory.path("f"), mode: 0o600) { _ in nil }
        #expect(directory.inode(of: "f") == inode)
        #expect(directory.list() == ["f"])
    }

    @Test func `a stale lock is broken`() throws {
        try directory.write("f.lock", "")
        var old = [
            timeval(tv_sec: time(nil) - 500, tv_usec: 0),
            timeval(tv_sec: time(nil) - 500, tv_usec: 0),
        ]
        #expect(utimes(directory.path("f.lock"), &old) == 0)
        try DotLock.update(directory.path("f"), mode: 0o600) { _ in [1] }
        #expect(directory.read("f") == [1])
    }

    @Test func `a lock of another is waited for`() throws {
        try directory.write("f.lock", "")
        let path = directory.path("f.lock")
        // A thread, not a task: the wait below holds one of the few that tasks run on.
        Thread.detachNewThread {
            usleep(200_000)
            unlink(path)
        }
        try DotLock.update(directory.path("f"), mode: 0o600) { _ in [1] }
        #expect(directory.list() == ["f"])
    }

    @Test func `many writers lose nothing`() async throws {
        let path = directory.path("f")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try DotLock.update(path, mode: 0o600) { ($0 ?? []) + [UInt8(number)] }
                }
            }
            try await group.waitForAll()
        }
        #expect(directory.read("f")?.sorted() == (0..<20).map { UInt8($0) })
    }

    @Test func `a directory that does not exist is an error`() {
        #expect(throws: SystemCallError.self) {
            try DotLock.update(directory.path("none/f"), mode: 0o600) { _ in [1] }
        }
    }
}
