#!/usr/bin/env python3
"""What a controller that holds many workloads costs: memory, CPU, API requests, and the time from a metric to a write.

    controller.py OUTRIDER [--workloads 1000] [--pods 5] [--metric external|cpu|both] [--periods 6] [--steps 60]

Starts the embedded cluster and the controller as two processes, at real time, on loopback. Each workload is a
Deployment with an External metric of its own, a CPU target, or both. After the quiet part, some External metrics step
up at instants that were set long before, and a watch says when each new size was written. Prints figures; asserts
nothing.
Documentation/Benchmarks.md says what each figure is.
"""
import argparse
import base64
import datetime
import http.client
import json
import os
import pathlib
import re
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import yaml

PERIOD = 15.0
NAMESPACE = "bench"
DEPLOYMENTS = f"/apis/apps/v1/namespaces/{NAMESPACE}/deployments"
# Replicas = value / PER_REPLICA.
PER_REPLICA = 5
STEPPED = "bench.outrider.dev/stepped"


class API:
    """One kept connection to the embedded cluster, as its admin."""

    def __init__(self, kubeconfig):
        made = yaml.safe_load(pathlib.Path(kubeconfig).read_text())
        cluster = made["clusters"][0]["cluster"]
        self.address = urllib.parse.urlparse(cluster["server"])
        self.trust = ssl.create_default_context(
            cadata=base64.b64decode(cluster["certificate-authority-data"]).decode())
        self.headers = {"Authorization": f"Bearer {made['users'][0]['user']['token']}"}
        self.connection = self.connect()

    def connect(self):
        return http.client.HTTPSConnection(self.address.hostname, self.address.port, context=self.trust)

    def call(self, method, path, body=None, content="application/json"):
        self.connection.request(
            method, path, body=None if body is None else json.dumps(body),
            headers=self.headers | {"Content-Type": content})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)

    def watch(self, path, seen):
        """Hands each line of a watch to `seen`, until the server ends it."""
        connection = self.connect()
        connection.request("GET", path, headers=self.headers)
        for line in connection.getresponse():
            seen(json.loads(line))


class Process:
    """A process of ours, and what it has used."""

    def __init__(self, command, log):
        self.started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.started.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, field):
        """Bytes of a field of /proc/PID/status: VmRSS, RssAnon, VmHWM."""
        status = pathlib.Path(f"/proc/{self.started.pid}/status").read_text()
        return int(re.search(rf"^{field}:\s+(\d+) kB", status, re.M).group(1)) * 1024

    def stop(self):
        self.started.terminate()
        try:
            self.started.wait(20)
        except subprocess.TimeoutExpired:
            self.started.kill()
            self.started.wait()


