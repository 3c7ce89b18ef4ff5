#!/usr/bin/env python3
"""What a controller that holds many workloads costs: memory, CPU, API requests, and the time from a metric to a write.

    controller.py OUTRIDER [--workloads 1000] [--pods 5] [--periods 6]

Starts the embedded cluster and the controller as two processes, at real time, on loopback. Each workload is a Deployment
with an External metric; one of them has its metric raised to time the reaction. Prints figures; asserts nothing.
"""
import argparse
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
import time
import urllib.request

import yaml

PERIOD = 15.0


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class API:
    def __init__(self, kubeconfig):
        made = yaml.safe_load(pathlib.Path(kubeconfig).read_text())
        self.server = made["clusters"][0]["cluster"]["server"]
        import base64
        ca = base64.b64decode(made["clusters"][0]["cluster"]["certificate-authority-data"]).decode()
        self.context = ssl.create_default_context(cadata=ca)
        self.token = made["users"][0]["user"]["token"]

    def call(self, method, path, body=None, content="application/json"):
        request = urllib.request.Request(
            self.server + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": content})
        with urllib.request.urlopen(request, context=self.context) as answer:
            return json.load(answer)


def usage(pid):
    """(CPU seconds so far, resident bytes)"""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    ticks = os.sysconf("SC_CLK_TCK")
    resident = int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return (int(fields[11]) + int(fields[12])) / ticks, resident


def metric(port, name):
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
    total = 0.0
    for line in text.splitlines():
        found = re.match(rf"{name}(?:\{{.*\}})? (\S+)$", line)
        total += float(found.group(1)) if found else 0.0
    return total


def workload(index, pods, value):
    name = f"w{index:04d}"
    metrics = [{"type": "External", "external": {
        "metric": {"name": "queue_depth"}, "target": {"type": "AverageValue", "averageValue": "5"}}}]
    return {
        "apiVersion": "apps/v1", "kind": "Deployment",
        "metadata": {"name": name, "namespace": "bench", "annotations": {
            "outrider.dev/mode": "active", "outrider.dev/max-replicas": "20", "outrider.dev/min-replicas": str(pods),
            "outrider.dev/metrics": json.dumps(metrics),
            "sim.outrider.dev/external-metric.queue_depth": f"constant:{value}"}},
        "spec": {"replicas": pods, "selector": {"matchLabels": {"app": name}}, "template": {
            "metadata": {"labels": {"app": name}, "annotations": {"sim.outrider.dev/startup": "1s"}},
            "spec": {"containers": [{"name": "app", "image": "registry.example/app:1",
                                     "resources": {"requests": {"cpu": "1m"}}}]}}}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("outrider")
    parser.add_argument("--workloads", type=int, default=1000)
    parser.add_argument("--pods", type=int, default=5)
    parser.add_argument("--periods", type=int, default=6)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="outrider-bench-")
    kubeconfig = f"{folder}/kubeconfig"
    port = free_port()
    quiet = dict(stdout=subprocess.DEVNULL, stderr=open(f"{folder}/log", "w"), stdin=subprocess.DEVNULL)
    started = []
    try:
        started.append(subprocess.Popen(
            [options.outrider, "cluster", "--port", str(port), "--kubeconfig-out", kubeconfig, "--nodes", "200"], **quiet))
        wait(lambda: pathlib.Path(kubeconfig).exists() and answers(port), 30)
        api = API(kubeconfig)
        api.call("POST", "/api/v1/namespaces", {"metadata": {"name": "bench"}})
        for index in range(options.workloads):
            api.call("POST", "/apis/apps/v1/namespaces/bench/deployments",
                     workload(index, options.pods, 5 * options.pods))
        want = options.workloads * options.pods
        wait(lambda: ready_pods(api) == want, 300)
        listen = free_port()
        controller = subprocess.Popen(
            [options.outrider, "run", "--kubeconfig", kubeconfig, "--listen", f"127.0.0.1:{listen}"], **quiet)
        started.append(controller)
        wait(lambda: answers(listen) and metric(listen, "outrider_workloads") == options.workloads, 60)
        time.sleep(2 * PERIOD)
        cpu, _ = usage(controller.pid)
        requests = metric(listen, "outrider_api_requests_total")
        decisions = metric(listen, "outrider_decisions_total")
        begun = time.monotonic()
        time.sleep(options.periods * PERIOD)
        elapsed = time.monotonic() - begun
        cpu_after, resident = usage(controller.pid)
        requests = metric(listen, "outrider_api_requests_total") - requests
        decisions = metric(listen, "outrider_decisions_total") - decisions
        reactions = [react(api, index, options.pods) for index in range(5)]
        print(f"workloads                       {options.workloads} x {options.pods} pods")
        print(f"resident                        {resident / 1e6:.1f} MB")
        print(f"CPU                             {(cpu_after - cpu) / elapsed:.3f} cores")
        print(f"API requests/workload/period    {requests / options.workloads / (elapsed / PERIOD):.2f}")
        print(f"decisions/workload/period       {decisions / options.workloads / (elapsed / PERIOD):.2f}")
        print(f"metric step to scale write      median {statistics.median(reactions):.1f} s, "
              f"max {max(reactions):.1f} s (period {PERIOD:.0f} s)")
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def react(api, index, pods):
    """Seconds from a metric that shows a higher value to spec.replicas being written."""
    path = f"/apis/apps/v1/namespaces/bench/deployments/w{index:04d}"
    api.call("PATCH", path, {"metadata": {"annotations": {
        "sim.outrider.dev/external-metric.queue_depth": f"constant:{5 * (pods + 2)}"}}}, "application/merge-patch+json")
    begun = time.monotonic()
    wait(lambda: api.call("GET", path)["spec"]["replicas"] > pods, 60, pause=0.05)
    return time.monotonic() - begun


def ready_pods(api):
    deployments = api.call("GET", "/apis/apps/v1/namespaces/bench/deployments")["items"]
    return sum(d.get("status", {}).get("readyReplicas", 0) for d in deployments)


def answers(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def wait(check, seconds, pause=0.25):
    end = time.monotonic() + seconds
    while not check():
        if time.monotonic() > end:
            sys.exit(f"not ready within {seconds} s; the processes' log says why")
        time.sleep(pause)


if __name__ == "__main__":
    main()
