"""Imports files that evaluation tools from PyPI write themselves, and compares with what their own readers say.

Usage: import_from_tools.py PATH_TO_REGENTD PATH_TO_REGENT FOLDER [TOOL ...]

Each tool is installed into an environment of its own in FOLDER, which is kept for the next run, and writes into
FOLDER/written, for report_in_browser.py. inspect-ai runs with its mock model, lm-eval with its dummy model, deepeval
and mlflow with metrics of our own; none of them needs a network. promptfoo (npm) and OpenAI evals (not on PyPI) write
nothing here: their fixtures follow their documentation.
"""

import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from checks import Checks
from daemon_process import Daemon

PACKAGES = {"inspect": "inspect-ai>=0.3.285,<0.4", "lm-eval": "lm-eval>=0.4.13,<0.5", "deepeval": "deepeval>=4.3,<5",
            "mlflow": "mlflow>=3.17,<4"}
WRITER = pathlib.Path(__file__).parent / "import_tool_writers.py"


def environment(folder, tool):
    """Python of the environment where the tool is installed."""
    place = folder / tool
    python, installed = place / "bin" / "python", place / "installed"
    if not installed.exists() or installed.read_text() != PACKAGES[tool]:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGES[tool]]
        subprocess.run(pip, check=True)
        installed.write_text(PACKAGES[tool])
    return python


class Imports:
    """Files that are imported into runs of a daemon."""

    def __init__(self, regent, address, checks):
        self.regent, self.checks, self.runs = regent, checks, 0
        self.environment = os.environ | {"REGENT_ADDRESS": address}

    def call(self, *words):
        return subprocess.run([self.regent, *words], env=self.environment, capture_output=True, text=True, check=True)

    def upload(self, path):
        self.runs += 1
        run = f"import-{self.runs}"
        self.call("eval", "create", run, "--type", "offline")
        self.call("eval", "upload", run, path)
        return run

    def samples(self, run):
        lines = self.call("eval", "export", run).stdout.splitlines()
        found = [json.loads(line) for line in lines]
        return {(one["sample_id"], one.get("repeat", 0)): one for one in found}

    def compare(self, name, run, expected):
        found = self.samples(run)
        wanted = {(one["id"], one["repeat"]): one for one in expected}
        self.checks.check(wanted and found.keys() == wanted.keys(), f"{name}: {len(wanted)} samples")
        for key in found.keys() & wanted.keys():
            one, other = found[key], wanted[key]
            good = one["status"] == other["status"] and one.get("scores", {}) == other["scores"]
            if other["latency_ms"] is not None:
                # Whole microseconds, half of one away at most.
                good = good and math.isclose(one["latency_ms"], other["latency_ms"], abs_tol=0.00051)
            if not good:
                self.checks.check(False, f"{name}: {key}: {one} is not {other}")
        self.checks.check(True, f"{name}: compared")


def main():
    regentd, regent, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).absolute()
    tools = sys.argv[4:] or list(PACKAGES)
    folder.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    work = folder / "written"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    with tempfile.TemporaryDirectory() as place:
        daemon = Daemon(regentd, pathlib.Path(place) / "daemon")
        try:
            imports = Imports(regent, daemon.address, checks)
            for tool in tools:
                python = environment(folder, tool)
                subprocess.run([python, WRITER, tool, work / tool], check=True, stdout=subprocess.DEVNULL)
                for path, expected in json.loads((work / tool / "expected.json").read_text()).items():
                    run = imports.upload(path)
                    imports.compare(f"{tool} {pathlib.Path(path).name}", run, expected)
                    if tool == "inspect":
                        log = work / f"{run}.json"
                        log.write_text(imports.call("eval", "export", run, "--format", "inspect-json").stdout)
                        read = subprocess.run(
                            [python, WRITER, "read-inspect", log], check=True, capture_output=True, text=True)
                        imports.compare(f"{tool} {pathlib.Path(path).name}, written back", run, json.loads(read.stdout))
        finally:
            daemon.end()
    return checks.end()


sys.exit(main())
