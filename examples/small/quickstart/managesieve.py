"""A ManageSieve client (RFC 5804), as much of it as putting a script in place takes."""

import base64
import socket
import ssl

from layout import LOOPBACK

TIMEOUT = 60


class Refused(Exception):
    """The server said NO or BYE; the text says why."""


class ManageSieve:
    """A logged-in session with STARTTLS; use with `with`."""

    def __init__(self, port: int, trust: ssl.SSLContext, name: str, password: str) -> None:
        plain = socket.create_connection((LOOPBACK, port), TIMEOUT)
        self._socket = plain
        self._file = plain.makefile("rb")
        self._answer()
        self._command("STARTTLS")
        self._socket = trust.wrap_socket(plain, server_hostname=LOOPBACK)
        self._file = self._socket.makefile("rb")
        self._answer()
        initial = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
        self._command(f'AUTHENTICATE "PLAIN" "{initial}"')

    def __enter__(self) -> "ManageSieve":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def put(self, name: str, script: str) -> None:
        octets = script.encode()
        self._command(f'PUTSCRIPT "{name}" {{{len(octets)}+}}', octets)

    def activate(self, name: str) -> None:
        self._command(f'SETACTIVE "{name}"')

    def scripts(self) -> list[str]:
        """Their names, as the server lists them: the active one says so."""
        return self._command("LISTSCRIPTS")

    def _command(self, line: str, literal: bytes | None = None) -> list[str]:
        octets = line.encode() + b"\r\n"
        if literal is not None:
            octets += literal + b"\r\n"
        self._socket.sendall(octets)
        return self._answer()

    def _answer(self) -> list[str]:
        """The lines up to OK; NO and BYE are errors, with the text of their literal, if any."""
        lines: list[str] = []
        while raw := self._file.readline():
            line = raw.decode().rstrip("\r\n")
            word = line.partition(" ")[0].upper()
            if word == "OK":
                return lines
            if word in ("NO", "BYE"):
                raise Refused(line + self._literal(line))
            lines.append(line)
        raise Refused("the connection ended")

    def _literal(self, line: str) -> str:
        if not line.endswith("}"):
            return ""
        size = int(line.rpartition("{")[2].rstrip("+}"))
        return " " + self._file.read(size).decode()
