"""An annotated Deployment is scaled exactly as the plain HPA scales an identical one beside it.

The load changes when both have arrived where the last change leads, so the two series are the same whatever the
machine's speed. Where a metric moves gradually, one pod at a time is allowed: then no course of it can show.
"""
from datetime import datetime

from objects import deployment, external, hpa, ours, queue
from processes import until
from series import ReplicaSeries

ONE_AT_A_TIME = {
    "scaleUp": {"policies": [{"type": "Pods", "value": 1, "periodSeconds": 15}]},
    "scaleDown": {
        "stabilizationWindowSeconds": 60, "policies": [{"type": "Pods", "value": 1, "periodSeconds": 15}]}}


def course(cluster, outrider, pair, load, sizes):
    """Applies the pair, and drives it through `sizes`: (load, replicas that both come to). Gives both series."""
    outrider()
    cluster.apply(*pair)
    series = ReplicaSeries(cluster, "ours", "theirs")
    for value, replicas in sizes:
        for name in series.values:
            cluster.annotate(name, load(name, value))
        until(lambda: series.is_at(replicas), f"both at {replicas} under load {value}")
    return series.values["ours"], series.values["theirs"]


def own_queue(name, depth):
    """External metrics of one name add up over a namespace, so each Deployment has its own."""
    return queue(depth, f"queue_{name}")


def requests(_, rate):
    return {"sim.outrider.dev/load": f"constant:{rate}"}


def test_step_of_load_and_stabilised_return(cluster, outrider):
    """1 → 4 → 8: the HPA's own limit; then nothing for five minutes, and back to 1 at once."""
    outrider_log = []

    def start():
        outrider_log.append(outrider("--log-every-decision"))

    pair = [
        deployment("ours", annotations=ours(metrics=[external("queue_ours")])), deployment("theirs"),
        hpa("theirs", [external("queue_theirs")])]
    mine, theirs = course(cluster, start, pair, own_queue, [(5, 1), (40, 8), (5, 1)])
    assert mine == theirs == [1, 4, 8, 1]
    outrider_log[0].wrote("ours", 4, 8, 1)
    # The newest recommendation of 8 stands until it has left the window of five minutes. A line is a little later than
    # the instant that it is about, so a period is taken off.
    decided = outrider_log[0].said("decided", workload="Deployment/ours")
    last_high = max(moment(line) for line in decided if line["metrics"][0].get("proposal") == 8)
    down = next(moment(line) for line in decided if line["to"] == 1 and line["from"] == 8)
    assert down - last_high >= 300 - 15


def moment(line):
    return datetime.fromisoformat(line["ts"]).timestamp()


def test_own_behaviour_and_two_metrics(cluster, outrider):
    """Percentages up and down, a window of a minute, and the metric that wants more."""
    behavior = {
        "scaleUp": {"policies": [{"type": "Percent", "value": 50, "periodSeconds": 15}]},
        "scaleDown": {
            "stabilizationWindowSeconds": 60, "policies": [{"type": "Percent", "value": 50, "periodSeconds": 15}]}}

    def metrics(name):
        return [external(f"queue_{name}"), external(f"other_{name}", "100")]

    pair = [
        deployment("ours", annotations={
            **ours(metrics=metrics("ours"), behavior=behavior), **queue(90, "other_ours")}),
        deployment("theirs", annotations=queue(90, "other_theirs")),
        hpa("theirs", metrics("theirs"), behavior=behavior)]
    mine, theirs = course(cluster, outrider, pair, own_queue, [(5, 1), (48, 10), (5, 1)])
    assert mine == theirs == [1, 2, 3, 5, 8, 10, 5, 2, 1]


def test_cpu(cluster, outrider):
    """metrics.k8s.io, readiness and start-up included: 40 requests/s of 50m each are two cores."""
    cpu = [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 60}}}]
    pair = [
        deployment("ours", annotations=ours(high="4", target_cpu="60%", behavior=ONE_AT_A_TIME)),
        deployment("theirs"), hpa("theirs", cpu, high=4, behavior=ONE_AT_A_TIME)]
    for made in pair[:2]:
        made["spec"]["template"]["metadata"]["annotations"] |= {
            "sim.outrider.dev/engine": "none", "sim.outrider.dev/cpu-per-request": "50m"}
    mine, theirs = course(cluster, outrider, pair, requests, [(40, 4), (1, 1)])
    assert mine == theirs == [1, 2, 3, 4, 3, 2, 1]


def test_scraped_engine_beside_custom_metrics(cluster, outrider):
    """Ours reads the pods itself, the HPA asks custom.metrics.k8s.io for the same series."""
    running = [{
        "type": "Pods", "pods": {
            "metric": {"name": "vllm:num_requests_running"}, "target": {"type": "AverageValue", "averageValue": "4"}}}]
    pair = [
        deployment("ours", annotations=ours(high="3", engine="vllm", target_running="4", behavior=ONE_AT_A_TIME)),
        deployment("theirs"), hpa("theirs", running, high=3, behavior=ONE_AT_A_TIME)]
    for made in pair[:2]:
        made["spec"]["template"]["metadata"]["annotations"]["sim.outrider.dev/engine"] = "vllm"
    mine, theirs = course(cluster, outrider, pair, requests, [(20, 3), (0.1, 1)])
    assert mine == theirs == [1, 2, 3, 2, 1]
