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
