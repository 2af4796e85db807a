"""Passwords, and who may send as whom."""

from collections.abc import Callable

import clients
import steps_routing
from clients import ATTACKER, OFFICE, STRANGER, WEBMAIL, Account
from scene import DOMAIN, Scene, expect


def own_password(scene: Scene) -> str:
    """alice logs in with her own password"""
    alice = scene.users["alice"]
    refusal = login(scene, alice.name, alice.password, OFFICE)
    expect(refusal is None, f"IMAP said {refusal}")
    refusal = login(scene, f"Alice@{DOMAIN}", alice.password, OFFICE)
    expect(refusal is None, f"IMAP said {refusal} to the name with the domain")
    count = clients.pop3_count(scene.port("pop3"), scene.trust, alice.name, alice.password)
    return f"IMAP as alice and as Alice@{DOMAIN}: welcome; POP3 counts {count}"


def master_password(scene: Scene) -> str:
    """the webmail logs alice in with the master password, from its own address"""
    refusal = login(scene, "alice", scene.stack.master_password, WEBMAIL)
    expect(refusal is None, f"IMAP said {refusal}")
    reply = submit(scene, f"alice@{DOMAIN}", scene.stack.master_password, WEBMAIL)
    expect(reply.code == 535, f"sending with the master password: {reply}")
    return f"IMAP from {WEBMAIL}: welcome; sending with it from there: {reply}"


def master_password_elsewhere(scene: Scene) -> str:
    """somebody else tries the master password from another address"""
    refusal = login(scene, "alice", scene.stack.master_password, STRANGER)
    expect(refusal and "AUTHENTICATIONFAILED" in refusal, f"IMAP said {refusal}")
    return f"IMAP from {STRANGER}: {refusal}"


def wrong_password(scene: Scene) -> str:
    """a wrong password, and a user that does not exist"""
    wrong = login(scene, "alice", "not-her-password", ATTACKER)
    expect(wrong and "AUTHENTICATIONFAILED" in wrong, f"IMAP said {wrong}")
    missing = login(scene, "mallory", "not-her-password", ATTACKER)
    expect(missing == wrong, f"an unknown user looks different: {missing}")
    return f"IMAP, the same for both: {wrong}"


def owned_alias(scene: Scene) -> str:
    """alice sends as press@example.test, which is hers"""
    token = scene.token()
    reply = submit(scene, f"press@{DOMAIN}", scene.users["alice"].password, OFFICE, token)
    expect(reply.code == 250, f"SMTP said {reply}")
    return f"{reply.text.partition(':')[0]}; arrived in {scene.arrival('support', token)}"


def foreign_alias(scene: Scene) -> str:
    """alice sends as bob.brown@example.test, which is not"""
    reply = submit(scene, f"bob.brown@{DOMAIN}", scene.users["alice"].password, OFFICE)
    expect(reply.code == 553, f"SMTP said {reply}")
    return f"refused: {reply}"


def login(scene: Scene, name: str, password: str, source: str) -> str | None:
    return clients.login_refusal(scene.port("imap"), scene.trust, name, password, source)


def submit(scene: Scene, sender: str, password: str, source: str, token: str = "") -> clients.Reply:
    account = Account("alice", password, sender)
    mail = clients.message(sender, f"support@{DOMAIN}", "A question", token or scene.token())
    port = scene.port("submission")
    return clients.submit(port, scene.trust, account, f"support@{DOMAIN}", mail, source)


STEPS: list[Callable[[Scene], str]] = [
    own_password,
    master_password,
    master_password_elsewhere,
    wrong_password,
    owned_alias,
    foreign_alias,
    steps_routing.unknown,
]
