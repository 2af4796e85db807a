"""The admin makes users and aliases with the tool."""

import secrets
from collections.abc import Callable

from clients import Account
from scene import DOMAIN, Scene, expect

PEOPLE = {
    "alice": ("alice.adams", "Alice Adams"),
    "bob": ("bob.brown", "Bob Brown"),
    "support": ("support.team", "Support"),
    "archive": ("mail.archive", "Archive of the board"),
}


def add_users(scene: Scene) -> str:
    """mailwright user add: alice, bob, support and archive"""
    for name, (alias, real_name) in PEOPLE.items():
        password = secrets.token_urlsafe(9)
        scene.stack.tool(
            "user", "add", name, "--full-name-alias", alias, "--real-name", real_name,
            stdin=password + "\n",
        )  # fmt: skip
        scene.users[name] = Account(name, password, f"{name}@{DOMAIN}")
        maildir = scene.stack.layout.mailboxes / name / "Maildir"
        expect(maildir.owner() == "vmail", f"{maildir} does not belong to vmail")
    listed = scene.stack.tool("user", "list")
    missing = [name for name in PEOPLE if name not in listed]
    expect(not missing, f"mailwright user list shows no {', '.join(missing)}")
    for user in scene.users.values():
        served(scene, "virtual-mailboxes", user.address)
    return (
        f"four Maildirs below {scene.stack.layout.mailboxes}, owned by vmail; "
        "served within a second"
    )


def add_alias(scene: Scene) -> str:
    """mailwright alias add: press@example.test, which alice alone may send as"""
    scene.stack.tool("alias", "add", f"press@{DOMAIN}", "alice")
    listed = scene.stack.tool("alias", "list")
    expect("press" in listed, f"mailwright alias list shows {listed!r}")
    answer = scene.stack.tool("map", "query", "sender-logins", f"press@{DOMAIN}").strip()
    expect("alice" in answer, f"mailwright map query sender-logins says {answer!r}")
    asked = served(scene, "sender-logins", f"press@{DOMAIN}")
    expect(asked == answer, f"the tool says {answer!r} and mailwrightd {asked!r}")
    return f"sender-logins of press@{DOMAIN}, by mailwright map query and by postmap -q: {answer}"


def served(scene: Scene, name: str, key: str) -> str:
    """Waits, no longer than a change may take, until mailwrightd knows a key; gives its answer."""
    what = f"{name} of mailwrightd to know {key}"
    scene.wait(lambda: scene.stack.asked_by_postfix(name, key), what, patience=1.5)
    return scene.stack.asked_by_postfix(name, key)


STEPS: list[Callable[[Scene], str]] = [add_users, add_alias]
