"""Real processes over real TLS: the embedded cluster, the controller, kubectl, the Python client.

Time is virtual: `outrider cluster --speed` and `outrider run --clock-speed` share one fast clock, so that ten simulated
minutes pass in seconds. Tests wait for what they expect, with a deadline; they never sleep for a fixed time and hope.
"""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time

import pytest
import yaml
from kubernetes import client, config, watch

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTRIDER = pathlib.Path(os.environ.get("OUTRIDER", ROOT / ".build" / "debug" / "outrider"))
KUBECTL = os.environ.get("KUBECTL") or str(ROOT / ".tools" / "kubectl")
SPEED = float(os.environ.get("OUTRIDER_E2E_SPEED", "30"))
DEADLINE = float(os.environ.get("OUTRIDER_E2E_DEADLINE", "90"))


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(check, what, deadline=DEADLINE):
    """The first truthy answer of `check`, asked ten times a second."""
    end = time.monotonic() + deadline
    while True:
        answer = check()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"not within {deadline} s: {what}")
        time.sleep(0.1)


class Program:
    """One of our processes; ends with the test, and its output is shown if the test fails."""

    def __init__(self, *arguments, folder, name):
        self.name = name
        self.log = folder / f"{name}.stderr"
        self.out = folder / f"{name}.stdout"
        self.process = subprocess.Popen(
            [str(OUTRIDER), *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=self.out.open("wb"), stderr=self.log.open("wb"))

    def stop(self, sig=signal.SIGTERM, deadline=20):
        if self.process.poll() is None:
            self.process.send_signal(sig)
            try:
                self.process.wait(deadline)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError(f"{self.name} did not stop within {deadline} s of {sig.name}")
        return self.process.returncode

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def output(self):
        return self.out.read_text()

    def lines(self):
        """The JSON log lines so far."""
        found = []
        for line in self.log.read_text().splitlines():
            if line.startswith("{"):
                found.append(json.loads(line))
        return found

    def said(self, message, **fields):
        return [
            line for line in self.lines()
            if line.get("msg") == message and all(line.get(k) == v for k, v in fields.items())]


class Cluster:
    """An embedded cluster on a free loopback port, with a kubeconfig for its administrator."""

    def __init__(self, folder, speed=SPEED, port=None, data=()):
        self.folder = folder
        self.speed = speed
        self.origin = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.port = port or free_port()
        self.kubeconfig = folder / "kubeconfig"
        self.program = None
        self.start()

    def start(self, name="cluster"):
        self.program = Program(
            "cluster", "--port", self.port, "--kubeconfig-out", self.kubeconfig,
            "--speed", self.speed, "--clock-origin", self.origin, folder=self.folder, name=name)
        until(lambda: "https://" in self.program.output() or self.program.process.poll() is not None, "cluster ready")
        assert self.program.process.poll() is None, self.program.log.read_text()
        self.api = config.new_client_from_config(str(self.kubeconfig))
        self.apps = client.AppsV1Api(self.api)
        self.core = client.CoreV1Api(self.api)
        self.custom = client.CustomObjectsApi(self.api)

    def kubectl(self, *arguments, stdin=None, check=True, kubeconfig=None):
        done = subprocess.run(
            [KUBECTL, "--kubeconfig", str(kubeconfig or self.kubeconfig), *arguments],
            input=stdin, capture_output=True, text=True, timeout=60,
            env={**os.environ, "HOME": str(self.folder)})
        if check:
            assert done.returncode == 0, f"kubectl {' '.join(arguments)}: {done.stderr}{done.stdout}"
        return done

    def apply(self, *objects):
        return self.kubectl("apply", "-f", "-", stdin=yaml.safe_dump_all(objects))

    def replicas(self, name, namespace="shop"):
        return self.apps.read_namespaced_deployment(name, namespace).spec.replicas

    def events(self, namespace="shop", reason=None):
        items = self.custom.list_namespaced_custom_object("events.k8s.io", "v1", namespace, "events")["items"]
        return [e for e in items if reason in (None, e.get("reason"))]


class ReplicaSeries:
    """Every value that spec.replicas of a Deployment takes, in order, as a watch tells it."""

    def __init__(self, cluster, names, namespace="shop"):
        self.values = {name: [] for name in names}
        self.stream = watch.Watch()
        api = config.new_client_from_config(str(cluster.kubeconfig))
        self.thread = threading.Thread(target=self._run, args=(client.AppsV1Api(api), namespace), daemon=True)
        self.thread.start()

    def _run(self, apps, namespace):
        for event in self.stream.stream(apps.list_namespaced_deployment, namespace, timeout_seconds=600):
            name, replicas = event["object"].metadata.name, event["object"].spec.replicas
            series = self.values.get(name)
            if series is not None and (not series or series[-1] != replicas):
                series.append(replicas)


@pytest.fixture
def programs(tmp_path):
    """Starts programs and stops whatever still runs at the end."""
    started = []

    def start(*arguments, name):
        program = Program(*arguments, folder=tmp_path, name=name)
        started.append(program)
        return program

    yield start
    for program in started:
        program.stop()


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    made.kubectl("create", "namespace", "shop")
    yield made
    made.program.stop()


@pytest.fixture
def outrider(cluster, programs):
    """The controller as a process of its own, under exactly the permissions of our manifests."""

    def start(*extra, name="outrider"):
        kubeconfig = service_account_kubeconfig(cluster)
        port = free_port()
        program = programs(
            "run", "--kubeconfig", kubeconfig, "--listen", f"127.0.0.1:{port}", "--log-format", "json",
            "--clock-speed", cluster.speed, "--clock-origin", cluster.origin, *extra, name=name)
        program.port = port
        return program

    return start


def service_account_kubeconfig(cluster):
    """Applies the manifests with kubectl and logs in as their ServiceAccount."""
    cluster.kubectl("apply", "-k", str(ROOT / "Manifests"))
    token = cluster.core.create_namespaced_service_account_token(
        "outrider", "outrider-system", {"spec": {"expirationSeconds": 3600}}).status.token
    made = yaml.safe_load(cluster.kubeconfig.read_text())
    made["users"] = [{"name": made["users"][0]["name"], "user": {"token": token}}]
    path = cluster.folder / "outrider.kubeconfig"
    path.write_text(yaml.safe_dump(made))
    return path


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    folder = item.funcargs.get("tmp_path")
    if report.failed and folder:
        for log in sorted(folder.glob("*.stderr")):
            report.sections.append((log.name, "\n".join(log.read_text().splitlines()[-40:])))
