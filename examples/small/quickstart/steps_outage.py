"""mailwrightd goes away and comes back: mail waits, nothing is bounced."""

from collections.abc import Callable

import clients
from scene import DOMAIN, SENDER, Scene, expect


def stopped(scene: Scene) -> str:
    """mailwrightd stops while one message to bob waits in the queue and another one comes in"""
    # Held back until the daemon is gone, then released to find nobody home.
    scene.stack.set_postfix("defer_transports = mailwright")
    scene.memory["waiting"], queue_id = scene.mail_to(f"bob@{DOMAIN}", "Accepted before")
    scene.logged(queue_id, "status=deferred (deferred transport)")
    scene.stack.stop_mailwrightd()
    scene.stack.set_postfix("defer_transports =")
    scene.stack.flush()
    scene.logged(queue_id, "status=deferred (address resolver failure")
    scene.memory["waiting id"] = queue_id

    scene.memory["late"] = scene.token()
    reply = send_late(scene)
    expect(reply.code == 451, f"SMTP said {reply}")
    expect(queue_id in scene.stack.queue(), f"{queue_id} is not in the queue any more")
    expect("status=bounced" not in scene.stack.log("postfix"), "Postfix bounced something")
    return f"the new one is told: {reply}; the other stays in the queue ({queue_id}); no bounce"


def send_late(scene: Scene) -> clients.Reply:
    mail = clients.message(SENDER, f"bob@{DOMAIN}", "Came in between", scene.memory["late"])
    return scene.send(f"bob@{DOMAIN}", mail)


def started(scene: Scene) -> str:
    """mailwrightd starts again"""
    scene.stack.start_mailwrightd()
    scene.stack.flush()
    waiting = scene.arrival("bob", scene.memory["waiting"])
    scene.logged(scene.memory["waiting id"], "removed")
    reply = send_late(scene)
    expect(reply.code == 250, f"SMTP said {reply}")
    scene.arrival("bob", scene.memory["late"])
    return f"the deferred mail arrived in {waiting}; the other sender tried again: 250, arrived too"


STEPS: list[Callable[[Scene], str]] = [stopped, started]
