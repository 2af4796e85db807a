"""Counts what `swift test --xunit-output` wrote: prints "PASSED FAILED".

Names each test that failed or was skipped; a skipped one counts as failed.
"""

import sys
import xml.etree.ElementTree as ElementTree


def main(files: list[str]) -> None:
    passed = failed = 0
    for file in files:
        for case in ElementTree.parse(file).iter("testcase"):
            faults = [
                kind for kind in ("failure", "error", "skipped") if case.find(kind) is not None
            ]
            if faults:
                failed += 1
                name = f"{case.get('classname')} {case.get('name')}"
                print(f"FAILED: {name}: {faults[0]}", file=sys.stderr)
            else:
                passed += 1
    print(passed, failed)


if __name__ == "__main__":
    main(sys.argv[1:])
