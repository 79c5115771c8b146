"""Every kind of bad input, a row each: status code, reason, the place named; then the same run completes exactly.

Needs root for the disk that fills up (a small tmpfs).

Usage: bad_input.py REGENTD REGENT
"""

import pathlib
import subprocess
import sys
import tempfile

import bad_wire
import wire
from checks import Checks
from daemon_process import Daemon

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/example"))
import regent_example as client  # noqa: E402

RUN, ROWS_A_BATCH = "evalRuns/main", 100
OK, INVALID, NOT_FOUND, EXISTS, DENIED, EXHAUSTED, PRECONDITION, UNAUTHENTICATED = 0, 3, 5, 6, 7, 8, 9, 16


class Bench:
    """A daemon, its two faces, and a run that is open all the time."""

    def __init__(self, regentd, regent, folder):
        self.regentd, self.regent, self.folder = regentd, regent, pathlib.Path(folder)
        self.daemon = Daemon(regentd, folder)
        self.connection, self.number = client.Connection(self.daemon.address), 0

    def call(self, method, connection=None, **request):
        """The triple a call ends with."""
        self.number += 1
        request.setdefault("mutation", {})
        if request["mutation"] is None:
            del request["mutation"]
        else:
            request["mutation"].setdefault("idempotency_key", f"bad-input-{self.number:020d}")
        try:
            self.answer = (connection or self.connection).unary(method, request)
            return OK, "", ""
        except client.RegentError as error:
            return triple(error)

    def command(self, *arguments, files=None):
        """The triple a command ends with: exit status, reason, place."""
        for name, text in (files or {}).items():
            (self.folder / name).write_text(text)
        done = subprocess.run([self.regent, *arguments, "--address", self.daemon.address], cwd=self.folder,
                              capture_output=True, text=True)
        said = dict(line.strip().split(": ", 1) for line in done.stderr.splitlines() if line.startswith("  "))
        return done.returncode, said.get("reason", ""), said.get("at", "")

    def daemon_on(self, *arguments):
        """Exit status and last line of a daemon that shall not start."""
        done = subprocess.run([self.regentd, *arguments], capture_output=True, text=True, timeout=30)
        return done.returncode, "", done.stderr.strip().splitlines()[-1]

    def upload(self, run, batches, upload="u", resume=True, connection=None):
        """Sends batches of (seq, rows); the triple of the stream's end."""
        try:
            start = {"start": dict(run=run, upload=upload, resume=resume)}
            method = "EvaluationService/UploadSamples"
            with client.Stream(connection or self.connection, method, start, 20, False) as stream:
                stream.receive()
                for place, (seq, rows) in enumerate(batches):
                    body = dict(seq=seq, **rows) if isinstance(rows, dict) else dict(seq=seq, rows=rows)
                    stream.send({"batch": body}, last=place == len(batches) - 1)
                while stream.receive() is not None:
                    pass
            return OK, "", ""
        except client.RegentError as error:
            return triple(error)

    def create(self, run, **request):
        return self.call("EvaluationService/CreateRun", name=run, type=1, **request)

    def batch(self, seq, tag="m"):
        """A good batch whose summary is known by counting."""
        return seq, [
            dict(sample_id=f"{tag}-{seq}-{row}", status=1, schema_valid=1 if row % 4 else 2, latency_ms=seq * 100 + row)
            for row in range(ROWS_A_BATCH)]


def triple(error):
    """Status code, reason, and the places an error names, as text."""
    places = [*error.bad_fields, *map(str, error.metadata.values()), error.end.message]
    return error.code, error.reason, " ".join(places)


def samples(*members):
    return "".join('{"sample_id":"s%d","status":"SCORED"%s}\n' % (place, text) for place, text in enumerate(members))


def jsonl(text):
    return lambda bench: bench.command("eval", "upload", RUN, "bad.jsonl", files={"bad.jsonl": text})


def csv(text):
    return lambda bench: bench.command("eval", "upload", RUN, "bad.csv", files={"bad.csv": text})


def gates(text):
    return lambda bench: bench.command(
        "eval", "create", "gated", "--type", "offline", "--gates", "gates.json", files={"gates.json": text})


def rows(*changed):
    """An upload into a run of its own, of rows with something wrong."""
    def act(bench):
        run = f"evalRuns/row-{bench.number}"
        bench.create(run)
        listed = [dict(sample_id=f"r{n}", status=1, **each) for n, each in enumerate(changed)]
        return bench.upload(run, [(1, listed)])
    return act


def pair(bench):
    bench.create("evalRuns/pair")
    return bench.upload("evalRuns/pair", [(1, [dict(sample_id="x", status=1)] * 2)])


