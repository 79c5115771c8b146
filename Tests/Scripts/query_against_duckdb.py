"""Asks random queries of outcomes of a daemon, and of DuckDB over the same rows, and compares every number.

Rows have missing values, ties and empty groups; buckets go over both changes of the clocks in Berlin. Half of the
queries are asked before the daemon has merged its segments, half after.

Usage: query_against_duckdb.py REGENTD REGENT [QUERIES] [ROWS] [SEED]
"""

import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import duckdb

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients/python/example"))
import regent_example as client  # noqa: E402

STATUSES = ["OK", "ERROR", "TIMEOUT", "THROTTLED", "REFUSED", "PARTIAL"]
STRATEGIES = ["", "REQUESTED", "WEIGHTED", "DEFAULT", "FALLBACK"]
# From the day before clocks are set forward to the day after they are set back, 2025 in Berlin.
FIRST, FORWARD, BACK, LAST = 1_743_206_400, 1_743_296_400, 1_761_440_400, 1_761_609_600
ENVIRONMENTS = ["prod", "second"]
TEXTS = {
    "environment": ENVIRONMENTS, "selected_provider": ["openai", "custom", "mistral"],
    "model_version": ["", "models/a/versions/1.0.0", "models/b/versions/1.0.0"], "use_case": ["", "chat", "search"],
    "error_code": ["", "E1", "E2"], "prompt_template_version": ["", "v1", "v2"], "status": STATUSES,
}
FLAGS = ["schema_valid", "patch_apply_success", "safety_compliant"]
TOKENS = ["input_tokens", "output_tokens", "attempt", "auto_count", "ask_count", "retry_after_ms"]
TIMES = ["latency_ms", "ttft_ms"]
WIDTHS = {60: "1m", 1_800: "30m", 3_600: "1h", 21_600: "6h", 86_400: "1d", 604_800: "7d"}


def row(chance, number):
    """One outcome, as JSONL has it; few different numbers, so that ties are many."""
    made = {
        "request_id": f"r-{number}", "status": chance.choices(STATUSES, [12, 1, 1, 1, 1, 1])[0],
        "create_time": chance.randrange(FIRST * 10**6, LAST * 10**6) if chance.random() < 0.9 else FIRST * 10**6}
    for name, values in TEXTS.items():
        if name != "status":
            made[name] = chance.choice(values)
    # Rare in one environment, absent in the other: a group without rows.
    if made["environment"] == "second":
        made["selected_provider"] = "custom"
    for name in FLAGS:
        made[name] = chance.choice([True, False, None])
    for name in TOKENS:
        made[name] = chance.choice([0, 1, 7, chance.randrange(2_000)])
    for name in TIMES:
        made[name] = None if chance.random() < 0.2 else chance.choice([5, 250, chance.randrange(3_000_000)]) / 1_000
    made["fallback_used"] = chance.random() < 0.1
    return made


def line(made):
    """A row as the command line takes it."""
    seconds, micros = divmod(made["create_time"], 10**6)
    text = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{micros:06d}Z"
    found = {key: value for key, value in made.items() if value not in (None, "", 0, False) or key in TIMES}
    found |= {name: made[name] for name in FLAGS if made[name] is not None}
    found |= {name: value for name, value in found.items() if name in TIMES and value is not None}
    found = {key: value for key, value in found.items() if value is not None}
    if made["fallback_used"]:
        found["fallback_provider"] = made["selected_provider"]
    return json.dumps({**found, "create_time": text}) + "\n"


def table(connection, rows):
    """The rows in DuckDB; an empty text is missing there."""
    kinds = {"create_time": "BIGINT", "fallback_used": "BOOLEAN", "request_id": "VARCHAR"}
    kinds |= dict.fromkeys(TEXTS, "VARCHAR") | dict.fromkeys(FLAGS, "BOOLEAN") | dict.fromkeys(TOKENS, "BIGINT")
    kinds |= dict.fromkeys(TIMES, "BIGINT")
    names = list(kinds)
    connection.execute(f"CREATE TABLE o ({', '.join(f'{name} {kinds[name]}' for name in names)})")

    def stored(made, name):
        if name in TIMES:
            return None if made[name] is None else round(made[name] * 1_000)
        return None if made[name] == "" else made[name]

    connection.executemany(
        f"INSERT INTO o VALUES ({', '.join('?' * len(names))})",
        [[stored(made, name) for name in names] for made in rows])
    connection.execute("""ALTER TABLE o ADD COLUMN error BOOLEAN;
        UPDATE o SET error = status IN ('ERROR', 'TIMEOUT', 'THROTTLED', 'PARTIAL');
        ALTER TABLE o ADD COLUMN fallback BOOLEAN; UPDATE o SET fallback = fallback_used""")


