"""simulate, evaluate and tune as processes: exit statuses, the same bytes however it was run, and going on after a kill."""
import json
import signal
import subprocess
import time

import pytest

from processes import OUTRIDER, ROOT, Program, until

CELL_KEYS = {
    "trace", "policy", "router", "seed", "requests", "completed", "gpu_hours", "slo_miss_ratio", "response_delay_mean",
    "ttft_p95", "e2e_p95", "lb_efficiency", "jain", "replica_changes", "regret_to_oracle"}
PAIR_KEYS = {"trace", "a", "b", "measure", "difference", "low", "high"}


def outrider(*arguments, env=None):
    return subprocess.run([str(OUTRIDER), *map(str, arguments)], capture_output=True, text=True, timeout=300, env=env)


def requests_trace(gaps):
    """Few and long requests: a debug build plays them in moments."""
    lines, at = ["seconds,prompt_tokens,output_tokens"], 0.0
    for gap in gaps:
        lines.append(f"{at:.1f},4000,900")
        at += gap
    return "\n".join(lines) + "\n"


@pytest.fixture
def traces(tmp_path):
    """Two small traces of half an hour."""
    folder = tmp_path / "traces"
    (folder / "inner").mkdir(parents=True)
    (folder / "calm.requests.csv").write_text(requests_trace([6.0] * 300))
    (folder / "inner" / "burst.requests.csv").write_text(requests_trace([9.0] * 90 + [0.6] * 250 + [9.0] * 100))
    (folder / "README.md").write_text("not a trace\n")
    return folder


def grid(traces, *more):
    return ["evaluate", "--traces", traces, "--policies", "hpa-util,kpa,oracle", "--seeds", 2, "--window", "8m",
            "--scale", 1, "-o", "json", *more]


def test_a_grid_has_the_promised_keys_and_the_same_bytes_with_any_number_of_jobs(traces, tmp_path):
    one = outrider(*grid(traces, "--jobs", 1, "--resume", tmp_path / "one", "--plot", tmp_path / "plots"))
    assert one.returncode == 0, one.stderr
    two = outrider(*grid(traces, "--jobs", 2, "--resume", tmp_path / "two"))
    assert two.stdout == one.stdout
    report = json.loads(one.stdout)
    assert len(report["cells"]) == 2 * 3 * 2
    assert all(CELL_KEYS <= cell.keys() for cell in report["cells"])
    assert {cell["trace"] for cell in report["cells"]} == {"calm", "burst"}
    assert report["pairs"] and all(PAIR_KEYS <= pair.keys() for pair in report["pairs"])
    # The same seed meets the same requests under every policy, and the oracle has no regret.
    for trace in "calm", "burst":
        for seed in 1, 2:
            cells = [c for c in report["cells"] if (c["trace"], c["seed"]) == (trace, seed)]
            assert len({c["arrivals_hash"] for c in cells}) == 1
            assert [c["regret_to_oracle"] for c in cells if c["policy"] == "oracle"] == [0]
    names = sorted(path.name for path in (tmp_path / "plots").iterdir())
    assert names == ["burst.bars.svg", "burst.pareto.svg", "calm.bars.svg", "calm.pareto.svg"]
    assert "\x1b" not in one.stderr and "12/12 cells" in one.stderr


def test_a_killed_run_goes_on_where_it_was(traces, tmp_path):
    whole = outrider(*grid(traces, "--resume", tmp_path / "whole"))
    assert whole.returncode == 0, whole.stderr
    journal = tmp_path / "killed" / "cells.jsonl"
    program = Program(*grid(traces, "--jobs", 1, "--resume", tmp_path / "killed"), folder=tmp_path, name="killed")
    until(lambda: journal.exists() and len(journal.read_text().splitlines()) >= 2, "two cells are finished")
    program.kill()
    assert program.output() == ""
    kept = journal.read_text().rpartition("\n")[0].splitlines()
    assert 2 <= len(kept) < 12
    with journal.open("a") as file:
        file.write('{"key":"broken o')
    again = outrider(*grid(traces, "--resume", tmp_path / "killed"))
    assert again.returncode == 0, again.stderr
    assert again.stdout == whole.stdout
    lines = journal.read_text().splitlines()
    assert lines[:len(kept)] == kept and len(lines) == 12


def test_an_interrupted_run_says_so_and_prints_no_result(traces, tmp_path):
    journal = tmp_path / "journal" / "cells.jsonl"
    program = Program(*grid(traces, "--jobs", 1, "--resume", tmp_path / "journal"), folder=tmp_path, name="stopped")
    until(lambda: journal.exists() and journal.read_text().count("\n") >= 1, "a cell is finished")
    assert program.stop(signal.SIGINT) == 130
    assert program.output() == ""
    assert "goes on from here" in program.log.read_text()


def test_a_bad_trace_is_named_and_refused_unless_it_may_be_left_out(traces):
    (traces / "odd.rate.csv").write_text("seconds,requests_per_second\n0,1\n60,many\n")
    refused = outrider(*grid(traces))
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert "odd.rate.csv: line 3" in refused.stderr and "many" in refused.stderr
    taken = outrider(*grid(traces, "--skip-bad", "--policies", "static-mean", "--seeds", 1))
    assert taken.returncode == 0, taken.stderr
    assert "left out: odd.rate.csv" in taken.stderr
    assert {cell["trace"] for cell in json.loads(taken.stdout)["cells"]} == {"calm", "burst"}


