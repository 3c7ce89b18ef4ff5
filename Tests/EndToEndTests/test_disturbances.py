"""What may go wrong around the controller, and what it then does: it holds, says so, and goes on."""
import signal

import pytest

from objects import QUEUE, hpa, llm, queue
from processes import Cluster, Controller, always, until
from series import ReplicaSeries


def test_metrics_away_for_ten_minutes_never_scale_down(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(40))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    cluster.annotate("llm", {"sim.outrider.dev/metrics": "off", **queue(1)})
    until(lambda: news(controller)[-1:] == ["metrics unavailable, holding"], "the loss is said")
    series = ReplicaSeries(cluster, "llm")
    always(lambda: cluster.replicas("llm") == 8, "held at 8", cluster.real(600))
    assert cluster.events("MetricsUnavailable") and series.values["llm"] == [8]
    cluster.annotate("llm", {"sim.outrider.dev/metrics": "on"})
    until(lambda: cluster.replicas("llm") == 1, "down once metrics are back")
    assert cluster.events("MetricsBack")
    controller.wrote("llm", 4, 8, 1)


def news(controller):
    """What was said about the metrics' coming and going; a new Deployment may be without any for a moment."""
    return [line["msg"] for line in controller.lines() if line["msg"].startswith("metrics ")]


@pytest.fixture
def lasting(tmp_path):
    """A cluster that a restart finds again: same port, same data, same tokens."""
    made = Cluster(tmp_path, "--data-dir", tmp_path / "data")
    made.kubectl("create", "namespace", "shop")
    yield made
    assert made.program.stop() == 0


def test_goes_on_after_the_api_server_was_killed(lasting):
    """In the middle of a course: what it remembers of the minutes before still counts afterwards."""
    cluster = lasting
    controller = Controller(cluster.service_account_kubeconfig(), cluster)
    try:
        cluster.apply(llm(40))
        until(lambda: cluster.replicas("llm") == 8, "8 replicas")
        cluster.program.kill()
        until(lambda: controller.said("watch failed"), "the controller notices")
        cluster.start(name="cluster-again")
        cluster.annotate("llm", queue(50))
        until(lambda: cluster.replicas("llm") == 10, "up again, with the same token and certificate authority")
        cluster.annotate("llm", queue(5))
        until(lambda: cluster.replicas("llm") == 1, "and down")
        controller.wrote("llm", 4, 8, 10, 1)
        assert controller.is_running() and len(controller.said("opted in")) == 1
    finally:
        assert controller.stop() == 0


def test_goes_on_after_the_server_forgot_its_history(cluster, outrider):
    """410 Gone: the controller lists anew, and takes nobody for another writer."""
    controller = outrider()
    cluster.apply(llm(5))
    until(lambda: controller.said("opted in"), "opted in")
    cluster.program.process.send_signal(signal.SIGUSR1)
    cluster.annotate("llm", queue(40))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    controller.wrote("llm", 4, 8)
    assert not controller.said("another writer") and len(controller.said("opted in")) == 1


def test_backs_off_from_another_writer_by_name(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(40))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    for reversal in (1, 2, 3):
        # As `kubectl scale` does it, without a process whose start would count as virtual minutes on a busy machine.
        cluster.apps.patch_namespaced_deployment_scale(
            "llm", "shop", {"spec": {"replicas": 3}}, field_manager="kubectl")
        line = until(lambda: controller.said("another writer", reversals=reversal), f"reversal {reversal} is noticed")[0]
        assert line["manager"] == "kubectl" and line["replicas"] == 3
        if reversal < 3:
            until(lambda: cluster.replicas("llm") == 8, "8 again")
    text = "spec.replicas was set to 3 by kubectl 3 times in 10 min"
    event = until(
        lambda: [e for e in cluster.events("ConflictingWriter") if e["note"].startswith(text)], "the Event says so")[0]
    assert event["type"] == "Warning"
    always(lambda: cluster.replicas("llm") == 3, "left alone", cluster.real(120))
    assert controller.said("decided", boundBy="other writer")
    until(lambda: cluster.replicas("llm") == 8, "tried again after ten minutes")


def test_holds_beside_an_hpa_of_the_same_deployment(cluster, outrider):
    controller = outrider()
    cluster.apply(hpa("rival", [QUEUE], high=2, target="llm"), llm(40))
    event = until(lambda: cluster.events("ConflictingAutoscaler"), "a ConflictingAutoscaler event")[0]
    assert "rival" in event["note"]
    until(lambda: cluster.replicas("llm") == 2, "the HPA scales")
    always(lambda: cluster.replicas("llm") == 2, "and nobody else", cluster.real(120))
    assert not controller.said("scale written")
    cluster.kubectl("-n", "shop", "delete", "hpa", "rival")
    until(lambda: cluster.replicas("llm") == 8, "ours once the HPA is gone")


@pytest.mark.parametrize("sig", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_both_programs_at_once(cluster, outrider, sig):
    """While watches are open, a workload is scaled, and clients hold idle connections."""
    controller = outrider()
    cluster.apply(llm(40))
    series = ReplicaSeries(cluster, "llm")
    until(lambda: series.is_at(8), "8 replicas")
    assert controller.stop(sig, deadline=5) == 0
    assert controller.lines()[-1]["msg"] == "stopped"
    assert cluster.program.stop(sig, deadline=5) == 0


def test_a_restarted_controller_takes_over_what_it_finds(cluster, outrider):
    first = outrider()
    cluster.apply(llm(40))
    until(lambda: cluster.replicas("llm") == 8, "8 replicas")
    first.kill()
    cluster.annotate("llm", queue(50))
    second = outrider(name="outrider-again")
    until(lambda: cluster.replicas("llm") == 10, "the second goes on where the first was killed")
    second.wrote("llm", 10)
    assert not second.said("another writer")
