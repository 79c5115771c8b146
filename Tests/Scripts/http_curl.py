"""A daemon with HTTP on a Unix socket, and people who ask it with curl."""

import itertools
import json
import pathlib
import socket
import subprocess
import time

NUMBERS = itertools.count(1)


class Answer:
    """What curl printed: a status, headers in small letters, and JSON."""

    def __init__(self, text):
        head, _, body = text.partition("\r\n\r\n")
        while head.startswith("HTTP/1.1 100"):
            head, _, body = body.partition("\r\n\r\n")
        lines = head.split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        pairs = (line.partition(":") for line in lines[1:])
        self.headers = {name.lower(): value.strip() for name, _, value in pairs}
        self.text = body
        try:
            self.json = json.loads(body) if body else None
        except json.JSONDecodeError:
            self.json = None

    @property
    def etag(self):
        return self.headers.get("etag", "")

    def __str__(self):
        return f"{self.status} {self.text[:600]}"


class Curl:
    """Requests over a Unix socket; those without a token are of the owner of the store."""

    def __init__(self, socket):
        self.socket, self.tokens = socket, {}

    def ask(self, verb, path, body=None, who=None, match=None, key=False, kind="application/json"):
        command = ["curl", "--silent", "--show-error", "--globoff", "--max-time", "60", "--include",
                   "--unix-socket", str(self.socket), "--request", verb]
        if body is not None:
            text = body if isinstance(body, str) else json.dumps(body)
            command += ["--header", f"Content-Type: {kind}", "--data-binary", "@-"]
        if who is not None:
            command += ["--header", f"Authorization: Bearer {self.tokens[who]}"]
        if match is not None:
            command += ["--header", f"If-Match: {match}"]
        if key:
            command += ["--header", f"Idempotency-Key: seed-{next(NUMBERS):016d}"]
        made = subprocess.run(
            command + ["http://localhost" + path], input=text.encode() if body is not None else b"",
            capture_output=True)
        if made.returncode:
            raise SystemExit(f"curl {verb} {path} ended with {made.returncode}: {made.stderr.decode()}")
        # As bytes: Python would make one character of each line end.
        return Answer(made.stdout.decode())

    def do(self, verb, path, body=None, **options):
        """A request that must succeed."""
        answer = self.ask(verb, path, body, **options)
        if answer.status != 200:
            raise SystemExit(f"{verb} {path} {body}: {answer}")
        return answer

    def person(self, name, *roles):
        """A principal with roles and a token."""
        self.do("PUT", f"/v1/principals/{name}", {"kind": "HUMAN"}, key=True)
        for role in roles:
            etag = self.do("GET", f"/api/governance/principals/{name}").etag
            self.do("POST", f"/api/governance/principals/{name}/grants", {"role": role}, match=etag)
        issued = self.do("POST", f"/v1/principals/{name}/tokens", {"ttl_seconds": 86400}, key=True)
        self.tokens[name] = issued.json["secret"]


def free_port():
    """A port of loopback that nobody has now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class HTTPDaemon:
    """A regentd with HTTP; over TCP on a free port too where that is asked for."""

    def __init__(self, regentd, folder, is_tcp=False):
        self.folder = pathlib.Path(folder)
        self.socket = self.folder / "http.sock"
        self.log = self.folder / "log"
        command = [regentd, "--data", str(self.folder / "data"), "--listen", f"unix:{self.folder}/r.sock",
                   "--http", f"unix:{self.socket}"]
        if is_tcp:
            self.port = free_port()
            command += ["--http", f"tcp:127.0.0.1:{self.port}", "--insecure-loopback"]
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log)
        self._wait()
        self.curl = Curl(self.socket)

    def _wait(self):
        end = time.monotonic() + 600
        while " ready" not in self.log.read_text() or not self.socket.exists():
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise SystemExit(f"the daemon did not start:\n{self.log.read_text()}")
            time.sleep(0.01)

    def end(self):
        """SIGTERM, then the exit status."""
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return None
