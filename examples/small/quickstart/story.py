"""Tells the story: does each step, checks it, and prints a line about it."""

from collections.abc import Callable
from dataclasses import dataclass

import steps_after
import steps_login
import steps_outage
import steps_routing
import steps_sieve
import steps_users
from scene import Scene

STEPS: list[Callable[[Scene], str]] = [
    *steps_users.STEPS,
    *steps_routing.STEPS,
    *steps_sieve.STEPS,
    *steps_login.STEPS,
    *steps_outage.STEPS,
    *steps_after.STEPS,
]


@dataclass
class Outcome:
    """How many steps did what they say, and how many did not."""

    passed: int = 0
    failed: int = 0


def tell(scene: Scene) -> Outcome:
    """Runs every step in its order; a failed one does not keep the next from being tried."""
    outcome = Outcome()
    for number, step in enumerate(STEPS, start=1):
        try:
            happened = step(scene)
        except Exception as error:  # noqa: BLE001 - whatever went wrong belongs into the story
            outcome.failed += 1
            kind = "" if type(error).__name__ == "Unexpected" else f"{type(error).__name__}: "
            print(f"{number:2}. FAILED {step.__doc__}: {kind}{error}", flush=True)
        else:
            outcome.passed += 1
            print(f"{number:2}. {step.__doc__}: {happened}", flush=True)
    return outcome
