"""Asks for figures at random moments while outcomes come in and the daemon is killed, and compares them with recounts.

Several reporters send batches, some of them of outcomes that are late. Beside them a query that figures of minutes
answer is asked, then the same by a scan of every outcome, then the first one again: where no outcome of the range came
between both, all three are equal to the bit. The same goes for summaries of outcomes and their full scan. After each
SIGKILL, and at the end, the figures are compared with a count of what was reported, done here.

Usage: aggregates_under_kills.py REGENTD REGENT [MOMENTS] [KILLS] [SEED]
"""

import collections
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from checks import Checks

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients/python/example"))
import regent_example as client  # noqa: E402

PATIENCE_SECONDS = 60
REPORTERS = 3
ENVIRONMENTS = ["prod", "second"]
PROVIDERS = ["openai", "custom", "mistral"]
MODELS = ["", "models/a/versions/1.0.0", "models/b/versions/1.0.0"]
OK, ERROR, TIMEOUT, THROTTLED, REFUSED, PARTIAL = range(1, 7)
# A measure that only outcomes themselves answer: with it the same query is a scan.
BY_SCAN = "count_distinct_attempt"
MEASURES = [
    "count", "error_rate", "fallback_rate", "fallback_used_rate", "schema_valid_rate", "patch_apply_success_rate",
    "safety_compliant_rate", "p50_latency_ms", "p95_latency_ms", "p99_latency_ms", "avg_latency_ms", "min_latency_ms",
    "max_latency_ms", "sum_latency_ms", "stddev_latency_ms"]
DIMENSIONS = ["environment", "selected_provider", "model_version", "route_strategy"]
FILTERS = ["", "", "environment = 'prod'", "selected_provider != 'custom'", "model_version = 'models/a/versions/1.0.0'"]
WIDTHS = ["", "every 1m", "every 5m", "every 1h"]
LOST = (ConnectionError, TimeoutError, OSError, client.RegentError)


def text_of(micros):
    seconds, rest = divmod(micros, 10**6)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{rest:06d}Z"


class Daemon:
    """A regentd on one folder, ended with SIGKILL and started again."""

    def __init__(self, regentd, folder):
        self.folder, self.address = folder, f"unix:{folder}/r.sock"
        self.command = [regentd, "--data", str(folder / "data"), "--listen", self.address]
        self.start()

    def start(self):
        log = self.folder / "log"
        with open(log, "w") as file:
            self.process = subprocess.Popen(self.command, stderr=file)
        end = time.monotonic() + PATIENCE_SECONDS
        while " ready" not in log.read_text():
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                raise SystemExit(f"the daemon did not start:\n{log.read_text()}")
            time.sleep(0.01)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)


