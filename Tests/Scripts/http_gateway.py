"""HTTP in front of the daemon, from outside: smuggled requests, slow clients, other origins, and clients of others.

Raw sockets for what no client would send; urllib for Connect by hand; connectrpc from PyPI and, where it is on the
path, `buf curl` as stock clients.

Usage: http_gateway.py REGENTD
"""

import gzip
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

import checks
import http_wire
from http_wire import client

INFO = "/regent.v1.ServerService/GetServerInfo"
ROOT = pathlib.Path(__file__).resolve().parents[2]


class Daemon:
    """A daemon that serves HTTP on a Unix socket and on a port of loopback."""

    def __init__(self, regentd, folder):
        self.folder = folder
        command = [regentd, "--data", str(folder / "data"), "--http", f"unix:{folder}/h.sock",
                   "--http", "tcp:127.0.0.1:0", "--insecure-loopback", "--http-host", "regent.test",
                   "--log-format", "json"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if '"ready"' in line:
                break
        else:
            raise SystemExit("the daemon did not start")
        self.unix = f"unix:{folder}/h.sock"
        self.tcp = re.search(r"tcp:127\.0\.0\.1:[1-9]\d*", line).group(0)
        self.url = "http://" + self.tcp.removeprefix("tcp:")
        # The log is not to fill its pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        owner = client.Connection(f"unix:{folder}/data/regent.sock")
        key = {"idempotency_key": "http-gateway-owner-1"}
        web = {"name": "principals/web", "kind": 1}
        etag = owner.unary("AccessService/PutPrincipal", {"principal": web, "mutation": key}).principal.etag
        self.owner, self.number = owner, 1
        granted = {"idempotency_key": "http-gateway-grant-1", "etag": etag}
        owner.unary(
            "AccessService/GrantRole",
            {"principal": "principals/web", "grant": {"role": 1, "scope": "*"}, "mutation": granted})
        self.token = self.call("AccessService/IssueToken", principal="principals/web").secret

    def call(self, method, **request):
        self.number += 1
        request["mutation"] = {"idempotency_key": f"http-gateway-owner-{self.number}"}
        return self.owner.unary(method, request)

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def head(*lines, body=b""):
    return "\r\n".join([*lines, "", ""]).encode() + body


GET = head("GET /livez HTTP/1.1", "Host: localhost")
POST = ["POST " + INFO + " HTTP/1.1", "Host: localhost", "Content-Type: application/json"]

# What two readers of HTTP could read differently, and the first status it ends with.
SMUGGLED = {
    "TE with CL": (head(*POST, "Content-Length: 4", "Transfer-Encoding: chunked", body=b"0\r\n\r\n" + GET), 400),
    "CL with TE": (head(*POST, "Transfer-Encoding: chunked", "Content-Length: 4", body=b"0\r\n\r\n" + GET), 400),
    "two lengths": (head(*POST, "Content-Length: 2", "Content-Length: 60", body=b"{}" + GET), 400),
    "a list of lengths": (head(*POST, "Content-Length: 2, 2", body=b"{}"), 400),
    "a signed length": (head(*POST, "Content-Length: +2", body=b"{}"), 400),
    "two codings": (head(*POST, "Transfer-Encoding: chunked, chunked", body=b"0\r\n\r\n"), 501),
    "another coding": (head(*POST, "Transfer-Encoding: xchunked", body=b"0\r\n\r\n"), 501),
    "a space before the colon": (head(*POST, "Transfer-Encoding : chunked", body=b"0\r\n\r\n"), 400),
    "a coding behind a tab": (head(*POST, "Transfer-Encoding:\x0bchunked", body=b"0\r\n\r\n"), 400),
    "a folded line": (head("GET /livez HTTP/1.1", "Host: localhost", "X: a", " b"), 400),
    "bare line feeds": (b"GET /livez HTTP/1.1\nHost: localhost\n\n", 400),
    "a bare line feed in a head": (b"GET /livez HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400),
    "a bare carriage return": (b"GET /livez HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n", 400),
    "a NUL": (b"GET /livez HTTP/1.1\r\nHost: local\0host\r\n\r\n", 400),
    "two hosts": (head("GET /livez HTTP/1.1", "Host: localhost", "Host: evil"), 400),
    "no host": (head("GET /livez HTTP/1.1"), 400),
    "an absolute target": (head("GET http://localhost/livez HTTP/1.1", "Host: localhost"), 400),
    "HTTP/1.0": (head("GET /livez HTTP/1.0", "Host: localhost"), 505),
    "HTTP/0.9": (b"GET /livez\r\n\r\n", 400),
    "an upgrade": (head("GET /livez HTTP/1.1", "Host: localhost", "Connection: Upgrade", "Upgrade: h2c"), 501),
    "a chunk extension": (head(*POST, "Transfer-Encoding: chunked", body=b"2;x=y\r\n{}\r\n0\r\n\r\n"), 400),
    "a chunk too long": (head(*POST, "Transfer-Encoding: chunked", body=b"2\r\n{}x\r\n0\r\n\r\n"), 400),
    "a chunk of line feeds": (head(*POST, "Transfer-Encoding: chunked", body=b"2\n{}\n0\n\n"), 400),
    "trailers": (head(*POST, "Transfer-Encoding: chunked", body=b"2\r\n{}\r\n0\r\nX: y\r\n\r\n"), 400),
    "a body of GET": (head("GET /livez HTTP/1.1", "Host: localhost", "Content-Length: 2", body=b"{}"), 400),
    "another protocol": (http_wire.client.PREFACE + b"\x00" * 64, 400),
    "a head of 9 KiB": (head("GET /livez HTTP/1.1", "Host: localhost", "X: " + "a" * 9000), 431),
}


def smuggling(daemon, check):
    for name, (data, status) in SMUGGLED.items():
        for address in (daemon.unix, daemon.tcp):
            found = http_wire.statuses(http_wire.exchange(address, data))
            check(found == [status], f"{name} over {address.split(':')[0]} is answered {status} and no more: {found}")
    found = http_wire.statuses(http_wire.exchange(daemon.unix, GET + GET))
    check(found == [200, 400], f"a second request at once with the first is not answered: {found}")
    behind = head(*POST, "Content-Length: 2", body=b"{}" + GET)
    found = http_wire.statuses(http_wire.exchange(daemon.unix, behind))
    check(found == [200, 400], f"nor is one behind a body: {found}")


def slowness(daemon, check):
    """All of them at once: each takes half a minute."""
    found, threads = {}, []

    def run(name, data, pause=0.0):
        start = time.monotonic()
        answer = http_wire.exchange(daemon.unix, data, timeout=120, pause=pause)
        found[name] = (http_wire.statuses(answer), time.monotonic() - start)

    slow = {
        "half a head": (b"GET /livez HTTP/1.1\r\nHo", 0.0), "a head drop by drop": (b"GET /" + b"a" * 60, 1.0),
        "half a body": (head(*POST, "Content-Length: 9", body=b"{"), 0.0), "nothing": (b"", 0.0),
    }
    for name, (data, pause) in slow.items():
        threads.append(threading.Thread(target=run, args=(name, data, pause)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    for name in slow:
        wanted = [] if name == "nothing" else [408]
        check(found[name][0] == wanted and 25 < found[name][1] < 80, f"{name} ends: {found[name]}")


def ask(daemon, path, body=None, headers=None, host=None):
    """Status, headers and body of a request by urllib."""
    request = urllib.request.Request(daemon.url + path, data=body, headers=dict(headers or {}))
    if host:
        request.add_header("Host", host)
    for rest in reversed(range(20)):
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()
        except urllib.error.URLError as error:
            # urllib does not read while it writes: it misses an answer that comes before the end of a large body.
            if not rest or not isinstance(error.reason, (BrokenPipeError, ConnectionResetError)):
                raise


def browsers(daemon, check):
    json_type = {"Content-Type": "application/json"}
    bearer = {"Authorization": f"Bearer {daemon.token}"}
    port = daemon.url.rpartition(":")[2]
    for host, status in [
        (f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), ("regent.test", 200), ("evil.test", 421),
        (f"evil.test:{port}", 421), ("127.0.0.1.evil.test", 421), ("", 421),
    ]:
        found = ask(daemon, "/livez", host=host or "x")[0]
        check(found == status, f"a request for {host or 'x'} is answered {status}: {found}")
    for origin, status in [
        (daemon.url, 200), ("http://evil.test", 403), ("null", 403), (f"https://127.0.0.1:{port}", 403),
        ("http://127.0.0.1:1", 403),
    ]:
        found = ask(daemon, INFO, b"{}", {**json_type, **bearer, "Origin": origin})[0]
        check(found == status, f"a change from {origin} is answered {status}: {found}")
    for site, status in [("same-origin", 200), ("same-site", 403), ("cross-site", 403)]:
        found = ask(daemon, INFO, b"{}", {**json_type, **bearer, "Sec-Fetch-Site": site})[0]
        check(found == status, f"a change from a page of {site} is answered {status}: {found}")
    found = ask(daemon, INFO, b"{}", {"Content-Type": "text/plain", **bearer})[0]
    check(found == 415, f"a form cannot post: {found}")
    _, headers, _ = ask(daemon, "/livez")
    for name, part in {"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff",
                       "Referrer-Policy": "no-referrer"}.items():
        check(part in headers.get(name, ""), f"{name} has {part}")
    check("Access-Control-Allow-Origin" not in headers, "no other origin is let in")
    found = ask(daemon, INFO, b"{}", {**json_type, **bearer, "Authorization": "Bearer x"})[0]
    check(found == 401, f"an unknown token is answered 401: {found}")
    check(ask(daemon, INFO, b"{}", json_type)[0] == 401, "over TCP somebody without a token is nobody")
    check(ask(daemon, "/readyz?verbose")[0] == 401, "nor is told the checks")
    status, _, body = ask(daemon, "/readyz?verbose", headers=bearer)
    lines = body.decode().splitlines()
    wanted = {f"[+]{name} ok" for name in ("writer", "readers", "disk", "clock", "ledger", "serving")}
    check(status == 200 and wanted <= set(lines), f"who may is told the checks: {lines}")


def connect_by_hand(daemon, check):
    bearer = {"Authorization": f"Bearer {daemon.token}", "Content-Type": "application/json",
              "Connect-Protocol-Version": "1"}
    status, headers, body = ask(daemon, INFO, b"{}", bearer)
    check(status == 200 and json.loads(body)["server"]["revision"].isdigit(), "64 bits are text")
    packed = ask(daemon, INFO, gzip.compress(b"{}"), {**bearer, "Content-Encoding": "gzip"})[0]
    check(packed == 200, f"a packed request is read: {packed}")
    bomb = gzip.compress(b" " * (64 << 20))
    found = ask(daemon, INFO, bomb, {**bearer, "Content-Encoding": "gzip"})[0]
    check(found == 413, f"a request that unpacks to 64 MiB is refused: {found}")
    run = {"name": "evalRuns/http", "type": "EVAL_RUN_TYPE_OFFLINE", "unregistered": True}
    path = "/regent.v1.EvaluationService/CreateRun"
    first = ask(daemon, path, json.dumps(run).encode(), {**bearer, "Idempotency-Key": "http-gateway-run-1"})
    again = ask(daemon, path, json.dumps(run).encode(), {**bearer, "Idempotency-Key": "http-gateway-run-1"})
    check(first[0] == 200 and json.loads(again[2])["receipt"]["replayed"], f"a repeat is done once: {first}")
    bad = ask(daemon, path, b'{"nmae":1,"type":"NO","mutation":{"x":1}}', bearer)
    said = json.loads(bad[2])["details"][-1]["debug"]["field_violations"]
    check({each["field"] for each in said} == {"nmae", "type", "mutation.x"}, f"all faults are named: {said}")
    large = ask(daemon, path, b" " * (5 << 20), bearer)[0]
    check(large == 413, f"5 MiB are too much: {large}")


def uploads(daemon, check):
    bearer = {"Authorization": f"Bearer {daemon.token}"}
    lines = b"".join(b'{"sample_id":"s%d","status":"SCORED","latency_ms":%d}\n' % (n, n) for n in range(20_000))
    path = "/v1/evalRuns/http:uploadSamples?upload="
    jsonl = {**bearer, "Content-Type": "application/jsonl"}
    status, _, body = ask(daemon, path + "a", gzip.compress(lines), {**jsonl, "Content-Encoding": "gzip"})
    said = json.loads(body)
    check(status == 200 and said["durable_samples"] == "20000", f"20,000 samples are durable: {said}")
    status, _, body = ask(daemon, path + "a", lines, jsonl)
    again = json.loads(body)
    check(status == 200 and int(again["skipped_batches"]) > 0, f"a repeat sends nothing again: {again}")
    status, _, body = ask(daemon, path + "b", b'{"sample_id":"t","status":"SCORED"}\n{"sample_id":1}\n', jsonl)
    fault = json.loads(body)
    check(status == 400 and ":2:" in fault["message"], f"a bad line is named: {fault}")
    csv = b"sample_id,status\nu1,SCORED\n"
    status, _, body = ask(daemon, path + "c", csv, {**bearer, "Content-Type": "text/csv"})
    check(status == 200 and json.loads(body)["durable_samples"] == "1", f"CSV is read: {body}")
    status, _, body = ask(daemon, path.replace("http:", "none:") + "a", lines[:100], jsonl)
    check(status == 404, f"a run that is not there takes none: {status}")
    half = head("POST /v1/evalRuns/http:uploadSamples?upload=d HTTP/1.1", "Host: localhost",
                "Content-Type: application/jsonl", "Content-Length: 100", body=b'{"sample_id":"v","status":"SCORED"}\n')
    made = http_wire.dial(daemon.unix)
    made.sendall(half)
    made.close()
    time.sleep(0.5)
    status, _, body = ask(daemon, "/regent.v1.EvaluationService/ListSamples", b'{"run":"evalRuns/http"}',
                          {**bearer, "Content-Type": "application/json"})
    check(status == 200 and b'"v"' not in body, f"a body that is cut short is not taken: {status}")


def events(daemon, check):
    made = http_wire.Door(daemon.unix)
    made.request("GET", "/v1/ledger:watch?from_revision=1")
    answer = made.getresponse()
    ids = []
    while len(ids) < 3:
        line = answer.readline().decode()
        if line.startswith("id: "):
            ids.append(int(line[4:]))
    check(answer.getheader("Content-Type") == "text/event-stream" and ids == sorted(ids), f"ids are revisions: {ids}")
    made.close()
    made = http_wire.Door(daemon.unix)
    made.request("GET", "/v1/ledger:watch", headers={"Last-Event-ID": str(ids[0])})
    answer = made.getresponse()
    while not (line := answer.readline().decode()).startswith("id: "):
        pass
    check(int(line[4:]) == ids[0] + 1, f"who comes back goes on behind the last one: {line.strip()}")
    made.close()
    for path, status in [("/v1/ledger:watch?x=1", 400), ("/v1/live", 400), ("/v1/live?topics=nothing", 400)]:
        answer = http_wire.exchange(daemon.unix, head(f"GET {path} HTTP/1.1", "Host: h", "Connection: close"))
        check(http_wire.statuses(answer) == [status], f"{path} is answered {status}")
    made, began = http_wire.Door(daemon.unix), time.monotonic()
    made.request("GET", "/v1/live?topics=ledger")
    answer, count = made.getresponse(), 0

    def change():
        for number in range(60):
            daemon.call("AccessService/PutPrincipal",
                        principal={"name": f"principals/live-{number}", "kind": 1})

    thread = threading.Thread(target=change)
    thread.start()
    thread.join()
    # However long the changes took on a busy machine, what has come of them is read.
    end = time.monotonic() + 3
    made.sock.settimeout(2)
    try:
        while (count == 0 or time.monotonic() < end) and (line := answer.readline()):
            count += line.startswith(b"event: ledger")
    except OSError:
        pass
    seconds = time.monotonic() - began
    check(0 < count <= 4 * seconds + 2, f"live figures come, at most four a second: {count} in {seconds:.1f} s")
    made.close()


def stock_clients(daemon, check):
    """The client of PyPI, with both codecs, and `buf curl` where there is one."""
    try:
        from connectrpc import errors, method
        from connectrpc.client import ConnectClientSync
        from connectrpc.compat import google_protobuf_binary_codec, google_protobuf_json_codec
    except ImportError as missing:
        return check(False, f"connectrpc is missing: {missing}")
    headers = {"Authorization": f"Bearer {daemon.token}"}

    def info(service, name):
        kinds = client.v1.__dict__
        return method.MethodInfo(
            name=name, service_name=f"regent.v1.{service}", input=kinds[f"{name}Request"],
            output=kinds[f"{name}Response"], idempotency_level=method.IdempotencyLevel.NO_SIDE_EFFECTS,
            stream_type=method.StreamType.UNARY)

    for codec in (google_protobuf_binary_codec(), google_protobuf_json_codec()):
        with ConnectClientSync(daemon.url, codec=codec) as stock:
            for is_get in (False, True):
                answer = stock.execute_unary(
                    request=client.v1.GetServerInfoRequest(), method=info("ServerService", "GetServerInfo"),
                    headers=headers, use_get=is_get)
                check(answer.server.caller == "principals/web", f"connectrpc calls by {codec.name()}, GET {is_get}")
            try:
                stock.execute_unary(request=client.v1.GetRunRequest(name="evalRuns/none"),
                                    method=info("EvaluationService", "GetRun"), headers=headers)
                check(False, "a run that is not there is an error")
            except errors.ConnectError as error:
                check(error.code.value == "not_found", f"connectrpc reads an error: {error}")
    if shutil.which("buf"):
        done = subprocess.run(
            ["buf", "curl", "--schema", str(ROOT / "proto"), "--header", f"Authorization: Bearer {daemon.token}",
             "--data", "{}", daemon.url + INFO], capture_output=True, text=True)
        check('"store_id"' in done.stdout or '"storeId"' in done.stdout, f"buf curl calls: {done.stderr[:200]}")
    else:
        print("  skipped  buf is not installed: `buf curl` is not tried", flush=True)


def main():
    regentd, *_ = sys.argv[1:]
    counted = checks.Checks()
    with tempfile.TemporaryDirectory() as name:
        daemon = Daemon(regentd, pathlib.Path(name))
        try:
            slow = threading.Thread(target=slowness, args=(daemon, counted.check))
            slow.start()
            for part in (smuggling, browsers, connect_by_hand, uploads, events, stock_clients):
                part(daemon, counted.check)
            slow.join()
            streams = http_wire.Door(daemon.unix)
            streams.request("GET", "/v1/ledger:watch?from_revision=1")
            streams.getresponse()
        finally:
            start = time.monotonic()
            status = daemon.stop()
        counted.check(status == 0 and time.monotonic() - start < 9, "an open stream does not hold up the end")
        counted.check(not os.path.exists(f"{name}/h.sock"), "the socket is removed")
    sys.exit(counted.end())


if __name__ == "__main__":
    main()
