"""The Kubernetes objects that the tests apply."""
import json


def external(name, average="5"):
    return {
        "type": "External",
        "external": {"metric": {"name": name}, "target": {"type": "AverageValue", "averageValue": average}}}


QUEUE = external("queue_depth")


def deployment(name, replicas=1, annotations=None, pod_annotations=None, cpu="500m", startup="20s"):
    labels = {"app": name}
    return {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": name, "namespace": "shop", "labels": labels, "annotations": annotations or {}},
        "spec": {
            "replicas": replicas, "selector": {"matchLabels": labels},
            "template": {
                "metadata": {
                    "labels": labels,
                    "annotations": {"sim.outrider.dev/startup": startup, **(pod_annotations or {})}},
                "spec": {"containers": [{
                    "name": "app", "image": "registry.example/app:1",
                    "ports": [{"name": "http", "containerPort": 8000}],
                    "resources": {"requests": {"cpu": cpu, "memory": "64Mi"}}}]}}}}


def ours(mode="active", high="10", metrics=None, behavior=None, **more):
    """The annotations of a Deployment that Outrider scales; keywords are further keys, `_` for `-`."""
    made = {"mode": mode, "max-replicas": high}
    if metrics:
        made["metrics"] = json.dumps(metrics)
    if behavior:
        made["behavior"] = json.dumps(behavior)
    made |= {key.replace("_", "-"): value for key, value in more.items()}
    return {f"outrider.dev/{key}": value for key, value in made.items()}


def queue(depth, name="queue_depth"):
    """The annotation that gives an external metric a constant value."""
    return {f"sim.outrider.dev/external-metric.{name}": f"constant:{depth}"}


def llm(depth, **more):
    """The Deployment `llm`, scaled on the external metric queue_depth, 5 a pod, which is at `depth`."""
    return deployment("llm", annotations={**ours(metrics=[QUEUE], **more), **queue(depth)})


def service(name):
    return {
        "apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": "shop"},
        "spec": {"selector": {"app": name}, "ports": [{"port": 80, "targetPort": "http"}]}}


def hpa(name, metrics, low=1, high=10, behavior=None, target=None):
    spec = {
        "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": target or name},
        "minReplicas": low, "maxReplicas": high, "metrics": metrics}
    if behavior:
        spec["behavior"] = behavior
    return {
        "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
        "metadata": {"name": name, "namespace": "shop"}, "spec": spec}
