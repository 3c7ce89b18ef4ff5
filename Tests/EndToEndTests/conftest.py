"""Real processes over real TLS: the embedded cluster, the controller, kubectl, the Python client.

Time is virtual: `outrider cluster --speed` and `outrider run --clock-speed` share one fast clock, so that ten simulated
minutes pass in seconds. Tests change the load when they have seen what the last change did, wait for what they expect
with a deadline, and compare what does not depend on how fast the machine is.
"""
import pytest

from processes import Cluster, Controller, Program


@pytest.fixture(autouse=True)
def nothing_runs_on():
    """Kills what a test has left, after all other fixtures had their turn to end it in good order."""
    yield
    while Program.started:
        Program.started.pop().kill()


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path)
    made.kubectl("create", "namespace", "shop")
    yield made
    assert made.program.stop() == 0


@pytest.fixture
def outrider(cluster):
    """Starts the controller under exactly the permissions of our manifests; it must end in good order."""
    started = []

    def start(*more, name="outrider"):
        started.append(Controller(cluster.service_account_kubeconfig(), cluster, *more, name=name))
        return started[-1]

    yield start
    ends = [program.stop() for program in started if not program.was_killed]
    assert ends == [0] * len(ends)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Shows the end of every program's log with a failure."""
    outcome = yield
    report = outcome.get_result()
    folder = item.funcargs.get("tmp_path")
    if report.failed and folder:
        for log in sorted(folder.glob("*.stderr")):
            report.sections.append((log.name, "\n".join(log.read_text().splitlines()[-40:])))
