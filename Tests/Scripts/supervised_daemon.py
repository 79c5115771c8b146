"""A daemon under a supervisor: reports of its state, signs of life, a socket that the supervisor has opened.

Usage: supervised_daemon.py REGENTD REGENT
"""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

from checks import Checks

PATIENCE_SECONDS = 60
WATCHDOG_MICROSECONDS = 600_000


class Supervisor:
    """A fake of systemd's side: a socket for reports, and a listening socket as descriptor 3."""

    def __init__(self, folder, is_abstract=False):
        self.folder = pathlib.Path(folder)
        self.reports = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = f"\0regent-{os.getpid()}" if is_abstract else str(self.folder / "notify.sock")
        self.reports.bind(name)
        self.notify = name.replace("\0", "@")
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.path = self.folder / "passed.sock"
        self.path.unlink(missing_ok=True)
        self.listener.bind(str(self.path))
        self.listener.listen(64)

    def start(self, regentd, data, passes_socket, others=()):
        variables = {"NOTIFY_SOCKET": self.notify, "WATCHDOG_USEC": str(WATCHDOG_MICROSECONDS)}
        script = 'exec "$@"'
        if passes_socket:
            variables["LISTEN_FDS"] = "1"
            # The variable names the process that the shell becomes.
            script = 'LISTEN_PID=$$ exec "$@"'
        environment = {name: value for name, value in os.environ.items() if not name.startswith("REGENT_")}
        descriptor = self.listener.fileno()

        def pass_on():
            os.dup2(descriptor, 3)
            os.set_inheritable(3, True)

        return subprocess.Popen(
            ["sh", "-c", script, "sh", regentd, "--data", str(data), *others], env={**environment, **variables},
            stderr=open(self.folder / "log", "a"), close_fds=False, preexec_fn=pass_on if passes_socket else None)

    def next(self, seconds=PATIENCE_SECONDS):
        """The next report; empty where none comes."""
        self.reports.settimeout(seconds)
        try:
            return self.reports.recv(4096).decode()
        except TimeoutError:
            return ""

    def until(self, text, seconds=PATIENCE_SECONDS):
        """The first report with a text; empty where none comes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            report = self.next(left)
            if text in report:
                return report
        return ""


def answers(regent, path):
    return subprocess.run(
        [regent, "status", "--address", f"unix:{path}"], capture_output=True, timeout=PATIENCE_SECONDS).returncode == 0


def play(checks, regentd, regent, folder, passes_socket, is_abstract):
    supervisor = Supervisor(folder, is_abstract)
    data = pathlib.Path(folder) / "data"
    process = supervisor.start(regentd, data, passes_socket)
    first = supervisor.next()
    checks.check(first == "READY=1", f"the first report is READY=1: {first!r}")
    served = supervisor.path if passes_socket else data / "regent.sock"
    checks.check(answers(regent, served), f"{served.name} is served")
    status = supervisor.next()
    checks.check(status.startswith("STATUS=serves unix:") and str(served) in status, f"then where: {status!r}")
    alive = [supervisor.until("WATCHDOG=1") for _ in range(3)]
    checks.check(all(alive), "signs of life")
    process.send_signal(signal.SIGTERM)
    checks.check(supervisor.until("STOPPING=1"), "the end is reported")
    checks.check(process.wait(PATIENCE_SECONDS) == 0, "it ends with 0")
    checks.check(supervisor.path.exists(), "the supervisor's socket stays")
    supervisor.reports.close()
    supervisor.listener.close()


def halted(checks, regentd, folder):
    """No sign of life comes from a process that does nothing."""
    supervisor = Supervisor(folder)
    process = supervisor.start(regentd, pathlib.Path(folder) / "data", False)
    checks.check(supervisor.until("WATCHDOG=1"), "it lives")
    process.send_signal(signal.SIGSTOP)
    while supervisor.next(seconds=0.2):
        pass
    silence = supervisor.next(seconds=3 * WATCHDOG_MICROSECONDS / 1e6)
    checks.check(silence == "", "a halted daemon gives no sign of life")
    process.send_signal(signal.SIGCONT)
    checks.check(supervisor.until("WATCHDOG=1"), "and again once it goes on")
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE_SECONDS)


def not_a_listener(checks, regentd, folder):
    """Something else as descriptor 3 ends the start with a reason."""
    supervisor = Supervisor(folder)
    supervisor.listener.close()
    supervisor.listener = open(pathlib.Path(folder) / "file", "w")
    process = supervisor.start(regentd, pathlib.Path(folder) / "data", True)
    checks.check(process.wait(PATIENCE_SECONDS) == 1, "a file in the place of a socket is refused")
    said = (pathlib.Path(folder) / "log").read_text()
    checks.check("descriptor 3" in said, "by its number")


def levels(checks, regentd, regent, folder):
    """The level of the log changes by a call, and goes back to that of the configuration at SIGHUP."""
    supervisor = Supervisor(folder)
    configuration = pathlib.Path(folder) / "regentd.json"
    configuration.write_text('{"log_level": "warning"}')
    process = supervisor.start(regentd, pathlib.Path(folder) / "data", False, ("--config", str(configuration)))
    checks.check(supervisor.until("READY=1"), "it is ready")

    def level(*words):
        said = subprocess.run([regent, "log", "level", *words, "--fields", "level", "-o", "csv", "--address",
                               f"unix:{folder}/data/regent.sock"], capture_output=True, text=True)
        return said.stdout.split()[-1] if said.returncode == 0 else said.stderr

    def until_level(wanted):
        end = time.monotonic() + PATIENCE_SECONDS
        while level() != wanted and time.monotonic() < end:
            time.sleep(0.05)
        return level() == wanted

    checks.check(until_level("WARNING"), "the level is that of the configuration")
    checks.check(level("debug") == "DEBUG" and level() == "DEBUG", "a call changes it")
    configuration.write_text('{"log_level": "error"}')
    process.send_signal(signal.SIGHUP)
    checks.check(until_level("ERROR"), "SIGHUP takes that of the configuration, as it is now")
    configuration.write_text('{"log_level": "loud"}')
    process.send_signal(signal.SIGHUP)
    time.sleep(0.5)
    checks.check(level() == "ERROR", "a configuration that cannot be read changes nothing")
    process.send_signal(signal.SIGTERM)
    process.wait(PATIENCE_SECONDS)


def main():
    regentd, regent = (str(pathlib.Path(path).absolute()) for path in sys.argv[1:3])
    checks = Checks()
    for passes_socket, is_abstract in ((False, False), (True, False), (False, True)):
        with tempfile.TemporaryDirectory() as folder:
            play(checks, regentd, regent, folder, passes_socket, is_abstract)
    with tempfile.TemporaryDirectory() as folder:
        halted(checks, regentd, folder)
    with tempfile.TemporaryDirectory() as folder:
        not_a_listener(checks, regentd, folder)
    with tempfile.TemporaryDirectory() as folder:
        levels(checks, regentd, regent, folder)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
