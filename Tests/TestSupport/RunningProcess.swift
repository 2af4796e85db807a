internal import Glibc

/// A process that a test has not started itself.
public enum RunningProcess {
    /// Whether it is there and no zombie.
    ///
    /// A killed one stays until somebody waits for it: whoever is its parent by then.
    public static func isAlive(_ process: Int32) -> Bool {
        if kill(process, 0) != 0 { return false }
        guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 512)
        guard fgets(&buffer, 512, file) != nil else { return false }
        let line = String(
            decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return !line.contains(") Z")
    }

    /// Waits until it has ended; throws when it does not.
    public static func expectEnd(of process: Int32) throws {
        for _ in 0..<500 {
            if !isAlive(process) { return }
            usleep(10_000)
        }
        throw StillRunning(process: process)
    }

    /// A process that should have ended.
    public struct StillRunning: Error {
        /// Its number.
        public let process: Int32
    }
}
