"""Runs the example service while its daemon is killed and started again: no request may fail.

Usage: example_survives_restart.py REGENTD EXAMPLE
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time

REQUESTS = 1500


def start(regentd, folder, address):
    """A daemon that listens."""
    daemon = subprocess.Popen(
        [regentd, "--data", str(folder / "data"), "--listen", address],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in daemon.stderr:
        if '"ready"' in line or " ready" in line:
            return daemon
    raise SystemExit("the daemon did not start")


def check(said):
    """Every request was answered, and every attempt at one is a durable outcome: one, or two after a fallback."""
    form = rf"served {REQUESTS} requests, (\d+) of (\d+) outcomes durable"
    match = re.fullmatch(form, said)
    if not match:
        raise SystemExit("the service said something else")
    durable, reported = map(int, match.groups())
    # One request in ten falls back, as long as its first provider serves.
    if durable != reported or not REQUESTS < reported <= REQUESTS + REQUESTS // 10:
        raise SystemExit("outcomes are missing")


def main():
    regentd, example = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        address = f"unix:{folder}/r.sock"
        daemon = start(regentd, folder, address)
        service = subprocess.Popen([example, address, str(REQUESTS)], stdout=subprocess.PIPE, text=True)
        for _ in range(2):
            # A request takes the service two milliseconds at least: it is a third through by the second kill.
            time.sleep(0.5)
            if service.poll() is not None:
                raise SystemExit("the service ended before the kill")
            daemon.kill()
            daemon.wait()
            daemon = start(regentd, folder, address)
        said = service.communicate(timeout=600)[0].strip()
        daemon.terminate()
        daemon.wait(timeout=600)
        print(said)
        if service.returncode != 0:
            raise SystemExit(f"exit {service.returncode}")
        check(said)
    print("1 passed, 0 failed")


if __name__ == "__main__":
    main()
