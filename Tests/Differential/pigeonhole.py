#!/usr/bin/python3
"""Runs our test scripts with the test program of Pigeonhole, and says where it does not agree.

    PIGEONHOLE_TESTSUITE=FILE Tests/Differential/pigeonhole.py PROGRAMS

FILE is src/testsuite/testsuite in a Pigeonhole that has been built; no package has it. PROGRAMS is
the directory with the program mailwright. Each block of Tests/SieveTests/Scripts/*/*.svtest must
pass, those of errors.svtest excepted; each script in an errors folder must be refused if ours
refuses it, and taken if ours takes it. What is different must be listed in
Tests/SieveTests/CONFORMANCE.md; the exit status is 1 if something else is. Not as root: Dovecot
would change its user.
"""

import argparse
import collections
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "SieveTests")
SECTION = "## Our tests, judged by Pigeonhole's test program"

# The extensions that Pigeonhole 0.5.19 does not have. One that is missing besides is an error: it
# was built without its plug-in for programs.
LACKING = {
    "comparator-i;unicode-casemap", "convert", "enclose", "envelope-deliverby", "envelope-dsn",
    "ereject", "extlists", "fcc", "mailboxid", "redirect-deliverby", "redirect-dsn", "replace",
}

SECONDS = 60

# Asks whether a script is taken; the reason is where it is refused.
STAGES = """\
require "vnd.dovecot.testsuite";
test "taken" {{
    if not test_script_compile "errors/{name}" {{ test_fail "compile"; }}
    if not test_script_run {{ test_fail "run"; }}
    if not test_result_execute {{ test_fail "execute"; }}
}}
"""


class Outcome:
    """What a program said of a test script."""

    def __init__(self, text: str, status: int = 0) -> None:
        # "ok", or the reason, by the name of the block.
        self.verdicts: dict[str, str] = {}
        for line in text.splitlines():
            if match := re.match(r" *\d+: Test '(.*)' SUCCEEDED$", line):
                self.verdicts[match[1]] = "ok"
            elif match := re.match(r" *\d+: Test '(.*)' FAILED(.*)", line):
                self.verdicts[match[1]] = match[2].removeprefix(": ") or "no reason"
        self.lacking = set(re.findall(r"unknown Sieve capability [`'](.*)'", text))
        # Why it did not come to its end; empty if it did.
        self.end = ""
        if match := re.search(r"^XX: Test CASE FAILED: (.*)", text, re.MULTILINE):
            self.end = match[1]
        elif status < 0:
            self.end = f"it crashed ({signal.Signals(-status).name})"
        elif not re.search(r"^(PASS|FAIL): ", text, re.MULTILINE):
            self.end = "it ended early"


class Suite:
    """A copy of our scripts, and the two programs that run them."""

    def __init__(self, home: str, testsuite: str, mailwright: str) -> None:
        self.home = home
        self.mailwright = mailwright
        self.scripts = os.path.join(home, "Scripts")
        shutil.copytree(os.path.join(TESTS, "Scripts"), self.scripts)
        self.command = [testsuite]
        plugin = "../plugins/sieve-extprograms/.libs/sieve_extprograms"
        self.command += ["-P", os.path.join(os.path.dirname(testsuite), plugin)]

    def pigeonhole(self, path: str) -> Outcome:
        """Runs a test script with Pigeonhole's program."""
        try:
            done = subprocess.run(
                self.command + [path], cwd=self.scripts, check=False, timeout=SECONDS,
                env=dict(os.environ, HOME=self.home), stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT)
        except subprocess.TimeoutExpired:
            return Outcome(f"XX: Test CASE FAILED: not done in {SECONDS} seconds")
        return Outcome(done.stdout.decode("utf-8", "replace"), done.returncode)

    def refusals(self, paths: list[str]) -> dict[str, str]:
        """The stages at which ours refuses scripts, by the paths of the test scripts."""
        done = subprocess.run(
            [self.mailwright, "sieve", "test"] + [os.path.join(self.scripts, p) for p in paths],
            capture_output=True, check=False)
        refused = {}
        path = ""
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            if line.endswith(".svtest"):
                path = os.path.relpath(line, self.scripts)
            elif match := re.match(r"    FAILED  taken: (.*)", line):
                refused[path] = match[1]
            elif line.startswith("    FAILED"):
                sys.exit(f"{path}: {line.strip()}")
        return refused


def listed() -> set[tuple[str, str]]:
    """The rows of our list: a file and a block of it, or a script that has errors."""
    with open(os.path.join(TESTS, "CONFORMANCE.md"), encoding="utf-8") as file:
        section = file.read().split(SECTION + "\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| "]
    return {(cells[0], "" if cells[0].endswith(".sieve") else cells[1]) for cells in rows}


