"""`outrider demo`, as somebody sees it who pipes it into a file, and as somebody does who sits before it."""
import os
import pathlib
import pty
import signal

import pytest

from processes import OUTRIDER, Program, free_port, until

HEADER = ["Outrider", "plain", "HPA", "difference"]


def status(pid):
    """State and parent of a process; nothing of one that is gone."""
    try:
        state, parent = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except OSError:
        return None, None
    return state, int(parent)


def children(parent):
    """Processes that `parent` started and that still run."""
    running = [int(folder.name) for folder in pathlib.Path("/proc").glob("[0-9]*")]
    return [pid for pid in running if status(pid)[1] == parent]


def is_alive(pid):
    return status(pid)[0] not in (None, "Z")


@pytest.fixture
def demo(tmp_path):
    """Starts the demo, and waits until it plays; its controller's process is known then."""
    started = []

    def start(*arguments):
        program = Program("demo", "--listen", f"127.0.0.1:{free_port()}", *arguments, folder=tmp_path, name="demo")
        started.append(program)
        until(lambda: len(program.output().splitlines()) >= 2 or not program.is_running(), "the first line")
        program.controller = children(program.process.pid)
        assert len(program.controller) == 1, program.log.read_text()
        return program

    yield start
    for program in started:
        program.kill()


@pytest.fixture
def short_trace(tmp_path):
    """Ten minutes in which the demand rises and falls."""
    path = tmp_path / "hill.rate.csv"
    rows = [f"{minute * 60},{rate}" for minute, rate in enumerate([1, 1, 4, 8, 8, 8, 4, 2, 1, 1, 1])]
    path.write_text("seconds,requests_per_second\n" + "\n".join(rows) + "\n")
    return path


def test_once_ends_by_itself_with_the_table(demo, short_trace):
    program = demo("--once", "--speed", "60", "--load", "20", "--trace", short_trace)
    assert program.process.wait(90) == 0, program.output()
    text = program.output()
    lines = text.splitlines()
    assert "\x1b" not in text and lines[0].startswith("outrider demo · hill")
    table = lines[next(i for i, line in enumerate(lines) if line.split() == HEADER):]
    row = {line[:22].strip(): line[22:].split() for line in table if line.strip()}
    for what in ["requests completed", "GPU-hours", "replica changes", "replicas at most"]:
        ours, theirs = (float(value) for value in row[what][:2])
        assert ours > 0 and theirs > 0, what
    assert not any(is_alive(pid) for pid in program.controller)


@pytest.mark.parametrize("sig", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(demo, sig):
    program = demo("--speed", "60")
    assert program.stop(sig, deadline=10) == 0, program.output()
    assert "difference" in program.output()
    assert not any(is_alive(pid) for pid in program.controller)


def test_a_signal_to_the_controller_too_is_no_failure(demo):
    """As `kill` of a whole group sends it: the controller may end before the demo asks it to."""
    program = demo("--speed", "60")
    for pid in [*program.controller, program.process.pid]:
        os.kill(pid, signal.SIGINT)
    assert program.process.wait(10) == 0, program.log.read_text()
    assert "difference" in program.output()


def test_a_killed_demo_leaves_no_controller_behind(demo):
    program = demo("--speed", "60")
    program.kill()
    until(lambda: not any(is_alive(pid) for pid in program.controller), "the controller ends with the demo")


def test_control_c_in_a_terminal(tmp_path):
    """A picture that is drawn over and over, and a table at the end."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm"
        os.execv(OUTRIDER, [str(OUTRIDER), "demo", "--speed", "60", "--listen", f"127.0.0.1:{free_port()}"])
    seen = bytearray()
    try:
        while b"\x1b[" not in seen or b"plain HPA" not in seen:
            chunk = read_to_the_end(terminal)
            assert chunk, seen.decode(errors="replace")
            seen += chunk
        controller = children(pid)
        assert len(controller) == 1
        os.write(terminal, b"\x03")
        while chunk := read_to_the_end(terminal):
            seen += chunk
    finally:
        os.close(terminal)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code == 0, seen.decode(errors="replace")
    assert "difference" in seen.decode()
    assert not any(is_alive(pid) for pid in controller)


def read_to_the_end(terminal):
    """What a terminal has still to say; Linux tells its end by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
