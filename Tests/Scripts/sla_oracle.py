"""States of SLA targets, computed slowly in plain Python from docs/sla.md and compared with those of the engine.

  sla_oracle.py REGENT [OUTCOMES]            makes outcomes, replays them by `regent sla simulate`, compares every minute
  sla_oracle.py --states FILE TARGET_JSON    prints the states of a file of outcomes

The outcomes have outages, slow leaks, sparse nights and clocks that are set; they are written out of order.
"""
import datetime, json, math, pathlib, random, subprocess, sys, tempfile

from checks import Checks

MILLION, DAY = 1_000_000, 1440
BEGIN = datetime.datetime(2026, 9, 25, tzinfo=datetime.timezone.utc)
PAIRS = [(3600, 300, 14.4), (21600, 1800, 6.0), (259200, 21600, 1.0)]
ROLLING = {"ROLLING_7_DAYS": 7 * DAY, "ROLLING_28_DAYS": 28 * DAY, "ROLLING_90_DAYS": 90 * DAY}


# The rules, from docs/sla.md.

def verdict(target, outcome):
    """True = good, False = bad, None = does not count."""
    kind, name = target["subject"].split("/")[-2:]
    if kind == "models" and not outcome.get("model_version", "").startswith(f"models/{name}/versions/"):
        return None
    if kind == "providers" and outcome.get("selected_provider") != name:
        return None
    if kind == "useCases" and outcome.get("use_case") != name:
        return None
    is_answered = outcome["status"] in ("OK", "PARTIAL")
    if target["objective"].endswith("LATENCY_MS"):
        latency = outcome.get("latency_ms")
        return None if not is_answered or latency is None else latency <= target["threshold"]
    if is_answered:
        return True
    code = outcome.get("error_code", "")
    is_http = len(code) == 3 and code.isdigit() and code[0] == "4"
    if outcome["status"] == "REFUSED":
        return None
    if outcome["status"] == "ERROR" and is_http and code not in ("401", "403", "404", "429"):
        return None
    return False


def allowed(target):
    """Bad outcomes in a million."""
    return {"P95_LATENCY_MS": 50_000, "P99_LATENCY_MS": 10_000,
            "AVAILABILITY": MILLION - round(target["threshold"] * MILLION),
            "ERROR_RATE": round(target["threshold"] * MILLION)}[target["objective"]]


def tail(bad, total, ratio):
    """P(X >= bad) of a binomial, by its terms; bad is above the mean, so that they fall."""
    log = (math.lgamma(total + 1) - math.lgamma(bad + 1) - math.lgamma(total - bad + 1) + bad * math.log(ratio)
           + (total - bad) * math.log1p(-ratio))
    term = total_sum = 1.0
    for k in range(bad, total):
        term *= (total - k) / (k + 1) * ratio / (1 - ratio)
        total_sum += term
        if term < total_sum * 1e-18:
            break
    return math.exp(log) * total_sum


def month_start(minute):
    time = datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc)
    return int(time.replace(day=1, hour=0, minute=0, second=0).timestamp()) // 60


