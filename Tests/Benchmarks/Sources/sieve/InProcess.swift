import Mail
import Measuring
import Sieve

/// Times of the library alone, without starting a process or reading a file.
struct InProcess {
    private let source: [UInt8]
    private let message: [UInt8]

    init(_ workload: Workload) {
        source = Array(workload.script.utf8)
        message = Array(workload.message.utf8)
    }

    /// Prints medians of a thousand rounds.
    func print() throws {
        let script = try SieveScript(compiling: source, named: "rules")
        let compile = try times { _ = try SieveScript(compiling: source, named: "rules") }
        let run = times {
            let result = script.run(
                message: MessageInMemory(message),
                envelope: SieveEnvelope(
                    sender: Array("sender@example.com".utf8),
                    recipient: Array("me@example.org".utf8)),
                host: SieveHostWithoutMailboxes())
            guard result.implicitKeep, result.failure == nil else {
                fail("the script did not keep the message")
            }
        }
        Swift.print("| in the process | median |")
        Swift.print("|---|---|")
        Swift.print("| compile | \(text(median(compile) * 1e6)) us |")
        Swift.print("| run, the reading of the header included | \(text(median(run) * 1e6)) us |")
    }

    private func times(_ work: () throws -> Void) rethrows -> [Double] {
        for _ in 0..<100 { try work() }
        var times: [Double] = []
        for _ in 0..<1_000 {
            let start = now()
            try work()
            times.append(now() - start)
        }
        return times
    }
}
