#!/usr/bin/python3
"""Runs generated Sieve scripts on generated messages, ours beside Debian's sieve-filter.

    Tests/Differential/differential.py PROGRAMS [--scripts N] [--messages N] [--seed N]

PROGRAMS is the directory with the program mailwright. Each script is first given to sievec(1) and
to `mailwright sieve check`, which must agree whether it is correct; a correct one then says what it
does with each of the messages: sieve-filter(1) without -e on a Maildir of them, and `mailwright
sieve run --json`. The first differences are shown, all are counted, and the exit status is 1 if
there are any. Not as root: sieve-filter would change its user.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from generator import Generator

Action = tuple[str, ...]

# So many differences are looked at for showing, one of each script.
SHOWN = 1_000

CONFIGURATION = """\
base_dir = {home}/run
log_path = {home}/dovecot.log
mail_location = maildir:{home}/Maildir
mail_home = {home}
postmaster_address = postmaster@example.test
hostname = mail.example.test
recipient_delimiter = +
plugin {{
  sieve_extensions = +editheader
  sieve_max_redirects = 32
}}
"""


class Site:
    """A Maildir of generated messages, and a configuration for Pigeonhole's programs."""

    def __init__(self, home: str, programs: str) -> None:
        self.home = home
        self.mailwright = os.path.join(programs, "mailwright")
        self.configuration = os.path.join(home, "dovecot.conf")
        with open(self.configuration, "w", encoding="ascii") as file:
            file.write(CONFIGURATION.format(home=home))
        self.messages: list[str] = []

    def put(self, number: int, messages: list[bytes]) -> None:
        """Puts messages into a Maildir of their own; sieve-filter shows them in this order."""
        subprocess.run(["rm", "-rf", self.home + "/Maildir"], check=True)
        for name in ["cur", "new", "tmp"]:
            os.makedirs(f"{self.home}/Maildir/{name}")
        self.messages = []
        for index, message in enumerate(messages):
            path = f"{self.home}/Maildir/cur/{1_000_000_000 + index}.M{number}P1.host:2,"
            with open(path, "wb") as file:
                file.write(message)
            self.messages.append(path)

    def script(self, text: str) -> str:
        """Writes the script that both sides read."""
        path = self.home + "/script.sieve"
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def pigeonhole_accepts(self, script: str) -> tuple[bool, str]:
        """Whether sievec takes a script."""
        done = subprocess.run(
            ["sievec", "-c", self.configuration, script, self.home + "/script.svbin"],
            capture_output=True, check=False)
        return done.returncode == 0, done.stderr.decode("utf-8", "replace")

    def mailwright_accepts(self, script: str) -> tuple[bool, str]:
        """Whether our compiler takes a script."""
        done = subprocess.run(
            [self.mailwright, "sieve", "check", script], capture_output=True, check=False)
        return done.returncode == 0, done.stderr.decode("utf-8", "replace")

    def pigeonhole_runs(self, script: str) -> list[list[Action]] | None:
        """What sieve-filter would do with each message; None if it does not come to its end."""
        done = subprocess.run(
            ["sieve-filter", "-c", self.configuration, script, "INBOX"],
            capture_output=True, check=False)
        blocks = done.stdout.decode("utf-8", "replace").split(">> Filtering message:\n")[1:]
        if len(blocks) != len(self.messages):
            # Panics of its own: nothing can be compared.
            return None
        return [pigeonhole_actions(block) for block in blocks]

    def mailwright_runs(self, script: str) -> list[list[Action]]:
        """What our interpreter would do with each message."""
        done = subprocess.run(
            [self.mailwright, "sieve", "run", "--json"]
            + [f"--mailbox={name}" for name in Generator.mailboxes] + [script] + self.messages,
            capture_output=True, check=False)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        return [mailwright_actions(json.loads(line)) for line in lines]


def places(actions: list[Action]) -> list[Action]:
    """The actions without how a message is stored or sent."""
    return [action[:2] for action in actions]


def is_done_twice(script: str, expected: list[Action], actual: list[Action]) -> bool:
    """What is asked for twice is done once (RFC 5228, 2.10.3). Ours does what both commands say: the
    last flags win, also those of the variable where there is no :flags (RFC 5232, 3 and 5), the
    mailbox is created if one has :create, and it is no copy unless both are."""
    stores = len(re.findall(r"fileinto|keep;|keep :", script))
    is_twice = stores > 1 or script.count("redirect") > 1
    kept = [("store", "INBOX")]
    return is_twice and places(expected) in (places(actual), places(actual) + kept)


