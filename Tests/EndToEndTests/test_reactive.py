"""An annotated Deployment is scaled exactly as the HPA would scale it, through real processes over TLS."""
import json
import signal
import time

from conftest import ReplicaSeries, until
from objects import deployment, external, hpa, service

METRICS = [external("queue_depth", "5")]


def annotated(name, metrics=METRICS, mode="active", high="10", **more):
    annotations = {
        "outrider.dev/mode": mode, "outrider.dev/max-replicas": high, "outrider.dev/metrics": json.dumps(metrics), **more}
    return deployment(name, annotations=annotations)


def with_metric(made, steps, name="queue_depth"):
    made["metadata"]["annotations"][f"sim.outrider.dev/external-metric.{name}"] = steps
    return made


def test_load_step_up_and_stabilised_down_equals_the_plain_hpa(cluster, outrider):
    """1 → 4 → 8 in two steps (the HPA's own limit), held for the five minutes of stabilisation, then back to 1."""
    series = ReplicaSeries(cluster, ["ours", "theirs"])
    outrider()
    steps = "step:5@0s,40@60s,5@180s"
    cluster.apply(
        with_metric(annotated("ours"), steps), with_metric(deployment("theirs", annotations={}), steps),
        hpa("theirs", METRICS))
    until(lambda: series.values["ours"][-1:] == [1] and len(series.values["ours"]) > 1, "ours back at 1")
    until(lambda: series.values["theirs"][-1:] == [1] and len(series.values["theirs"]) > 1, "theirs back at 1")
    assert series.values["ours"] == series.values["theirs"]
    assert series.values["ours"] == [1, 4, 8, 1]


def test_a_decision_is_one_json_line_and_one_event(cluster, outrider):
    controller = outrider()
    cluster.apply(with_metric(annotated("llm"), "constant:20"))
    until(lambda: cluster.replicas("llm") == 4, "4 replicas")
    line = until(lambda: controller.said("decided", workload="Deployment/llm", wrote=True), "a decision line")[0]
    assert (line["namespace"], line["from"], line["to"], line["hpa"]) == ("shop", 1, 4, 4)
    assert line["mode"] == "active" and line["policy"] == "reactive" and line["schema"] == 1
    assert line["metrics"][0]["name"] == "queue_depth" and line["metrics"][0]["value"] == 20
    event = until(lambda: cluster.events(reason="ScaledUp"), "a ScaledUp event")[0]
    assert event["regarding"]["name"] == "llm" and event["type"] == "Normal"
    assert event["reportingController"] == "outrider.dev/controller"


def test_bad_annotation_warns_and_scales_nothing(cluster, outrider):
    controller = outrider()
    bad = with_metric(annotated("llm", high="ten"), "constant:40")
    cluster.apply(bad)
    event = until(lambda: cluster.events(reason="AnnotationRefused"), "an AnnotationRefused event")[0]
    assert event["type"] == "Warning"
    assert "outrider.dev/max-replicas" in event["note"] and '"ten"' in event["note"]
    assert controller.said("annotation refused")
    assert cluster.replicas("llm") == 1
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "outrider.dev/max-replicas=10")
    until(lambda: cluster.replicas("llm") == 8, "scaled once the annotation is mended")


def test_metrics_away_for_ten_simulated_minutes_holds(cluster, outrider):
    controller = outrider()
    cluster.apply(with_metric(annotated("llm"), "constant:40"))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "sim.outrider.dev/metrics=off",
                    "sim.outrider.dev/external-metric.queue_depth=constant:1")
    until(lambda: controller.said("metrics unavailable, holding"), "the loss is said")
    end = time.monotonic() + 600 / cluster.speed
    while time.monotonic() < end:
        assert cluster.replicas("llm") == 8
        time.sleep(0.25)
    assert cluster.events(reason="MetricsUnavailable")
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "sim.outrider.dev/metrics=on")
    until(lambda: cluster.replicas("llm") == 1, "down once metrics are back")


def test_goes_on_after_the_api_server_was_killed(cluster, outrider):
    controller = outrider()
    cluster.apply(with_metric(annotated("llm"), "constant:10"))
    until(lambda: cluster.replicas("llm") == 2, "2 replicas")
    cluster.program.stop(signal.SIGKILL)
    cluster.start(name="cluster-again")
    # The embedded cluster keeps nothing on disk: the world is applied anew, under a new certificate authority.
    cluster.kubectl("create", "namespace", "shop")
    cluster.apply(with_metric(annotated("llm"), "constant:40"))
    until(lambda: cluster.replicas("llm") == 8, "the controller goes on against the restarted server")
    assert controller.process.poll() is None


def test_off_writes_nothing_more(cluster, outrider):
    controller = outrider()
    cluster.apply(with_metric(annotated("llm"), "constant:10"))
    until(lambda: cluster.replicas("llm") == 2, "2 replicas")
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "outrider.dev/mode=off",
                    "sim.outrider.dev/external-metric.queue_depth=constant:40")
    until(lambda: controller.said("opted out"), "opted out is said")
    decided = len(controller.said("scale written"))
    end = time.monotonic() + 120 / cluster.speed
    while time.monotonic() < end:
        assert cluster.replicas("llm") == 2
        time.sleep(0.25)
    assert len(controller.said("scale written")) == decided


def test_shadow_decides_and_touches_nothing(cluster, outrider):
    controller = outrider()
    cluster.apply(with_metric(annotated("llm", mode="shadow"), "constant:40"))
    until(lambda: cluster.events(reason="WouldScale"), "a WouldScale event")
    line = controller.said("decided", mode="shadow")[0]
    assert line["wrote"] is False and line["to"] == 4
    assert cluster.replicas("llm") == 1


def test_cpu_and_scraped_queue_scale_as_well(cluster, outrider):
    outrider()
    vllm = deployment(
        "vllm", annotations={
            "outrider.dev/mode": "active", "outrider.dev/max-replicas": "6", "outrider.dev/target-queue": "2",
            "outrider.dev/engine": "vllm", "sim.outrider.dev/load": "step:1@0s,80@30s"},
        pod_annotations={"sim.outrider.dev/engine": "vllm"})
    web = deployment(
        "web", annotations={
            "outrider.dev/mode": "active", "outrider.dev/max-replicas": "6", "outrider.dev/target-cpu": "60%",
            "sim.outrider.dev/load": "step:1@0s,80@30s"},
        pod_annotations={"sim.outrider.dev/engine": "none"})
    cluster.apply(vllm, service("vllm"), web, service("web"))
    until(lambda: cluster.replicas("web") > 1, "cpu scales web")
    until(lambda: cluster.replicas("vllm") > 1, "the scraped queue scales vllm")