def measure(chance):
    """A measure, and the same in SQL."""
    kind = chance.randrange(5)
    if kind == 0:
        return "count", "count(*)"
    if kind == 1:
        name = chance.choice([*FLAGS, "error", "fallback", "fallback_used"])
        return f"{name}_rate", f"avg({name}::int)"
    if kind == 2:
        name = chance.choice([*TEXTS, *TOKENS])  # never more than 10,000 values
        return f"count_distinct_{name}", f"count(DISTINCT {name})"
    name = chance.choice(TOKENS + TIMES * 3)
    unit = 1_000 if name in TIMES else 1
    if kind == 3:
        rank = chance.choice([1, 5, 50, 90, 95, 99, 999])
        quantile = rank / 1_000 if rank > 99 else rank / 100
        # Nearest rank in whole numbers, as a product of doubles may fall on the wrong side.
        thousandths = round(quantile * 1_000)
        return f"p{rank}_{name}", (
            f"list_sort(list({name}) FILTER ({name} IS NOT NULL))"
            f"[greatest(1, ({thousandths} * count({name}) + 999) // 1000)] / {unit}")
    aggregate = chance.choice(["sum", "avg", "min", "max", "stddev"])
    return f"{aggregate}_{name}", f"{aggregate}({name}) / {unit}"


def comparison(chance):
    """A term of a filter, and the same in SQL, where what is missing is false but for !=."""
    kind = chance.randrange(5)
    if kind == 0:
        name = chance.choice(list(TEXTS))
        value = chance.choice([text for text in TEXTS[name] if text] + ["OK"] * (name == "status"))
        if name != "status" and chance.random() < 0.3:
            return f"{name} in ('{value}', 'x')", f"coalesce({name} IN ('{value}', 'x'), false)"
        relation = chance.choice(["=", "!="])
        return f"{name} {relation} '{value}'", f"coalesce({name}, '') {relation} '{value}'"
    if kind == 1:
        name = chance.choice(FLAGS)
        return f"{name} = true", f"coalesce({name}, false)"
    if kind == 2:
        name = chance.choice(TIMES)
        if chance.random() < 0.3:
            return f"{name}:*", f"{name} IS NOT NULL"
        relation = chance.choice(["<", "<=", ">", ">=", "="])
        return f"{name} {relation} 0.25", f"coalesce({name} {relation} 250, false)"
    if kind == 3:
        relation = chance.choice(["<", "<=", ">", ">=", "=", "!="])
        name = chance.choice(TOKENS)
        return f"{name} {relation} 7", f"{name} {relation} 7"
    name = chance.choice(["error", "fallback_used"])
    value = chance.choice(["true", "false"])
    return f"{name} = {value}", f"{name} = {value}"


def filters(chance):
    """A filter, and the same in SQL; both empty for none."""
    if chance.random() < 0.4:
        return "", "true"
    terms = [comparison(chance) for _ in range(chance.randrange(1, 4))]
    terms = [(f"NOT {ours}", f"NOT ({sql})") if chance.random() < 0.2 else (ours, sql) for ours, sql in terms]
    word = chance.choice(["AND", "or"])
    return f" {word} ".join(ours for ours, _ in terms), f" {word} ".join(f"({sql})" for _, sql in terms)


def bucket(chance, span):
    """Width, region, and the begin of the bucket of a row in SQL."""
    width = chance.choice([seconds for seconds in WIDTHS if span / seconds < 150])
    if width % 86_400 or chance.random() < 0.4:
        return width, "", f"create_time - create_time % {width * 10**6}"
    days = width // 86_400
    shown = "(make_timestamp(create_time) AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin')::date"
    local = f"date_diff('day', DATE '1970-01-01', {shown})"
    begin = f"DATE '1970-01-01' + ({local} - {local} % {days})::int"
    return width, "regions/eu", f"epoch_us(({begin})::timestamp AT TIME ZONE 'Europe/Berlin')"


