"""What became of the replicas of Deployments."""
import threading

from kubernetes import client, config, watch


class ReplicaSeries:
    """Every value that spec.replicas of some Deployments takes, in order, as a watch tells it."""

    def __init__(self, cluster, *names, namespace="shop"):
        self.values = {name: [] for name in names}
        self.fault = None
        self._stream = watch.Watch()
        apps = client.AppsV1Api(config.new_client_from_config(str(cluster.kubeconfig)))
        self._thread = threading.Thread(target=self._follow, args=(apps, namespace), daemon=True)
        self._thread.start()

    def _follow(self, apps, namespace):
        try:
            for event in self._stream.stream(apps.list_namespaced_deployment, namespace):
                name, replicas = event["object"].metadata.name, event["object"].spec.replicas
                series = self.values.get(name)
                if series is not None and series[-1:] != [replicas]:
                    series.append(replicas)
        except Exception as fault:  # the cluster ends before the thread does
            self.fault = fault

    def is_at(self, replicas):
        """Whether all have this size now; a watch that broke would never tell."""
        assert self.fault is None, self.fault
        return all(series[-1:] == [replicas] for series in self.values.values())
