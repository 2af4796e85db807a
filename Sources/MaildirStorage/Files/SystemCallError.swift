import Outcomes

/// A failed system call with its errno, for callers that must look at it.
struct SystemCallError: Error {
    let number: Int32

    /// What was tried: `open /home/u/Maildir/tmp/x`.
    let doing: String

    /// The outcome for those who only need to know whether to try again.
    var failure: LookupFailure { SystemFailure.failure(number, doing: doing) }
}

/// Runs system calls; what they throw becomes a `LookupFailure`.
func reportingFailures<Result: ~Copyable>(
    _ body: () throws(SystemCallError) -> Result
) throws(LookupFailure) -> Result {
    do {
        return try body()
    } catch {
        throw error.failure
    }
}