def conflict(bench):
    return bench.upload(RUN, [bench.batch(1, "other")], resume=True)


def duplicates(bench):
    bench.create("evalRuns/twice")
    bench.upload("evalRuns/twice", [bench.batch(1)], "a")
    bench.upload("evalRuns/twice", [bench.batch(1)], "b")
    return bench.call("EvaluationService/SealRun", run="evalRuns/twice", expected_samples=0)


def to_sealed(bench):
    bench.create("evalRuns/sealed")
    bench.upload("evalRuns/sealed", [bench.batch(1)])
    bench.call("EvaluationService/SealRun", run="evalRuns/sealed", expected_samples=ROWS_A_BATCH)
    return bench.upload("evalRuns/sealed", [bench.batch(2)])


def to_aborted(bench):
    bench.create("evalRuns/aborted")
    bench.call("EvaluationService/AbortRun", run="evalRuns/aborted", mutation={"reason": "not wanted"})
    return bench.upload("evalRuns/aborted", [bench.batch(1)])


def seal_of_nothing(bench):
    bench.create("evalRuns/empty")
    return bench.call("EvaluationService/SealRun", run="evalRuns/empty", expected_samples=0)


def seal_of_too_few(bench):
    return bench.call("EvaluationService/SealRun", run=RUN, expected_samples=ROWS_A_BATCH * 9)


def oversized_message(bench):
    filler = [dict(sample_id="x", status=1, metadata={"k": "y" * 4_300_000})]
    bench.create("evalRuns/large")
    return bench.upload("evalRuns/large", [(1, filler)], connection=client.Connection(bench.daemon.address))


def token(kind):
    def act(bench):
        principal = {"name": "principals/bot", "kind": 2}
        bench.call("AccessService/PutPrincipal", principal=principal)
        bench.call("AccessService/IssueToken", principal=principal["name"], ttl_seconds=1 if kind == "expired" else 0)
        secret, name = bench.answer.secret, bench.answer.token.name
        if kind == "revoked":
            bench.call("AccessService/RevokeToken", name=name)
        if kind == "expired":
            bad_wire.wait(1.1)
        if kind == "unknown":
            secret = secret[:-1] + ("0" if secret[-1] != "0" else "1")
        try:
            connection = client.Connection(bench.daemon.address, secret.encode())
        except client.RegentError as error:
            return error.code, error.reason, error.end.message
        return bench.call("EvaluationService/CreateRun", connection, name="evalRuns/bots", type=1)
    return act


def unwritable(bench):
    folder = bench.folder / "open"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o777)
    return bench.daemon_on("--data", str(folder))


