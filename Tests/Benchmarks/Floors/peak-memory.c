/* Runs a command and prints the most memory that it had resident, in kB: getrusage(2).
 *
 * A small program of its own, because a child is charged with what its parent had resident when
 * it was forked. Usage: peak-memory COMMAND [ARGUMENT]... */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct rusage usage;
    int status;
    pid_t child = argc > 1 ? fork() : -1;

    if (child < 0)
        return fputs("usage: peak-memory COMMAND [ARGUMENT]...\n", stderr), 64;
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), 1);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    wait4(child, &status, 0, &usage);
    printf("%ld\n", usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