class Controller(Process):
    def __init__(self, outrider, kubeconfig, log):
        self.port = free_port()
        super().__init__(
            [outrider, "run", "--kubeconfig", kubeconfig, "--listen", f"127.0.0.1:{self.port}"], log)
        wait(lambda: answers(self.port), 30)

    def series(self, name):
        """The samples of one metric: (labels as text, value)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
        return [(found[1] or "", float(found[2])) for found in re.finditer(rf"^{name}(\{{.*\}})? (\S+)$", text, re.M)]

    def sum(self, name):
        return sum(value for _, value in self.series(name))

    def buckets(self, name):
        return {re.search(r'le="([^"]+)"', labels).group(1): value for labels, value in self.series(f"{name}_bucket")}


def quantile(share, before, after):
    """The upper edge of the histogram bucket in which that share of the new samples lies."""
    counts = {float(edge): value - before.get(edge, 0.0) for edge, value in after.items()}
    total = max(counts.values(), default=0.0)
    return min((edge for edge, count in counts.items() if count >= share * total), default=float("nan"))


def workload(index, options):
    name = name_of(index)
    spec = []
    annotations = {
        "outrider.dev/mode": "active", "outrider.dev/min-replicas": str(options.pods),
        "outrider.dev/max-replicas": "20"}
    if options.metric != "cpu":
        # A name of its own: values of one name add up over a namespace.
        spec.append({"type": "External", "external": {
            "metric": {"name": f"queue-{name}"},
            "target": {"type": "AverageValue", "averageValue": str(PER_REPLICA)}}})
        annotations[f"sim.outrider.dev/external-metric.queue-{name}"] = f"constant:{PER_REPLICA * options.pods}"
    if options.metric != "external":
        spec.append({"type": "Resource", "resource": {
            "name": "cpu", "target": {"type": "Utilization", "averageUtilization": 60}}})
    annotations["outrider.dev/metrics"] = json.dumps(spec)
    labels = {"app": name}
    container = {
        "name": "app", "image": "registry.example/app:1", "resources": {"requests": {"cpu": "10m", "memory": "16Mi"}}}
    return {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {
            "name": name, "namespace": NAMESPACE, "annotations": annotations,
            "labels": {STEPPED: "yes"} if index < options.steps else {}},
        "spec": {"replicas": options.pods, "selector": {"matchLabels": labels}, "template": {
            "metadata": {"labels": labels, "annotations": {"sim.outrider.dev/startup": "1s"}},
            "spec": {"containers": [container]}}}}


def name_of(index):
    return f"w{index:04d}"


def create(kubeconfig, options):
    api = API(kubeconfig)
    api.call("POST", "/api/v1/namespaces", {"metadata": {"name": NAMESPACE}})
    for index in range(options.workloads):
        api.call("POST", DEPLOYMENTS, workload(index, options))
    want = options.workloads * options.pods
    wait(lambda: ready_pods(api) == want, 600, pause=2)


def ready_pods(api):
    return sum(found["status"].get("readyReplicas", 0) for found in api.call("GET", DEPLOYMENTS)["items"])


def react(api, options):
    """Seconds from each step of a metric to the write of the new size."""
    written = {}

    def seen(event):
        found = event["object"]
        if event["type"] == "MODIFIED" and found["spec"]["replicas"] > options.pods:
            written.setdefault(found["metadata"]["name"], time.time())

    selector = urllib.parse.quote(f"{STEPPED}=yes")
    # Steps begin one period from now and are spread over the next, so that they meet every phase of a tick.
    settle = PERIOD
    path = f"{DEPLOYMENTS}?watch=true&labelSelector={selector}&timeoutSeconds={int(settle + 3 * PERIOD)}"
    watch = threading.Thread(target=api.watch, args=(path, seen), daemon=True)
    watch.start()
    origin = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    steps = {}
    low, high = PER_REPLICA * options.pods, PER_REPLICA * (options.pods + 2)
    for index in range(options.steps):
        name = name_of(index)
        after = int(1000 * (settle + PERIOD * index / options.steps))
        steps[name] = origin.timestamp() + after / 1000
        api.call("PATCH", f"{DEPLOYMENTS}/{name}", {"metadata": {"annotations": {
            "sim.outrider.dev/origin": origin.isoformat().replace("+00:00", "Z"),
            f"sim.outrider.dev/external-metric.queue-{name}": f"step:{low}@0s,{high}@{after}ms"}}},
            "application/merge-patch+json")
    watch.join()
    if missing := steps.keys() - written.keys():
        print(f"never written                   {len(missing)} of {len(steps)}")
    return [written[name] - steps[name] for name in steps if name in written]


def measure(outrider, options, folder, started):
    kubeconfig = f"{folder}/kubeconfig"
    log = open(f"{folder}/log", "w")
    cluster = Process([outrider, "cluster", "--kubeconfig-out", kubeconfig], log)
    started.append(cluster)
    wait(lambda: pathlib.Path(kubeconfig).exists(), 30)

    idle = Controller(outrider, kubeconfig, log)
    started.append(idle)
    time.sleep(5)
    show("resident, no workloads", f"{megabytes(idle.memory('VmRSS'))}")
    idle.stop()

    begun = time.monotonic()
    create(kubeconfig, options)
    show("made ready in", f"{time.monotonic() - begun:.0f} s, {cluster.cpu_seconds():.1f} CPU seconds of the cluster")

    controller = Controller(outrider, kubeconfig, log)
    started.append(controller)
    wait(lambda: controller.sum("outrider_workloads") == options.workloads, 60)
    time.sleep(2 * PERIOD)

    counters = ["outrider_api_requests_total", "outrider_decisions_total"]
    before = [controller.sum(name) for name in counters]
    lag = controller.buckets("outrider_tick_lag_seconds")
    cpu, cluster_cpu, begun = controller.cpu_seconds(), cluster.cpu_seconds(), time.monotonic()
    time.sleep(options.periods * PERIOD)
    elapsed = time.monotonic() - begun
    cpu, cluster_cpu = controller.cpu_seconds() - cpu, cluster.cpu_seconds() - cluster_cpu
    requests, decisions = (controller.sum(name) - old for name, old in zip(counters, before))
    share = options.workloads * elapsed / PERIOD
    show("resident", f"{megabytes(controller.memory('VmRSS'))}, of it {megabytes(controller.memory('RssAnon'))} heap"
         f" and stacks; peak {megabytes(controller.memory('VmHWM'))}")
    show("CPU", f"{cpu / elapsed:.3f} cores ({1e6 * cpu / decisions:.0f} µs a decision); "
         f"the cluster beside it {cluster_cpu / elapsed:.3f}")
    show("API requests", f"{requests / share:.2f} per workload and period, {requests / decisions:.2f} a decision")
    show("decisions", f"{decisions / share:.2f} per workload and period")
    edge = quantile(0.99, lag, controller.buckets("outrider_tick_lag_seconds"))
    show("tick lag, 99 %", f"under {edge} s")

    if options.metric == "external" and options.steps > 0:
        reactions = react(API(kubeconfig), options)
        show("metric step to scale write", f"median {statistics.median(reactions):.1f} s, max {max(reactions):.2f} s "
             f"of {len(reactions)} (period {PERIOD:.0f} s)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("outrider")
    parser.add_argument("--workloads", type=int, default=1000)
    parser.add_argument("--pods", type=int, default=5)
    parser.add_argument("--metric", choices=["external", "cpu", "both"], default="external")
    parser.add_argument("--periods", type=int, default=6, help="length of the quiet part, in periods of 15 s")
    parser.add_argument("--steps", type=int, default=60, help="workloads whose metric steps up at the end")
    options = parser.parse_args()
    options.steps = min(options.steps, options.workloads)
    show("workloads", f"{options.workloads} x {options.pods} pods, metric {options.metric}")
    started = []
    with tempfile.TemporaryDirectory(prefix="outrider-bench-") as folder:
        try:
            measure(options.outrider, options, folder, started)
        finally:
            for process in reversed(started):
                process.stop()
    show("machine", f"{os.cpu_count()} cores, load {' '.join(f'{load:.1f}' for load in os.getloadavg())} at the end")


def show(name, text):
    print(f"{name:<31} {text}", flush=True)


def megabytes(count):
    return f"{count / 1e6:.1f} MB"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def answers(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def wait(check, seconds, pause=0.25):
    end = time.monotonic() + seconds
    while not check():
        if time.monotonic() > end:
            sys.exit(f"not ready within {seconds} s")
        time.sleep(pause)


if __name__ == "__main__":
    main()
