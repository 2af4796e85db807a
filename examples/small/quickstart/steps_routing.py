"""Mail from outside finds its way: aliases, arbitration, copies, transports, unknown users."""

from collections.abc import Callable

import clients
from scene import DOMAIN, SENDER, Scene, expect
from smtp_sink import Received


def full_name(scene: Scene) -> str:
    """mail to the full-name alias bob.brown@example.test"""
    token, _ = scene.mail_to(f"bob.brown@{DOMAIN}", "To the full name")
    return f"250; arrived in {scene.arrival('bob', token)}"


def arbitration(scene: Scene) -> str:
    """mail to the arbitration address deleted4711@example.test, which has two targets"""
    token, _ = scene.mail_to(f"deleted4711@{DOMAIN}", "To a deleted account")
    place = scene.arrival("support", token)
    message = sunk(scene, "issue", token)
    expect(
        message.recipients == [f"support@issue.{DOMAIN}"],
        f"the tracker got it for {message.recipients}",
    )
    return f"250; one in {place}, one by the transport map to the tracker: {message.recipients[0]}"


def copies(scene: Scene) -> str:
    """mail to board@example.test, of which copies are kept"""
    token, _ = scene.mail_to(f"board@{DOMAIN}", "To the board")
    places = [scene.arrival(name, token) for name in ("alice", "bob", "archive", "support")]
    return f"250; the board and its copies: {', '.join(places)}"


def lists(scene: Scene) -> str:
    """mail to swift-users@lists.example.test, which another machine serves"""
    token, queue_id = scene.mail_to(f"swift-users@lists.{DOMAIN}", "To a list")
    message = sunk(scene, "lists", token)
    expect(message.recipients == [f"swift-users@lists.{DOMAIN}"], f"{message.recipients}")
    relay = scene.logged(queue_id, "status=sent").partition("relay=")[2].partition(",")[0]
    return f"250; passed on to {relay}"


def sunk(scene: Scene, sink: str, token: str) -> Received:
    """Waits for a message at a machine behind the transport map."""
    scene.wait(lambda: scene.stack.sinks[sink].message(token), f"{token} at the sink {sink}")
    message = scene.stack.sinks[sink].message(token)
    if message is None:
        raise AssertionError("a sink forgets nothing")
    return message


def unknown(scene: Scene) -> str:
    """mail to nobody@example.test"""
    mail = clients.message(SENDER, f"nobody@{DOMAIN}", "To nobody", scene.token())
    reply = scene.send(f"nobody@{DOMAIN}", mail)
    expect(reply.code == 550, f"SMTP said {reply}")
    return f"refused at once: {reply}"


STEPS: list[Callable[[Scene], str]] = [full_name, arbitration, copies, lists]
