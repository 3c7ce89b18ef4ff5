"""The checks of pod_security.py find what they are for."""

import copy

import pytest

from pod_security import excessive_rights, restricted_violations

SAFE = {
    "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [
        {
            "name": "a",
            "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
        }
    ],
}


def test_a_restricted_pod_passes():
    assert restricted_violations(SAFE) == []


@pytest.mark.parametrize(
    "path, value",
    [
        (["hostNetwork"], True),
        (["volumes"], [{"name": "v", "hostPath": {"path": "/"}}]),
        (["securityContext"], {}),
        (["securityContext", "seccompProfile"], {"type": "Unconfined"}),
        (["containers", 0, "securityContext", "runAsNonRoot"], False),
        (["containers", 0, "securityContext", "runAsUser"], 0),
        (["containers", 0, "securityContext", "allowPrivilegeEscalation"], None),
        (["containers", 0, "securityContext", "privileged"], True),
        (["containers", 0, "securityContext", "capabilities"], {}),
        (["containers", 0, "securityContext", "capabilities", "add"], ["SYS_ADMIN"]),
        (["containers", 0, "ports"], [{"containerPort": 80, "hostPort": 80}]),
    ],
)
def test_a_loosened_pod_is_refused(path, value):
    pod = copy.deepcopy(SAFE)
    place = pod
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert restricted_violations(pod) != []


@pytest.mark.parametrize(
    "rule",
    [
        {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]},
        {"apiGroups": [""], "resources": ["*"], "verbs": ["get"]},
        {"apiGroups": ["*"], "resources": ["pods"], "verbs": ["get"]},
        {"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["*"]},
        {"apiGroups": ["custom.metrics.k8s.io"], "resources": ["*"], "verbs": ["create"]},
        {"apiGroups": ["custom.metrics.k8s.io", ""], "resources": ["*"], "verbs": ["get"]},
        {"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]},
        {"nonResourceURLs": ["/metrics"], "verbs": ["get"]},
    ],
)
def test_a_right_too_many_is_found(rule):
    assert excessive_rights([rule]) != []
