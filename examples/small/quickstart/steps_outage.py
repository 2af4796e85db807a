"""mailwrightd goes away and comes back: mail waits, nothing is bounced."""

from collections.abc import Callable

import clients
from scene import DOMAIN, SENDER, Scene, expect


def stopped(scene: Scene) -> str:
    """mailwrightd stops while mail to bob waits in the queue, and mail to alice comes in"""
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
    mail = clients.message(SENDER, f"alice@{DOMAIN}", "Came in between", scene.memory["late"])
    return scene.send(f"alice@{DOMAIN}", mail)


def started(scene: Scene) -> str:
    """mailwrightd starts again"""
    scene.stack.start_mailwrightd()
    # Each daemon of Postfix's remembers the last address it had resolved for 30 s, a failure
    # too. Mail to somebody else makes them forget; without it the next two would wait that long.
    token, _ = scene.mail_to(f"support@{DOMAIN}", "All is well")
    scene.arrival("support", token)
    scene.wait(lambda: send_late(scene).code == 250, "250 for the mail that was told 451", 60)
    late = scene.arrival("alice", scene.memory["late"])
    scene.stack.flush()
    waiting = scene.arrival("bob", scene.memory["waiting"])
    scene.logged(scene.memory["waiting id"], "removed")
    return f"the deferred one arrived in {waiting}; the refused one, sent again, in {late}"


STEPS: list[Callable[[Scene], str]] = [stopped, started]
