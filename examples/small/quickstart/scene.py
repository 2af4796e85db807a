"""What the steps of the story share: the stack, the users, and how to look for evidence."""

import secrets
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import clients
import processes
from clients import Account, Reply
from stack import Stack

DOMAIN = "example.test"
SENDER = "carol@sender.test"


class Unexpected(Exception):
    """A step did not do what it says; the text tells what happened instead."""


def expect(condition: object, instead: str) -> None:
    if not condition:
        raise Unexpected(instead)


@dataclass
class Scene:
    """The stage of the story."""

    stack: Stack
    trust: ssl.SSLContext
    users: dict[str, Account] = field(default_factory=dict)
    memory: dict[str, str] = field(default_factory=dict)

    def port(self, service: str) -> int:
        return self.stack.layout.ports[service]

    def token(self) -> str:
        return f"{secrets.token_hex(8)}@sender.test"

    def send(self, recipient: str, mail: EmailMessage) -> Reply:
        return clients.send_from_outside(self.port("smtp"), SENDER, recipient, mail)

    def mail_to(self, recipient: str, subject: str, **more: str) -> tuple[str, str]:
        """Sends from outside, which must be accepted; returns the token and the queue id."""
        token = self.token()
        mail = clients.message(SENDER, recipient, subject, token, **more)
        reply = self.send(recipient, mail)
        expect(reply.code == 250, f"SMTP said {reply}")
        return token, reply.text.rpartition(" ")[2]

    def mailbox(self, name: str) -> clients.Mailbox:
        account = self.users[name]
        return clients.Mailbox(self.port("imap"), self.trust, name, account.password)

    def arrival(self, name: str, token: str, folder: str = "INBOX") -> str:
        """Waits for a message in a folder, in the Maildir and over IMAP; tells where it is."""
        file = self.file(name, token, folder)
        with self.mailbox(name) as mailbox:
            header = mailbox.header(token, folder)
        expect(header, f"{file} is there but IMAP does not show it in {folder} of {name}")
        place = file.relative_to(self.stack.layout.mailboxes)
        return f"{folder} of {name} (IMAP; {place.parent}/)"

    def file(self, name: str, token: str, folder: str = "INBOX") -> Path:
        maildir = self.stack.layout.mailboxes / name / "Maildir"
        directory = maildir if folder == "INBOX" else maildir / f".{folder}"
        found: list[Path] = []

        def look() -> bool:
            found.extend(file_with(token, directory))
            return bool(found)

        self.wait(look, f"a file with {token} in {directory}")
        return found[0]

    def wait(self, condition: Callable[[], object], what: str, patience: float = 20) -> None:
        """Waits; when it is in vain the log of Postfix says why."""
        try:
            processes.wait_until(condition, what, patience)
        except TimeoutError as error:
            raise Unexpected(f"{error}; Postfix says:\n{self.stack.tail('postfix')}") from error

    def logged(self, queue_id: str, words: str) -> str:
        """Waits for a line of Postfix's log about this message with these words in it."""
        found: list[str] = []

        def look() -> bool:
            for line in self.stack.log("postfix").splitlines():
                if f" {queue_id}: " in line and words in line:
                    found.append(line)
            return bool(found)

        self.wait(look, f"{queue_id} with {words!r} in the log")
        return found[-1]


def file_with(token: str, directory: Path) -> list[Path]:
    """The delivered messages of one folder that hold the token."""
    needle = token.encode()
    return [
        file
        for kind in ("new", "cur")
        for file in sorted((directory / kind).glob("*"))
        if needle in file.read_bytes()
    ]
