"""Makes the outcomes of docs/simulations: two days of one model, as a service would have reported them.

  make_simulation_outcomes.py FILE.jsonl.gz

The same bytes every time. Sessions have one to five requests; some sessions are worse than others; latency and the
rate of valid answers drift over the day.
"""
import gzip, json, math, random, sys

SESSIONS, START, SECONDS = 1600, 1_780_000_000, 2 * 86_400


def text(seconds):
    days, rest = divmod(seconds, 86_400)
    # 2026-05-28 is 20,601 days after 1970-01-01.
    assert days in (20_601, 20_602, 20_603, 20_604)
    date = ["2026-05-28", "2026-05-29", "2026-05-30", "2026-05-31"][int(days) - 20_601]
    return f"{date}T{int(rest // 3600):02}:{int(rest % 3600 // 60):02}:{rest % 60:06.3f}Z"


def outcomes():
    draw = random.Random(20)
    for session in range(SESSIONS):
        begin = START + session * SECONDS / SESSIONS
        key, quality = draw.getrandbits(63) * 2 + 1, draw.gauss(0, 1)
        for turn in range(1 + int(draw.random() * draw.random() * 5)):
            time = begin + turn * 20 * draw.random()
            day = math.sin(2 * math.pi * time / 86_400)
            valid = draw.random() < 1 / (1 + math.exp(-(4 + 0.8 * quality + 0.3 * day)))
            failed = draw.random() < 0.01
            yield {
                "request_id": f"s{session}-{turn}", "create_time": text(round(time, 3)), "environment": "prod",
                "key_digest": f"{key:016x}", "arm": "STABLE", "selected_provider": "openai",
                "route_strategy": "WEIGHTED",
                "latency_ms": round(600 * math.exp(0.5 * draw.gauss(0, 1) + 0.15 * day), 3),
                "model_version": "models/triage/versions/1.4.0", "status": "ERROR" if failed else "OK",
                "schema_valid": None if failed else valid,
            }


def main():
    lines = []
    for outcome in sorted(outcomes(), key=lambda each: each["create_time"]):
        lines.append(json.dumps({name: value for name, value in outcome.items() if value is not None}))
    with open(sys.argv[1], "wb") as file:
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=9) as packed:
            packed.write(("\n".join(lines) + "\n").encode())
    print(len(lines), "outcomes")


main()