class Oracle:
    def __init__(self, target, outcomes):
        self.target, self.allowed = target, allowed(target)
        self.needed = target.get("min_events") or 100
        pairs = [(p["long_seconds"], p["short_seconds"], p["factor"]) for p in target.get("burn_alerts", [])] or PAIRS
        ratio = self.allowed / MILLION
        self.pairs = [] if target.get("no_burn_alerts") else [pair for pair in pairs if pair[2] * ratio < 1]
        good, bad = {}, {}
        for outcome in outcomes:
            is_good = verdict(target, outcome)
            if is_good is not None:
                side = good if is_good else bad
                side[outcome["minute"]] = side.get(outcome["minute"], 0) + 1
        self.first, self.last = min(good.keys() | bad.keys()), max(good.keys() | bad.keys())
        self.good, self.bad = [0], [0]
        for minute in range(self.first, self.last + 1):
            counts = not self.is_paused(minute)
            self.good.append(self.good[-1] + counts * good.get(minute, 0))
            self.bad.append(self.bad[-1] + counts * bad.get(minute, 0))

    def is_paused(self, minute):
        return any(first <= minute < end for first, end in self.target.get("pause_minutes", []))

    def counts(self, first, last):
        """Bad ones and all, of minutes."""
        low, high = max(first, self.first) - self.first, last + 1 - self.first
        bad = self.bad[high] - self.bad[low]
        return bad, bad + self.good[high] - self.good[low]

    def burns(self, minutes, at, factor):
        bad, total = self.counts(at - minutes + 1, at)
        ratio = factor * (self.allowed / MILLION)
        return total >= self.needed and bad > ratio * total and tail(bad, total, ratio) <= 0.01

    def rate(self, counts):
        bad, total = counts
        return bad * MILLION / (self.allowed * total) if total else -1

    def window(self, at):
        length = ROLLING.get(self.target["window"])
        return self.counts(month_start(at) if length is None else at - length + 1, at)

    def state(self, at):
        bad, total = self.window(at)
        if self.is_paused(at):
            return "PAUSED"
        if total < self.needed:
            return "NO_DATA"
        if bad * MILLION > self.allowed * total:
            return "VIOLATED"
        if any(self.burns(long // 60, at, f) and self.burns(short // 60, at, f) for long, short, f in self.pairs):
            return "BURNING"
        return "OK"

    def rates(self, at):
        lengths = sorted({seconds // 60 for pair in self.pairs for seconds in pair[:2]}, reverse=True)
        return [self.rate(self.window(at))] + [self.rate(self.counts(at - n + 1, at)) for n in lengths]


# The outcomes.

def made(seed, count, days):
    """Outcomes by the minute of their clock, out of order."""
    drawn = random.Random(seed)
    start = int(BEGIN.timestamp()) // 60
    outages = [(drawn.uniform(0, days), drawn.uniform(3, 120) / DAY, drawn.uniform(0.2, 1)) for _ in range(days // 3)]
    leaks = [(drawn.uniform(0, days), drawn.uniform(0.3, 3), drawn.uniform(0.002, 0.05)) for _ in range(days // 8 + 1)]
    # A clock that runs ahead or behind by minutes, for some hours.
    steps = [(drawn.uniform(0, days), drawn.uniform(1, 6) / 24, drawn.randint(-30, 30)) for _ in range(3)]

    def share(day):
        bad = 0.0008
        for first, length, rate in outages + leaks:
            if first <= day < first + length:
                bad = max(bad, rate)
        return bad

    outcomes = []
    while len(outcomes) < count:
        day = drawn.uniform(0, days)
        # Nights are sparse: one outcome in fifty is kept.
        if (day % 1 < 0.3) and drawn.random() > 0.02:
            continue
        minute = start + int(day * DAY)
        minute += sum(shift for first, length, shift in steps if first <= day < first + length)
        outcome = {"minute": minute, "second": drawn.uniform(0, 59.9), "status": "OK",
                   "latency_ms": round(drawn.lognormvariate(5.6, 0.55), 3),
                   "selected_provider": drawn.choice(["east", "west"]), "use_case": drawn.choice(["help", "sale"]),
                   "model_version": drawn.choice(["models/triage/versions/1.0.0", "models/triage/versions/1.1.0",
                                                  "models/other/versions/1.0.0"])}
        if drawn.random() < share(day):
            outcome["status"], code = drawn.choice(
                [("ERROR", "500"), ("ERROR", "401"), ("TIMEOUT", ""), ("THROTTLED", "429"), ("PARTIAL", "")])
            if code:
                outcome["error_code"] = code
            if drawn.random() < 0.5:
                outcome["latency_ms"] *= 8
        elif drawn.random() < 0.01:
            outcome["status"], outcome["error_code"] = drawn.choice([("ERROR", "400"), ("REFUSED", "")])
        if drawn.random() < 0.01:
            del outcome["latency_ms"]
        outcomes.append(outcome)
    return outcomes


def nights(days):
    """A quiet service: ten outcomes an hour at night, three of them bad once a night; by day few are bad."""
    start, outcomes = int(BEGIN.timestamp()) // 60, []
    for minute in range(days * DAY):
        is_night = minute % DAY < 420
        if is_night and minute % 6:
            continue
        for place in range(1 if is_night else 20):
            is_bad = is_night and minute > DAY and minute % DAY in (120, 126, 132)
            is_bad = is_bad or not is_night and (minute * 20 + place) % 4001 == 0
            outcomes.append({"minute": start + minute, "second": place, "status": "TIMEOUT" if is_bad else "OK",
                             "selected_provider": "east", "model_version": "models/triage/versions/1.0.0"})
    return outcomes


def written(outcomes, path):
    with open(path, "w") as file:
        for number, outcome in enumerate(outcomes):
            said = {key: value for key, value in outcome.items() if key not in ("minute", "second")}
            if not said.get("error_code", "x"):
                del said["error_code"]
            time = datetime.datetime.fromtimestamp(outcome["minute"] * 60 + outcome["second"], datetime.timezone.utc)
            said |= {"request_id": f"r{number}", "create_time": time.strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
            file.write(json.dumps(said) + "\n")


def targets():
    def target(subject, objective, threshold, window, **more):
        return {"name": "slaTargets/t", "subject": subject, "environment": "environments/prod",
                "objective": objective, "threshold": threshold, "window": window} | more

    start = int(BEGIN.timestamp()) // 60
    return {
        "availability": target("models/triage", "AVAILABILITY", 0.97, "ROLLING_7_DAYS"),
        "strict availability": target("models/triage", "AVAILABILITY", 0.995, "ROLLING_28_DAYS", min_events=20),
        "error rate": target("useCases/help", "ERROR_RATE", 0.02, "ROLLING_28_DAYS"),
        "p95": target("environments/prod/providers/east", "P95_LATENCY_MS", 690, "ROLLING_7_DAYS"),
        "p99": target("models/triage", "P99_LATENCY_MS", 1000, "CALENDAR_MONTH"),
        "month": target("environments/prod/providers/west", "AVAILABILITY", 0.98, "CALENDAR_MONTH", burn_alerts=[
            {"long_seconds": 1800, "short_seconds": 120, "factor": 3.5},
            {"long_seconds": 600, "short_seconds": 60, "factor": 300}]),
        "paused": target("models/triage", "AVAILABILITY", 0.95, "ROLLING_7_DAYS", no_burn_alerts=False,
                         pause_minutes=[(start + 3 * DAY, start + 4 * DAY + 17), (start + 9 * DAY, start + 9 * DAY + 90)]),
        "without alerts": target("models/triage", "ERROR_RATE", 0.01, "ROLLING_90_DAYS", no_burn_alerts=True),
    }


def rfc3339(minute):
    return datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def engine(regent, folder, target, path):
    """What the engine says: state and rates by minute."""
    said = {key: value for key, value in target.items() if key != "pause_minutes"}
    said["pauses"] = [{"begin_time": rfc3339(first), "end_time": rfc3339(end)}
                      for first, end in target.get("pause_minutes", [])]
    file = pathlib.Path(folder) / "target.json"
    file.write_text(json.dumps(said))
    ran = subprocess.run([regent, "sla", "simulate", path, "--target", file, "-o", "jsonl"], capture_output=True,
                         text=True)
    if ran.returncode not in (0, 2):
        sys.exit(f"regent sla simulate: {ran.returncode}: {ran.stderr}")
    found = {}
    for line in ran.stdout.splitlines():
        point = json.loads(line)
        time = datetime.datetime.fromisoformat(point["time"].replace("Z", "+00:00"))
        found[int(time.timestamp()) // 60 - 1] = (point["state"].removeprefix("SLA_STATE_"), point["burn_rates"])
    return found, ran.stderr.strip().splitlines()[-1]


def compared(checks, name, oracle, found):
    counts, wrong = {}, []
    for minute in range(oracle.first, oracle.last + 1):
        state = oracle.state(minute)
        counts[state] = counts.get(state, 0) + 1
        said, rates = found.get(minute, ("none", []))
        is_same = said == state and len(rates) == len(oracle.rates(minute)) and all(
            math.isclose(float(one), other, rel_tol=1e-9) for one, other in zip(rates, oracle.rates(minute)))
        if not is_same:
            wrong.append(f"{rfc3339(minute)} {said} instead of {state}")
    checks.check(not wrong and len(found) == oracle.last - oracle.first + 1,
                 f"{name}: {sum(counts.values())} minutes {counts} {'; '.join(wrong[:3])}")
    return counts


def main():
    if sys.argv[1] == "--states":
        target = json.loads(pathlib.Path(sys.argv[3]).read_text())
        outcomes = []
        for line in open(sys.argv[2]):
            outcome = json.loads(line)
            time = datetime.datetime.fromisoformat(outcome["create_time"].replace("Z", "+00:00"))
            outcomes.append(outcome | {"minute": int(time.timestamp()) // 60})
        oracle = Oracle(target, outcomes)
        for minute in range(oracle.first, oracle.last + 1):
            print(rfc3339(minute + 1), oracle.state(minute))
        return 0
    regent, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
    checks, seen = Checks(), {}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "outcomes.jsonl"
        outcomes = made(24, count, max(10, count // 25_000))
        written(outcomes, path)
        for name, target in targets().items():
            found, _ = engine(regent, folder, target, path)
            for state, n in compared(checks, name, Oracle(target, outcomes), found).items():
                seen[state] = seen.get(state, 0) + n
        checks.check(seen.keys() == {"OK", "BURNING", "VIOLATED", "NO_DATA", "PAUSED"}, f"every state was seen: {seen}")
        outcomes = nights(10)
        written(outcomes, path)
        # Three bad of ten at night, and few by day: nobody is to be woken.
        target = targets()["availability"] | {"threshold": 0.99}
        found, words = engine(regent, folder, target, path)
        states = compared(checks, "nights", Oracle(target, outcomes), found)
        checks.check("BURNING" not in states and "VIOLATED" not in states and "alert" not in words,
                     f"three bad of ten at night alert nobody: {words}")
        print(f"false alerts in {len(found)} minutes of nights: {states.get('BURNING', 0)}")
    return checks.end()


sys.exit(main())
