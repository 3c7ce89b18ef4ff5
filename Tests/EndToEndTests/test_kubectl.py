"""A session with the real kubectl, as the README tells a newcomer to have it."""
import itertools
import json
import re
import subprocess

import yaml

from objects import deployment, external, hpa, llm, queue, service
from processes import until


def test_apply_annotate_scale_rollout_delete(cluster):
    """Client-side and server-side apply, and everything that is done to a Deployment by hand."""
    shop = ("-n", "shop")
    web = yaml.safe_dump_all([deployment("web", replicas=2, startup="2s"), service("web")])
    assert cluster.kubectl("apply", "-f", "-", stdin=web).stdout.split("\n")[:2] == [
        "deployment.apps/web created", "service/web created"]
    assert "deployment.apps/web unchanged" in cluster.kubectl("apply", "-f", "-", stdin=web).stdout
    assert "successfully rolled out" in cluster.kubectl(*shop, "rollout", "status", "deploy/web").stdout

    cluster.kubectl(*shop, "annotate", "deploy/web", "team=blue")
    cluster.kubectl(*shop, "label", "deploy/web", "tier=front")
    cluster.kubectl(*shop, "scale", "deploy/web", "--replicas=3")
    cluster.kubectl(*shop, "rollout", "status", "deploy/web")
    row = cluster.kubectl(*shop, "get", "deploy", "web").stdout.splitlines()
    assert row[0].split() == ["NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"]
    assert row[1].split()[:4] == ["web", "3/3", "3", "3"]

    cluster.kubectl(*shop, "set", "image", "deploy/web", "app=registry.example/app:2")
    cluster.kubectl(*shop, "rollout", "status", "deploy/web")
    assert len(cluster.kubectl(*shop, "rollout", "history", "deploy/web").stdout.split("\n")[2:4]) == 2
    images = cluster.kubectl(*shop, "get", "pods", "-l", "app=web", "-o", "jsonpath={..image}").stdout
    assert "registry.example/app:2" in images
    cluster.kubectl(*shop, "rollout", "undo", "deploy/web")
    cluster.kubectl(*shop, "rollout", "status", "deploy/web")

    cluster.kubectl(*shop, "delete", "deploy/web", "svc/web")
    assert cluster.kubectl(*shop, "get", "deploy").stderr.startswith("No resources found")
    until(lambda: "No resources" in cluster.kubectl(*shop, "get", "pods").stderr, "its pods go with it")


def test_server_side_apply_knows_who_owns_a_field(cluster):
    made = yaml.safe_dump(deployment("web", replicas=2))
    applied = cluster.kubectl("apply", "--server-side", "--field-manager=blue", "-f", "-", stdin=made)
    assert applied.stdout == "deployment.apps/web serverside-applied\n"
    other = yaml.safe_dump(deployment("web", replicas=5))
    refused = cluster.kubectl(
        "apply", "--server-side", "--field-manager=green", "-f", "-", stdin=other, check=False)
    assert refused.returncode == 1 and 'conflict with "blue"' in refused.stderr and ".spec.replicas" in refused.stderr
    cluster.kubectl(
        "apply", "--server-side", "--field-manager=green", "--force-conflicts", "-f", "-", stdin=other)
    assert cluster.replicas("web") == 5
    # While pods start, the two copies that diff reads differ in their status.
    diff = ("diff", "--server-side", "--field-manager=green", "-f", "-")
    until(lambda: cluster.kubectl(*diff, stdin=other, check=False).returncode == 0, "nothing is left to apply")


def test_watch_describe_and_events_show_the_controller_at_work(cluster, outrider, tmp_path):
    outrider()
    cluster.apply(llm(5), hpa("other", [external("other")]), deployment("other"))
    seen = tmp_path / "get-w.txt"

    def sizes():
        return [size for size, _ in itertools.groupby(seen.read_text().split())]

    command = cluster.kubectl_command(
        "-n", "shop", "get", "deploy", "llm", "-w", "-o", "jsonpath={.spec.replicas}{'\\n'}")
    with seen.open("w") as out, subprocess.Popen(command, stdout=out, env=cluster.environment) as following:
        try:
            until(lambda: sizes() == ["1"], "kubectl get -w shows the list")
            cluster.annotate("llm", queue(40))
            until(lambda: sizes()[-1:] == ["8"], "and each change")
        finally:
            following.terminate()
    assert sizes() == ["1", "4", "8"]

    def described():
        text = cluster.kubectl("-n", "shop", "describe", "deploy", "llm").stdout
        return text if "4 → 8" in text else None

    text = until(described, "describe shows our Event")
    assert re.search(r"Replicas: +8 desired", text)
    assert re.search(r"Normal +ScaledUp .*outrider.dev/controller.* 1 → 4: external metric queue_depth", text)
    listed = cluster.kubectl("-n", "shop", "events", "--for", "deployment/llm").stdout
    assert "ScaledUp" in listed and "ScalingReplicaSet" in listed
    autoscaler = cluster.kubectl("-n", "shop", "describe", "hpa", "other").stdout
    assert re.search(r"Reference: +Deployment/other", autoscaler) and "FailedGetExternalMetric" in autoscaler


def test_top_shows_pods_and_nodes(cluster):
    web = deployment("web", annotations={"sim.outrider.dev/load": "constant:10"}, startup="2s")
    web["spec"]["template"]["metadata"]["annotations"]["sim.outrider.dev/engine"] = "none"
    cluster.apply(web)

    def top(*what):
        done = cluster.kubectl("top", *what, check=False)
        return [line.split() for line in done.stdout.splitlines()[1:]] if done.returncode == 0 else []

    # Ten requests a second of 50m each are half a core.
    pods = until(lambda: [row for row in top("pods", "-n", "shop") if row[1] == "500m"], "kubectl top pods")
    assert pods[0][0].startswith("web-")
    nodes = top("nodes")
    assert {row[0] for row in nodes} == {f"sim-{i}" for i in range(8)}


def test_can_i_and_explain_and_api_resources(cluster):
    assert cluster.kubectl("auth", "can-i", "*", "*").stdout.strip() == "yes"
    resources = cluster.kubectl("api-resources", "--verbs=list", "-o", "name").stdout.split()
    assert {"deployments.apps", "horizontalpodautoscalers.autoscaling", "leases.coordination.k8s.io"} <= set(resources)
    raw = cluster.kubectl("get", "--raw", "/apis/external.metrics.k8s.io/v1beta1").stdout
    assert json.loads(raw)["kind"] == "APIResourceList"
    assert "Server Version: v1." in cluster.kubectl("version").stdout
