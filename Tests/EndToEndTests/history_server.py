"""A real Prometheus whose past is made up."""
import shutil
import subprocess
import urllib.request

import pytest

from processes import ROOT, free_port, until


def installed():
    """Installs Debian's Prometheus where it is missing and can be; skips the test where neither is so."""
    if not shutil.which("prometheus"):
        subprocess.run([ROOT / "Scripts" / "apt-ensure", "prometheus"], check=False)
    if not shutil.which("prometheus") or not shutil.which("promtool"):
        pytest.skip("no prometheus here, and none could be installed")


class Prometheus:
    """Serves the counter of one pod, scraped once a minute until `end`, on a free port of the loopback."""

    STEP = 60

    def __init__(self, folder, end, days, rate, pod, namespace="shop", series="vllm:request_success_total"):
        installed()
        self.folder = folder / "prometheus"
        self.folder.mkdir()
        text = self.folder / "past.txt"
        with text.open("w") as out:
            out.write(f"# TYPE {series.removesuffix('_total')} counter\n")
            total = 0.0
            start = end - days * 86_400
            for at in range(start, end, self.STEP):
                total += rate(at) * self.STEP
                out.write(f'{series}{{namespace="{namespace}",pod="{pod}"}} {total:.3f} {at}\n')
            out.write("# EOF\n")
        data = self.folder / "data"
        subprocess.run(
            ["promtool", "tsdb", "create-blocks-from", "openmetrics", text, data], check=True, capture_output=True)
        settings = self.folder / "prometheus.yml"
        settings.write_text("scrape_configs: []\n")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            ["prometheus", f"--config.file={settings}", f"--storage.tsdb.path={data}",
             "--storage.tsdb.retention.time=60d", f"--web.listen-address=127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until(self.is_ready, "prometheus ready")

    def is_ready(self):
        try:
            with urllib.request.urlopen(f"{self.url}/-/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            assert self.process.poll() is None, (self.folder / "log").read_text()
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
