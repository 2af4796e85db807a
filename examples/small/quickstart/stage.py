"""Serves a private instance to a test program: one line of JSON, then a command a line.

The test reads one line from our standard output: ports, paths and users. Then it may write a
command a line, and gets a line of JSON for each: {"ok": ...} or {"error": "..."}.

    stop mailwrightd          start mailwrightd          flush          queue
    postfix NAME = VALUE      (sets a parameter of main.cf and reloads)

When our standard input closes everything stops.
"""

import json
import sys
from collections.abc import Callable

import clients
import steps_users
from scene import DOMAIN, Scene
from stack import Stack

LOGS = ("postfix", "dovecot", "mailwrightd", "mailwright-lda")


def serve(stack: Stack) -> int:
    stack.start()
    scene = Scene(stack, clients.tls_context(stack.layout.certificate))
    steps_users.add_users(scene)
    steps_users.add_alias(scene)
    say(description(scene))
    for line in sys.stdin:
        try:
            say({"ok": obey(stack, line.strip())})
        except Exception as error:  # noqa: BLE001 - the test is told, and decides
            say({"error": str(error)})
    return 0


def say(value: object) -> None:
    print(json.dumps(value), flush=True)


def obey(stack: Stack, command: str) -> str:
    plain: dict[str, Callable[[], str | None]] = {
        "stop mailwrightd": stack.stop_mailwrightd,
        "start mailwrightd": stack.start_mailwrightd,
        "flush": stack.flush,
        "queue": stack.queue,
    }
    if command.startswith("postfix "):
        stack.set_postfix(command.removeprefix("postfix "))
        return ""
    if command not in plain:
        raise ValueError(f"unknown command {command!r}")
    return plain[command]() or ""


def description(scene: Scene) -> dict[str, object]:
    """Everything that a test has to know."""
    layout = scene.stack.layout
    return {
        "root": str(layout.root),
        "domain": DOMAIN,
        "ports": layout.ports,
        "programs": str(layout.programs),
        "settings": str(layout.settings),
        "site": str(layout.site),
        "mailboxes": str(layout.mailboxes),
        "owner": "vmail",
        "certificate": str(layout.certificate),
        "sockets": {
            "lookup": str(layout.lookup_socket),
            "auth": str(layout.auth_socket),
            "sasl": str(layout.queue / "private" / "auth"),
        },
        "postfix": {"configuration": str(layout.postfix), "queue": str(layout.queue)},
        "dovecot": {"configuration": str(layout.dovecot / "dovecot.conf")},
        "logs": {name: str(layout.log(name)) for name in LOGS},
        "sinks": {name: str(layout.sinks / f"{name}.jsonl") for name in scene.stack.sinks},
        "users": [vars(user) for user in scene.users.values()],
        "master_password": scene.stack.master_password,
        "webmail": clients.WEBMAIL,
    }
