"""Ends servers and removes directories when its standard input closes.

The quickstart starts it first and tells it, a line each, what there will be to clean up. So
nothing is left running, whether the quickstart ends, is interrupted, or is killed.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

PATIENCE = 10.0


def main() -> None:
    # A terminal's Ctrl-C is for the quickstart; we end with it, by the end of our input.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sessions: list[int] = []
    directories: list[str] = []
    for line in sys.stdin:
        word, _, value = line.rstrip("\n").partition(" ")
        if word == "session":
            sessions.append(int(value))
        elif word == "ended":
            sessions.remove(int(value))
        elif word == "directory":
            directories.append(value)
        elif word == "keep":
            directories.remove(value)
    for session in reversed(sessions):
        end(session)
    for directory in directories:
        remove(Path(directory))


def end(session: int) -> None:
    """Ends a server, politely, then whatever is left of its process group."""
    try:
        os.kill(session, signal.SIGTERM)
    except ProcessLookupError:
        pass
    deadline = time.monotonic() + PATIENCE
    while runs(session) and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        os.killpg(session, signal.SIGKILL)
    except ProcessLookupError:
        pass


def runs(process: int) -> bool:
    """Whether it is there and not a zombie, which waits for the quickstart only."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def remove(directory: Path) -> None:
    # A server's last child may still write a file while we remove the others.
    for _ in range(20):
        shutil.rmtree(directory, ignore_errors=True)
        if not directory.exists():
            return
        time.sleep(0.1)


if __name__ == "__main__":
    main()
