"""A real kubectl applies what we ship to the embedded cluster, and the ServiceAccount may do what it must and no more."""

import json
import os
import socket
import subprocess
import time

import pytest
import yaml

from conftest import ROOT, run

ACCOUNT = "system:serviceaccount:outrider-system:outrider"
READY_SECONDS_MAX = 60


class EmbeddedCluster:
    """`outrider cluster` on a free port of loopback, and kubectl as its administrator."""

    def __init__(self, outrider, kubectl, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.tool = kubectl
        self.kubeconfig = folder / "kubeconfig"
        self.environment = {**os.environ, "HOME": str(folder)}
        self.log_path = folder / "cluster.log"
        self.log = self.log_path.open("w")
        self.process = subprocess.Popen(
            [outrider, "cluster", "--port", str(port), "--kubeconfig-out", self.kubeconfig],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log)  # fmt: skip

    def wait_until_ready(self):
        end = time.monotonic() + READY_SECONDS_MAX
        while not (self.kubeconfig.exists() and self.kubectl("version", check=False).returncode == 0):
            assert self.process.poll() is None and time.monotonic() < end, self.log_path.read_text()
            time.sleep(0.1)

    def kubectl(self, *arguments, **options):
        return run(self.tool, "--kubeconfig", self.kubeconfig, *arguments, env=self.environment, **options)

    def may(self, verb: str, resource: str, group="", namespace="") -> bool:
        """Whether our ServiceAccount may do it: the question behind `kubectl auth can-i`."""
        resource, _, subresource = resource.partition("/")
        attributes = {
            "verb": verb, "resource": resource, "subresource": subresource, "group": group, "namespace": namespace}
        review = {
            "apiVersion": "authorization.k8s.io/v1",
            "kind": "SelfSubjectAccessReview",
            "spec": {"resourceAttributes": attributes},
        }
        path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"
        groups = ["system:serviceaccounts", "system:serviceaccounts:outrider-system", "system:authenticated"]
        identity = [f"--as={ACCOUNT}", *(f"--as-group={name}" for name in groups)]
        done = self.kubectl(*identity, "create", "--raw", path, "-f", "-", input=json.dumps(review))
        return json.loads(done.stdout)["status"]["allowed"]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.log.close()


@pytest.fixture(scope="module")
def cluster(outrider, kubectl, tmp_path_factory):
    made = EmbeddedCluster(outrider, kubectl, tmp_path_factory.mktemp("cluster"))
    try:
        made.wait_until_ready()
        made.kubectl("apply", "-k", ROOT / "Manifests")
        yield made
    finally:
        made.stop()


def test_applying_the_manifests_again_changes_nothing(cluster):
    lines = cluster.kubectl("apply", "-k", ROOT / "Manifests").stdout.splitlines()
    # kubectl sends a budget's selector every time, as its schema says to replace it, and then says "configured".
    changed = [line for line in lines if not line.endswith(" unchanged") and "poddisruptionbudget" not in line]
    assert changed == []


def test_every_overlay_applies(cluster):
    for folder in sorted((ROOT / "Manifests/overlays").iterdir()):
        cluster.kubectl("apply", "-k", folder)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--set", "watchNamespaces={default}"], ["--set", "networkPolicy.enabled=true"]],
    ids=["defaults", "one namespace", "network policy"],
)
def test_the_chart_applies(cluster, template, arguments):
    rendered = yaml.safe_dump_all(template(*arguments))
    cluster.kubectl("apply", "-f", "-", input=rendered)


@pytest.mark.parametrize(
    "verb, resource, group",
    [
        ("list", "deployments", "apps"),
        ("watch", "pods", ""),
        ("watch", "horizontalpodautoscalers", "autoscaling"),
        ("list", "pods", "metrics.k8s.io"),
        ("get", "queue_depth", "external.metrics.k8s.io"),
        ("patch", "deployments/scale", "apps"),
        ("create", "events", "events.k8s.io"),
    ],
)
def test_the_account_may_do_its_work_everywhere(cluster, verb, resource, group):
    assert cluster.may(verb, resource, group, namespace="shop")


def test_the_account_may_keep_its_state_in_its_own_namespace_only(cluster):
    assert cluster.may("update", "leases", "coordination.k8s.io", namespace="outrider-system")
    assert cluster.may("create", "configmaps", "", namespace="outrider-system")
    assert not cluster.may("update", "leases", "coordination.k8s.io", namespace="shop")
    assert not cluster.may("get", "configmaps", "", namespace="shop")


@pytest.mark.parametrize(
    "verb, resource, group",
    [
        ("get", "secrets", ""),
        ("list", "secrets", ""),
        ("patch", "deployments", "apps"),
        ("delete", "pods", ""),
        ("create", "pods/exec", ""),
        ("patch", "horizontalpodautoscalers", "autoscaling"),
        ("create", "clusterrolebindings", "rbac.authorization.k8s.io"),
    ],
)
def test_the_account_may_do_no_more(cluster, verb, resource, group):
    assert not cluster.may(verb, resource, group, namespace="shop")
