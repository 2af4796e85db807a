import Glibc

/// The terminal of the person who runs the tool, termios(3).
struct Terminal {
    /// The signals that would end or stop us with the echo switched off.
    ///
    /// SIGTSTP begins the line anew: the terminal has thrown away what was typed before it.
    private static let deferredSignals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    /// How often a pending signal is looked for while a line is typed, in milliseconds.
    private static let signalInterval: CInt = 50

    private let descriptor: CInt

    /// The terminal on standard input; nil when that is a pipe or a file.
    init?() {
        guard isatty(0) == 1 else { return nil }
        descriptor = 0
    }

    /// Asks for a line that is not shown while it is typed.
    ///
    /// A signal that arrives meanwhile has its usual effect, but only after the echo is back.
    func askSecretly(_ question: String) throws(ToolFailure) -> [UInt8] {
        while true {
            if let line = try askOnce(question) { return line }
        }
    }

    /// One attempt; nil when the question must be put again.
    private func askOnce(_ question: String) throws(ToolFailure) -> [UInt8]? {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in Self.deferredSignals { sigaddset(&signals, signal) }
        var previousSignals = sigset_t()
        pthread_sigmask(SIG_BLOCK, &signals, &previousSignals)
        defer { pthread_sigmask(SIG_SETMASK, &previousSignals, nil) }

        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else {
            throw .refused("can not switch off the echo of the terminal; use --password-stdin")
        }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        // The line end is shown, so that what follows begins on a line of its own.
        silent.c_lflag |= tcflag_t(ECHONL)
        guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else {
            throw .refused("can not switch off the echo of the terminal; use --password-stdin")
        }
        StandardError.prompt(question)
        let signal = waitForLine(or: &signals)
        let line = signal == nil ? PasswordReader.line(from: descriptor) : nil
        tcsetattr(descriptor, TCSAFLUSH, &settings)
        if let signal {
            StandardError.write("")
            guard signal != SIGTSTP else { return nil }
            // Delivered here: its default action ends us, with the echo on.
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            kill(getpid(), signal)
            throw .refused("interrupted; nothing was changed")
        }
        guard let line else { throw .refused("no password was typed; nothing was changed") }
        return line
    }

    /// Waits until a line can be read; gives the signal that came instead.
    private func waitForLine(or signals: inout sigset_t) -> CInt? {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var now = timespec()
        while true {
            let signal = sigtimedwait(&signals, nil, &now)
            if signal > 0 { return signal }
            if poll(&entry, 1, Self.signalInterval) > 0 { return nil }
        }
    }
}
