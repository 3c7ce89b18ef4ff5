"""The controller runs under exactly the permissions of our manifests."""
import json

import pytest
from kubernetes import client, config
from kubernetes.client.exceptions import ApiException

from objects import llm
from processes import until

MAY = [
    ("get", "deployments.apps"), ("list", "pods"), ("watch", "horizontalpodautoscalers.autoscaling"),
    ("patch", "deployments.apps/scale"), ("create", "events.events.k8s.io"), ("list", "pods.metrics.k8s.io"),
]
MAY_NOT = [
    ("get", "secrets"), ("list", "secrets"), ("patch", "deployments.apps"), ("update", "deployments.apps"),
    ("update", "deployments.apps/scale"), ("delete", "pods"), ("create", "pods/exec"), ("get", "nodes"),
    ("patch", "horizontalpodautoscalers.autoscaling"), ("create", "events"), ("*", "*"),
]


@pytest.fixture
def account(cluster):
    return cluster.service_account_kubeconfig()


def can(cluster, account, verb, resource):
    resource, _, subresource = resource.partition("/")
    more = ["--subresource", subresource] if subresource else []
    done = cluster.kubectl(
        "auth", "can-i", verb, resource, *more, "-n", "shop", kubeconfig=account, check=False)
    assert done.stdout.strip() in ("yes", "no"), done.stderr
    assert done.returncode == (0 if done.stdout.strip() == "yes" else 1)
    return done.stdout.strip() == "yes"


def test_kubectl_says_what_the_account_may_do(cluster, account):
    assert [what for what in MAY if not can(cluster, account, *what)] == []
    assert [what for what in MAY_NOT if can(cluster, account, *what)] == []


def test_the_server_refuses_the_rest(cluster, account):
    cluster.apply(llm(5, mode="off"))
    path = "/apis/external.metrics.k8s.io/v1beta1/namespaces/shop/queue_depth"
    until(lambda: cluster.kubectl("get", "--raw", path, kubeconfig=account, check=False).returncode == 0, "a metric")
    api = config.new_client_from_config(str(account))
    core, apps = client.CoreV1Api(api), client.AppsV1Api(api)
    assert apps.read_namespaced_deployment("llm", "shop").spec.replicas == 1
    refused = [
        lambda: core.list_namespaced_secret("shop"),
        lambda: core.read_namespaced_secret("any", "outrider-system"),
        lambda: core.list_node(),
        lambda: core.delete_namespaced_pod("any", "shop"),
        lambda: apps.patch_namespaced_deployment("llm", "shop", {"spec": {"replicas": 3}}),
        lambda: apps.delete_namespaced_deployment("llm", "shop"),
    ]
    for call in refused:
        with pytest.raises(ApiException) as error:
            call()
        assert error.value.status == 403
        assert "system:serviceaccount:outrider-system:outrider" in json.loads(error.value.body)["message"]
    assert cluster.replicas("llm") == 1


def test_a_missing_permission_is_told_and_used_once_granted(cluster, outrider):
    controller = outrider()
    rules = json.loads(cluster.kubectl("get", "clusterrole", "outrider", "-o", "json").stdout)["rules"]
    without = [rule for rule in rules if "deployments/scale" not in rule["resources"]]
    assert len(without) == len(rules) - 1
    cluster.kubectl("patch", "clusterrole", "outrider", "--type=merge", "-p", json.dumps({"rules": without}))
    cluster.apply(llm(40))
    event = until(lambda: cluster.events("ScaleRefused"), "a ScaleRefused event")[0]
    assert event["type"] == "Warning" and "deployments/scale" in event["note"]
    assert cluster.replicas("llm") == 1 and controller.said("scale refused")
    cluster.kubectl("patch", "clusterrole", "outrider", "--type=merge", "-p", json.dumps({"rules": rules}))
    until(lambda: cluster.replicas("llm") == 8, "scaled once it may")
    until(lambda: controller.said("scale accepted"), "it says so")
