import Glibc
import Outcomes
import Tables

/// A file that is there as long as this object is.
final class TemporaryFile: Sendable {
    let path: String

    init(_ text: String = "") {
        path = "/tmp/mailwright-tables-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        write(text)
    }

    deinit {
        unlink(path)
    }

    /// Replaces the content in place, with a modification time of its own.
    func write(_ text: String) {
        write(Array(text.utf8))
    }

    func write(_ bytes: [UInt8]) {
        guard let file = fopen(path, "w") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        touch()
    }

    func remove() {
        unlink(path)
    }

    /// Sets a modification time that no other write of this run has, whatever the clock's grain.
    private func touch() {
        var times = [timespec(), timespec()]
        times[1].tv_sec = time(nil)
        times[1].tv_nsec = Int.random(in: 0..<1_000_000_000)
        utimensat(AT_FDCWD, path, times, 0)
    }
}

func bytes(_ text: String) -> [UInt8] {
    Array(text.utf8)
}

extension Table {
    /// The value of a key as text; nil when it is not found.
    func value(_ key: String) throws(LookupFailure) -> String? {
        try lookup(bytes(key)).map { String(decoding: $0.value, as: UTF8.self) }
    }
}

/// The lines of the complaints that opening throws; none when it does not throw.
func complaints(_ open: () throws(Complaints) -> any Table) -> [String] {
    do throws(Complaints) {
        _ = try open()
        return []
    } catch {
        return error.all.map(\.description)
    }
}
