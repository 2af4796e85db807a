// prctl(2) takes a variable number of arguments, which Swift cannot call.

#include <sys/prctl.h>

// Forbids core dumps and tracing of this process until it executes another program.
static inline int process_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}
