"""Commands and servers; no server outlives us (see keeper.py)."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Server = subprocess.Popen[bytes]


class Keeper:
    """Cleans up after us, whatever ends us."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("keeper.py"))],
            stdin=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def clean_up(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def start(self, arguments: list[str], log: Path) -> Server:
        """Starts a server in a session of its own, so that Ctrl-C reaches only us."""
        with log.open("ab") as output:
            server = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.tell(f"session {server.pid}")
        return server

    def stop(self, server: Server, patience: float = 10) -> None:
        """Ends a server before its time: politely, then not."""
        server.terminate()
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        self.tell(f"ended {server.pid}")


def run(arguments: list[str], stdin: str = "", environment: dict[str, str] | None = None) -> str:
    """Runs a command to its end and returns its output; a failure carries that output."""
    done = subprocess.run(
        arguments, input=stdin, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()
        raise RuntimeError(f"{' '.join(arguments)}: exit status {done.returncode}: {said}")
    return done.stdout


def answer(arguments: list[str]) -> str:
    """The output of a command that says by its exit status whether it has any."""
    return subprocess.run(arguments, capture_output=True, text=True, check=False).stdout


def wait_until(condition: Callable[[], object], what: str, patience: float = 20) -> None:
    """Waits for a condition; that it never came true is an error which says so."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {patience:g} s in vain for {what}")
        time.sleep(0.05)