class Reporter:
    """Reports batches one after the other; after a loss it goes on behind those that are durable."""

    def __init__(self, address, number, seed):
        self.address, self.name, self.chance = address, f"reporter-{number}", random.Random(f"{seed} {number}")
        self.batches, self.durable, self.faults = [], 0, []
        self.over, self.resting, self.rests = threading.Event(), threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.over.is_set() and not self.faults:
            try:
                self.report()
            except LOST as error:
                if isinstance(error, client.RegentError) and error.code not in (1, 4, 14):
                    self.faults.append(f"{self.name}: {error}")
                time.sleep(0.02)

    def report(self):
        connection = client.Connection(self.address)
        start = {"start": {"reporter": self.name, "resume": True}}
        with client.Stream(connection, "OutcomeService/ReportOutcomes", start, 3_600, False) as stream:
            durable = stream.receive().opened.durable_seq
            if durable < self.durable:
                self.faults.append(f"{self.name}: batch {self.durable} was acknowledged, {durable} are durable")
            self.durable = durable
            while not self.over.is_set():
                if self.resting.is_set() and self.durable == len(self.batches):
                    self.rests.set()
                    time.sleep(0.005)
                    continue
                if self.durable == len(self.batches):
                    # Slower with time, so that a long run ends with some 200,000 outcomes.
                    time.sleep(self.chance.random() * 0.04 * (1 + len(self.batches) / 50))
                    self.batches.append(self.batch(len(self.batches) + 1))
                stream.send({"batch": self.batches[self.durable]})
                while self.durable < len(self.batches):
                    received = stream.receive()
                    if received is None or received.HasField("refused"):
                        self.faults.append(f"{self.name}: refused: {received}")
                        return
                    self.durable = max(self.durable, received.ack.durable_seq)

    def batch(self, seq):
        environment = self.chance.choice(ENVIRONMENTS)
        rows = [self.row(f"{self.name}-{seq}-{number}") for number in range(self.chance.randrange(1, 80))]
        return {"seq": seq, "environment": environment, "rows": rows}

    def row(self, request):
        chance = self.chance
        # Mostly of this minute, some of those before, few of hours before.
        late = chance.choices([60, 600, 6 * 3_600], [6, 3, 1])[0]
        micros = time.time_ns() // 1_000 - chance.randrange(late * 10**6)
        made = {
            "request_id": request, "create_time": {"seconds": micros // 10**6, "nanos": micros % 10**6 * 1_000},
            "selected_provider": chance.choices(PROVIDERS, [6, 3, 1])[0], "model_version": chance.choice(MODELS),
            "route_strategy": chance.randrange(1, 5), "status": chance.choices(range(1, 7), [12, 1, 1, 1, 1, 1])[0],
            "attempt": chance.randrange(3)}
        for name in ("schema_valid", "patch_apply_success", "safety_compliant"):
            made[name] = chance.randrange(3)
        if chance.random() < 0.9:
            made["latency_ms"] = chance.choice([5, 250, chance.randrange(3_000_000)]) / 1_000
        if chance.random() < 0.1:
            made |= {"fallback_used": True, "fallback_provider": made["selected_provider"]}
        return made

    def rest(self):
        """Waits until everything that it has made is durable, and lets it make no more."""
        self.rests.clear()
        self.resting.set()
        return self.rests.wait(PATIENCE_SECONDS)

    def go_on(self):
        self.resting.clear()


class Asker:
    """Asks the same in two ways, until no outcome came between both."""

    def __init__(self, address, chance, reporters):
        self.address, self.chance, self.reporters = address, chance, reporters
        self.connection, self.tries = None, 0

    def call(self, method, request):
        if self.connection is None:
            self.connection = client.Connection(self.address)
        return self.connection.unary(method, request, PATIENCE_SECONDS)

    def reconnect(self):
        self.connection = None

    def range(self):
        now = time.time_ns() // 1_000
        begin = now - self.chance.randrange(1, self.chance.choice([120, 1_200, 8 * 3_600]) * 10**6)
        return begin, self.chance.choice([now + 60 * 10**6, now, self.chance.randrange(begin + 1, now + 2)])

    def query(self):
        """A query that figures of minutes answer, without its measures."""
        begin, end = self.range()
        dimensions = self.chance.sample(DIMENSIONS, self.chance.randrange(3))
        where = self.chance.choice(FILTERS)
        return " ".join([
            "from outcomes", f"by {', '.join(dimensions)}" if dimensions else "", f"where {where}" if where else "",
            f"since {text_of(begin)} until {text_of(end)}", self.chance.choice(WIDTHS)])

    def attempts(self):
        """Numbers of tries; on a slow machine none would end, so that reporters rest during the last ones."""
        for self.tries in range(1, 101):
            if self.tries == 30:
                for reporter in self.reporters:
                    reporter.resting.set()
            yield self.tries

    def compared_query(self):
        measures, rest = ", ".join(self.chance.sample(MEASURES, self.chance.randrange(1, 6))), self.query()

        def ask(more=""):
            return self.call("AnalyticsService/QueryMetrics", {"text": f"{measures}{more} {rest}"})

        def rows(answer, left_out=0):
            return [
                (list(row.dimensions), row.bucket_time.seconds,
                 [value.SerializeToString() for value in row.values][:len(row.values) - left_out])
                for row in answer.rows]

        for _ in self.attempts():
            first, scanned, again = ask(), ask(f", {BY_SCAN}"), ask()
            # Outcomes only become more: as many before and after are the same ones.
            if first.counted == again.counted:
                found = rows(first) == rows(scanned, 1) == rows(again) and first.counted == scanned.counted
                return "" if found else f"{measures} {rest}: {first.counted} outcomes, {scanned.counted} by a scan"
        return f"{rest}: outcomes came between all questions"

    def compared_summary(self):
        begin, end = self.range()
        request = {
            "environment": self.chance.choice(ENVIRONMENTS), "group_by": self.chance.randrange(1, 4),
            "from_time": {"seconds": begin // 10**6}, "to_time": {"seconds": end // 10**6 + 1}}

        def ask(full_scan=False):
            return self.call("OutcomeService/GetOutcomeSummary", request | {"full_scan": full_scan})

        for _ in self.attempts():
            first, scanned, again = ask(), ask(True), ask()
            if first.total.count == again.total.count:
                found = first == scanned == again
                return "" if found else f"{request}: {first.total.count} outcomes, {scanned.total.count} by a scan"
        return f"{request}: outcomes came between all questions"

    def compared(self):
        """A fault, empty where there is none."""
        try:
            return self.compared_query() if self.chance.random() < 0.8 else self.compared_summary()
        finally:
            for reporter in self.reporters:
                reporter.go_on()


def recounted(asker, reporters):
    """Compares the figures by environment, provider and minute with those of what was reported; gives a fault."""
    groups = collections.defaultdict(list)
    for batch in (batch for reporter in reporters for batch in reporter.batches):
        for row in batch["rows"]:
            minute = row["create_time"]["seconds"] // 60 * 60
            groups[batch["environment"], row["selected_provider"], minute].append(row)
    begin = min(minute for _, _, minute in groups)
    answer = asker.call("AnalyticsService/QueryMetrics", {
        "text": "count, error_rate, fallback_rate, p95_latency_ms, max_latency_ms from outcomes "
                f"by environment, selected_provider since {text_of(begin * 10**6)} every 1m"})
    ours = {
        (*row.dimensions, row.bucket_time.seconds):
        [value.value if value.HasField("value") else None for value in row.values]
        for row in answer.rows if row.values[0].n or row.values[0].missing}
    if set(ours) != set(groups):
        return f"groups {sorted(set(ours) ^ set(groups))[:3]}"
    for key, rows in groups.items():
        latencies = sorted(row["latency_ms"] for row in rows if "latency_ms" in row)
        place = max(1, (95 * len(latencies) + 99) // 100)
        expected = [
            len(rows), sum(row["status"] in (ERROR, TIMEOUT, THROTTLED, PARTIAL) for row in rows) / len(rows),
            sum(row.get("fallback_used", False) for row in rows) / len(rows),
            latencies[place - 1] if latencies else None, latencies[-1] if latencies else None]
        if ours[key] != expected:
            return f"{key}: {ours[key]}, reported were {expected}"
    return ""


def settled(checks, asker, reporters):
    """Lets the reporters rest, counts again, and lets them go on."""
    rests = [reporter.rest() for reporter in reporters]
    fault = "a reporter does not come to rest" if not all(rests) else recounted(asker, reporters)
    count = sum(len(batch["rows"]) for reporter in reporters for batch in reporter.batches)
    checks.check(not fault, fault or f"{count} reported outcomes are in the figures of their minutes")
    for reporter in reporters:
        reporter.go_on()


def killed(daemon, asker, chance):
    """Ends the daemon while somebody asks, and starts it again; gives a fault that was seen before."""
    timer, fault = threading.Timer(chance.random() * 0.1, daemon.kill), ""
    timer.start()
    try:
        while daemon.process.returncode is None:
            fault = asker.compared() or fault
    except LOST:
        pass
    timer.join()
    asker.reconnect()
    daemon.start()
    return fault


def main():
    regentd, regent = sys.argv[1:3]
    numbers = [int(text) for text in sys.argv[3:]]
    moments, kills = (numbers + [30, 2][len(numbers):])[:2]
    seed = numbers[2] if len(numbers) > 2 else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    chance, checks = random.Random(seed), Checks()
    ends = set(chance.sample(range(1, moments), kills))
    with tempfile.TemporaryDirectory() as name:
        daemon = Daemon(regentd, pathlib.Path(name))
        try:
            subprocess.run(
                [regent, "environment", "create", "second", "--address", daemon.address], check=True,
                capture_output=True)
            reporters = [Reporter(daemon.address, number, seed) for number in range(REPORTERS)]
            asker = Asker(daemon.address, chance, reporters)
            for moment in range(moments):
                time.sleep(chance.random() * 0.1)
                fault = killed(daemon, asker, chance) if moment in ends else ""
                fault = fault or asker.compared()
                checks.check(not fault, fault or f"moment {moment + 1}, after {asker.tries} tries")
                if moment in ends:
                    settled(checks, asker, reporters)
            settled(checks, asker, reporters)
            for reporter in reporters:
                reporter.over.set()
                reporter.thread.join(PATIENCE_SECONDS)
                checks.check(not reporter.faults, f"{reporter.name}: {reporter.faults or reporter.durable}")
        finally:
            daemon.end()
    sys.exit(checks.end())


if __name__ == "__main__":
    main()
