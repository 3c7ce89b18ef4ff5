"""The kustomizations: what they hold, what they may do, and that they are safe to run."""

import re

import pytest

from conftest import ROOT
from pod_security import excessive_rights, restricted_violations

FOLDERS = ["Manifests", "Manifests/overlays/single", "Manifests/overlays/namespaced"]


def by_kind(objects: list[dict], kind: str) -> list[dict]:
    return [item for item in objects if item["kind"] == kind]


def rights(rules: list[dict]) -> set[tuple[str, str, str]]:
    """The rules as (group, resource, verb)."""
    return {
        (group, resource, verb)
        for rule in rules
        for group in rule["apiGroups"]
        for resource in rule["resources"]
        for verb in rule["verbs"]
    }


def test_the_default_is_one_controller_for_the_cluster(kustomize):
    names = sorted((item["kind"], item["metadata"]["name"]) for item in kustomize("Manifests"))
    assert names == [
        ("ClusterRole", "outrider"),
        ("ClusterRoleBinding", "outrider"),
        ("Deployment", "outrider"),
        ("Namespace", "outrider-system"),
        ("PodDisruptionBudget", "outrider"),
        ("Role", "outrider-state"),
        ("RoleBinding", "outrider-state"),
        ("Service", "outrider"),
        ("ServiceAccount", "outrider"),
    ]


def test_the_cluster_wide_rights_are_exactly_these(kustomize):
    read = {"get", "list", "watch"}
    expected = {
        *(("apps", resource, verb) for resource in ("deployments", "replicasets") for verb in read),
        *(("", resource, verb) for resource in ("pods", "services") for verb in read),
        *(("discovery.k8s.io", "endpointslices", verb) for verb in read),
        *(("autoscaling", "horizontalpodautoscalers", verb) for verb in read),
        *(("metrics.k8s.io", "pods", verb) for verb in ("get", "list")),
        *((f"{kind}.metrics.k8s.io", "*", verb) for kind in ("custom", "external") for verb in ("get", "list")),
        *(("apps", "deployments/scale", verb) for verb in ("get", "patch")),
        *(("events.k8s.io", "events", verb) for verb in ("create", "patch")),
    }
    role = by_kind(kustomize("Manifests"), "ClusterRole")
    assert [rights(item["rules"]) for item in role] == [expected]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_role_asks_for_too_much(kustomize, folder):
    roles = [item for item in kustomize(folder) if item["kind"] in {"Role", "ClusterRole"}]
    assert roles
    assert [text for role in roles for text in excessive_rights(role["rules"])] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_pod_is_restricted_and_its_root_read_only(kustomize, folder):
    (deployment,) = by_kind(kustomize(folder), "Deployment")
    pod = deployment["spec"]["template"]["spec"]
    assert restricted_violations(pod) == []
    assert all(item["securityContext"]["readOnlyRootFilesystem"] for item in pod["containers"])
    assert pod["securityContext"]["runAsUser"] == 65532


def test_the_namespace_enforces_pod_security(kustomize):
    (namespace,) = by_kind(kustomize("Manifests"), "Namespace")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


@pytest.mark.parametrize("folder", FOLDERS)
def test_references_lead_somewhere(kustomize, folder):
    objects = kustomize(folder)
    known = {(item["kind"], item["metadata"].get("namespace"), item["metadata"]["name"]) for item in objects}
    for binding in by_kind(objects, "RoleBinding") + by_kind(objects, "ClusterRoleBinding"):
        role = binding["roleRef"]
        namespace = None if role["kind"] == "ClusterRole" else binding["metadata"]["namespace"]
        assert (role["kind"], namespace, role["name"]) in known
        for subject in binding["subjects"]:
            assert (subject["kind"], subject["namespace"], subject["name"]) in known
    (deployment,) = by_kind(objects, "Deployment")
    template = deployment["spec"]["template"]
    ports = {port["name"] for port in template["spec"]["containers"][0]["ports"]}
    (service,) = by_kind(objects, "Service")
    (budget,) = by_kind(objects, "PodDisruptionBudget")
    assert {port["targetPort"] for port in service["spec"]["ports"]} <= ports
    for selector in (
        service["spec"]["selector"],
        budget["spec"]["selector"]["matchLabels"],
        deployment["spec"]["selector"]["matchLabels"],
    ):
        assert selector.items() <= template["metadata"]["labels"].items()


def test_the_namespaced_overlay_stays_in_its_namespace(kustomize):
    objects = kustomize("Manifests/overlays/namespaced")
    assert {item["metadata"].get("namespace") for item in objects} == {"default"}
    assert not by_kind(objects, "ClusterRole") and not by_kind(objects, "Namespace")
    (deployment,) = by_kind(objects, "Deployment")
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    assert "--namespace=$(POD_NAMESPACE)" in container["args"]


def test_the_network_policy_lets_probes_in(kustomize):
    (policy,) = kustomize("Manifests/components/network-policy")
    (deployment,) = by_kind(kustomize("Manifests"), "Deployment")
    pod = deployment["spec"]["template"]
    assert policy["spec"]["podSelector"]["matchLabels"].items() <= pod["metadata"]["labels"].items()
    opened = {port["port"] for rule in policy["spec"]["ingress"] for port in rule["ports"]}
    (container,) = pod["spec"]["containers"]
    for probe in ("livenessProbe", "readinessProbe"):
        assert container[probe]["httpGet"]["port"] in opened


def test_every_file_names_the_programs_version(kustomize):
    program = re.search(r'"([0-9.]+)"', (ROOT / "Sources/outrider/Version.swift").read_text())
    assert program
    version = program.group(1)
    (deployment,) = by_kind(kustomize("Manifests"), "Deployment")
    assert deployment["spec"]["template"]["spec"]["containers"][0]["image"] == f"outrider:{version}"
    labels = {item["metadata"]["labels"]["app.kubernetes.io/version"] for item in kustomize("Manifests")}
    (policy,) = kustomize("Manifests/components/network-policy")
    chart = (ROOT / "Charts/outrider/Chart.yaml").read_text()
    assert labels | {policy["metadata"]["labels"]["app.kubernetes.io/version"]} == {version}
    assert f"appVersion: {version}\n" in chart
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text()
