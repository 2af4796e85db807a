"""A user's own rules."""

from collections.abc import Callable

from managesieve import ManageSieve
from pieces import REPOSITORY
from scene import Scene, expect

FOLDER = "Lists.swift-users"


def upload(scene: Scene) -> str:
    """bob uploads examples/sieve/lists.sieve over ManageSieve and activates it"""
    script = (REPOSITORY / "examples" / "sieve" / "lists.sieve").read_text()
    bob = scene.users["bob"]
    with ManageSieve(scene.port("sieve"), scene.trust, bob.name, bob.password) as session:
        session.put("lists", script)
        session.activate("lists")
        listed = session.scripts()
    expect('"lists" ACTIVE' in listed, f"LISTSCRIPTS says {listed}")
    link = scene.stack.layout.mailboxes / "bob" / ".dovecot.sieve"
    return f"OK; {link.name} of bob -> {link.readlink()}"


def filed(scene: Scene) -> str:
    """list mail to bob"""
    token, _ = scene.mail_to(
        "bob@example.test", "From a list", List_Id="Swift <swift-users.lists.example.test>"
    )
    scene.memory["filed"] = token
    file = scene.file("bob", token, FOLDER)
    place = file.relative_to(scene.stack.layout.mailboxes)
    return f"250; Sieve filed it into {place.parent}/"


def shown(scene: Scene) -> str:
    """IMAP shows the folder"""
    with scene.mailbox("bob") as mailbox:
        folders = mailbox.folders()
        expect(FOLDER in folders, f"LIST shows {folders}")
        header = mailbox.header(scene.memory["filed"], FOLDER)
        expect(header, f"{FOLDER} does not hold the message")
        other = mailbox.header(scene.memory["filed"])
        expect(other is None, "INBOX holds the message as well")
        count = mailbox.count(FOLDER)
    return f"LIST has {FOLDER}; {count} message in it, none of it in INBOX"


STEPS: list[Callable[[Scene], str]] = [upload, filed, shown]
