"""Where the tree and its tools are, and how the two kinds of manifests are rendered."""

import os
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"


def run(*command, check=True, **options) -> subprocess.CompletedProcess:
    """One command in the root of the tree; its output is kept for the assertion that fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=120, **options)
    if check:
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def tool(name: str) -> Path:
    path = TOOLS / name
    assert path.exists(), f".tools/{name} is missing: `make deps` fetches it"
    return path


def documents(text: str) -> list[dict]:
    return [document for document in yaml.safe_load_all(text) if document]


@pytest.fixture(scope="session")
def kubectl() -> Path:
    return tool("kubectl")


@pytest.fixture(scope="session")
def helm() -> Path:
    return tool("helm")


@pytest.fixture(scope="session")
def kustomize(kubectl):
    """Renders a kustomization, given its folder."""
    return lambda folder: documents(run(kubectl, "kustomize", folder).stdout)


@pytest.fixture(scope="session")
def template(helm):
    """Renders the chart as release `outrider` in `outrider-system`, with more arguments of `helm template`."""

    def render(*arguments):
        chart = ROOT / "Charts/outrider"
        done = run(helm, "template", "outrider", chart, "--namespace", "outrider-system", *arguments)
        return documents(done.stdout)

    return render


@pytest.fixture(scope="session")
def outrider() -> Path:
    """The program under test. `make test-install` builds it and says where it is."""
    path = os.environ.get("OUTRIDER")
    if not path:
        pytest.skip("OUTRIDER is not set: run `make test-install`")
    assert Path(path).exists(), f"OUTRIDER is {path}, where nothing is"
    return Path(path)
