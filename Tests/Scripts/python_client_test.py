"""The Python example client against a daemon: python_client_test.py REGENTD. Its last line counts the tests."""
import contextlib
import hashlib
import math
import pathlib
import random
import secrets
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import warnings
from unittest import mock
ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients/python/example"))
import regent_example as regent  # noqa: E402
from regent_example import v1  # noqa: E402

INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS, RESOURCE_EXHAUSTED = 3, 4, 5, 6, 8
FAILED_PRECONDITION, UNIMPLEMENTED, UNAVAILABLE, UNAUTHENTICATED, SKIPPED = 9, 12, 14, 16, 5
CREATE_RUN = "/regent.v1.EvaluationService/CreateRun"
HANG_SECONDS = 600  # Only what hangs takes as long.
HEADS = {regent.HELLO: v1.Hello, regent.DRAIN: v1.Drain, regent.END: v1.End, regent.CANCEL: v1.Cancel}


class Daemon:
    """A daemon on a folder of its own, until `stop`."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="regent-")
        path = pathlib.Path(self.folder.name)
        self.address, self.log = f"unix:{path}/r.sock", path / "log"
        command = [REGENTD, "--data", f"{path}/data", "--listen", self.address]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        while self.process.poll() is None:  # It comes to listen, or ends.
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as probe:
                return probe.connect(f"{path}/r.sock")
            time.sleep(0.05)
        self.stop()
        raise RuntimeError("the daemon cannot be connected to")

    def stop(self):
        """Ends the daemon; what it said is shown where it did not end well."""
        self.process.terminate()
        try:
            status = self.process.wait(timeout=HANG_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        sys.stderr.write(self.log.read_text() if status else "")
        self.folder.cleanup()


class Raw:
    """Bytes to and from the daemon, for what the client would not send."""

    def __init__(self, address=None, hello=True):
        self.socket, self.input = socket.socket(socket.AF_UNIX), b""
        self.socket.settimeout(HANG_SECONDS)
        self.socket.connect((address or DAEMON.address).removeprefix("unix:"))
        if hello:
            head = v1.Hello(min_version=1, max_version=1, **regent.LIMITS).SerializeToString()
            self.socket.sendall(regent.PREFACE + regent.frame(regent.HELLO, head=head))

    def frames(self):
        """Every frame until the connection ends: kind, stream, flags, head, body."""
        while True:
            while len(self.input) < 12 or len(self.input) < 12 + int.from_bytes(self.input[:4], "big"):
                try:
                    received = self.socket.recv(65536)
                except ConnectionResetError:  # the daemon closed without reading all that was sent
                    return
                if not received:
                    return
                self.input += received
            length, number, kind, flags, size = struct.unpack_from(">IIBBH", self.input)
            head, body = self.input[12 : 12 + size], self.input[12 + size : 12 + length]
            self.input = self.input[12 + length :]
            yield kind, number, flags, HEADS[kind].FromString(head) if kind in HEADS else head, body

    def end(self):
        """The next END or DRAIN: stream and head."""
        return next((frame[1], frame[3]) for frame in self.frames() if frame[0] in (regent.END, regent.DRAIN))


class Scripted:
    """A server of one connection, which says what it is told to once it has heard a CALL on stream `number`."""

    def __init__(self, number, *frames):
        self.folder = tempfile.TemporaryDirectory(prefix="regent-")
        self.listener, self.address = socket.socket(socket.AF_UNIX), f"unix:{self.folder.name}/r.sock"
        self.listener.bind(f"{self.folder.name}/r.sock")
        self.listener.listen()
        self.awaited, self.frames, self.heard = struct.pack(">IB", number, regent.CALL), frames, b""
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        """Listens until the client closes."""
        with self.listener, self.listener.accept()[0] as accepted:
            hello = v1.Hello(min_version=1, max_version=1, max_frame=16384, stream_credit=16384)
            accepted.sendall(regent.frame(regent.HELLO, head=hello.SerializeToString()))
            while received := accepted.recv(65536):
                before, self.heard = self.heard, self.heard + received
                if self.awaited in self.heard and self.awaited not in before:
                    accepted.sendall(b"".join(self.frames))

    def finish(self):
        """What it heard, once the client has closed."""
        self.thread.join(10)
        self.folder.cleanup()
        return self.heard


def key():
    """What a mutating call carries."""
    return {"idempotency_key": secrets.token_hex(16)}


def new_run(connection):
    """The name of a new run."""
    name = f"evalRuns/{secrets.token_hex(8)}"
    request = {"name": name, "type": "EVAL_RUN_TYPE_OFFLINE", "mutation": key()}
    return connection.unary("EvaluationService/CreateRun", request).run.name


def samples(count, seed=1):
    """Samples as rows, the same for the same seed."""
    made, dice = [], random.Random(seed)
    for index in range(count):
        sample = {
            "sample_id": f"sample-{index:06}",
            "status": dice.choice([1, 1, 1, 2, 3, 4, 5]),
            "schema_valid": dice.choice([0, 1, 1, 2]),
            "safety_compliant": dice.choice([1, 1, 1, 1, 2]),
            "fallback_used": dice.choice([0, 1, 2]),
            "selected_provider": dice.choice(["north", "south", ""]),
        }
        if dice.random() < 0.9:
            sample["latency_ms"] = dice.randrange(1, 3_000_000) / 1000
        if dice.random() < 0.8:
            sample["scores"] = {"quality": dice.random()}
        made.append(sample)
    return made


def check(number, method="/regent.v1.HealthService/Check", timeout_us=0):
    """A CALL with an empty request as bytes."""
    head = v1.Call(method=method, timeout_us=timeout_us).SerializeToString()
    return regent.frame(regent.CALL, number, regent.HAS_MSG | regent.LAST, head)


def batches(rows, size=4000):
    """Rows cut into batches."""
    return [rows[start : start + size] for start in range(0, len(rows), size)]


class PythonClientTests(unittest.TestCase):
    """One connection a test."""

    def setUp(self):
        self.regent = self.connect()

    def connect(self):
        """A connection that ends with the test."""
        connection = regent.Connection(DAEMON.address)
        self.addCleanup(connection.socket.close)
        return connection

    def raw(self, *frames, **how):
        """A connection of bytes that ends with the test, and frames sent on it."""
        raw = Raw(**how)
        self.addCleanup(raw.socket.close)
        raw.socket.sendall(b"".join(frames))
        return raw

    def refused(self, code, reason, method, request=None, **how):
        """The error of a call that must end so."""
        with self.assertRaises(regent.RegentError) as caught:
            self.regent.unary(method, request, **how)
        self.assertEqual((caught.exception.code, caught.exception.reason), (code, reason))
        return caught.exception

    def serving(self, connection=None):
        """The connection still serves calls."""
        answer = (connection or self.regent).unary("HealthService/Check")
        self.assertEqual(v1.CheckResponse(status=1), answer)

    # Frames

    def test_golden_vectors(self):
        lines = (ROOT / "Tests/Fixtures/wire/unary.txt").read_text().splitlines()
        golden = {
            name: bytes.fromhex(text) for name, text in (line.split() for line in lines if line[0] != "#")
        }
        frame = regent.frame
        limits = {"max_frame": 4 << 20, "max_message": 4 << 20, "stream_credit": 65536}
        client = v1.Hello(min_version=1, max_version=1, agent="py/0", auth_token=b"tok", **limits)
        limits = {"max_frame": 65536, "max_message": 4 << 20, "stream_credit": 1000, "max_streams": 128}
        server = v1.Hello(min_version=1, max_version=1, **limits)
        method = v1.Call(method="/regent.v1.HealthService/Check").SerializeToString()
        body = v1.CheckResponse(status="SERVING_STATUS_SERVING").SerializeToString()
        made = {
            "preface": regent.PREFACE,
            "client-hello": frame(regent.HELLO, head=client.SerializeToString()),
            "server-hello": frame(regent.HELLO, head=server.SerializeToString()),
            "ping": frame(regent.PING, body=b"12345678"),
            "ping-ack": frame(regent.PING, flags=regent.ACK, body=b"12345678"),
            "call-check": frame(regent.CALL, 1, regent.HAS_MSG | regent.LAST, method),
            "end-serving": frame(regent.END, 1, regent.HAS_MSG, body=body),
        }
        self.assertEqual(golden, made)

    def test_unknown_kinds_from_0x80_are_skipped(self):
        raw = self.raw(regent.frame(0x80, 0, 0xFF, b"head", b"body"), regent.frame(0xFF, 7), check(7))
        self.assertEqual(raw.end(), (7, v1.End()))

    def test_what_ends_a_connection(self):
        cases = {
            "garbage": (b"GET / HTTP/1.1\r\nHost: regent\r\n\r\n", False, INVALID_ARGUMENT),
            "random": (secrets.token_bytes(512), False, INVALID_ARGUMENT),
            "unknown kind": (regent.frame(0x20), True, INVALID_ARGUMENT),
            "flag of another kind": (
                regent.frame(regent.PING, 0, 1, b"", b"12345678"),
                True,
                INVALID_ARGUMENT,
            ),
            "too long": (struct.pack(">IIBBH", 65537, 1, regent.CALL, 3, 0), True, RESOURCE_EXHAUSTED),
        }
        for name, (sent, hello, code) in cases.items():
            with self.subTest(name):
                *_, last = self.raw(sent, hello=hello).frames()
                self.assertEqual((last[0], last[3].code), (regent.DRAIN, code))

    def test_hello_that_is_refused(self):
        warnings.simplefilter("ignore", ResourceWarning)  # the client leaves its socket to the collector
        with self.assertRaises(regent.RegentError) as caught:
            regent.Connection(DAEMON.address, token=b"nobody")
        self.assertEqual(caught.exception.code, UNAUTHENTICATED)
        for change in ({"min_version": 2, "max_version": 2}, {"max_frame": 16383}):
            head = v1.Hello(**{"min_version": 1, "max_version": 1, **change}).SerializeToString()
            raw = self.raw(regent.PREFACE + regent.frame(regent.HELLO, head=head), hello=False)
            self.assertEqual(raw.end()[1].code, FAILED_PRECONDITION)

    # Unary calls

    def test_unary(self):
        server = self.regent.unary("ServerService/GetServerInfo").server
        self.assertEqual((server.protocol_version, server.pid), (1, DAEMON.process.pid))
        name = new_run(self.regent)
        run = self.regent.unary("EvaluationService/GetRun", {"name": name}).run
        self.assertEqual((run.name, run.state), (name, 1))
        self.assertGreater(run.revision, server.revision)

    def test_a_repeat_with_the_same_key(self):
        request = {"name": f"evalRuns/{secrets.token_hex(8)}", "type": 1, "mutation": key()}
        first, second = (self.regent.unary("EvaluationService/CreateRun", request) for _ in range(2))
        self.assertEqual(
            (first.run, first.receipt.replayed, second.receipt.replayed), (second.run, False, True)
        )

    def test_unknown_method(self):
        number, end = self.raw(check(5, "/regent.v1.HealthService/Nothing")).end()
        error = regent.RegentError(end)
        self.assertEqual((number, error.code, error.reason), (5, UNIMPLEMENTED, "UNKNOWN_METHOD"))

    def test_bad_fields(self):
        request = {"name": "not a name", "trigger": "t" * 1025, "mutation": key()}
        error = self.refused(INVALID_ARGUMENT, "BAD_REQUEST", "EvaluationService/CreateRun", request)
        self.assertEqual(sorted(error.bad_fields), ["name", "trigger", "type"])

    def test_missing_resource(self):
        request = {"name": "evalRuns/missing"}
        error = self.refused(NOT_FOUND, "NOT_FOUND", "EvaluationService/GetRun", request)
        self.assertEqual(error.metadata, {"name": "evalRuns/missing"})

    def test_deadline_of_the_daemon(self):
        for microseconds in (1, 50_000):
            error = regent.RegentError(
                self.raw(check(1, "/regent.v1.LedgerService/Watch", microseconds)).end()[1]
            )
            self.assertEqual((error.code, error.reason), (DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"))

    def test_deadline_of_the_client(self):
        server = Scripted(2, regent.frame(regent.END, 2, regent.HAS_MSG, b"", b"\x08\x01"))
        connection = regent.Connection(server.address)
        with self.assertRaises(TimeoutError):
            connection.unary("HealthService/Check", timeout=0.1)
        self.serving(connection)
        connection.socket.close()
        self.assertIn(
            regent.frame(regent.CANCEL, 1, 0, v1.Cancel(code=1).SerializeToString()), server.finish()
        )

    def test_deadline_of_either(self):
        for timeout in (0, 0.05):
            with self.assertRaises((TimeoutError, regent.RegentError)) as caught:
                with regent.Stream(self.regent, "LedgerService/Watch", timeout=timeout) as watch:
                    while watch.receive():
                        pass
            self.assertEqual(getattr(caught.exception, "code", DEADLINE_EXCEEDED), DEADLINE_EXCEEDED)
            self.serving()

    # Long messages

    def test_long_request_and_what_is_too_long(self):
        request = {"service": "s" * 3_000_000}
        self.refused(INVALID_ARGUMENT, "BAD_REQUEST", "HealthService/Check", request)
        request = {"service": "s" * 5_000_000}
        self.refused(RESOURCE_EXHAUSTED, "MESSAGE_TOO_LARGE", "HealthService/Check", request)
        self.serving()

    def test_long_reply_on_little_credit(self):
        whole = self.regent.unary("ReflectionService/GetDescriptorSet")
        self.assertGreater(whole.ByteSize(), 65536)
        with mock.patch.dict(regent.LIMITS, max_frame=16384, stream_credit=16384):
            self.assertEqual(self.connect().unary("ReflectionService/GetDescriptorSet"), whole)
        with mock.patch.dict(regent.LIMITS, max_frame=1048576):
            self.assertEqual(self.connect().unary("ReflectionService/GetDescriptorSet"), whole)

    def test_frames_of_another_server(self):
        server = Scripted(
            5,
            regent.frame(regent.MSG, 1, regent.HAS_MSG | regent.MORE, b"", b"\x08"),
            regent.frame(0x90, 1, 0xFF, b"head", b"body"),
            regent.frame(regent.PING, body=b"12345678"),
            regent.frame(regent.MSG, 9, regent.HAS_MSG, b"", b"late"),
            regent.frame(regent.END, 1, regent.HAS_MSG, b"", b"\x01"),
            regent.frame(regent.MSG, 2, regent.HAS_MSG | regent.MORE, b"", b"cut"),
            regent.frame(regent.END, 2, 0, v1.End(code=5, message="short").SerializeToString()),
            regent.frame(regent.CANCEL, 3, 0, v1.Cancel(code=8).SerializeToString()),
            regent.frame(regent.DRAIN, 0, 0, v1.Drain(accepted_calls=4).SerializeToString()),
            regent.frame(regent.END, 4, regent.HAS_MSG, b"", b"\x08\x01"),
        )
        connection = regent.Connection(server.address)
        streams = [regent.Stream(connection, "HealthService/Check") for _ in range(5)]
        self.assertEqual(streams[0].receive(), v1.CheckResponse(status=1))
        for stream, code in ((streams[1], NOT_FOUND), (streams[2], RESOURCE_EXHAUSTED)):
            with self.assertRaises(regent.RegentError) as caught:
                stream.receive()
            self.assertEqual((caught.exception.code, caught.exception.end.not_processed), (code, False))
        self.assertEqual(streams[3].receive(), v1.CheckResponse(status=1))
        with self.assertRaises(regent.RegentError) as caught:
            streams[4].receive()
        self.assertEqual((caught.exception.code, caught.exception.end.not_processed), (UNAVAILABLE, True))
        with self.assertRaises(ConnectionError):
            connection.unary("HealthService/Check")
        connection.socket.close()
        self.assertIn(regent.frame(regent.PING, 0, regent.ACK, b"", b"12345678"), server.finish())

    # Uploads

    def test_upload_seal_summary(self):
        name, rows = new_run(self.regent), samples(20_000)
        durable = regent.upload(self.regent, {"run": name, "upload": "all"}, batches(rows))
        self.assertEqual(durable, 5)
        request = {"run": name, "expected_samples": 19_999, "mutation": key()}
        self.refused(FAILED_PRECONDITION, "COUNT_MISMATCH", "EvaluationService/SealRun", request)
        request = {"run": name, "expected_samples": 20_000, "mutation": key()}
        run = self.regent.unary("EvaluationService/SealRun", request).run
        self.assertEqual(run.summary.sample_count, len(rows))
        self.rates_match(run.summary, rows)
        self.latencies_match(run.summary, rows)
        scores = [row["scores"]["quality"] for row in rows if "scores" in row]
        self.assertEqual(run.summary.scores["quality"], math.fsum(scores) / len(scores))
        self.assertEqual(run.summary.metrics["quality"].n, len(scores))
        self.digest_matches(run)

    def rates_match(self, summary, rows):
        """Shares of true outcomes, and how many are missing."""
        named = {"schema_valid": "schema_valid_rate", "safety_compliant": "safety_html_tailwind_compliance"}
        for field, metric in {**named, "fallback_used": "fallback_rate"}.items():
            yes, no = (sum(row[field] == value for row in rows) for value in (1, 2))
            missing = sum(row[field] == 0 and row["status"] != SKIPPED for row in rows)
            estimate = summary.metrics[metric]
            self.assertEqual(getattr(summary, metric), yes / (yes + no))
            self.assertEqual((estimate.true_count, estimate.n, estimate.missing), (yes, yes + no, missing))

    def latencies_match(self, summary, rows):
        """Percentiles by nearest rank."""
        ascending = sorted(row["latency_ms"] for row in rows if "latency_ms" in row)
        for name, per_mille in {"p50": 500, "p90": 900, "p95": 950, "p99": 990, "p999": 999}.items():
            expected = ascending[-(-len(ascending) * per_mille // 1000) - 1]
            self.assertEqual(getattr(summary, f"{name}_latency_ms"), expected)

    def digest_matches(self, run):
        """The content digest, from the batches as they are given out again."""
        digest = hashlib.sha256()
        with regent.Stream(self.regent, "EvaluationService/ExportSamples", {"run": run.name}) as stream:
            exported = [(answer.upload, answer.batch) for answer in iter(stream.receive, None)]
        for upload, batch in sorted(exported, key=lambda pair: (pair[0], pair[1].seq)):
            digest.update(struct.pack("<I", len(upload)) + upload.encode() + struct.pack("<Q", batch.seq))
            digest.update(hashlib.sha256(batch.columns.SerializeToString()).digest())
        self.assertEqual(run.content_digest, digest.digest())

    def test_resume(self):
        name, cut = new_run(self.regent), batches(samples(10_000), 1000)
        start, broken = {"run": name, "upload": "one"}, self.connect()
        stream = regent.Stream(broken, "EvaluationService/UploadSamples", {"start": start}, last=False)
        self.assertEqual(stream.receive().opened.durable_seq, 0)
        for seq, rows in enumerate(cut[:4], 1):
            stream.send({"batch": {"seq": seq, "rows": rows}})
        while stream.receive().ack.durable_seq < 2:
            pass
        broken.socket.close()
        with self.assertRaises(regent.RegentError) as caught:
            regent.upload(self.regent, start, cut)
        self.assertEqual((caught.exception.code, caught.exception.reason), (ALREADY_EXISTS, "UPLOAD_EXISTS"))
        self.assertEqual(regent.upload(self.regent, {**start, "resume": True}, cut), 10)
        self.assertEqual(regent.upload(self.regent, {**start, "resume": True}, cut), 10)
        with self.assertRaises(regent.RegentError) as caught:
            regent.upload(self.regent, {**start, "resume": True}, cut[:9] + batches(samples(1000, seed=2)))
        self.assertEqual((caught.exception.code, caught.exception.reason), (ALREADY_EXISTS, "CHUNK_CONFLICT"))
        request = {"run": name, "expected_samples": 10_000, "mutation": key()}
        run = self.regent.unary("EvaluationService/SealRun", request).run
        self.rates_match(run.summary, samples(10_000))

    def test_many_small_batches(self):
        name = new_run(self.regent)
        rows = [[{"sample_id": f"s{index}", "status": "SAMPLE_STATUS_SCORED"}] for index in range(300)]
        self.assertEqual(regent.upload(self.regent, {"run": name, "upload": "small"}, rows), 300)

    def test_bad_sample(self):
        name, rows = new_run(self.regent), [[{"sample_id": "a", "status": 1}, {"sample_id": "b"}]]
        with self.assertRaises(regent.RegentError) as caught:
            regent.upload(self.regent, {"run": name, "upload": "bad"}, rows)
        self.assertEqual([*caught.exception.bad_fields], ["batch.rows[1].status"])

    # Watches

    def test_watch_from_the_beginning(self):
        before = self.regent.unary("ServerService/GetServerInfo").server.revision
        with regent.Stream(self.regent, "LedgerService/Watch", {"from_revision": 1}) as watch:
            seen = []
            while len(seen) < before:
                seen += watch.receive().entries
            made = new_run(self.regent)
            while seen[-1].resource != made:
                seen += watch.receive().entries
        self.assertEqual([entry.revision for entry in seen], list(range(1, before + 2)))
        self.assertEqual((seen[-1].method, v1.EvalRun.FromString(seen[-1].payload).name), (CREATE_RUN, made))

    def test_watch_on_little_credit(self):
        for _ in range(100):
            revision = self.regent.unary(
                "EvaluationService/GetRun", {"name": new_run(self.regent)}
            ).run.revision
        with mock.patch.dict(regent.LIMITS, max_frame=16384, stream_credit=1024):
            with regent.Stream(self.connect(), "LedgerService/Watch", {"from_revision": 1}) as watch:
                seen = []
                while len(seen) < revision:
                    seen += watch.receive().entries
        self.assertEqual([entry.revision for entry in seen], list(range(1, revision + 1)))

    def test_cancelled_watch(self):
        for _ in range(200):  # more than may be open at once
            with regent.Stream(self.regent, "LedgerService/Watch", {"from_revision": 1}) as watch:
                watch.receive()
            self.serving()
        self.assertEqual(self.regent.streams, {})

    def test_drain(self):
        daemon = Daemon()
        connection = regent.Connection(daemon.address)
        self.addCleanup(connection.socket.close)
        revision = connection.unary("ServerService/GetServerInfo").server.revision
        watch = regent.Stream(connection, "LedgerService/Watch", {"from_revision": 1})
        while watch.receive().revision < revision:
            pass
        daemon.stop()
        with self.assertRaises(regent.RegentError) as caught:
            watch.receive()
        self.assertEqual((caught.exception.code, caught.exception.reason), (UNAVAILABLE, "DRAINING"))
        self.assertEqual((connection.drain.code, connection.drain.accepted_calls), (0, 2))
        with self.assertRaises(ConnectionError):
            connection.unary("HealthService/Check")


def main():
    """Runs the tests against one daemon; how many of them failed."""
    global REGENTD, DAEMON
    REGENTD = sys.argv.pop(1)
    DAEMON = Daemon()
    try:
        result = unittest.main(exit=False).result
    finally:
        DAEMON.stop()
    failed = len({getattr(test, "test_case", test) for test, _ in result.failures + result.errors})
    print(f"{result.testsRun - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main() > 0)
