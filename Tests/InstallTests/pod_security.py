"""The rules of Pod Security `restricted` that a pod template can break, and the rights that none of ours may ask for.

Source: Kubernetes, "Pod Security Standards", restricted profile; the baseline rules are included.
"""

ALLOWED_VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}
# Metrics name their own resources, so these two groups alone may be read with a wildcard.
WILDCARD_GROUPS = {"custom.metrics.k8s.io", "external.metrics.k8s.io"}
READ_VERBS = {"get", "list", "watch"}


def restricted_violations(pod: dict) -> list[str]:
    """What the admission of a namespace with `enforce: restricted` would refuse in a pod's `spec`."""
    found = [f"{key} is true" for key in ("hostNetwork", "hostPID", "hostIPC") if pod.get(key)]
    for volume in pod.get("volumes", []):
        kinds = set(volume) - {"name"}
        found += [f"volume {volume['name']} is a {kind}" for kind in kinds - ALLOWED_VOLUMES]
    shared = pod.get("securityContext", {})
    for container in pod.get("initContainers", []) + pod["containers"]:
        own = container.get("securityContext", {})
        name = container["name"]
        if own.get("runAsNonRoot", shared.get("runAsNonRoot")) is not True:
            found.append(f"{name}: runAsNonRoot is not true")
        if own.get("runAsUser", shared.get("runAsUser")) == 0:
            found.append(f"{name}: runAsUser is 0")
        profile = own.get("seccompProfile", shared.get("seccompProfile", {})).get("type")
        if profile not in {"RuntimeDefault", "Localhost"}:
            found.append(f"{name}: seccompProfile is {profile}")
        if own.get("allowPrivilegeEscalation") is not False:
            found.append(f"{name}: allowPrivilegeEscalation is not false")
        if own.get("privileged"):
            found.append(f"{name}: privileged")
        capabilities = own.get("capabilities", {})
        if "ALL" not in capabilities.get("drop", []):
            found.append(f"{name}: capabilities are not dropped")
        if set(capabilities.get("add", [])) - {"NET_BIND_SERVICE"}:
            found.append(f"{name}: capabilities are added")
        if any("hostPort" in port for port in container.get("ports", [])):
            found.append(f"{name}: hostPort")
    return found


def excessive_rights(rules: list[dict]) -> list[str]:
    """Rights that the controller must never have, in the rules of a Role or ClusterRole."""
    found = []
    for rule in rules:
        groups, resources = set(rule.get("apiGroups", [])), set(rule.get("resources", []))
        verbs = set(rule["verbs"])
        names = f"{sorted(groups)} {sorted(resources)} {sorted(verbs)}"
        wild_read = groups <= WILDCARD_GROUPS and verbs <= READ_VERBS
        if "*" in groups or "*" in verbs or ("*" in resources and not wild_read):
            found.append(f"a wildcard: {names}")
        if any(resource.split("/")[0] == "secrets" for resource in resources):
            found.append(f"secrets: {names}")
        if resources & {"pods/exec", "serviceaccounts/token", "nodes/proxy"} or verbs & {"escalate", "bind", "impersonate"}:
            found.append(f"a way to more rights: {names}")
        if rule.get("nonResourceURLs"):
            found.append(f"paths: {rule['nonResourceURLs']}")
    return found
