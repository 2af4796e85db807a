internal import Glibc
internal import Outcomes

/// The thread of a ``RequestReplyLoop``.
final class LoopThread {
    private let thread: pthread_t
    private let stopHandle: Int32

    /// Starts the thread, which owns the loop from now on.
    init(_ loop: consuming sending RequestReplyLoop) throws(LookupFailure) {
        stopHandle = loop.stopHandle
        let argument = Unmanaged.passRetained(loop).toOpaque()
        var thread = pthread_t()
        let error = pthread_create(
            &thread, nil,
            { argument in
                // Retained above for this thread alone, and released when it ends.
                if let argument {
                    Unmanaged<RequestReplyLoop>.fromOpaque(argument).takeRetainedValue().run()
                }
                return nil
            }, argument)
        guard error == 0 else {
            Unmanaged<RequestReplyLoop>.fromOpaque(argument).release()
            throw .temporary("can not start a thread: \(errnoText(error))")
        }
        self.thread = thread
    }

    /// Stops the loop and waits until it has answered what it had read.
    func stop() {
        RequestReplyLoop.stop(stopHandle)
        pthread_join(thread, nil)
    }
}
