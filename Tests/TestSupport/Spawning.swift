public import Glibc

/// Starts programs for tests.
public enum Spawning {
    /// Starts a program as posix_spawnp(3) does; the number is an error's, 0 if there is none.
    ///
    /// The threads that tests run on have most signals blocked, and a child inherits that: a
    /// server would never hear that it shall stop or read its files again. So no signal is blocked in it.
    /// In a session of its own it can be ended with all that it has started.
    public static func start(
        _ arguments: [String], environment: [String]? = nil, session: Bool = false,
        actions: inout posix_spawn_file_actions_t
    ) -> (process: pid_t, number: Int32) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // POSIX_SPAWN_SETSID of glibc's spawn.h, which Swift does not see.
        let newSession: Int32 = session ? 0x80 : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | newSession))
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { $0.map { strdup($0) } + [nil] }
        defer { for word in words + (variables ?? []) { free(word) } }
        var process: pid_t = 0
        let path = arguments.first ?? ""
        let number =
            if let variables {
                posix_spawnp(&process, path, &actions, &attributes, words, variables)
            } else {
                posix_spawnp(&process, path, &actions, &attributes, words, environ)
            }
        return (process, number)
    }
}
