"""What the controller decides is written, or not, as the mode says, and is told as the documentation says."""
from objects import deployment, llm, ours, queue, service
from processes import always, until


def test_a_decision_is_one_json_line_and_one_event(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(20))
    until(lambda: cluster.replicas("llm") == 4, "4 replicas")
    line = until(lambda: controller.said("decided", workload="Deployment/llm", wrote=True), "a decision line")[0]
    golden = {
        "level": "info", "logger": "controller", "schema": 1, "namespace": "shop", "mode": "active",
        "policy": "reactive", "from": 1, "to": 4, "boundBy": None, "hpa": 4, "proposal": 4, "spoke": "hpa"}
    assert {key: line[key] for key in golden} == golden
    assert "queue_depth" in line["because"]
    assert line["ts"].endswith("Z") and line["decisionMicroseconds"] > 0
    # A pod may not be there yet: what is not known is absent.
    assert line["ready"] + line["pending"] <= 1
    metric = line["metrics"][0]
    assert (metric["name"], metric["source"], metric["proposal"]) == ("queue_depth", "external.metrics.k8s.io", 4)
    assert metric.get("value") in (None, 20) and metric["ageSeconds"] >= 0
    event = until(lambda: cluster.events("ScaledUp"), "a ScaledUp event")[0]
    assert event["regarding"]["kind"] == "Deployment" and event["type"] == "Normal" and event["action"] == "Scale"
    assert event["reportingController"] == "outrider.dev/controller"
    assert event["note"].startswith("1 → 4: external metric queue_depth")
    # The dashboard shows the same.
    assert controller.get("/healthz")[0] == controller.get("/readyz")[0] == 200
    assert "outrider_" in controller.get("/metrics")[1]
    assert '"Deployment/llm"' in controller.get("/api/decisions")[1]


def test_bad_annotation_warns_and_scales_nothing_until_it_is_mended(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(40, high="ten"))
    event = until(lambda: cluster.events("AnnotationRefused"), "an AnnotationRefused event")[0]
    assert event["type"] == "Warning"
    assert "outrider.dev/max-replicas" in event["note"] and '"ten"' in event["note"]
    assert controller.said("annotation refused", workload="Deployment/llm")
    always(lambda: cluster.replicas("llm") == 1, "nothing is scaled", cluster.real(120))
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "outrider.dev/max-replicas=10")
    until(lambda: cluster.replicas("llm") == 8, "scaled once the annotation is mended")
    assert controller.said("annotation accepted")
    controller.wrote("llm", 4, 8)


def test_off_writes_nothing_more(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(10))
    until(lambda: cluster.replicas("llm") == 2, "2 replicas")
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "outrider.dev/mode=off")
    until(lambda: controller.said("opted out", reason="mode is off"), "it says so")
    cluster.annotate("llm", queue(40))
    always(lambda: cluster.replicas("llm") == 2, "nothing is written", cluster.real(120))
    controller.wrote("llm", 2)
    cluster.kubectl("-n", "shop", "annotate", "--overwrite", "deploy/llm", "outrider.dev/mode=active")
    until(lambda: cluster.replicas("llm") == 8, "and it goes on when it is asked to")


def test_shadow_explains_and_touches_nothing(cluster, outrider):
    controller = outrider()
    cluster.apply(llm(40, mode="shadow"))
    before = cluster.apps.read_namespaced_deployment("llm", "shop")
    event = until(lambda: cluster.events("WouldScale"), "a WouldScale event")[0]
    assert event["note"].startswith("1 → 4: ") and event["type"] == "Normal"
    line = controller.said("decided", mode="shadow", to=4)[0]
    assert line["wrote"] is False and line["from"] == 1 and line["hpa"] == 4
    always(lambda: cluster.replicas("llm") == 1, "nothing is written", cluster.real(120))
    after = cluster.apps.read_namespaced_deployment("llm", "shop")
    assert after.spec == before.spec
    assert "outrider" not in [entry.manager for entry in after.metadata.managed_fields]
    assert not controller.said("scale written")


def test_scraped_queue_and_cpu_scale_as_well(cluster, outrider):
    controller = outrider()
    vllm = deployment(
        "vllm", annotations={
            **ours(high="3", engine="vllm", target_queue="2"), "sim.outrider.dev/load": "constant:120"},
        pod_annotations={"sim.outrider.dev/engine": "vllm"})
    web = deployment(
        "web", annotations={**ours(high="3", target_cpu="60%"), "sim.outrider.dev/load": "constant:80"},
        pod_annotations={"sim.outrider.dev/engine": "none"})
    cluster.apply(vllm, service("vllm"), web, service("web"))
    until(lambda: cluster.replicas("web") == 3, "cpu scales web")
    until(lambda: cluster.replicas("vllm") == 3, "the scraped queue scales vllm")
    controller.wrote("vllm", 3)
    controller.wrote("web", 3)
    scraped = controller.said("decided", workload="Deployment/vllm", wrote=True)[0]["metrics"][0]
    assert (scraped["name"], scraped["source"]) == ("vllm:num_requests_waiting", "scrape")
    measured = controller.said("decided", workload="Deployment/web", wrote=True)[0]["metrics"][0]
    assert (measured["name"], measured["source"]) == ("cpu", "metrics.k8s.io") and measured["utilization"] > 60