TABLE = [
    ("malformed JSONL line", jsonl(samples("") + '{"sample_id":"a"\n'), (1, "MALFORMED_JSON", "bad.jsonl:2")),
    ("malformed CSV line", csv('sample_id,status\na,SCORED\n"b,SCORED\n'), (1, "MALFORMED_CSV", "bad.csv:3")),
    ("NaN latency", jsonl(samples(',"latency_ms":NaN')), (1, "BAD_LATENCY", "bad.jsonl:1:latency_ms")),
    ("infinite latency", csv("sample_id,status,latency_ms\na,SCORED,inf\n"),
     (1, "BAD_LATENCY", "bad.csv:2:latency_ms")),
    ("negative latency", jsonl(samples("", ',"latency_ms":-1')), (1, "BAD_LATENCY", "bad.jsonl:2:latency_ms")),
    ("too large latency", jsonl(samples(',"latency_ms":4294967.3')), (1, "BAD_LATENCY", "bad.jsonl:1:latency_ms")),
    ("NaN latency on the wire", rows({}, {"latency_ms": float("nan")}), (INVALID, "BAD_REQUEST", "rows[1].latency_ms")),
    ("infinite latency on the wire", rows({"latency_ms": float("inf")}),
     (INVALID, "BAD_REQUEST", "rows[0].latency_ms")),
    ("negative latency on the wire", rows({"latency_ms": -0.5}), (INVALID, "BAD_REQUEST", "rows[0].latency_ms")),
    ("too large latency on the wire", rows({}, {}, {"latency_ms": 4_294_967.3}),
     (INVALID, "BAD_REQUEST", "rows[2].latency_ms")),
    ("unknown field", jsonl(samples(',"colour":"red"')), (1, "UNKNOWN_FIELD", "bad.jsonl:1:colour")),
    ("unknown enum", jsonl('{"sample_id":"a","status":"FINE"}\n'), (1, "UNKNOWN_ENUM", "bad.jsonl:1:status")),
    ("unknown enum on the wire", rows({}, {"fallback_used": 7}), (INVALID, "BAD_REQUEST", "fallback_used")),
    ("duplicate sample id in a file", jsonl(samples("") * 2), (5, "DUPLICATE_SAMPLE_ID", "bad.jsonl:2")),
    ("duplicate sample id in a batch", pair, (EXISTS, "DUPLICATE_SAMPLE_ID", "x")),
    ("duplicate sample id over two uploads, at seal", duplicates, (EXISTS, "DUPLICATE_SAMPLE_ID", "upload a, batch 1")),
    ("other content for a stored batch", conflict, (EXISTS, "CHUNK_CONFLICT", "1")),
    ("a batch before its predecessor", lambda bench: bench.upload(RUN, [bench.batch(5)]),
     (PRECONDITION, "SEQUENCE_GAP", "3")),
    ("missing batches at seal", seal_of_too_few, (PRECONDITION, "COUNT_MISMATCH", "900")),
    ("upload to a sealed run", to_sealed, (PRECONDITION, "ILLEGAL_TRANSITION", "SEALED")),
    ("upload to an aborted run", to_aborted, (PRECONDITION, "ILLEGAL_TRANSITION", "ABORTED")),
    ("upload to an unknown run", lambda bench: bench.upload("evalRuns/none", [bench.batch(1)]),
     (NOT_FOUND, "NOT_FOUND", "evalRuns/none")),
    ("seal of an empty run", seal_of_nothing, (PRECONDITION, "EMPTY_RUN", "evalRuns/empty")),
    ("NaN threshold", gates('{"schema_valid_rate_min": NaN}'), (1, "GATE_POLICY_INVALID", "gates.json")),
    ("NaN threshold on the wire", lambda bench: bench.create(
        "evalRuns/nan", gates={"rules": [{"key": "schema_valid_rate_min", "min": float("nan")}]}),
     (INVALID, "BAD_REQUEST", "gates.rules[0].min")),
    ("unknown gate key", gates('{"niceness_min": 0.5}'), (1, "UNKNOWN_GATE_METRIC", "niceness")),
    ("empty gates file", gates("{}"), (1, "GATE_POLICY_INVALID", "gates.json")),
    ("oversized message", oversized_message, (EXHAUSTED, "MESSAGE_TOO_LARGE", "")),
    ("missing permission", token("good"), (DENIED, "PERMISSION_DENIED", "eval.define")),
    ("expired token", token("expired"), (UNAUTHENTICATED, "", "token")),
    ("unknown token", token("unknown"), (UNAUTHENTICATED, "", "token")),
    ("revoked token", token("revoked"), (UNAUTHENTICATED, "", "token")),
    ("plain TCP without the flag", lambda bench: bench.daemon_on(
        "--data", str(bench.folder / "tcp"), "--listen", "tcp:127.0.0.1:0"), (1, "", "insecure-loopback")),
    ("second daemon on the directory", lambda bench: bench.daemon_on("--data", str(bench.folder / "data")),
     (1, "", "another daemon")),
    ("directory that others may write", unwritable, (1, "", "others")),
    ("directory that cannot be made", lambda bench: bench.daemon_on("--data", "/proc/nowhere"),
     (1, "", "/proc/nowhere")),
] + bad_wire.TABLE


def complete(bench, checks):
    """The rest of the run, and its summary against counting."""
    checks.check(bench.upload(RUN, [bench.batch(seq) for seq in (3, 4)])[0] == OK, "the run goes on")
    sealed = bench.call("EvaluationService/SealRun", run=RUN, expected_samples=4 * ROWS_A_BATCH)
    checks.check(sealed[0] == OK, f"the run seals: {sealed}")
    summary = bench.answer.run.summary
    latencies = sorted(row["latency_ms"] for seq in range(1, 5) for row in bench.batch(seq)[1])
    expected = (400, 0.75, latencies[-(-95 * 400 // 100) - 1])
    found = (summary.sample_count, summary.schema_valid_rate, summary.p95_latency_ms)
    checks.check(found == expected, f"its summary is exact: {found}")


def main():
    regentd, regent = (str(pathlib.Path(each).resolve()) for each in sys.argv[1:])
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(regentd, regent, folder)
        try:
            bench.create(RUN)
            bench.upload(RUN, [bench.batch(1), bench.batch(2)])
            for name, act, (code, reason, place) in TABLE:
                found = act(bench)
                is_right = code in (None, found[0]) and reason in (None, found[1]) and place in found[2]
                checks.check(is_right, f"{name}: {found}" + ("" if is_right else f", expected {(code, reason, place)}"))
            complete(bench, checks)
        finally:
            status = bench.daemon.end()
        checks.check(status == 0, f"the daemon ends with {status}")
    bad_wire.full_disk(Bench, regentd, regent, checks)
    sys.exit(checks.end())


if __name__ == "__main__":
    main()
