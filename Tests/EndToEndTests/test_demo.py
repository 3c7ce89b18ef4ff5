"""`outrider demo`, as somebody sees it who pipes it into a file."""
import os
import pathlib
import re
import signal

import pytest

from processes import Program, free_port, until

HEADER = ["Outrider", "plain", "HPA", "difference"]


def children(program):
    """Processes that the program started and that still run."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = stat.read_text().partition(" ")
        except OSError:
            continue  # it ended meanwhile
        if rest.rpartition(")")[2].split()[1] == str(program.process.pid):
            found.append(int(pid))
    return found


def is_alive(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def demo(tmp_path):
    started = []

    def start(*arguments):
        program = Program("demo", "--listen", f"127.0.0.1:{free_port()}", *arguments, folder=tmp_path, name="demo")
        started.append(program)
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
    controller = until(lambda: children(program), "the controller is a process of its own")
    assert program.process.wait(90) == 0, program.output()
    text = program.output()
    lines = text.splitlines()
    assert "\x1b" not in text and lines[0].startswith("outrider demo · hill")
    table = lines[next(i for i, line in enumerate(lines) if line.split() == HEADER):]
    row = {line[:22].strip(): line[22:].split() for line in table if line.strip()}
    assert int(row["requests completed"][0]) > 0 and int(row["requests completed"][1]) > 0
    assert float(row["GPU-hours"][0]) > 0 and float(row["GPU-hours"][1]) > 0
    assert int(row["replica changes"][0]) > 0 and int(row["replica changes"][1]) > 0
    assert not any(is_alive(pid) for pid in controller)


@pytest.mark.parametrize("sig", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_everything(demo, sig):
    program = demo("--speed", "60")
    controller = until(lambda: children(program), "the controller runs")
    until(lambda: len(program.output().splitlines()) >= 2, "the demo runs")
    assert program.stop(sig, deadline=10) == 0, program.output()
    assert "difference" in program.output()
    assert not any(is_alive(pid) for pid in controller)


def test_control_c_reaches_both_processes_and_is_no_failure(demo):
    """A terminal sends SIGINT to the whole group: the controller may end before the demo asks it to."""
    program = demo("--speed", "60")
    controller = until(lambda: children(program), "the controller runs")
    until(lambda: len(program.output().splitlines()) >= 2, "the demo runs")
    for pid in [*controller, program.process.pid]:
        os.kill(pid, signal.SIGINT)
    assert program.process.wait(10) == 0, program.log.read_text()
    assert re.search(r"difference", program.output())


def test_a_killed_demo_leaves_no_controller_behind(demo):
    program = demo("--speed", "60")
    controller = until(lambda: children(program), "the controller runs")
    program.kill()
    until(lambda: not any(is_alive(pid) for pid in controller), "the controller ends with the demo")
