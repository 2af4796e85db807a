import Glibc

/// The time that this thread spends on a piece of work.
///
/// Unlike the time on the wall it does not depend on what else the machine is doing, so a test may
/// bound it. The work must not hand anything to other threads.
public func processorTime<Failure>(
    of work: () throws(Failure) -> Void
) throws(Failure) -> Duration {
    let start = timeOfThread()
    try work()
    return timeOfThread() - start
}

private func timeOfThread() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