def is_body_lost(script: str, expected: list[Action], actual: list[Action]) -> bool:
    """After `deleteheader` Pigeonhole 0.5.19 finds no raw body (measured: the same script without
    the deletion finds it)."""
    return "deleteheader" in script and "body :raw" in script and expected != actual


# Differences that are decided: a name, and whether a difference is one.
CLASSES = {
    "asked for twice, done once": is_done_twice,
    "no raw body after deleteheader": is_body_lost,
}


def store(mailbox: str, copy: bool, create: bool, flags: list[str]) -> Action:
    """A stored message; order, case and repetition of flags do not matter."""
    return (
        "store", mailbox, "copy" if copy else "", "create" if create else "",
        " ".join(sorted({flag.lower() for flag in flags})))


def pigeonhole_actions(block: str) -> list[Action]:
    """The actions in what sieve-filter prints for a message."""
    actions: list[Action] = []
    for item in re.split(r"^ \* ", block, flags=re.MULTILINE)[1:]:
        first = item.splitlines()[0]
        effects = re.findall(r"^        \+ (.*)$", item, flags=re.MULTILINE)
        is_implicit = "\nImplicit keep:\n" in block[: block.index(item)]
        copy = "preserve implicit keep" in effects
        if match := re.match(r"store message in folder: (.*)", first):
            flags = [e.split(": ", 1)[1].split(" ") for e in effects if e.startswith("add IMAP")]
            actions.append(
                store(
                    match[1], copy or is_implicit,
                    "create mailbox if it does not exist" in effects,
                    [flag for some in flags for flag in some if flag]))
        elif match := re.match(r"redirect message to: <(.*)>", first):
            actions.append(("redirect", match[1], "copy" if copy else ""))
        elif first.startswith("discard"):
            actions.append(("discard",))
        elif first.startswith("reject message"):
            actions.append(("reject",))
        else:
            actions.append(("other", first))
    return actions


def mailwright_actions(result: dict[str, object]) -> list[Action]:
    """The actions in our canonical form."""
    actions: list[Action] = []
    listed = result["actions"]
    assert isinstance(listed, list)
    keep = result["implicit_keep"]
    items = [(item, False) for item in listed] + ([(keep, True)] if keep else [])
    for item, is_implicit in items:
        copy = item.get("copy", False) or is_implicit
        if item["a"] == "store":
            actions.append(
                store(item["mailbox"], copy, item.get("create", False), item.get("flags", [])))
        elif item["a"] == "redirect":
            actions.append(("redirect", item["to"], "copy" if copy else ""))
        elif item["a"] in ("discard", "reject"):
            actions.append((item["a"],))
        else:
            actions.append(("other", json.dumps(item)))
    return actions


def main() -> int:
    """Runs the comparison."""
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--scripts", type=int, default=400)
    parser.add_argument("--messages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator = Generator(random.Random(options.seed))
    counts: collections.Counter[str] = collections.Counter()
    shown = 0
    last = ""
    with tempfile.TemporaryDirectory() as home:
        site = Site(home, os.path.abspath(options.programs))
        for number in range(options.scripts):
            text = generator.script()
            script = site.script(text)
            theirs, their_errors = site.pigeonhole_accepts(script)
            ours, our_errors = site.mailwright_accepts(script)
            counts["scripts"] += 1
            if theirs != ours:
                counts["accepted by one side only"] += 1
                shown += 1
                if shown <= SHOWN:
                    print(f"== accepted by one side only\n{text}\n{their_errors}\n{our_errors}")
                continue
            if not theirs:
                counts["refused by both"] += 1
                continue
            messages = [generator.message() for _ in range(options.messages)]
            site.put(number, messages)
            expectations = site.pigeonhole_runs(script)
            if expectations is None:
                counts["sieve-filter ended early"] += 1
                continue
            pairs = zip(messages, expectations, site.mailwright_runs(script), strict=True)
            for message, expected, actual in pairs:
                counts["pairs"] += 1
                if expected == actual:
                    counts["equal"] += 1
                    continue
                name = next(
                    (n for n, holds in CLASSES.items() if holds(text, expected, actual)), None)
                if name:
                    counts[name] += 1
                    continue
                counts["different"] += 1
                shown += 1
                if shown <= SHOWN and text != last:
                    last = text
                    print(
                        f"== different\n{text}\n{message.decode('utf-8', 'replace')}\n"
                        f"theirs: {expected}\nours:   {actual}\n")
    for name, count in counts.items():
        print(f"{count:8} {name}")
    return 1 if counts["different"] or counts["accepted by one side only"] else 0


if __name__ == "__main__":
    sys.exit(main())
