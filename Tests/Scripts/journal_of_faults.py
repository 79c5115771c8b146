"""Plants faults in mixed use of a daemon and looks for each in its journal; looks for no secret in it.

Every fault has a trace id of its own. Its line has message, level, method, principal and reason; of a flood few lines
are written, and their counts add up. Everything that requests say is marked: tokens, keys, texts of samples, values of
metadata, gates, paths. No mark may be in the journal, at whatever level.

Usage: journal_of_faults.py REGENTD REGENT [--seconds N]
"""

import argparse
import base64
import collections
import json
import operator
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import threading
import time

import wire
from checks import Checks
from good_client import GoodClient

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/example"))
import regent_example as client  # noqa: E402

PATIENCE_SECONDS, MARKS_A_ROUND, FLOOD_CALLS, CROWD_CALLS = 20, 50, 1_800, 90
ROUNDS_A_RUN, PAUSE_SECONDS = 20, 5
SLOW_CALL_MS, LINES_A_SECOND, SAMPLES_A_BATCH, SLOW_SAMPLES = 5, 5, 5_000, 50_000
CLERK, ANALYST = "principals/journal-clerk", "principals/journal-analyst"
LEVELS = {"call denied": "warning", "call shed": "warning", "call refused": "info", "slow call": "warning",
          "connection refused": "warning", "call failed": "error"}


class Marks:
    """Texts that must never be in the journal; all of them begin alike."""

    def __init__(self):
        self.begin, self.count, self.of_kind = "kestrel" + secrets.token_hex(6), 0, collections.Counter()
        self.tokens, self._lock = [], threading.Lock()

    def new(self, kind):
        with self._lock:
            self.count += 1
            self.of_kind[kind] += 1
            return f"{self.begin}n{self.count}"

    def found_in(self, text):
        """What of them is in a text: as it is, in hexadecimal or in base64."""
        begin, text = self.begin.encode(), text.lower()
        forms = [self.begin, begin.hex()]
        # Behind how many bytes it stands changes base64; the first and the last digits depend on its neighbours.
        forms += [base64.b64encode(b"\0" * shift + begin).decode().lower()[4:-4] for shift in range(3)]
        forms += [token.lower() for token in self.tokens]
        return [form for form in forms if form in text]


