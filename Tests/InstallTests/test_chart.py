"""The chart: the same objects as the kustomizations, and values that are checked."""

import json

import pytest

from conftest import ROOT, run
from pod_security import excessive_rights, restricted_violations

CHART = ROOT / "Charts/outrider"
# Marks that Helm wants on its objects; the only difference that is meant.
HELM_LABELS = {"helm.sh/chart", "app.kubernetes.io/managed-by"}


def comparable(objects: list[dict]) -> dict[tuple, dict]:
    """Objects by kind, namespace and name, without what only Helm adds."""
    for item in objects:
        labels = item["metadata"]["labels"]
        item["metadata"]["labels"] = {key: value for key, value in labels.items() if key not in HELM_LABELS}
    return {(item["kind"], item["metadata"].get("namespace"), item["metadata"]["name"]): item for item in objects}


def test_lint_is_clean(helm):
    run(helm, "lint", "--strict", CHART)


def test_chart_and_kustomization_are_the_same_objects(template, kustomize):
    # Helm makes the namespace itself, with --create-namespace.
    ours = [item for item in kustomize("Manifests") if item["kind"] != "Namespace"]
    assert comparable(template()) == comparable(ours)


def test_the_network_policies_are_the_same(template, kustomize):
    (theirs,) = [item for item in template("--set", "networkPolicy.enabled=true") if item["kind"] == "NetworkPolicy"]
    (ours,) = kustomize("Manifests/components/network-policy")
    assert theirs["spec"] == ours["spec"]


def test_one_namespace_is_the_namespaced_overlay(template, kustomize):
    rendered = template("--namespace", "default", "--set", "watchNamespaces={default}")
    ours = kustomize("Manifests/overlays/namespaced")
    for item in ours:
        # The chart knows the namespace; the overlay asks the pod.
        if item["kind"] == "Deployment":
            (container,) = item["spec"]["template"]["spec"]["containers"]
            container["args"] = [text.replace("$(POD_NAMESPACE)", "default") for text in container["args"]]
            del container["env"]
    assert comparable(rendered) == comparable(ours)


VALUES = {
    "defaults": [],
    "everything on": [
        "--set", "networkPolicy.enabled=true", "--set", "metrics.serviceMonitor.enabled=true",
        "--set", "podLabels.team=ml", "--set", "podAnnotations.a=b", "--set", "nodeSelector.disk=ssd",
        "--set", "priorityClassName=high", "--set", "imagePullSecrets[0].name=pull",
        "--set", "tolerations[0].key=gpu", "--set", "extraArgs={--shadow-all}",
    ],
    "a claim": ["--set", "persistence.enabled=true", "--set", "persistence.storageClass=fast"],
    "everything off": [
        "--set", "podDisruptionBudget.enabled=false", "--set", "serviceAccount.create=false",
        "--set", "rbac.create=false", "--set", "replicas=0",
    ],
    "long names": ["--set", "nameOverride=" + "n" * 63, "--set", "fullnameOverride=" + "f" * 53],
}  # fmt: skip


@pytest.mark.parametrize("arguments", VALUES.values(), ids=VALUES.keys())
def test_every_set_of_values_is_safe(template, arguments):
    objects = template(*arguments)
    (deployment,) = [item for item in objects if item["kind"] == "Deployment"]
    assert restricted_violations(deployment["spec"]["template"]["spec"]) == []
    for item in objects:
        assert excessive_rights(item.get("rules", [])) == []
        assert len(item["metadata"]["name"]) <= 63
        assert all(len(value) <= 63 for value in item["metadata"]["labels"].values())


def test_the_digest_wins_over_the_tag(template):
    digest = "sha256:" + "0" * 64
    objects = template("--set", "image.tag=1.2.3", "--set", f"image.digest={digest}")
    (deployment,) = [item for item in objects if item["kind"] == "Deployment"]
    assert deployment["spec"]["template"]["spec"]["containers"][0]["image"] == f"outrider@{digest}"


def data_volume(objects):
    (deployment,) = [item for item in objects if item["kind"] == "Deployment"]
    pod = deployment["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert "--data-dir=/data" in container["args"]
    assert [mount["mountPath"] for mount in container["volumeMounts"]] == ["/data"]
    (volume,) = pod["volumes"]
    return volume


def test_what_is_remembered_outlives_the_pod_only_with_a_claim(template):
    objects = template()
    assert "emptyDir" in data_volume(objects)
    assert not [item for item in objects if item["kind"] == "PersistentVolumeClaim"]
    objects = template("--set", "persistence.enabled=true", "--set", "persistence.size=5Gi")
    (claim,) = [item for item in objects if item["kind"] == "PersistentVolumeClaim"]
    assert data_volume(objects)["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
    assert claim["spec"]["resources"]["requests"]["storage"] == "5Gi"
    objects = template("--set", "persistence.enabled=true", "--set", "persistence.existingClaim=mine")
    assert data_volume(objects)["persistentVolumeClaim"]["claimName"] == "mine"
    assert not [item for item in objects if item["kind"] == "PersistentVolumeClaim"]


def test_a_prometheus_is_named_where_one_is_given(template):
    objects = template("--set", "prometheus.url=http://prometheus.monitoring:9090")
    (deployment,) = [item for item in objects if item["kind"] == "Deployment"]
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    assert "--prometheus-url=http://prometheus.monitoring:9090" in container["args"]


def test_the_service_monitor_keeps_our_namespace_label(template):
    objects = template("--set", "metrics.serviceMonitor.enabled=true")
    (monitor,) = [item for item in objects if item["kind"] == "ServiceMonitor"]
    assert [endpoint["honorLabels"] for endpoint in monitor["spec"]["endpoints"]] == [True]


@pytest.mark.parametrize(
    "value, named",
    [
        ("replicas=2", "/replicas"),
        ("replica=1", "'replica'"),
        ("logFormat=xml", "/logFormat"),
        ("image.digest=latest", "/image/digest"),
        ("watchNamespaces={a,b}", "/watchNamespaces"),
        ("watchNamespaces={Shop}", "/watchNamespaces/0"),
        ("extraArgs=--help", "/extraArgs"),
        ("prometheus.url=prometheus:9090", "/prometheus/url"),
        ("persistence.size=5G", "/persistence/size"),
    ],
)
def test_a_wrong_value_is_refused_by_name(helm, value, named):
    done = run(helm, "template", "outrider", CHART, "--set", value, check=False)
    assert done.returncode != 0
    assert named in done.stderr


def test_a_parent_charts_globals_pass(template):
    assert template("--set", "global.anything=1")


def test_the_schema_knows_every_value(helm):
    schema = json.loads((CHART / "values.schema.json").read_text())["properties"]
    values = run(helm, "show", "values", CHART).stdout
    keys = {line.split(":")[0] for line in values.splitlines() if line[:1].isalpha()}
    assert keys | {"global"} == set(schema)


def test_the_notes_say_how_to_begin_and_how_to_back_out(helm):
    # Helm prints the notes of an install only; a dry run on the client needs no cluster.
    notes = run(helm, "install", "outrider", CHART, "--dry-run=client", "--namespace", "n").stdout.split("NOTES:")[1]
    assert "outrider.dev/mode=shadow" in notes
    assert "outrider.dev/mode=off" in notes
    assert "{{" not in notes
