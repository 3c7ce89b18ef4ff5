"""Looking ahead, and remembering: the policy `predictive`, `--data-dir` and `--prometheus-url`."""
import json

import pytest
from history_server import Prometheus
from objects import QUEUE, deployment, ours, queue, service
from processes import until

RAMP = "sim.outrider.dev/external-metric.queue_depth"


def ramp(minutes, low=10, high=50):
    """The external metric stays low for ten minutes and then rises to high within so many."""
    return {RAMP: f"ramp:{low}@0s,{low}@600s,{high}@{600 + 60 * minutes}s"}


def predictive(**more):
    return ours(policy="predictive", high="20", startup="3m", metrics=[QUEUE], **more)


def records(controller, **fields):
    return controller.said("decided", workload="Deployment/llm", **fields)


def shown(controller, name="llm"):
    """The workload's last record, as the dashboard has it; nothing before the first."""
    status, text = controller.get("/api/decisions")
    found = json.loads(text) if status == 200 else []
    return next((record for record in found if record["workload"] == f"Deployment/{name}"), None)


def test_a_ramp_is_met_before_the_hpa_would_meet_it(cluster, outrider):
    controller = outrider("--log-every-decision")
    cluster.apply(deployment("llm", annotations={**predictive(), **ramp(20)}, startup="60s"))
    # What the ramp ends at is 10; who foresees it to go on may pass it by.
    until(lambda: cluster.replicas("llm") >= 10, "the end of the ramp")
    lines = records(controller)
    sized = [line for line in lines if "to" in line and "hpa" in line]
    assert all(line["to"] >= line["hpa"] for line in sized), "never below the HPA's answer"
    early = [line for line in sized if line["wrote"] and line.get("spoke") == "forecast" and line["to"] > line["hpa"]]
    assert early, "no write came before the HPA's"
    line = early[-1]
    assert line["policy"] == "predictive" and line["because"].startswith("demand p90 in ")
    forecast = line["forecast"]
    assert forecast["unit"] == "queue_depth" and forecast["leadSeconds"] >= 15
    assert forecast["p50"] <= forecast["p90"] <= forecast["p99"] and forecast["replicas"] >= line["to"]
    assert forecast["startupSeconds"] in (180, pytest.approx(60, abs=20))
    text = controller.get("/metrics")[1]
    for name in ("outrider_forecast_lead_seconds", "outrider_forecast_demand", "outrider_demand"):
        assert f'{name}{{namespace="shop"' in text, name


def test_a_restart_forgets_neither_demand_nor_windows(cluster, outrider, tmp_path):
    more = ("--data-dir", tmp_path / "data")
    first = outrider(*more, name="first")
    cluster.apply(deployment("llm", annotations={**predictive(), **queue(40)}, startup="20s"))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    until(lambda: shown(first) and shown(first).get("ready") == 8, "all ready")
    learned = until(lambda: shown(first)["forecast"]["startupSamples"], "starts are learned")
    cluster.annotate("llm", queue(5))
    assert first.stop() == 0
    second = outrider(*more, name="second")
    until(lambda: second.said("history restored", workloads=1), "the history is read back")
    record = until(lambda: shown(second), "a decision")
    assert record["forecast"]["startupSamples"] >= learned
    # An HPA that had just started would follow the metric down at once; the window of five minutes still stands.
    assert record["hpa"] >= 8 and "ScaleDownStabilized" in [condition["reason"] for condition in record["conditions"]]
    until(lambda: cluster.replicas("llm") < 8, "and it goes down when the window has passed")


def test_a_history_that_is_no_database_is_put_aside(cluster, outrider, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "history.sqlite").write_bytes(b"no database at all" * 500)
    controller = outrider("--data-dir", folder)
    cluster.apply(deployment("llm", annotations={**predictive(), **queue(20)}))
    until(lambda: cluster.replicas("llm") == 4, "it decides all the same")
    assert controller.said("history unreadable, put aside")
    assert list(folder.glob("history.sqlite.unreadable-*"))


def seasonal(controller):
    """The last forecast, if one of its experts knows what was a day before; which takes a day to learn."""
    forecast = (shown(controller) or {}).get("forecast")
    return forecast if forecast and "seasonal_daily" in [e["expert"] for e in forecast["experts"]] else None


@pytest.fixture
def prometheus(cluster, tmp_path):
    made = Prometheus(
        tmp_path, end=cluster.origin_seconds, days=3, pod="llm-5d8f7c9b6-x2x9k",
        rate=lambda at: 5 + 3 * (at % 86_400 < 43_200))
    yield made
    made.stop()


def test_the_past_comes_from_prometheus_and_comes_back_after_a_restart(cluster, outrider, prometheus):
    llm = deployment(
        "llm", replicas=2, annotations={
            **ours(policy="predictive", engine="vllm", target_requests="4"),
            "sim.outrider.dev/load": "constant:6"}, pod_annotations={"sim.outrider.dev/engine": "vllm"})
    first = outrider("--prometheus-url", prometheus.url, name="first")
    cluster.apply(llm, service("llm"))
    read = until(lambda: first.said("history read", workload="Deployment/llm"), "the past is read")[0]
    # Three days by half hours, of which two by five minutes and two hours by half minutes.
    assert read["samples"] > 700 and read["unit"] == "requests/s"
    forecast = until(lambda: seasonal(first), "a forecast that knows yesterday")
    assert forecast["unit"] == "requests/s"
    assert first.stop() == 0
    second = outrider("--prometheus-url", prometheus.url, name="second")
    again = until(lambda: second.said("history read", workload="Deployment/llm"), "the past is read again")[0]
    assert again["samples"] > 700
    until(lambda: seasonal(second), "a forecast that knows yesterday again")
    assert not second.said("history not read")


def test_a_prometheus_that_is_away_delays_no_decision(cluster, outrider):
    controller = outrider("--prometheus-url", "http://127.0.0.1:9")
    cluster.apply(deployment(
        "llm", annotations={**ours(policy="predictive", target_cpu="60%")}))
    until(lambda: shown(controller), "a decision")
    line = until(lambda: controller.said("history not read"), "it says so")[0]
    assert "query_range at http://127.0.0.1:9 failed" in line["error"]
