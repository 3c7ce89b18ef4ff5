"""The embedded API server against recorded answers of a real kube-apiserver.

The recordings and their player are too large for this tree. They lie in the folder that OUTRIDER_SHARED names; `.ci/run`
finds them beside the clone.
"""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

SHARED = os.environ.get("OUTRIDER_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="OUTRIDER_SHARED names no folder with recordings")

# How many exchanges of each file may differ: what a later version still has to learn. Never raised.
FAILED_MAX = {
    "discovery": 1, "list": 0, "crud": 0, "patch": 0, "scale": 0, "watch": 0, "objects": 1, "auth": 0}  # fmt: skip
# Lists with an Event whose name is `web.` and a generated ending. One time in 27 the ending begins with a 2: it sorts
# before `web.3`, where the recorded one came last, and then all of these differ at once.
FAILED_BY_CHANCE = {f"objects-{number}" for number in ("045", "046", "048", "049", "052")}
READY_SECONDS_MAX = 60
REPLAY_SECONDS_MAX = 600

# token, user, uid, groups: as the recording server knew them.
TOKENS = {
    "admin": 'admin-token,admin,1000,"system:masters"',
    "outrider": "outrider-token,outrider,1001",
    "viewer": "viewer-token,viewer,1002",
    "nobody": "nobody-token,nobody,1003",
    "flooder": "flooder-token,flooder,1004",
}
STRANGERS = ("badtoken", "expired")


@pytest.fixture
def server(tmp_path):
    """A fresh embedded API server without controllers: (address, folder of its files, process)."""
    program = os.environ.get("OUTRIDER")
    assert program, "OUTRIDER is not set: run `make test-transcripts`"
    (tmp_path / "tokens.csv").write_text("".join(f"{line}\n" for line in TOKENS.values()))
    identities = {name: {"Authorization": f"Bearer {name}-token"} for name in [*TOKENS, *STRANGERS]}
    (tmp_path / "identities.json").write_text(json.dumps({**identities, "anonymous": {}}))
    out = tmp_path / "out"
    arguments = ["--port", "0", "--controllers", "none", "--token-auth-file", tmp_path / "tokens.csv"]
    with out.open("w") as stdout, (tmp_path / "log").open("w") as stderr:
        process = subprocess.Popen(
            [program, "cluster", *map(str, arguments), "--ca-out", str(tmp_path / "ca.pem")],
            stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr)  # fmt: skip
    try:
        end = time.monotonic() + READY_SECONDS_MAX
        while not (ready := re.search(r"https://\S+", out.read_text())):
            assert process.poll() is None and time.monotonic() < end, (tmp_path / "log").read_text()
            time.sleep(0.05)
        yield ready.group(0), tmp_path, process
    finally:
        process.terminate()
        try:
            process.wait(20)
        finally:
            process.kill()


@pytest.mark.parametrize("name", FAILED_MAX)
def test_answers_are_those_of_a_real_server(server, name, capsys):
    address, folder, process = server
    recordings = Path(SHARED) / "transcripts"
    done = subprocess.run(
        [
            sys.executable, recordings / "replay.py", address, recordings / f"{name}.jsonl", "-q",
            "--identities", folder / "identities.json", "--ca", folder / "ca.pem",
            "--skip-needs", "aggregator,metrics-backend", "--compact-cmd", f"kill -USR1 {process.pid}",
        ],
        capture_output=True, text=True, timeout=REPLAY_SECONDS_MAX)  # fmt: skip
    totals = re.findall(r"^(\d+) passed, (\d+) failed", done.stdout, re.MULTILINE)
    assert totals, f"{done.stdout[-2000:]}{done.stderr[-2000:]}"
    passed, failed = map(int, totals[-1])
    failures = set(re.findall(r"^FAIL (\S+)", done.stdout, re.MULTILINE))
    assert len(failures) == failed, done.stdout[-8000:]
    with capsys.disabled():
        print(f"\n  {name}: {passed} of {passed + failed} exchanges as recorded", end=" ")
    if failures >= FAILED_BY_CHANCE:
        failures -= FAILED_BY_CHANCE
    assert passed > 0 and len(failures) <= FAILED_MAX[name], done.stdout[-8000:]
