"""What is left when all is done."""

from collections.abc import Callable

import machine
from scene import Scene, expect

COMPLAINTS = (
    "Warning:", "Error:", "Panic:", "Fatal:", "warning:", "not delivered", " warning ", " error ",
)  # fmt: skip


def logs(scene: Scene) -> str:
    """the logs of Postfix, Dovecot and mailwright-lda"""
    scene.wait(lambda: "queue is empty" in scene.stack.queue(), "an empty queue")
    postfix = scene.stack.log("postfix")
    expect("status=bounced" not in postfix, "Postfix bounced something")
    # Postfix warns of the outage, which is a step of the story; the others have nothing to say.
    complaints = [
        line
        for program in ("dovecot", "mailwright-lda", "mailwrightd")
        for line in scene.stack.log(program).splitlines()
        if any(word in line for word in COMPLAINTS)
    ]
    expect(not complaints, "complaints: " + "\n".join(complaints))
    delivered = postfix.count("status=sent")
    return f"{delivered} deliveries, no bounce, an empty queue; no warning of Dovecot or ours"


def untouched(scene: Scene) -> str:
    """the machine's own Postfix and Dovecot"""
    before, now = scene.stack.machine_before, machine.files()
    changed = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
    expect(not changed, f"changed meanwhile: {', '.join(sorted(changed))}")
    places = " and ".join(machine.PLACES)
    return f"none of the {len(now)} files in {places} has changed"


STEPS: list[Callable[[Scene], str]] = [logs, untouched]
