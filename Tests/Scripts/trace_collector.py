"""Collects the spans of a daemon as a collector of OpenTelemetry does, and checks the trees of its calls.

A plain HTTP server takes OTLP/HTTP with JSON. A client in Python passes a `traceparent` on: one upload and one select
are one trace then, from the caller's span through the daemon to the commit. Calls that nobody records are there only if
they fail. A collector that answers 503 gets its spans later; one that is gone costs spans, which the log counts.

Usage: trace_collector.py REGENTD
"""

import collections
import http.client
import http.server
import json
import pathlib
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time

from checks import Checks

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/example"))
import regent_example as client  # noqa: E402

PATIENCE_SECONDS = 60
UPLOAD, SELECT = "regent.v1.EvaluationService/UploadSamples", "regent.v1.RoutingService/Select"
SERVER_KIND, FAILED = 2, 2


class Collector(http.server.ThreadingHTTPServer):
    """Takes requests on a free port of loopback; `refusals` of them are answered 503 first."""

    def __init__(self):
        self.spans, self.requests, self.refusals, self.faults = [], 0, 0, []
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def named(self, name):
        return [span for span in list(self.spans) if span["name"] == name]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        server, body = self.server, self.rfile.read(int(self.headers["Content-Length"]))
        server.requests += 1
        if server.refusals > 0:
            server.refusals -= 1
            return self.answer(503)
        try:
            assert self.path == "/v1/traces", self.path
            assert self.headers["Content-Type"] == "application/json", self.headers["Content-Type"]
            for resource in json.loads(body)["resourceSpans"]:
                about = {each["key"]: each["value"] for each in resource["resource"]["attributes"]}
                assert about["service.name"] == {"stringValue": "regentd"}, about
                for scope in resource["scopeSpans"]:
                    server.spans += [check_form(span) for span in scope["spans"]]
        except Exception as fault:  # noqa: BLE001
            server.faults.append(repr(fault))
        self.answer(200)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


def check_form(span):
    """Ids are lower-case digits, times are texts, and the end is not before the begin."""
    assert len(span["traceId"]) == 32 and len(span["spanId"]) == 16, span
    assert int(span["traceId"], 16) and int(span["spanId"], 16), span
    assert isinstance(span["startTimeUnixNano"], str) and isinstance(span["kind"], int), span
    assert int(span["startTimeUnixNano"]) <= int(span["endTimeUnixNano"]), span
    span["said"] = {each["key"]: list(each["value"].values())[0] for each in span.get("attributes", [])}
    return span


class Daemon:
    """A regentd that sends its spans to a collector."""

    def __init__(self, regentd, folder, collector, share):
        self.address, self.log = f"unix:{folder}/r.sock", folder / "log"
        self.http = folder / "h.sock"
        command = [regentd, "--data", str(folder / "data"), "--listen", self.address, "--http", f"unix:{self.http}",
                   "--log-format", "json", "--log-level", "debug", "--otlp", collector.url,
                   "--trace-sampling", str(share)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=open(self.log, "w"))
        eventually(lambda: any(line["message"] == "ready" for line in self.lines()))

    def lines(self):
        lines = self.log.read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE_SECONDS)


def eventually(condition):
    end = time.monotonic() + PATIENCE_SECONDS
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


class Traced(client.Connection):
    """A connection whose calls have a place in a trace."""

    def __init__(self, address):
        self.trace, self.parent, self.is_sampled = secrets.token_hex(16), secrets.token_hex(8), 1
        super().__init__(address)

    def write(self, kind, number=0, flags=0, head=b"", body=b""):
        if kind == client.CALL:
            call = client.v1.Call.FromString(head)
            value = f"00-{self.trace}-{self.parent}-0{self.is_sampled}".encode()
            call.metadata.add(key="traceparent", value=value)
            call.metadata.add(key="x-request-id", value=f"request-{number}".encode())
            head = call.SerializeToString()
        super().write(kind, number, flags, head, body)


def phases(collector, span):
    return collections.Counter(each["name"] for each in collector.spans if each.get("parentSpanId") == span["spanId"])


