"""Our programs as processes of their own, and the embedded cluster as its clients see it."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import yaml
from kubernetes import client, config

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTRIDER = pathlib.Path(os.environ.get("OUTRIDER", ROOT / ".build" / "debug" / "outrider"))
KUBECTL = os.environ.get("KUBECTL") or str(ROOT / ".tools" / "kubectl")
# Virtual seconds a real second: a period of the HPA is a quarter of a second.
SPEED = float(os.environ.get("OUTRIDER_E2E_SPEED", "60"))
# How long anything may take in real time; only a test that fails waits for so long.
DEADLINE = float(os.environ.get("OUTRIDER_E2E_DEADLINE", "90"))


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(check, what, deadline=DEADLINE):
    """The first truthy answer of `check`, asked twenty times a second."""
    end = time.monotonic() + deadline
    while True:
        answer = check()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"not within {deadline} s: {what}")
        time.sleep(0.05)


def always(check, what, seconds):
    """Asks `check` over and over for so many real seconds; each answer must be truthy."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert check(), what
        time.sleep(0.1)


class Program:
    """One run of `outrider`; its standard output and error go to files, which are shown if the test fails."""

    # Those that may still run: a fixture that fails before its `yield` ends none of them.
    started = []

    def __init__(self, *arguments, folder, name):
        self.name = name
        self.was_killed = False
        self.log = folder / f"{name}.stderr"
        self.out = folder / f"{name}.stdout"
        with self.out.open("wb") as out, self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [str(OUTRIDER), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=out, stderr=log)
        Program.started.append(self)

    def is_running(self):
        return self.process.poll() is None

    def stop(self, sig=signal.SIGTERM, deadline=20):
        """Sends the signal, waits for the end, and gives the exit status."""
        if self.is_running():
            self.process.send_signal(sig)
            try:
                self.process.wait(deadline)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"{self.name} did not stop within {deadline} s of {sig.name}") from None
        return self.process.returncode

    def kill(self):
        """Ends it as a crash of the machine would."""
        if self.is_running():
            self.was_killed = True
            self.process.kill()
        self.process.wait()

    def output(self):
        return self.out.read_text()

    def lines(self):
        """The JSON log lines so far; the last one may still be on its way."""
        complete = self.log.read_text().rpartition("\n")[0]
        return [json.loads(line) for line in complete.splitlines() if line.startswith("{")]

    def said(self, message, **fields):
        return [
            line for line in self.lines()
            if line.get("msg") == message and all(line.get(k) == v for k, v in fields.items())]


class Controller(Program):
    """`outrider run`, with its dashboard."""

    def __init__(self, kubeconfig, cluster, *more, name="outrider"):
        self.port = free_port()
        super().__init__(
            "run", "--kubeconfig", kubeconfig, "--listen", f"127.0.0.1:{self.port}", "--log-format", "json",
            "--clock-speed", cluster.speed, "--clock-origin", cluster.origin, *more,
            folder=cluster.folder, name=name)

    def get(self, path):
        """Status and text of a page of the dashboard; no status while nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return None, ""

    def wrote(self, name, *sizes):
        """Asserts what it wrote into `spec.replicas` of a Deployment, in order; a line follows its write."""
        def written():
            return [line["to"] for line in self.said("scale written", workload=f"Deployment/{name}")]

        until(lambda: len(written()) >= len(sizes), f"{len(sizes)} writes of {name}")
        assert written() == list(sizes)


class Cluster:
    """`outrider cluster` on a free port of the loopback, and its administrator's clients."""

    def __init__(self, folder, *more, speed=SPEED):
        self.folder = folder
        self.speed = speed
        self.more = more
        # A whole second of the past: two processes and these tests agree on it to the nanosecond.
        self.origin_seconds = int(time.time())
        self.origin = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.origin_seconds))
        self.port = free_port()
        self.kubeconfig = folder / "kubeconfig"
        self.start()

    def start(self, name="cluster"):
        self.program = Program(
            "cluster", "--port", self.port, "--kubeconfig-out", self.kubeconfig, "--speed", self.speed,
            "--clock-origin", self.origin, *self.more, folder=self.folder, name=name)
        until(lambda: "ready https://" in self.program.output() or not self.program.is_running(), "cluster ready")
        assert self.program.is_running(), self.program.log.read_text()
        self.api = config.new_client_from_config(str(self.kubeconfig))
        self.apps = client.AppsV1Api(self.api)
        self.core = client.CoreV1Api(self.api)
        self.custom = client.CustomObjectsApi(self.api)

    def now(self):
        """Its time, in seconds since 1970."""
        return self.origin_seconds + (time.time() - self.origin_seconds) * self.speed

    def real(self, seconds):
        """How long so many of its seconds last."""
        return seconds / self.speed

    def kubectl(self, *arguments, stdin=None, check=True, kubeconfig=None):
        done = subprocess.run(
            self.kubectl_command(*arguments, kubeconfig=kubeconfig), input=stdin, capture_output=True, text=True,
            timeout=60, env=self.environment)
        if check:
            assert done.returncode == 0, f"kubectl {' '.join(arguments)}: {done.stderr}{done.stdout}"
        return done

    def kubectl_command(self, *arguments, kubeconfig=None):
        return [KUBECTL, "--kubeconfig", str(kubeconfig or self.kubeconfig), *arguments]

    @property
    def environment(self):
        """kubectl keeps its cache of discovery with the test, not with the user."""
        return {**os.environ, "HOME": str(self.folder)}

    def apply(self, *objects):
        return self.kubectl("apply", "-f", "-", stdin=yaml.safe_dump_all(objects))

    def annotate(self, name, annotations, namespace="shop"):
        """Sets annotations of a Deployment; None takes one away."""
        self.apps.patch_namespaced_deployment(name, namespace, {"metadata": {"annotations": annotations}})

    def replicas(self, name, namespace="shop"):
        return self.apps.read_namespaced_deployment(name, namespace).spec.replicas

    def events(self, reason, name="llm", namespace="shop"):
        """Events of a reason about a Deployment."""
        items = self.custom.list_namespaced_custom_object("events.k8s.io", "v1", namespace, "events")["items"]
        return [e for e in items if e.get("reason") == reason and e.get("regarding", {}).get("name") == name]

    def service_account_kubeconfig(self):
        """Applies the manifests with kubectl, and logs in as their ServiceAccount."""
        self.kubectl("apply", "-k", str(ROOT / "Manifests"))
        # The token's life is counted in the cluster's time.
        token = self.core.create_namespaced_service_account_token(
            "outrider", "outrider-system", {"spec": {"expirationSeconds": 30 * 24 * 3600}}).status.token
        made = yaml.safe_load(self.kubeconfig.read_text())
        made["users"] = [{"name": made["users"][0]["name"], "user": {"token": token}}]
        path = self.folder / "outrider.kubeconfig"
        path.write_text(yaml.safe_dump(made))
        return path
