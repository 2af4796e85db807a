// prctl(2) takes a variable number of arguments, which Swift cannot call.

#include <sys/prctl.h>

// Forbids core dumps and tracing of this process until it executes another program.
static inline int process_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}

// Two calls that glibc declares for _GNU_SOURCE only.

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// A file in memory without a name, closed when another program is executed.
static inline int process_memory_file(void) {
    return (int)syscall(SYS_memfd_create, "input", 1U);
}

// A pipe whose ends are closed when another program is executed.
static inline int process_pipe(int ends[2]) {
    return (int)syscall(SYS_pipe2, ends, O_CLOEXEC);
}

// Starting a program in ways that posix_spawn(3) does not know. fork(2), which Swift can not call,
// does: the child calls nothing but what signal-safety(7) allows.

#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>

// In the child: executes the program, or returns with errno.
static inline void process_become(
    const char *path, char *const arguments[], char *const variables[], const int descriptors[3],
    int death_signal, pid_t parent) {
    int high[3];
    if (setpgid(0, 0) != 0 || prctl(PR_SET_PDEATHSIG, (long)death_signal, 0L, 0L, 0L) != 0) return;
    // It may have died before it could be said that this process dies with it.
    if (getppid() != parent) _exit(127);
    // None of them may lie where another one has to go.
    for (int index = 0; index < 3; index++) {
        high[index] = fcntl(descriptors[index], F_DUPFD_CLOEXEC, 3);
        if (high[index] < 0) return;
    }
    for (int index = 0; index < 3; index++) {
        if (dup2(high[index], index) < 0) return;
    }
    // Neither what this process ignores nor what it blocks is the program's affair. Numbers that
    // are no signals, or can not be changed, are left alone by signal(2).
    for (int number = 1; number <= 64; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, variables);
}

// Starts a program as the leader of a process group of its own, with these descriptors as 0, 1 and
// 2. It gets a signal when the thread that has started it ends, with its process or without, unless it
// is set-user-ID or set-group-ID (prctl(2)). Gives its number, or -1 with errno. All signals must be
// blocked meanwhile: the child must not run the handlers of its parent.
static inline pid_t process_start(
    const char *path, char *const arguments[], char *const variables[], const int descriptors[3],
    int death_signal) {
    // Who ignores SIGCHLD, as his own parent may have told him to, never hears how a child ended.
    struct sigaction action;
    if (sigaction(SIGCHLD, NULL, &action) == 0
        && (action.sa_handler == SIG_IGN || (action.sa_flags & SA_NOCLDWAIT))) {
        signal(SIGCHLD, SIG_DFL);
    }
    // Closed by the execution; what is read from it before is why there was none.
    int report[2];
    if (process_pipe(report) != 0) return -1;
    // Where no descriptor of the program goes; here, so that there is one.
    int end = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
    int reason = errno;
    close(report[1]);
    if (end < 0) {
        close(report[0]);
        errno = reason;
        return -1;
    }
    pid_t parent = getpid();
    pid_t child = fork();
    if (child == 0) {
        process_become(path, arguments, variables, descriptors, death_signal, parent);
        reason = errno;
        if (write(end, &reason, sizeof reason) < 0) _exit(126);
        _exit(127);
    }
    int number = errno;
    close(end);
    if (child > 0) {
        ssize_t count;
        do {
            count = read(report[0], &number, sizeof number);
        } while (count < 0 && errno == EINTR);
        if (count == (ssize_t)sizeof number) {
            while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
            child = -1;
        }
    }
    close(report[0]);
    errno = number;
    return child;
}

// Whether a child has ended: 1 or 0, and -1 when it is no child any more. It keeps its number until
// waitpid(2) asks for it.
static inline int process_has_ended(pid_t child) {
    siginfo_t information;
    information.si_pid = 0;
    int result;
    do {
        result = waitid(P_PID, (id_t)child, &information, WEXITED | WNOHANG | WNOWAIT);
    } while (result < 0 && errno == EINTR);
    return result < 0 ? -1 : information.si_pid != 0;
}
