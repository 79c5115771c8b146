"""Compares summaries of `regent eval check --local` with NumPy's over columns of many shapes.

Usage: summary_against_numpy.py PATH_TO_REGENT [SEED]
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

OUTCOMES = {
    "schema_valid": "schema_valid_rate",
    "patch_apply_success": "patch_apply_success",
    "edited_after_generate": "edit_after_generate_rate",
    "published": "publish_conversion_proxy",
    "safety_compliant": "safety_html_tailwind_compliance",
    "fallback_used": "fallback_rate",
}
STATUSES = {"ERROR": "error_rate", "TIMEOUT": "timeout_rate", "REFUSED": "refusal_rate", "SCORED": "scored_rate"}
PERCENTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99, "p999": 0.999}


def latency_columns(random):
    """Latencies in whole microseconds, by the name of their shape."""
    yield "log-normal", np.exp(random.normal(5.5, 0.8, 100_000)) * 1000
    yield "one value", np.array([1234])
    yield "all equal", np.full(5_000, 777_000)
    yield "two values", random.choice([1, 4_294_967_295], 9_999)
    yield "sorted", np.arange(20_000)
    yield "reversed", np.arange(20_000)[::-1]
    yield "heavy tail", np.minimum(random.pareto(0.5, 50_000) * 1000, 4_294_967_295)
    for size in range(1, 40):
        yield f"{size} values", random.integers(0, 50, size)


def samples(random, micros):
    """Rows in which a fifth of every value is absent."""
    for index, latency in enumerate(micros):
        # The same question may be asked again: the answers differ in their repeat.
        row = {"sample_id": f"s{index // 2}", "repeat": index % 2 * 7}
        row["status"] = str(random.choice([*STATUSES, "SKIPPED"], p=[0.05, 0.05, 0.05, 0.8, 0.05]))
        for outcome in OUTCOMES:
            if random.random() < 0.8:
                row[outcome] = bool(random.random() < 0.9)
        if random.random() < 0.8:
            row["latency_ms"] = int(latency) / 1000
        if random.random() < 0.8:
            row["scores"] = {"judge": float(random.random())}
        yield row


def expected(rows):
    """The summary by NumPy."""
    values = {"sample_count": len(rows)}
    for outcome, metric in OUTCOMES.items():
        present = [row[outcome] for row in rows if outcome in row]
        values[metric] = sum(present) / len(present) if present else None
    latencies = np.array([row["latency_ms"] for row in rows if "latency_ms" in row])
    for name, quantile in PERCENTILES.items():
        values[f"{name}_latency_ms"] = (
            float(np.quantile(latencies, quantile, method="inverted_cdf")) if latencies.size else None
        )
    return values


def check(regent, folder, name, rows):
    """Fails unless every number is equal, and the mean of the score to the last few bits."""
    path = pathlib.Path(folder, "samples.jsonl")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    gates = pathlib.Path(folder, "gates.json")
    gates.write_text('{"sample_count_min": 1}')
    command = [regent, "eval", "check", str(path), "--gates", str(gates), "--local", "-o", "json"]
    done = subprocess.run(command + ["--metric", "judge:0..1"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{name}: exit {done.returncode}: {done.stderr}")
    summary = json.loads(done.stdout)["summary"]
    statuses = np.array([row["status"] for row in rows])
    for status, metric in STATUSES.items():
        value = float(np.count_nonzero(statuses == status)) / len(rows)
        if summary["metrics"][metric]["value"] != value:
            raise SystemExit(f"{name}: {metric} is {summary['metrics'][metric]['value']}, NumPy has {value}")
    for key, value in expected(rows).items():
        if summary[key] != value:
            raise SystemExit(f"{name}: {key} is {summary[key]}, NumPy has {value}")
    scores = [row["scores"]["judge"] for row in rows if "scores" in row]
    if scores and abs(summary["scores"]["judge"] - np.mean(scores)) > 1e-12:
        raise SystemExit(f"{name}: mean is {summary['scores']['judge']}, NumPy has {np.mean(scores)}")


def main():
    regent = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(np.random.SeedSequence().entropy % 2**32)
    print(f"seed {seed}")
    random = np.random.default_rng(seed)
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, micros in latency_columns(random):
            check(regent, folder, name, list(samples(random, np.asarray(micros, dtype=np.int64))))
            passed += 1
    print(f"{passed} passed, 0 failed")


if __name__ == "__main__":
    main()
