"""Adds up JUnit reports and prints the one line that closes a CI run.

usage: count-tests.py REPORT.xml…

Exits 1 when a test failed, or none ran.
"""

import sys
import xml.etree.ElementTree as ElementTree


def count(paths: list[str]) -> tuple[int, int, int]:
    """(passed, failed, skipped); a test that recorded several issues failed once."""
    passed = failed = skipped = 0
    for path in paths:
        for case in ElementTree.parse(path).iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


if __name__ == "__main__":
    passed, failed, skipped = count(sys.argv[1:])
    print(f"tests: {passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)