def check_trees(checks, collector, connection):
    mutation = {"idempotency_key": secrets.token_hex(16)}
    connection.is_sampled = 0
    connection.unary("EvaluationService/CreateRun", {"name": "evalRuns/r", "type": 1, "mutation": mutation})
    connection.unary("ProviderService/PutProviderConfig", {
        "provider_config": {"name": "environments/prod/providers/p", "weight": 1},
        "mutation": {"idempotency_key": secrets.token_hex(16)}})
    connection.is_sampled = 1
    samples = [{"sample_id": f"s{number}", "status": 1, "latency_ms": 1.0} for number in range(50)]
    client.upload(connection, {"run": "evalRuns/r", "upload": "u"}, [samples])
    connection.unary("RoutingService/Select", {"environment": "prod", "key": "k"})
    found = eventually(lambda: collector.named(UPLOAD) and collector.named(SELECT))
    checks.check(found, "one upload and one select have come")
    for name in (UPLOAD, SELECT):
        [span] = collector.named(name)
        checks.check(
            (span["traceId"], span["parentSpanId"], span["kind"])
            == (connection.trace, connection.parent, SERVER_KIND), f"{name} lies below the caller's span")
        checks.check(span["said"]["regent.request_id"].startswith("request-"), f"{name} has the caller's id")
    upload = phases(collector, collector.named(UPLOAD)[0])
    wanted = {"regent." + word for word in ("queue", "wait", "rule", "commit", "decode", "check", "digest")}
    checks.check(wanted <= set(upload), f"the upload reaches from the queue to the commit: {sorted(upload)}")
    checks.check(phases(collector, collector.named(SELECT)[0]) == {"regent.rule": 1}, "the select is its rule")
    checks.check(not collector.named("regent.v1.EvaluationService/CreateRun"), "what nobody records is not there")


def check_failures(checks, collector, daemon, connection):
    connection.is_sampled = 0
    try:
        connection.unary("EvaluationService/GetSummary", {"run": "evalRuns/none"})
        checks.check(False, "a run that there is not is refused")
    except client.RegentError as error:
        checks.check(error.reason == "NOT_FOUND", "a run that there is not is refused")
    found = eventually(lambda: collector.named("regent.v1.EvaluationService/GetSummary"))
    checks.check(found and found[0]["status"]["code"] == FAILED, "a failure has its trace although nobody records it")
    # The log is written behind the answer.
    lines = eventually(lambda: [line for line in daemon.lines() if line["message"] == "call refused"
                                and line.get("trace_id") == connection.trace])
    checks.check(lines, "its line in the log has the trace")
    checks.check(lines and lines[-1].get("request_id", "").startswith("request-"),
                 "its line in the log has the id of the request")


class Door(http.client.HTTPConnection):
    """HTTP over a Unix socket."""

    def __init__(self, path):
        super().__init__("localhost", timeout=PATIENCE_SECONDS)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def check_requests(checks, collector, daemon):
    """A request over HTTP lies between the caller's span and that of its call."""
    trace, parent, before = secrets.token_hex(16), secrets.token_hex(8), len(collector.named(SELECT))
    door = Door(daemon.http)
    door.request("POST", "/" + SELECT, json.dumps({"environment": "prod", "key": "k"}), {
        "Content-Type": "application/json", "traceparent": f"00-{trace}-{parent}-01"})
    checks.check(door.getresponse().status == 200, "a select over HTTP")
    door.close()
    found = eventually(lambda: collector.named(f"POST /{SELECT}") and len(collector.named(SELECT)) > before)
    checks.check(found, "its spans have come")
    [span], call = collector.named(f"POST /{SELECT}"), collector.named(SELECT)[-1]
    checks.check((span["traceId"], span["parentSpanId"], span["kind"]) == (trace, parent, SERVER_KIND),
                 "the request lies below the caller's span")
    checks.check((call["traceId"], call["parentSpanId"]) == (trace, span["spanId"]), "the call lies below the request")
    said = {key: span["said"].get(key) for key in ("http.request.method", "http.route")}
    checks.check(said == {"http.request.method": "POST", "http.route": f"/{SELECT}"}, f"it says {said}")
    checks.check(int(span["said"]["http.response.status_code"]) == 200, "and its status")


def check_losses(checks, collector, daemon, connection):
    connection.is_sampled, before = 1, len(collector.named(SELECT))
    collector.refusals = 2
    connection.unary("RoutingService/Select", {"environment": "prod", "key": "k"})
    checks.check(eventually(lambda: len(collector.named(SELECT)) == before + 1), "spans are sent again after a 503")
    collector.shutdown()
    collector.server_close()
    connection.unary("RoutingService/Select", {"environment": "prod", "key": "k"})
    lost = eventually(lambda: [line for line in daemon.lines() if line["message"] == "spans were lost"])
    checks.check(lost and int(lost[0]["spans"]) >= 1, "spans for a collector that is gone are counted in the log")


def main():
    checks, collector = Checks(), Collector()
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon(sys.argv[1], pathlib.Path(folder), collector, 0)
        try:
            connection = Traced(daemon.address)
            check_trees(checks, collector, connection)
            check_failures(checks, collector, daemon, connection)
            check_requests(checks, collector, daemon)
            check_losses(checks, collector, daemon, connection)
            checks.check(not collector.faults, f"every request is as the protocol says {collector.faults[:3]}")
        finally:
            checks.check(daemon.stop() == 0, "the daemon stops")
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
