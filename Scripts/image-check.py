"""Runs the shipped program as its pod would, where no container engine is at hand.

usage: image-check.py FOLDER        (root, Linux; FOLDER is what `make release-binary` made)

Puts the program and exactly the libraries that it links into an empty root, and runs it there in a private mount
namespace: uid 65532, read-only root, no home. The embedded cluster stands in for a real one. What the image's base adds
(certificate bundle, time zones, name service) is not covered.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

USER = 65532
SECONDS_MAX = 60


def fill(root: Path, program_folder: Path) -> None:
    for name in ("proc", "data", "app"):
        (root / name).mkdir(parents=True)
    shutil.copytree(program_folder, root / "app", dirs_exist_ok=True)
    listed = subprocess.run(["ldd", program_folder / "outrider"], check=True, capture_output=True, text=True).stdout
    for library in re.findall(r"(/\S+)", listed):
        place = root / library.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(library, place)


def inside(root: Path, data: Path, *command: str) -> list[str]:
    """The command line that runs `command` in `root`, of which nothing but /data can be written."""
    # A bind mount made after /proc would hide it, so the order matters.
    script = """
        mount --bind "$1" "$1"
        mount -t proc proc "$1/proc"
        mount --bind "$2" "$1/data"
        mount -o remount,ro,bind "$1"
        root=$1; user=$3; shift 3
        exec chroot --userspec="$user:$user" "$root" "$@"
    """
    return ["unshare", "--mount", "sh", "-euc", script, "sh", str(root), str(data), str(USER), *command]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(what: str, check) -> None:
    end = time.monotonic() + SECONDS_MAX
    while not check():
        if time.monotonic() > end:
            sys.exit(f"image-check: {what}: not within {SECONDS_MAX} s")
        time.sleep(0.1)
    print(f"image-check: {what}")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def stop(process: subprocess.Popen) -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(SECONDS_MAX)


def check(program_folder: Path, folder: Path) -> None:
    root, data = folder / "root", folder / "data"
    fill(root, program_folder)
    data.mkdir()
    os.chown(data, USER, USER)
    folder.chmod(0o755)
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    print(f"image-check: program and libraries take {size / 1e6:.0f} MB")
    subprocess.run(inside(root, data, "/app/outrider", "--version"), check=True)
    if subprocess.run(inside(root, data, "/app/outrider", "cluster", "--kubeconfig-out", "/app/x"), timeout=60).returncode == 0:
        sys.exit("image-check: the root could be written")

    port, listen = free_port(), free_port()
    cluster = inside(root, data, "/app/outrider", "cluster", "--port", str(port), "--kubeconfig-out", "/data/kubeconfig")
    controller = inside(
        root, data, "/app/outrider", "run", "--kubeconfig", "/data/kubeconfig", "--listen", f"127.0.0.1:{listen}",
        "--data-dir", "/data/history")
    with subprocess.Popen(cluster, stdout=subprocess.DEVNULL) as server:
        try:
            wait("the embedded cluster writes its kubeconfig", (data / "kubeconfig").exists)
            with subprocess.Popen(controller) as client:
                try:
                    wait("the controller is ready", lambda: answers(f"http://127.0.0.1:{listen}/readyz"))
                    wait("the controller answers /metrics", lambda: answers(f"http://127.0.0.1:{listen}/metrics"))
                    status = stop(client)
                    if status != 0:
                        sys.exit(f"image-check: the controller ended with {status} on SIGTERM")
                    print("image-check: the controller ends on SIGTERM")
                    if not (data / "history/history.sqlite").exists():
                        sys.exit("image-check: the controller keeps no history")
                finally:
                    client.kill()
        finally:
            stop(server)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if os.geteuid() != 0:
        sys.exit("image-check: a private mount namespace with another root needs root")
    with tempfile.TemporaryDirectory(prefix="outrider-image-") as folder:
        check(Path(sys.argv[1]).resolve(), Path(folder))
