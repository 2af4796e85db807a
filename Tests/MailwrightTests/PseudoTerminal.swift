import Glibc
import TestSupport

/// A program at a terminal, with a test in the place of the person before it.
final class PseudoTerminal {
    struct Failure: Error { let doing: String }

    // Macros of <asm-generic/ioctls.h> and <spawn.h> that Swift does not import.
    private static let unlock: UInt = 0x4004_5431  // TIOCSPTLCK
    private static let getNumber: UInt = 0x8004_5430  // TIOCGPTN
    private static let setSession: Int16 = 0x80  // POSIX_SPAWN_SETSID

    private let master: CInt
    private let process: pid_t

    /// All that the terminal has shown so far.
    private(set) var screen = ""

    /// Starts a program whose standard input, output and error are a terminal of its own.
    init(_ program: String, _ arguments: [String], _ environment: [String: String]) throws {
        // What posix_openpt(3), unlockpt(3) and ptsname(3) do on Linux; Swift's Glibc lacks them.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var number: CInt = 0
        guard master >= 0, ioctl(master, Self.unlock, &number) == 0,
            ioctl(master, Self.getNumber, &number) == 0
        else { throw Failure(doing: "open a terminal") }
        let name = "/dev/pts/\(number)"

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The leader of a session gets the first terminal that it opens as its own, so that
        // control-C reaches it.
        // The threads of a test block all signals, and a child would inherit that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Self.setSession | Int16(POSIX_SPAWN_SETSIGMASK))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in 0...2 {
            posix_spawn_file_actions_addopen(&actions, CInt(descriptor), name, O_RDWR, 0)
        }
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in argv + envp { free(string) } }
        var started: pid_t = 0
        guard posix_spawn(&started, program, &actions, &attributes, argv, envp) == 0 else {
            throw Failure(doing: "start \(program)")
        }
        process = started
    }

    deinit {
        close(master)
    }

    /// Reads until the terminal shows a text; fails after twenty seconds.
    ///
    /// Meanwhile something can be typed over and over, five times a second.
    func wait(for text: String, typing answer: String? = nil) throws {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(20)
        while !screen.contains(text) {
            if let answer { type(answer) }
            guard clock.now < deadline, readSome(milliseconds: 200) else {
                throw Failure(doing: "wait for \"\(text)\" on \"\(screen)\"")
            }
        }
    }

    /// Types something.
    func type(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    }

    /// Sends a signal to the program.
    func send(_ signal: CInt) {
        kill(process, signal)
    }

    /// Whether the terminal shows what is typed.
    var echoes: Bool {
        var settings = termios()
        return tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Waits for the program to end; gives the exit status, or 128 and the signal.
    ///
    /// A program that goes on for twenty seconds is killed.
    func end() -> Int32 {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(20)
        while clock.now < deadline, readSome(milliseconds: 100) {}
        if clock.now >= deadline { kill(process, SIGKILL) }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Reads what there is; false when the program has closed the terminal.
    private func readSome(milliseconds: CInt) -> Bool {
        var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) > 0 else { return true }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        screen += String(decoding: buffer.prefix(count), as: UTF8.self)
        return true
    }
}
