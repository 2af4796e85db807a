"""The quickstart without its shell part: `python3 examples/small/quickstart --bin DIRECTORY`.

Tells the story and runs until Ctrl-C; with --check it ends after the story, with exit status 0
only if every step did what it says; with --stack it tells nothing (see stage.py).
"""

import argparse
import signal
import sys
from pathlib import Path

import clients
import stage
import story
from scene import Scene
from stack import Stack


def main() -> int:
    parser = argparse.ArgumentParser(prog="quickstart")
    parser.add_argument("--bin", type=Path, required=True, help="directory of the built programs")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="end after the story")
    mode.add_argument("--stack", action="store_true", help="serve a test on stdin and stdout")
    options = parser.parse_args()
    # A shell that starts it in the background has set SIGINT to be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    try:
        with Stack(options.bin) as stack:
            if options.stack:
                return stage.serve(stack)
            return play(stack, options.check)
    except KeyboardInterrupt:
        return 130
    except (OSError, RuntimeError) as error:
        print(f"quickstart: {error}", file=sys.stderr)
        return 1


def play(stack: Stack, check: bool) -> int:
    print(f"A private mail system in {stack.layout.root}; nothing of this machine's is touched.")
    stack.start()
    scene = Scene(stack, clients.tls_context(stack.layout.certificate))
    outcome = story.tell(scene)
    print(f"\n{outcome.passed} steps did what they say, {outcome.failed} did not", flush=True)
    if outcome.failed:
        stack.keep_directory()
        print(f"The logs stay in {stack.layout.logs}")
    if check:
        return 1 if outcome.failed else 0
    print(how_to_log_in(scene), flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        print("\nStopping.")
    return 1 if outcome.failed else 0


def how_to_log_in(scene: Scene) -> str:
    layout = scene.stack.layout
    ports = layout.ports
    rows = "\n".join(f"    {user.name:8} {user.password}" for user in scene.users.values())
    return f"""
Log in with a mail client (server localhost; trust the certificate
{layout.certificate}):
    IMAP     port {ports['imap']} (STARTTLS) or {ports['imaps']} (TLS)
    POP3     port {ports['pop3']} (STARTTLS) or {ports['pop3s']} (TLS)
    sending  port {ports['submission']} (STARTTLS) or {ports['submissions']} (TLS)
    Sieve    port {ports['sieve']} (STARTTLS)
as one of
{rows}
Mail from outside comes in on port {ports['smtp']}; nothing is sent to other machines.

The admin's tool:
    export MAILWRIGHT_SETTINGS={layout.settings} PATH={layout.programs}:$PATH
    mailwright user list
    mailwright map query virtual-aliases board@example.test
Edit the tables in {layout.site} and ask again; the logs are in {layout.logs}.
Ctrl-C stops everything and removes it."""


if __name__ == "__main__":
    sys.exit(main())
