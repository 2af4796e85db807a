/* The cost of one question over a UNIX socket: the floor of the lookup benchmark.
 *
 * A single-threaded epoll(7) server for socketmap_table(5) that looks nothing up: it answers
 * every request with the same address. Usage: lookup-floor SOCKET */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char answer[] = "23:OK user123@example.test,";

static void serve(int client, int poll)
{
    char in[65536], out[65536];
    size_t used = 0;
    ssize_t count = read(client, in, sizeof in - 1);

    if (count <= 0) {
        epoll_ctl(poll, EPOLL_CTL_DEL, client, NULL);
        close(client);
        return;
    }
    in[count] = 0;
    for (char *at = in; at < in + count && used + sizeof answer < sizeof out;) {
        char *payload;
        long length = strtol(at, &payload, 10);
        memcpy(out + used, answer, sizeof answer - 1);
        used += sizeof answer - 1;
        at = payload + 1 + length + 1;
    }
    if (write(client, out, used) != (ssize_t) used)
        perror("write");
}

int main(int argc, char **argv)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    struct epoll_event event = { .events = EPOLLIN }, events[64];
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), poll = epoll_create1(0);

    if (argc != 2 || strlen(argv[1]) >= sizeof address.sun_path)
        return fputs("usage: lookup-floor SOCKET\n", stderr), 64;
    strcpy(address.sun_path, argv[1]);
    unlink(argv[1]);
    if (bind(listener, (struct sockaddr *) &address, sizeof address) || listen(listener, 128))
        return perror(argv[1]), 1;
    event.data.fd = listener;
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int count = epoll_wait(poll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            if (events[i].data.fd != listener) {
                serve(events[i].data.fd, poll);
                continue;
            }
            event.data.fd = accept(listener, NULL, NULL);
            epoll_ctl(poll, EPOLL_CTL_ADD, event.data.fd, &event);
        }
    }
}
