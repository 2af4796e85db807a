"""Mail clients: SMTP, IMAP and POP3 from the standard library, each from an address we choose."""

import imaplib
import poplib
import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from layout import LOOPBACK

TIMEOUT = 60

# Every address of 127.0.0.0/8 is ours: so one machine can play several.
WEBMAIL = "127.0.0.2"
STRANGER = "127.0.0.3"
ATTACKER = "127.0.0.4"
OFFICE = "127.0.0.5"


@dataclass(frozen=True)
class Reply:
    """What an SMTP server said."""

    code: int
    text: str

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@dataclass(frozen=True)
class Account:
    """A user as a mail client knows one."""

    name: str
    password: str
    address: str


def tls_context(certificate: Path) -> ssl.SSLContext:
    """Trusts the private instance's certificate and no other."""
    return ssl.create_default_context(cafile=str(certificate))


def message(sender: str, recipient: str, subject: str, token: str, **more: str) -> EmailMessage:
    """A message that its token finds again, in its Message-ID."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = recipient
    made["Subject"] = subject
    made["Message-ID"] = f"<{token}>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    made.set_content(f"{subject}\n")
    return made


def transact(client: smtplib.SMTP, sender: str, recipient: str, mail: EmailMessage) -> Reply:
    """Sends one message and returns the reply that decided: the first refusal, or the last."""
    client.ehlo_or_helo_if_needed()
    for code, text in (client.mail(sender), client.rcpt(recipient)):
        if code >= 400:
            client.rset()
            return Reply(code, text.decode())
    code, text = client.data(mail.as_bytes())
    return Reply(code, text.decode())


def send_from_outside(port: int, sender: str, recipient: str, mail: EmailMessage) -> Reply:
    """Another mail server hands a message to port 25."""
    with smtplib.SMTP(LOOPBACK, port, timeout=TIMEOUT, source_address=(STRANGER, 0)) as client:
        return transact(client, sender, recipient, mail)


def submit(
    port: int, trust: ssl.SSLContext, account: Account, recipient: str, mail: EmailMessage,
    source: str = OFFICE,
) -> Reply:  # fmt: skip
    """A user sends with STARTTLS and a login; the envelope sender is what From: says."""
    with smtplib.SMTP(LOOPBACK, port, timeout=TIMEOUT, source_address=(source, 0)) as client:
        client.starttls(context=trust)
        try:
            client.login(account.name, account.password)
        except smtplib.SMTPAuthenticationError as refused:
            said = refused.smtp_error
            return Reply(refused.smtp_code, said.decode() if isinstance(said, bytes) else said)
        return transact(client, str(mail["From"]), recipient, mail)


class _IMAPFrom(imaplib.IMAP4):
    """IMAP4 that connects from a given address."""

    def __init__(self, port: int, source: str) -> None:
        self._source = source
        super().__init__(LOOPBACK, port, TIMEOUT)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout, (self._source, 0))


class Mailbox:
    """A logged-in IMAP session; use with `with`."""

    def __init__(
        self, port: int, trust: ssl.SSLContext, name: str, password: str, source: str = OFFICE
    ) -> None:
        self._imap = _IMAPFrom(port, source)
        self._imap.starttls(trust)
        self._imap.login(name, password)

    def __enter__(self) -> "Mailbox":
        return self

    def __exit__(self, *_: object) -> None:
        self._imap.logout()

    def folders(self) -> list[str]:
        _, lines = self._imap.list()
        return [
            line.decode().rpartition(" ")[2].strip('"') for line in lines if isinstance(line, bytes)
        ]

    def count(self, folder: str = "INBOX") -> int:
        status, data = self._imap.select(folder, readonly=True)
        return int(data[0] or 0) if status == "OK" else 0

    def header(self, token: str, folder: str = "INBOX") -> str | None:
        """The header of the message with this token, or None when it is not in the folder."""
        status, _ = self._imap.select(folder, readonly=True)
        if status != "OK":
            return None
        _, found = self._imap.uid("SEARCH", "HEADER", "Message-ID", token)
        uids = found[0].split() if found and found[0] else []
        if not uids:
            return None
        _, parts = self._imap.uid("FETCH", uids[0].decode(), "(RFC822.SIZE BODY.PEEK[HEADER])")
        header: bytes = parts[0][1]
        return header.decode("utf-8", "replace")


def login_refusal(
    port: int, trust: ssl.SSLContext, name: str, password: str, source: str
) -> str | None:
    """What IMAP said when it refused a login; None when it did not."""
    try:
        with Mailbox(port, trust, name, password, source):
            return None
    except imaplib.IMAP4.error as refused:
        said = refused.args[0]
        return said.decode() if isinstance(said, bytes) else str(said)


def pop3_count(port: int, trust: ssl.SSLContext, name: str, password: str) -> int:
    """The number of messages that POP3 shows."""
    client = poplib.POP3(LOOPBACK, port, TIMEOUT)
    client.stls(trust)
    client.user(name)
    client.pass_(password)
    count, _ = client.stat()
    client.quit()
    return count
