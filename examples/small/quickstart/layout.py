"""Where a private instance keeps its things, and the free ports it takes."""

import os
import random
import shutil
import socket
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = "127.0.0.1"

# Below the ephemeral range of Linux (32768 and up), so that no outgoing connection takes a port
# between the moment we found it free and the moment its server binds it.
PORT_RANGE = range(20000, 32000)

SERVICES = (
    "smtp submission submissions imap imaps pop3 pop3s sieve lookup tcp_transport lists issue sendmail"
).split()


def free_ports(count: int) -> list[int]:
    """Returns so many different ports that nothing listens on."""
    found: list[int] = []
    for port in random.sample(PORT_RANGE, len(PORT_RANGE)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            return found
    raise RuntimeError(f"no {count} free ports on {LOOPBACK}")


@dataclass
class Layout:
    """The directories and files of one private instance, all below one root."""

    root: Path
    ports: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.ports:
            self.ports = dict(zip(SERVICES, free_ports(len(SERVICES)), strict=True))

    @property
    def programs(self) -> Path:
        """Stands for /usr/lib/mailwright; holds the daemon and the tool too."""
        return self.root / "programs"

    @property
    def site(self) -> Path:
        """Stands for /etc/mailwright."""
        return self.root / "etc"

    @property
    def settings(self) -> Path:
        return self.site / "mailwright.yaml"

    @property
    def state(self) -> Path:
        """Stands for /var/lib/mailwright."""
        return self.root / "lib"

    @property
    def run(self) -> Path:
        """Stands for /run/mailwright."""
        return self.root / "run"

    @property
    def mailboxes(self) -> Path:
        """Stands for /home/mailboxes."""
        return self.root / "mailboxes"

    @property
    def queue(self) -> Path:
        """Stands for /var/spool/postfix."""
        return self.root / "queue"

    @property
    def postfix(self) -> Path:
        """Stands for /etc/postfix."""
        return self.root / "postfix"

    @property
    def postfix_data(self) -> Path:
        """Stands for /var/lib/postfix."""
        return self.root / "postfix-data"

    @property
    def dovecot(self) -> Path:
        """Stands for /etc/dovecot."""
        return self.root / "dovecot"

    @property
    def logs(self) -> Path:
        return self.root / "log"

    @property
    def sinks(self) -> Path:
        """What the machines behind the transport map received."""
        return self.root / "sinks"

    @property
    def certificate(self) -> Path:
        return self.root / "tls" / "certificate.pem"

    @property
    def key(self) -> Path:
        return self.root / "tls" / "key.pem"

    @property
    def lookup_socket(self) -> Path:
        return self.queue / "mailwright" / "lookup"

    @property
    def auth_socket(self) -> Path:
        return self.run / "auth"

    def log(self, program: str) -> Path:
        return self.logs / f"{program}.log"

    def make_directories(self) -> None:
        """Makes every directory, with the owners that an installed system has."""
        # Postfix's, Dovecot's and our own system users pass through here.
        self.root.chmod(0o755)
        for directory in (
            self.programs, self.site, self.postfix, self.dovecot, self.logs, self.sinks,
            self.queue, self.key.parent,
        ):  # fmt: skip
            directory.mkdir(mode=0o755)
        self._make_owned(self.state, "mailwright", 0o750)
        self._make_owned(self.run, "mailwright", 0o755)
        self._make_owned(self.lookup_socket.parent, "mailwright", 0o755)
        self._make_owned(self.mailboxes, "vmail", 0o755)
        self._make_owned(self.postfix_data, "postfix", 0o755)
        # Delivery runs as vmail and can write to no log of root's.
        log = self.log("mailwright-lda")
        log.touch()
        shutil.chown(log, "vmail", "vmail")

    @staticmethod
    def _make_owned(directory: Path, owner: str, mode: int) -> None:
        directory.mkdir()
        shutil.chown(directory, owner, owner)
        os.chmod(directory, mode)
