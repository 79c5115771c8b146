"""What the results were measured on."""

import datetime
import os
import platform
import subprocess

from place import PYTHON, REGENTD, ROOT


def _output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout.strip()
    except OSError:
        return ""


def _cpu():
    with open("/proc/cpuinfo") as lines:
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _memory():
    with open("/proc/meminfo") as lines:
        return round(int(lines.readline().split()[1]) / 2**20, 1)


def _packages():
    if not PYTHON.exists():
        return {}
    names = ["numpy", "polars", "duckdb", "psycopg", "pyarrow", "litellm"]
    code = f"import importlib.metadata as m\nfor n in {names!r}: print(n, m.version(n))"
    return dict(line.split() for line in _output(str(PYTHON), "-c", code).splitlines())


def facts():
    """CPU, cores, kernel, versions, commit; and the load before the run, which spoils everything."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "memory_gib": _memory(),
        "kernel": platform.release(),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", ""),
        "file_system": _output("stat", "-f", "-c", "%T", os.environ.get("BENCH_SCRATCH", "/tmp")),
        "load_before": os.getloadavg()[0],
        "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": _output("git", "rev-parse", "HEAD"),
        "changed": bool(_output("git", "status", "--porcelain")),
        "versions": {
            "regentd": _output(str(REGENTD), "--version"),
            "swift": _output("swift", "--version").split("\n")[0],
            "g++": _output("g++", "--version").split("\n")[0],
            "python": platform.python_version(),
            "postgres": _output("psql", "--version"),
            "grpc c++": _output("dpkg-query", "-W", "-f", "${Version}", "libgrpc++-dev"),
            **_packages(),
        },
    }
