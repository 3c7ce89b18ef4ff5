"""Adds up JUnit reports and prints the one line that closes a CI run.

usage: count-tests.py REPORT.xml…

Exits 1 when a test failed, or none ran. A report that breaks off counts as one failed test, and is named.
"""

import sys
import xml.etree.ElementTree as ElementTree


def count(paths: list[str]) -> tuple[int, int, int]:
    """(passed, failed, skipped); a test that recorded several issues failed once."""
    passed = failed = skipped = 0
    for path in paths:
        try:
            cases = list(ElementTree.parse(path).iter("testcase"))
        except ElementTree.ParseError as error:
            print(f"{path} is no whole report: {error}", file=sys.stderr)
            failed += 1
            continue
        for case in cases:
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