@pytest.mark.parametrize("arguments, said", [
    (["evaluate"], "--traces is missing"),
    (["evaluate", "--traces", "/no/such/folder"], "no such folder"),
    (["evaluate", "--traces", ".", "--policies", "hpa-util,vpa"], 'vpa" is unknown; accepted: hpa-util, hpa-queue'),
    (["evaluate", "--traces", ".", "--seeds", "0"], "--seeds is 0; accepted: 1 to 999"),
    (["evaluate", "--traces", ".", "--window", "soon"], '--window is "soon"; accepted: a duration'),
    (["evaluate", "--traces", ".", "--parameters", "/no/such.json"], "--parameters /no/such.json: no such file"),
    (["tune"], "--traces is missing"),
    (["tune", "--traces", ".", "--budget", "0"], "--budget is 0; accepted: 1 to 100000"),
    (["simulate", "/no/such.yaml"], "/no/such.yaml: no such file"),
    (["simulate", str(ROOT / "Scenarios" / "steady.yaml"), "--policy", "vpa"], '"vpa" is unknown; accepted: hpa-util'),
])
def test_wrong_usage_is_status_2_and_says_what_is_accepted(arguments, said):
    done = outrider(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr


def scenario(folder, **changes):
    text = {
        "version": "1", "service": "{accelerator: h100, objective: ttft-p95=500ms}",
        "load": "{shape: 'constant:0.5', process: poisson, prompt-tokens: 4000, output-tokens: 900}", "autoscaler": "{policy: kpa}",
        "replicas": "{min: 1, max: 4}", "duration": "12m", **changes}
    path = folder / "case.yaml"
    path.write_text("".join(f"{key}: {value}\n" for key, value in text.items() if value is not None))
    return path


def test_simulate_gives_a_cell_a_course_and_a_plot(tmp_path):
    path = scenario(tmp_path, faults="[{at: 6m, kind: pod-crash}]")
    done = outrider("simulate", path, "-o", "json", "--csv", tmp_path / "c.csv", "--plot", tmp_path / "c.svg")
    assert done.returncode == 0, done.stderr
    cell = json.loads(done.stdout)
    assert CELL_KEYS <= cell.keys()
    assert (cell["trace"], cell["policy"], cell["router"], cell["seed"]) == ("case", "kpa", "round-robin", 1)
    assert cell["requests"] == cell["completed"] + cell["lost"] + cell["in_flight"]
    rows = (tmp_path / "c.csv").read_text().splitlines()
    assert rows[0].startswith("seconds,demand_replicas,spec_replicas") and len(rows) == 1 + 12 * 4
    assert (tmp_path / "c.svg").read_text().startswith("<svg")
    assert outrider("simulate", path, "-o", "json").stdout == done.stdout
    assert outrider("simulate", path, "-o", "json", "--seed", 2).stdout != done.stdout


def test_simulate_reads_annotations_as_the_controller_does(tmp_path):
    path = scenario(
        tmp_path, autoscaler="{annotations: {outrider.dev/max-replicas: 4, outrider.dev/policy: reactive, "
        "outrider.dev/target-running: 16}}")
    done = outrider("simulate", path, "-o", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["policy"] == "reactive"
    path = scenario(tmp_path, autoscaler="{annotations: {outrider.dev/max-replicas: ten}}")
    done = outrider("simulate", path)
    assert done.returncode == 2 and 'max-replicas is "ten"' in done.stderr


def test_a_trace_beside_the_scenario_is_played(tmp_path):
    (tmp_path / "some.requests.csv").write_text(
        "seconds,prompt_tokens,output_tokens\n" + "".join(f"{i},4000,100\n" for i in range(700)))
    done = outrider(
        "simulate", scenario(tmp_path, load="{trace: some.requests.csv, rate-scale: 2}", duration=None), "-o", "json")
    assert done.returncode == 0, done.stderr
    # Seven hundred seconds less five minutes of warm-up, at twice the rate.
    assert json.loads(done.stdout)["requests"] == pytest.approx(800, abs=4)


def test_tuned_parameters_are_read_back(traces, tmp_path):
    tuned = outrider(
        "tune", "--traces", traces, "--policies", "hpa-queue,oracle", "--budget", 5, "--tuning-seeds", 1, "--window",
        "4m", "--scale", 1, "--resume", tmp_path / "journal")
    assert tuned.returncode == 0, tuned.stderr
    content = json.loads(tuned.stdout)
    assert content["schema"] == 1 and content["budget"] == 5
    assert content["command"].startswith("outrider tune --traces")
    assert [trace["name"] for trace in content["traces"]] == ["burst", "calm"]
    choice = next(c for c in content["choices"] if c["policy"] == "hpa-queue")
    assert choice["evaluated"] == 5 and choice["front"]
    file = tmp_path / "tuned.json"
    file.write_text(tuned.stdout)
    done = outrider(
        *grid(traces, "--policies", "hpa-queue", "--seeds", 1, "--parameters", file, "--resume", tmp_path / "judged"))
    assert done.returncode == 0, done.stderr
    assert all(cell["parameters"] == choice["parameters"] for cell in json.loads(done.stdout)["cells"])


def test_progress_is_on_standard_error_only(traces, tmp_path):
    done = outrider(*grid(traces, "--resume", tmp_path / "journal"))
    assert done.stdout.startswith("{") and "cells" in done.stderr.splitlines()[-1]
    begin = time.monotonic()
    again = outrider(*grid(traces, "--resume", tmp_path / "journal"))
    assert again.stdout == done.stdout
    assert "12/12 cells" in again.stderr and time.monotonic() - begin < 60
