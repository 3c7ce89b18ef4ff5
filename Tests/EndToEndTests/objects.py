"""The Kubernetes objects that the tests apply."""


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


def service(name):
    return {
        "apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": "shop"},
        "spec": {"selector": {"app": name}, "ports": [{"port": 80, "targetPort": "http"}]}}


def hpa(name, metrics, low=1, high=10, behavior=None):
    spec = {
        "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name},
        "minReplicas": low, "maxReplicas": high, "metrics": metrics}
    if behavior:
        spec["behavior"] = behavior
    return {
        "apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
        "metadata": {"name": name, "namespace": "shop"}, "spec": spec}


def external(name, average):
    return {
        "type": "External",
        "external": {"metric": {"name": name}, "target": {"type": "AverageValue", "averageValue": average}}}