class Stage:
    """A daemon whose journal is kept over its starts."""

    def __init__(self, regentd, folder):
        self.folder, self.address, self.log = folder, f"unix:{folder}/r.sock", folder / "journal"
        self.command = [regentd, "--data", str(folder / "data"), "--listen", self.address, "--log-format", "json",
                        "--log-level", "debug", "--slow-call-ms", str(SLOW_CALL_MS)]
        # Of its people, by their names.
        self.tokens = {}
        self.start()

    def start(self):
        before = self.count("ready")
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=log)
        self.until(lambda: self.count("ready") > before or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise SystemExit(f"the daemon did not start:\n{self.log.read_text()[-4000:]}")

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.start()

    def stop(self):
        self.process.terminate()
        return self.process.wait(PATIENCE_SECONDS)

    def lines(self, since=0):
        """The journal's lines behind a place; the last one may not be written yet, nor the one at the place."""
        with open(self.log, "rb") as log:
            log.seek(max(0, since - 1))
            whole = log.read().rpartition(b"\n")[0]
        rest = whole.partition(b"\n")[2] if since else whole
        return [json.loads(line) for line in rest.splitlines()]

    def place(self):
        return self.log.stat().st_size if self.log.exists() else 0

    def count(self, message):
        return sum(line["message"] == message for line in self.lines()) if self.log.exists() else 0

    @staticmethod
    def until(is_true):
        end = time.monotonic() + PATIENCE_SECONDS
        while not is_true():
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True


class Traced(client.Stream):
    """A call with metadata."""

    def __init__(self, connection, method, request, trace, last=True, **metadata):
        self.metadata = {"traceparent": f"00-{trace}-{secrets.token_hex(8)}-01", **metadata}
        super().__init__(connection, method, request, PATIENCE_SECONDS, last)

    def send(self, request, last=False, kind=client.MSG, head=b""):
        if kind == client.CALL:
            opened = client.v1.Call.FromString(head)
            for key, value in self.metadata.items():
                opened.metadata.add(key=key, value=value.encode())
            head = opened.SerializeToString()
        super().send(request, last, kind, head)


def end_of(stream):
    """The error that a call ends with; None where it ends well."""
    try:
        with stream:
            while stream.receive() is not None:
                pass
    except client.RegentError as error:
        return error
    return None


def at_once(connection, method, requests):
    """Calls in one piece, so that none ends before the next one begins; how often each reason came.

    Requests are by their traces.
    """
    parts, connection.write = [], lambda *frame: parts.append(client.frame(*frame))
    streams = [Traced(connection, method, request, trace) for trace, request in requests.items()]
    del connection.write
    connection.socket.settimeout(None)
    connection.socket.sendall(b"".join(parts))
    return collections.Counter(error.reason if error else "OK" for error in map(end_of, streams))


class Round:
    """Faults of every kind, each checked in the journal."""

    def __init__(self, stage, regent, marks, checks, number):
        self.stage, self.regent, self.marks, self.checks, self.number = stage, regent, marks, checks, number
        self.owner = client.Connection(stage.address)
        self.owner_name, self.began, self.expected = f"principals/uid-{os.getuid()}", stage.place(), []

    # What is done well.

    def mutation(self, **fields):
        return {"idempotency_key": self.marks.new("idempotency key"), "reason": self.marks.new("reason"), **fields}

    def do(self, method, **request):
        """A call that must succeed, by the owner."""
        request.setdefault("mutation", self.mutation())
        return self.owner.unary(method, request, PATIENCE_SECONDS)

    def token(self, principal):
        issued = self.do("AccessService/IssueToken", principal=principal, description=self.marks.new("description"))
        self.marks.tokens.append(issued.secret)
        return issued

    def people(self):
        if self.number == 0:
            for name in (CLERK, ANALYST):
                made = self.do("AccessService/PutPrincipal",
                               principal={"name": name, "kind": 2, "display_name": self.marks.new("display name")})
            self.do("AccessService/GrantRole", principal=ANALYST, grant={"role": 2, "scope": "models/chat"},
                    mutation=self.mutation(etag=made.principal.etag))
            for name in (CLERK, ANALYST):
                self.stage.tokens[name] = self.token(name).secret.encode()
        self.clerk, self.analyst = (
            client.Connection(self.stage.address, self.stage.tokens[name]) for name in (CLERK, ANALYST))

    def run(self):
        """A run with samples, gates and labels, enough of them that to read it takes time."""
        self.name = f"evalRuns/journal-{self.number // ROUNDS_A_RUN}"
        if self.number % ROUNDS_A_RUN:
            return
        self.do("EvaluationService/CreateRun", name=self.name, type=1, trigger=self.marks.new("trigger"),
                dataset=self.marks.new("data set"), metadata={"note": self.marks.new("label")},
                gates={"rules": [{"key": "schema_valid_rate_min", "min": 0.5}]})
        rows = [self.sample(number) for number in range(SLOW_SAMPLES)]
        batches = [rows[at:at + SAMPLES_A_BATCH] for at in range(0, len(rows), SAMPLES_A_BATCH)]
        start = {"run": self.name, "upload": "u"}
        durable = client.upload(self.owner, start, batches)
        self.checks.check(durable == len(batches), f"{len(rows)} samples are durable")
        self.do("EvaluationService/SealRun", run=self.name)

    def sample(self, number):
        sample = {"sample_id": f"s-{number}", "status": 1, "schema_valid": 2, "latency_ms": float(number % 997)}
        if number == 0:
            sample |= {"sample_id": self.marks.new("sample id"), "error_code": self.marks.new("error of a sample"),
                       "cluster": self.marks.new("cluster"),
                       "metadata": {"answer": self.marks.new("text of a sample"), self.marks.new("label"): "x"}}
        return sample

    # Faults.

    def expect(self, who, trace, message, method, principal, reason):
        self.expected.append((who, {"trace_id": trace, "message": message, "rpc.method": f"/regent.v1.{method}",
                                    "principal": principal, "reason": reason}))

    def refused(self, who, connection, method, request, reason, principal="", message="call refused", batches=None):
        """A call that must be refused for a reason; its line is looked for later."""
        trace, extra = secrets.token_hex(16), {"x-note": self.marks.new("metadata of a call")}
        stream = Traced(connection, method, request, trace, last=batches is None, **extra)
        for place, batch in enumerate(batches or []):
            stream.send({"batch": batch}, last=place == len(batches) - 1)
        error = end_of(stream)
        said = error.reason if error else "OK"
        self.checks.check(said == reason, f"{who}: {said}")
        self.expect(who, trace, message, method, principal or self.owner_name, reason)
        return error

    def denials(self):
        create = {"name": f"evalRuns/denied-{self.number}", "type": 1, "mutation": self.mutation()}
        elsewhere = create | {"model_version": "models/other/versions/1.0.0", "unregistered": True,
                              "mutation": self.mutation()}
        self.refused("a denial by role", self.clerk, "EvaluationService/CreateRun", create, "PERMISSION_DENIED",
                     CLERK, "call denied")
        self.refused("a denial by scope", self.analyst, "EvaluationService/CreateRun", elsewhere,
                     "PERMISSION_DENIED", ANALYST, "call denied")

    def bad_input(self):
        new, name = self.marks.new, self.name
        run = {"name": f"evalRuns/bad-{self.number}", "type": 1}
        for who, method, request, reason in [
            ("a bad name", "CreateRun", run | {"name": f"evalRuns/{new('bad name')}?"}, "BAD_REQUEST"),
            ("too many labels", "CreateRun",
             run | {"metadata": {new("label"): new("label") for _ in range(65)}}, "BAD_REQUEST"),
            ("labels that are no text", "CreateRun", run | {"metadata": {new("label") + "\u0007": "x"}}, "BAD_REQUEST"),
            ("a gate on no metric", "CreateRun",
             run | {"gates": {"rules": [{"key": new("gate") + "_mean_min", "min": 0.5}]}}, "UNKNOWN_GATE_METRIC"),
            ("a gate of a metric that is not declared", "CreateRun",
             run | {"gates": {"rules": [{"key": new("gate"), "metric": new("metric"), "quantile": 0.9}]}},
             "UNKNOWN_GATE_METRIC"),
            ("a score of no range", "CreateRun",
             run | {"metrics": [{"name": new("metric"), "expr": new("expression") + " +"}]}, "METRIC_INVALID"),
            ("an unknown run", "SealRun", {"run": f"evalRuns/{new('name of no run')}"}, "NOT_FOUND"),
            ("a sealed run", "AbortRun", {"run": name}, "ILLEGAL_TRANSITION"),
            ("another etag", "InvalidateRun",
             {"run": name, "mutation": self.mutation(etag=new("etag"))}, "ETAG_MISMATCH"),
        ]:
            request = {"mutation": self.mutation(), **request}
            self.refused(who, self.owner, f"EvaluationService/{method}", request, reason)
        list_runs = "EvaluationService/ListRuns"
        for who, method, request, reason in [
            ("a filter of no field", list_runs, {"filter": f"{new('filter')} = RUNNING"}, "FILTER_INVALID"),
            ("a filter cut off", list_runs, {"filter": f"plan = \"{new('filter')}"}, "FILTER_INVALID"),
            ("an order by no field", list_runs, {"order_by": new("order")}, "FILTER_INVALID"),
            ("a token of no page", list_runs, {"page_token": new("page token")}, "PAGE_TOKEN_INVALID"),
            ("samples by no field", "EvaluationService/ListSamples",
             {"run": name, "filter": f"{new('filter')} > 1"}, "FILTER_INVALID"),
            ("an unknown environment", "RoutingService/Select",
             {"environment": new("environment"), "key": new("key of a request"), "session": new("session"),
              "request_id": new("request id")}, "NOT_FOUND"),
            ("a key in many", "RoutingService/SelectBatch",
             {"environment": "prod", "keys": [new("key of a request"), "k" * 2_000]}, "BAD_REQUEST"),
        ]:
            self.refused(who, self.owner, method, request, reason)
        self.repeated_key()
        self.bad_uploads()

    def repeated_key(self):
        mutation = self.mutation()
        request = {"name": f"evalRuns/keyed-{self.number}", "type": 1, "mutation": mutation}
        self.do("EvaluationService/CreateRun", **request)
        self.refused("a key used twice", self.owner, "EvaluationService/CreateRun", request | {"type": 2}, "KEY_REUSED")

    def bad_uploads(self):
        open_run = f"evalRuns/open-{self.number}"
        score = {"name": "score", "range": {"max": 1.0}}
        self.do("EvaluationService/CreateRun", name=open_run, type=1, metrics=[score])
        upload, new = "EvaluationService/UploadSamples", self.marks.new

        def rows(*changes):
            plain = {"status": 1, "schema_valid": 1}
            return [{"sample_id": f"b-{place}", **plain, **change} for place, change in enumerate(changes)]

        twice = {"sample_id": new("sample id")}
        for place, (who, batch, reason) in enumerate([
            ("a sample twice", rows(twice, twice), "DUPLICATE_SAMPLE_ID"),
            ("a score out of range", rows({"scores": {"score": 7.0}, "metadata": {"a": new("text of a sample")}}),
             "BATCH_INVALID"),
            ("a sample of no status", rows({"status": 0, "scores": {new("score"): 0.5}}), "BAD_REQUEST"),
            ("a label of a sample that is no text", rows({"metadata": {new("label") + "\u0007": new("label")}}),
             "BAD_REQUEST"),
            ("an error that is too long", rows({"error_code": new("error of a sample") + "x" * 300}), "BAD_REQUEST"),
        ]):
            start = {"start": {"run": open_run, "upload": f"bad-{place}"}}
            self.refused(who, self.owner, upload, start, reason, batches=[{"seq": 1, "rows": batch}])
        outcome = {"request_id": new("request id"), "create_time": {"seconds": 1_800_000_000}, "status": 1,
                   "selected_provider": new("provider"), "error_code": new("error of an outcome") + "x" * 300}
        start = {"start": {"reporter": f"journal-{self.number}", "resume": True}}
        self.refused("an outcome that breaks a rule", self.owner, "OutcomeService/ReportOutcomes", start,
                     "BAD_REQUEST", batches=[{"seq": 1, "environment": "prod", "rows": [outcome]}])

    def unreadable(self):
        """What is no request: a line without the peer's words."""
        place = self.stage.place()
        connection = wire.Connection(self.stage.address)
        broken = b"\x0a\xff" + self.marks.new("broken message").encode()
        answers = [connection.unary(f"{self.marks.new('name of a method')}/Get"),
                   connection.unary("EvaluationService/SealRun", broken)]
        self.checks.check([one.reason for one in answers] == ["UNKNOWN_METHOD", "MALFORMED_MESSAGE"],
                          f"an unknown method and a broken message: {[one.reason for one in answers]}")
        for one in answers:
            self.found(one.reason, place, message="call refused", reason=one.reason, principal=self.owner_name)

    def connections(self):
        revoked = self.token(CLERK)
        self.do("AccessService/RevokeToken", name=revoked.token.name)
        for who, first, reason in [
            ("a false token", wire.hello(token=self.marks.new("token").encode()), "UNAUTHENTICATED"),
            ("a revoked token", wire.hello(token=revoked.secret.encode()), "UNAUTHENTICATED"),
            ("another protocol", f"GET /{self.marks.new('path of a request')} HTTP/1.1\r\n\r\n".encode(),
             "PROTOCOL_VIOLATION"),
        ]:
            place, peer = self.stage.place(), wire.Connection(self.stage.address, first=first)
            while peer.read() is not None:
                pass
            self.found(who, place, message="connection refused", reason=reason)

    def slow(self):
        for _ in range(20):
            trace, began = secrets.token_hex(16), time.monotonic()
            end_of(Traced(self.owner, "EvaluationService/RecomputeSummary", {"run": self.name}, trace))
            # Nearer to the threshold the two clocks may disagree.
            if (time.monotonic() - began) * 1000 > 2 * SLOW_CALL_MS:
                break
            # Its line is not to be one of those that are left out.
            time.sleep(2 / LINES_A_SECOND)
        self.expect("a slow call", trace, "slow call", "EvaluationService/RecomputeSummary", self.owner_name, None)

    def crowd(self):
        """More calls at once than there are places for: some are shed, and the counts of the journal are right."""
        place, crowd = self.stage.place(), client.Connection(self.stage.address)
        traces = [secrets.token_hex(16) for _ in range(CROWD_CALLS)]
        request = {"run": self.name, "filter": "latency_ms > 1000", "page_size": 1}
        reasons = at_once(crowd, "EvaluationService/ListSamples", {trace: request for trace in traces})
        self.checks.check(reasons["OVERLOADED"] > 0 and reasons["OK"] > 0, f"a crowd: {dict(reasons)}")
        shed = {"message": "call shed", "reason": "OVERLOADED",
                "rpc.method": "/regent.v1.EvaluationService/ListSamples"}
        self.counted("calls that were shed", place, reasons["OVERLOADED"], shed)
        first = next((line for line in self.matching(place, shed) if "trace_id" in line), {})
        self.checks.check(first.get("trace_id") in traces and first.get("principal") == self.owner_name,
                          "a call that was shed has its trace and principal")

    def flood(self):
        place, began, reasons = self.stage.place(), time.monotonic(), collections.Counter()
        for _ in range(FLOOD_CALLS // CROWD_CALLS):
            # A busy daemon sheds some of so many at once: they are no denials.
            reasons += at_once(self.clerk, "EvaluationService/AbortRun", {
                secrets.token_hex(16): {"run": self.name, "mutation": self.mutation()} for _ in range(CROWD_CALLS)})
        seconds = time.monotonic() - began
        denied = {"message": "call denied", "rpc.method": "/regent.v1.EvaluationService/AbortRun"}
        self.checks.check(reasons.keys() <= {"PERMISSION_DENIED", "OVERLOADED"}, f"a flood: {dict(reasons)}")
        self.counted("denials of a flood", place, reasons["PERMISSION_DENIED"], denied)
        lines = [line for line in self.matching(place, denied) if "peer" in line]
        # It may begin and end within a second.
        most = LINES_A_SECOND * (int(seconds) + 2)
        self.checks.check(len(lines) <= most, f"{len(lines)} lines of {FLOOD_CALLS} denials in {seconds:.1f} s")

    def commands(self):
        """The command line: the daemon hears of files and gates what it is sent, and writes none of it."""
        folder = self.stage.folder / self.marks.new("path of a client")
        folder.mkdir()
        token, samples, gates = folder / "token", folder / f"{self.marks.new('file')}.jsonl", folder / "gates.json"
        token.touch(0o600)
        token.write_text(self.marks.new("token") + "\n")
        samples.write_text(json.dumps({"sample_id": self.marks.new("sample id"), "status": "SCORED"}) + "\n{\n")
        gates.write_text(json.dumps({self.marks.new("gate") + "_rate_min": 0.5}))
        run = f"journal-command-{self.number}"
        for who, words in [
            ("a token in a file", ["status", "--token-file", str(token)]),
            ("gates in a file", ["eval", "create", run, "--type", "offline", "--gates", str(gates)]),
            ("a file with a bad line", ["eval", "upload", f"open-{self.number}", str(samples)]),
            ("a file of documents", ["apply", "-f", str(samples)]),
        ]:
            place = self.stage.place()
            command = [self.regent, *words, "--address", self.stage.address]
            done = subprocess.run(command, capture_output=True, text=True)
            self.checks.check(done.returncode not in (0, 64, 130), f"{who} is refused: {done.returncode}")
            if words[0] == "status":
                self.found(who, place, message="connection refused", reason="UNAUTHENTICATED")

    # What the journal has.

    def matching(self, place, fields):
        return [line for line in self.stage.lines(place)
                if all(line.get(name) == value for name, value in fields.items())]

    def found(self, who, place, **fields):
        is_found = self.stage.until(lambda: self.matching(place, fields))
        self.checks.check(is_found, f"the journal has {who}: {fields['message']}, {fields['reason']}")

    def counted(self, who, place, count, fields):
        """Lines and what they say was left out add up to what happened."""
        def total():
            lines = self.matching(place, fields)
            return sum("peer" in line for line in lines) + sum(int(line.get("omitted", 0)) for line in lines)
        self.stage.until(lambda: total() >= count)
        self.checks.check(total() == count, f"{who}: {total()} of {count} are written or counted")

    def look(self):
        """Looks for every fault by its trace."""
        for who, fields in self.expected:
            fields = {name: value for name, value in fields.items() if value is not None}
            trace = fields["trace_id"]
            self.stage.until(lambda: self.matching(self.began, {"trace_id": trace}))
            lines = self.matching(self.began, {"trace_id": trace})
            said = [{name: line.get(name) for name in [*fields, "level"]} for line in lines]
            is_found = said == [fields | {"level": LEVELS[fields["message"]]}]
            has_place = all(line.get("peer") and line.get("time") for line in lines)
            self.checks.check(is_found and has_place, f"the journal has {who}" + ("" if is_found else f": {said}"))

    def play(self):
        before = self.marks.count
        for act in (self.people, self.run, self.denials, self.bad_input, self.unreadable, self.connections, self.slow,
                    self.crowd, self.flood, self.commands, self.look):
            act()
        planted = self.marks.count - before - FLOOD_CALLS * 2
        self.checks.check(planted >= MARKS_A_ROUND, f"{planted} marks were planted, besides those of the flood")


def play(stage, regent, marks, checks, seconds):
    """Rounds beside a good client, a kill in each; how many."""
    end, number, good = time.monotonic() + seconds, 0, GoodClient(stage.address)
    while number == 0 or time.monotonic() < end:
        good.begin(f"round-{number}")
        Round(stage, regent, marks, checks, number).play()
        stage.kill()
        failures = good.end().failures
        checks.check(not failures, f"a good client goes on beside faults and a kill: {failures[:3]}")
        number += 1
        time.sleep(max(0.0, min(PAUSE_SECONDS, end - time.monotonic())))
    good.stop()
    return number


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--seconds", type=float, default=0)
    options = parser.parse_args()
    regentd, regent = (str(pathlib.Path(path).absolute()) for path in (options.regentd, options.regent))
    checks, marks = Checks(), Marks()
    shown = marks.new("none").encode()
    forms = [shown, shown.hex().encode()] + [base64.b64encode(b"x" * shift + shown) for shift in range(4)]
    checks.check(all(marks.found_in(f"{{{form.decode()}}}") for form in forms), "a mark is found in every form")
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(regentd, pathlib.Path(folder))
        try:
            rounds = play(stage, regent, marks, checks, options.seconds)
            checks.check(stage.stop() == 0, "the daemon ends with 0")
        finally:
            stage.process.kill()
        starts_and_ends(checks, stage, kills=rounds)
        found = [line for line in stage.log.read_text().splitlines() if marks.found_in(line)]
        print("  kinds of marks: " + ", ".join(sorted(marks.of_kind)))
        said = f"no mark of {marks.count} and no token of {len(marks.tokens)} is in the journal"
        checks.check(not found, said + "".join("\n    " + line for line in found))
    return checks.end()


def starts_and_ends(checks, stage, kills):
    """A kill is seen by what is not there: an end before the next start."""
    lines = [line for line in stage.lines() if line["message"] in ("ready", "draining", "stopped")]
    checks.check([line["message"] for line in lines] == ["ready"] * (kills + 1) + ["draining", "stopped"],
                 "the journal has every start, and one end")
    # Not all of them: within an hour the system gives the ids of processes again.
    pids = [line["pid"] for line in lines if line["message"] == "ready"]
    checks.check(len(pids) == kills + 1 and all(map(operator.ne, pids, pids[1:])),
                 "each start is another process than the one before")


if __name__ == "__main__":
    sys.exit(main())
