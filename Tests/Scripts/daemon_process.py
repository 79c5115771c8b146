"""A daemon as a process: started, watched from outside through /proc, ended."""

import os
import pathlib
import re
import resource
import signal
import subprocess
import threading
import time

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
ALL_DESCRIPTORS = resource.getrlimit(resource.RLIMIT_NOFILE)[1]


def raise_descriptor_limit():
    """Lets this process have as many sockets as the system allows."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (ALL_DESCRIPTORS, ALL_DESCRIPTORS))


TLS_FIXTURE = pathlib.Path(__file__).parents[1] / "Fixtures" / "tls"


def listening(regentd, folder):
    """Arguments for every way to listen that this daemon knows: a Unix socket, TCP and TLS on loopback."""
    known = subprocess.run([regentd, "--help"], capture_output=True, text=True, check=True).stdout
    arguments = ["--listen", f"unix:{folder}/r.sock"]
    if "--insecure-loopback" in known:
        arguments += ["--listen", "tcp:127.0.0.1:0", "--insecure-loopback"]
    if "--tls-cert" in known and TLS_FIXTURE.exists():
        for name in ("server.pem", "server.key"):
            # Version control does not keep mode 0600, and a key others can read is refused.
            (folder / name).touch(0o600)
            (folder / name).write_bytes((TLS_FIXTURE / name).read_bytes())
        arguments += ["--listen", "tls:127.0.0.1:0"]
        arguments += ["--tls-cert", str(folder / "server.pem"), "--tls-key", str(folder / "server.key")]
    # Otherwise /proc tells nothing of it to anyone but root.
    return arguments + (["--debuggable"] if "--debuggable" in known else [])


class Daemon:
    """A regentd on a folder, reachable in every way it knows."""

    def __init__(self, regentd, folder, descriptors_max=ALL_DESCRIPTORS, more=()):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.address = f"unix:{self.folder}/r.sock"
        self.log = self.folder / "log"
        command = [regentd, "--data", str(self.folder / "data"), *listening(regentd, self.folder), *more]
        limited = ["sh", "-c", 'ulimit -n "$0"; exec "$@"', str(descriptors_max), *command]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(limited, stdout=subprocess.DEVNULL, stderr=log)
        self.proc = pathlib.Path("/proc") / str(self.process.pid)
        self._wait_until_ready()
        said = self.log.read_text()
        self.addresses = [self.address] + re.findall(r"tcp:127\.0\.0\.1:[1-9]\d*", said)[:1]
        self.tls_addresses = re.findall(r"tls:127\.0\.0\.1:[1-9]\d*", said)[:1]

    def _wait_until_ready(self):
        end = time.monotonic() + 600
        while " ready" not in self.log.read_text():
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise SystemExit(f"the daemon did not start:\n{self.log.read_text()}")
            time.sleep(0.01)

    # What /proc says.

    def memory(self):
        """Resident bytes: now, and at most since `forget_peak`."""
        text = (self.proc / "status").read_text()
        return tuple(int(re.search(rf"{name}:\s+(\d+) kB", text).group(1)) << 10 for name in ("VmRSS", "VmHWM"))

    def forget_peak(self):
        (self.proc / "clear_refs").write_text("5")

    def descriptors(self):
        return len(os.listdir(self.proc / "fd"))

    def sockets(self):
        count = 0
        for link in (self.proc / "fd").iterdir():
            try:
                count += os.readlink(link).startswith("socket:")
            except FileNotFoundError:
                pass  # Closed meanwhile.
        return count

    def cpu_seconds(self):
        fields = (self.proc / "stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND

    def is_running(self):
        return self.process.poll() is None

    # Ending.

    def signal(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def end(self, seconds=30):
        """SIGTERM, then the exit status; None where the process had to be killed."""
        if self.is_running():
            self.signal()
        return self.wait(seconds)

    def wait(self, seconds):
        """The exit status; None where the process had to be killed after the time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None


class Watch:
    """Looks at a daemon's memory and descriptors ten times a second, until the scope ends.

    An attack asks `is_too_much` and gives up, so that a daemon without limits does not take the machine with it.
    """

    def __init__(self, daemon, bytes_max):
        self.daemon, self.bytes_max = daemon, bytes_max
        self.rss_max = self.peak = self.descriptors_max = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self.daemon.forget_peak()
        # What an earlier attack left is not this one's doing.
        self._give_up = self.bytes_max + max(self.bytes_max, self.daemon.memory()[0])
        self._cpu, self._began = self.daemon.cpu_seconds(), time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        if self.daemon.is_running():
            self.look()

    def _run(self):
        while not self._over.wait(0.1) and self.daemon.is_running():
            self.look()

    def look(self):
        try:
            rss, self.peak = self.daemon.memory()
            self.rss_max = max(self.rss_max, rss)
            self.descriptors_max = max(self.descriptors_max, self.daemon.descriptors())
            self.cores = (self.daemon.cpu_seconds() - self._cpu) / (time.monotonic() - self._began)
        except (OSError, AttributeError):
            pass  # It is ending: the check that it runs says so.

    cores = 0.0

    def is_too_much(self):
        return self.rss_max > self._give_up or not self.daemon.is_running()