def question(chance):
    """A random query: text, SQL and how many columns are dimensions."""
    measures = list(dict(measure(chance) for _ in range(chance.randrange(1, 5))).items())
    dimensions = chance.sample([*TEXTS, "fallback_used"], chance.choice([0, 1, 1, 2, 3]))
    ours, sql = filters(chance)
    span = chance.choice([600, 7_200, 86_400 * 3, 86_400 * 30, LAST - FIRST])
    start = chance.choice([FIRST, chance.randrange(FIRST, max(FIRST + 1, LAST - span))])
    if chance.random() < 0.3:
        # Around a change of the clocks.
        start = chance.choice([FORWARD, BACK]) - span // 2
    end = start + span
    text = ", ".join(name for name, _ in measures) + " from outcomes"
    text += f" by {', '.join(dimensions)}" if dimensions else ""
    text += f" where {ours}" if ours else ""
    text += "".join(f" {word} {time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(at))}"
                    for word, at in (("since", start), ("until", end)))
    columns = [f"coalesce({name}::varchar, '')" for name in dimensions]
    if chance.random() < 0.5:
        width, region, begin = bucket(chance, span)
        text += f" every {WIDTHS[width]}" + (f" in {region}" if region else "")
        columns.append(begin)
    else:
        columns.append("0")
    keys = ", ".join(str(place) for place in range(1, len(columns) + 1))
    statement = (
        f"SELECT {', '.join(columns + [sql for _, sql in measures])} FROM o "
        f"WHERE create_time >= {start * 10**6} AND create_time < {end * 10**6} AND ({sql}) GROUP BY {keys}")
    return text, statement, len(dimensions)


def ours_of(answer):
    """Rows of the daemon by their keys; buckets without rows are left out, once it is seen that they have no value."""
    found = {}
    for each in answer.rows:
        values = [value.value if value.HasField("value") else None for value in each.values]
        if all(value.n == 0 and value.missing == 0 for value in each.values) and all(value is None for value in values):
            continue
        at = each.bucket_time.seconds * 10**6 + each.bucket_time.nanos // 1_000
        found[(*each.dimensions, at)] = values
    return found


def same(one, other):
    """Sums and percentiles to the bit; means and deviations to what an addition of doubles leaves."""
    if one is None or other is None:
        return one is other
    return math.isclose(float(one), float(other), rel_tol=1e-9, abs_tol=1e-9)


def check(connection, database, chance):
    """Compares one query; gives a line for what differs."""
    text, statement, dimensions = question(chance)
    try:
        answer = connection.unary("AnalyticsService/QueryMetrics", {"text": text}, 60)
    except client.RegentError as error:
        return [f"{text}: {error}"]
    ours = ours_of(answer)
    theirs = {(*found[:dimensions], int(found[dimensions])): found[dimensions + 1:]
              for found in database.execute(statement).fetchall()}
    if set(ours) != set(theirs):
        return [f"{text}: groups {sorted(set(ours) ^ set(theirs))[:3]}"]
    return [f"{text}: {key}: {ours[key]} is {theirs[key]} in DuckDB" for key in ours
            if not all(map(same, ours[key], theirs[key]))][:1]


def main():
    regentd, regent = sys.argv[1:3]
    numbers = [int(text) for text in sys.argv[3:]]
    queries, count = (numbers + [500, 20_000][len(numbers):])[:2]
    seed = numbers[2] if len(numbers) > 2 else random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    rows = [row(chance, number) for number in range(count)]
    database = duckdb.connect()
    table(database, rows)
    passed, failed = 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        address = f"unix:{folder}/r.sock"
        daemon = subprocess.Popen(
            [regentd, "--data", str(folder / "data"), "--listen", address], stderr=subprocess.PIPE, text=True)
        try:
            next(found for found in daemon.stderr if "ready" in found)
            run = lambda *words: subprocess.run([regent, *words, "--address", address], check=True)  # noqa: E731
            run("environment", "create", "second")
            run("region", "set", "eu", "--time-zone", "Europe/Berlin")
            for environment in ENVIRONMENTS:
                lines = [line(made) for made in rows if made["environment"] == environment]
                # Many reports, so that there are segments of all sizes to be merged.
                for part in range(0, len(lines), 900):
                    path = folder / f"{environment}-{part}.jsonl"
                    path.write_text("".join(lines[part:part + 900]))
                    run("outcome", "report", str(path))
            connection = client.Connection(address)
            for number in range(queries):
                if number == queries // 2:
                    time.sleep(20)  # the daemon merges segments meanwhile
                faults = check(connection, database, chance)
                failed += faults
                passed += not faults
        finally:
            daemon.terminate()
            daemon.wait(timeout=20)
    for fault in failed[:20]:
        print(fault)
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
