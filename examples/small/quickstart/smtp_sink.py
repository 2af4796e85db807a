"""A mail server that takes everything and remembers it: the machine behind a transport entry."""

import json
import socketserver
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

from layout import LOOPBACK


@dataclass
class Received:
    """One message with its envelope."""

    sender: str
    recipients: list[str] = field(default_factory=list)
    content: str = ""


class _Session(socketserver.StreamRequestHandler):
    """One SMTP connection (RFC 5321), just enough of it for Postfix's client."""

    server: "SMTPSink"

    def handle(self) -> None:
        self._reply("220 sink ESMTP")
        message = Received("")
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            verb = command.upper().split(" ")[0]
            if verb in ("EHLO", "HELO"):
                self._reply("250 sink")
            elif verb == "MAIL":
                message = Received(self._path(command))
                self._reply("250 2.1.0 Ok")
            elif verb == "RCPT":
                message.recipients.append(self._path(command))
                self._reply("250 2.1.5 Ok")
            elif verb == "DATA":
                self._reply("354 End data with <CR><LF>.<CR><LF>")
                message.content = self._content()
                self.server.keep(message)
                self._reply("250 2.0.0 Ok: kept")
            elif verb == "QUIT":
                self._reply("221 2.0.0 Bye")
                return
            else:
                self._reply("250 2.0.0 Ok")

    def _content(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        return b"".join(lines).decode("utf-8", "replace")

    def _reply(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    @staticmethod
    def _path(command: str) -> str:
        return command.partition("<")[2].partition(">")[0]


class SMTPSink(socketserver.ThreadingTCPServer):
    """Listens until closed; what it received is in `received`, and in a file of JSON lines."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, file: Path) -> None:
        super().__init__((LOOPBACK, port), _Session)
        self.file = file
        self.received: list[Received] = []
        self._lock = threading.Lock()
        file.touch()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def keep(self, message: Received) -> None:
        with self._lock, self.file.open("a") as file:
            file.write(json.dumps(asdict(message)) + "\n")
            self.received.append(message)

    def message(self, token: str) -> Received | None:
        """The message that holds this token, if it has arrived."""
        with self._lock:
            return next((each for each in self.received if token in each.content), None)

    def close(self) -> None:
        self.shutdown()
        self.server_close()