class Report:
    """Counts and shows what passes and what does not."""

    def __init__(self) -> None:
        self.expected = listed()
        self.seen: set[tuple[str, str]] = set()
        # By the kind, "blocks" or "scripts", and the result.
        self.counts: collections.Counter[tuple[str, str]] = collections.Counter()

    def add(self, file: str, block: str, difference: str) -> None:
        """Counts a block, or a script that has errors; no difference is an empty one."""
        name = f"{file}: {block}" if block else file
        is_listed = (file, block) in self.expected
        self.seen.add((file, block))
        result = "as ours"
        if difference and is_listed:
            result = "different as listed"
        elif difference:
            result = "different and not listed"
            print(f"FAILED  {name}: {difference}")
        elif is_listed:
            print(f"passes  {name}: it is listed as different")
        self.counts["blocks" if block else "scripts", result] += 1

    def end(self) -> int:
        """Shows what is listed and was not run, and the sums; the exit status."""
        missing = sorted(row for row in self.expected - self.seen if "/" in row[0])
        for file, block in missing:
            print(f"FAILED  {file} {block}: it is listed, but there is none")
        for (kind, result), count in sorted(self.counts.items()):
            print(f"{count:8} {kind} {result}")
        results = {result for _, result in self.counts}
        is_good = "as ours" in results and "different and not listed" not in results
        return 0 if is_good and not missing else 1


def judge_blocks(suite: Suite, report: Report) -> set[str]:
    """Runs each script of tests but those of errors; the extensions that are missing."""
    lacking: set[str] = set()
    for folder in sorted(os.listdir(suite.scripts)):
        for name in sorted(os.listdir(os.path.join(suite.scripts, folder))):
            if not name.endswith(".svtest") or name == "errors.svtest":
                continue
            file = f"{folder}/{name.removesuffix('.svtest')}"
            with open(os.path.join(suite.scripts, folder, name), encoding="utf-8") as script:
                blocks = re.findall(r'^test "(.*)" \{$', script.read(), re.MULTILINE)
            outcome = suite.pigeonhole(f"{folder}/{name}")
            if outcome.lacking and outcome.lacking <= LACKING:
                lacking.add(folder)
                continue
            for block in blocks:
                verdict = outcome.verdicts.get(block, outcome.end or "it was not run")
                report.add(file, block, "" if verdict == "ok" else verdict)
            if outcome.end and len(outcome.verdicts) == len(blocks):
                report.add(file, "behind its last block", outcome.end)
    return lacking


def judge_errors(suite: Suite, report: Report, lacking: set[str]) -> None:
    """Asks both programs whether they take the scripts that have errors."""
    scripts: list[tuple[str, str]] = []
    for folder in sorted(os.listdir(suite.scripts)):
        errors = os.path.join(suite.scripts, folder, "errors")
        if folder not in lacking and os.path.isdir(errors):
            scripts += [(folder, n) for n in sorted(os.listdir(errors)) if n.endswith(".sieve")]
    tests = {}
    for folder, name in scripts:
        path = f"{folder}/taken-{name.removesuffix('.sieve')}.svtest"
        with open(os.path.join(suite.scripts, path), "w", encoding="utf-8") as file:
            file.write(STAGES.format(name=name))
        tests[path] = f"{folder}/errors/{name}"
    refusals = suite.refusals(list(tests))
    for path, script in tests.items():
        outcome = suite.pigeonhole(path)
        theirs = outcome.end or outcome.verdicts.get("taken", "it was not run")
        ours = refusals.get(path, "ok")
        is_alike = (theirs == "ok") == (ours == "ok") and not outcome.end
        report.add(script, "", "" if is_alike else f"ours: {ours}; theirs: {theirs}")


def main() -> int:
    """Runs both parts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    options = parser.parse_args()
    testsuite = os.environ.get("PIGEONHOLE_TESTSUITE")
    if not testsuite or not os.access(testsuite, os.X_OK):
        sys.exit("PIGEONHOLE_TESTSUITE must name Pigeonhole's program src/testsuite/testsuite")
    if os.geteuid() == 0:
        sys.exit("run it as a user that is not root: Dovecot would change its user")
    mailwright = os.path.join(os.path.abspath(options.programs), "mailwright")
    report = Report()
    with tempfile.TemporaryDirectory() as home:
        suite = Suite(home, os.path.abspath(testsuite), mailwright)
        lacking = judge_blocks(suite, report)
        judge_errors(suite, report, lacking)
    print("Pigeonhole does not have: " + (", ".join(sorted(lacking)) or "nothing of ours"))
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
