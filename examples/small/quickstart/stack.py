"""A private instance of Postfix, Dovecot and mailwrightd: nothing of the machine's is touched."""

import os
import secrets
import shutil
import socket
import tempfile
import warnings
from pathlib import Path

import machine
import pieces
import processes
from layout import LOOPBACK, Layout
from smtp_sink import SMTPSink

with warnings.catch_warnings():
    # Debian 12 has Python 3.11; the module is gone in 3.13.
    warnings.simplefilter("ignore", DeprecationWarning)
    import crypt

PROGRAMS = ("mailwright", "mailwrightd", "mailwright-lda", "mailwright-checkpassword")


class Stack:
    """Starts everything in a fresh directory; `close` stops everything and removes it."""

    def __init__(self, binaries: Path) -> None:
        self.machine_before = machine.files()
        self._keeper = processes.Keeper()
        self.layout = Layout(Path(tempfile.mkdtemp(prefix="mailwright-quickstart-")))
        self._keeper.tell(f"directory {self.layout.root}")
        self.master_password = secrets.token_urlsafe(12)
        self.sinks: dict[str, SMTPSink] = {}
        self._running: dict[str, processes.Server] = {}
        try:
            self._prepare(binaries)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Stack":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepare(self, binaries: Path) -> None:
        layout = self.layout
        layout.make_directories()
        # Copied as an installation would: a checkout below /root is closed to vmail and dovecot.
        for program in PROGRAMS:
            shutil.copy(binaries / program, layout.programs / program)
        self._make_certificate()
        pieces.render_site(layout, hash_of(self.master_password))
        pieces.render_postfix(layout)
        pieces.render_dovecot(layout)
        # Makes the queue directory, in which the others put their sockets.
        processes.run(["postfix", "-c", str(layout.postfix), "check"])

    def _make_certificate(self) -> None:
        layout = self.layout
        request = "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost".split()
        names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
        files = ["-keyout", str(layout.key), "-out", str(layout.certificate)]
        processes.run(["openssl", *request, *names, *files])
        layout.key.chmod(0o600)
        # Mail clients of other users are to trust it.
        layout.certificate.chmod(0o644)

    def start(self) -> None:
        """Makes the accounts, then starts each server when the last one answers."""
        for name in ("lists", "issue"):
            sink = SMTPSink(self.layout.ports[name], self.layout.sinks / f"{name}.jsonl")
            self.sinks[name] = sink
        self.tool("init")
        self.start_mailwrightd()
        self._start_dovecot()
        self._start_postfix()

    def start_mailwrightd(self) -> None:
        layout = self.layout
        daemon = str(layout.programs / "mailwrightd")
        self._start("mailwrightd", [daemon, "--settings", str(layout.settings)])
        self._await("mailwrightd", layout.lookup_socket)
        self._await("mailwrightd", layout.auth_socket)

    def stop_mailwrightd(self) -> None:
        self._keeper.stop(self._running.pop("mailwrightd"))

    def _start_dovecot(self) -> None:
        self._start("dovecot", ["dovecot", "-F", "-c", str(self.layout.dovecot / "dovecot.conf")])
        for name in ("imap", "pop3", "sieve"):
            self._await("dovecot", (LOOPBACK, self.layout.ports[name]))

    def _start_postfix(self) -> None:
        directory = str(self.layout.postfix)
        # What "postfix start-fg" ends in, without the shell that would stand between.
        daemons = processes.run(["postconf", "-c", directory, "-h", "daemon_directory"]).strip()
        self._start("postfix", [f"{daemons}/master", "-s", "-c", directory])
        for name in ("smtp", "submission", "submissions"):
            self._await("postfix", (LOOPBACK, self.layout.ports[name]))

    def _start(self, name: str, arguments: list[str]) -> None:
        self._running[name] = self._keeper.start(arguments, self.layout.log(name))

    def _await(self, name: str, address: Path | tuple[str, int]) -> None:
        server = self._running[name]

        def answered() -> bool:
            if server.poll() is not None:
                raise RuntimeError(
                    f"{name} ended with status {server.returncode}: {self.tail(name)}"
                )
            return answers(address)

        processes.wait_until(answered, f"{name} at {address}")

    def tool(self, *arguments: str, stdin: str = "") -> str:
        """Runs the admin's tool on this site."""
        program = str(self.layout.programs / "mailwright")
        environment = os.environ | {"MAILWRIGHT_SETTINGS": str(self.layout.settings)}
        return processes.run([program, *arguments], stdin, environment)

    def asked_by_postfix(self, name: str, key: str) -> str:
        """What mailwrightd answers to Postfix's own postmap(1); empty when it has no answer."""
        table = f"socketmap:inet:{LOOPBACK}:{self.layout.ports['lookup']}:{name}"
        command = ["postmap", "-c", str(self.layout.postfix), "-q", key, table]
        return processes.answer(command).strip()

    def set_postfix(self, setting: str) -> None:
        """Sets a parameter in main.cf and lets Postfix read it."""
        directory = str(self.layout.postfix)
        processes.run(["postconf", "-c", directory, "-e", setting])
        processes.run(["postfix", "-c", directory, "reload"])

    def flush(self) -> None:
        """Tries all deferred mail now."""
        processes.run(["postqueue", "-c", str(self.layout.postfix), "-f"])

    def queue(self) -> str:
        """What waits in Postfix's queue."""
        return processes.run(["postqueue", "-c", str(self.layout.postfix), "-p"])

    def log(self, program: str) -> str:
        return self.layout.log(program).read_text(errors="replace")

    def tail(self, program: str, lines: int = 12) -> str:
        return "\n".join(self.log(program).splitlines()[-lines:])

    def keep_directory(self) -> None:
        """Leaves the directory, with the logs in it, after everything has ended."""
        self._keeper.tell(f"keep {self.layout.root}")

    def close(self) -> None:
        """Stops all that runs, the last first, and removes the directory."""
        for sink in self.sinks.values():
            sink.close()
        self._keeper.clean_up()


def answers(address: Path | tuple[str, int]) -> bool:
    """Whether something accepts connections there."""
    family = socket.AF_UNIX if isinstance(address, Path) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        try:
            probe.connect(str(address) if isinstance(address, Path) else address)
        except OSError:
            return False
        return True


def hash_of(password: str) -> str:
    return crypt.crypt(password, crypt.mksalt(crypt.METHOD_SHA512))
