"""Compares `regent outcome summary` over a million stored outcomes with NumPy.

Usage: outcomes_against_numpy.py REGENTD REGENT [COUNT] [SEED]
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np

PROVIDERS = ["openai", "custom", "mistral"]
STATUSES = ["OK", "ERROR", "TIMEOUT", "THROTTLED", "REFUSED", "PARTIAL"]
PERCENTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}


def write(path, provider, status, fallback, micros, seconds):
    """The outcomes as JSONL; one in twenty has no latency."""
    with open(path, "w") as file:
        for index in range(len(provider)):
            name = PROVIDERS[provider[index]]
            extra = f',"fallback_used":true,"fallback_provider":"{name}"' if fallback[index] else ""
            if micros[index] >= 0:
                extra += f',"latency_ms":{micros[index] / 1000}'
            time_text = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(1_700_000_000 + seconds[index]))
            file.write(
                f'{{"request_id":"r-{index}","create_time":"{time_text}","environment":"prod",'
                f'"selected_provider":"{name}","status":"{STATUSES[status[index]]}"{extra}}}\n')


def compare(group, mask, status, fallback, micros):
    """Fails unless every number of a group is equal."""
    latencies = micros[mask & (micros >= 0)] / 1000
    expected = {
        "count": int(mask.sum()),
        "latency_count": int(latencies.size),
        "fallback_rate": int(fallback[mask].sum()) / int(mask.sum()),
        "error_rate": int(np.isin(status[mask], [1, 2, 3, 5]).sum()) / int(mask.sum()),
    }
    for name, quantile in PERCENTILES.items():
        expected[f"{name}_latency_ms"] = float(np.quantile(latencies, quantile, method="inverted_cdf"))
    for key, value in expected.items():
        if group[key] != value:
            raise SystemExit(f"{group['value'] or 'total'}: {key} is {group[key]}, NumPy has {value}")


def summary(regent, address, *more):
    command = [regent, "outcome", "summary", "-e", "prod", "-o", "json", "--address", address, *more]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    regentd, regent = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else int(np.random.SeedSequence().entropy % 2**32)
    print(f"seed {seed}")
    random = np.random.default_rng(seed)
    provider = random.choice(3, count, p=[0.6, 0.3, 0.1])
    status = random.choice(6, count, p=[0.9, 0.02, 0.02, 0.02, 0.02, 0.02])
    fallback = random.random(count) < 0.05
    micros = np.rint(np.exp(random.normal(5.5, 0.8, count)) * 1000).astype(np.int64)
    micros[random.random(count) < 0.05] = -1
    seconds = random.integers(0, 86_400, count)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        address = f"unix:{folder}/r.sock"
        write(folder / "outcomes.jsonl", provider, status, fallback, micros, seconds)
        daemon = subprocess.Popen(
            [regentd, "--data", str(folder / "data"), "--listen", address], stderr=subprocess.PIPE, text=True)
        try:
            next(line for line in daemon.stderr if "ready" in line)
            subprocess.run(
                [regent, "outcome", "report", str(folder / "outcomes.jsonl"), "--address", address], check=True)
            whole = summary(regent, address)
            for group in whole["groups"]:
                compare(group, provider == PROVIDERS.index(group["value"]), status, fallback, micros)
            compare(whole["total"], np.ones(count, bool), status, fallback, micros)
            noon = "2023-11-15T10:13:20Z"  # 12 hours after the first second
            part = summary(regent, address, "--from", noon)
            compare(part["total"], seconds >= 43_200, status, fallback, micros)
            for options, found in (((), whole), (("--from", noon), part)):
                if summary(regent, address, "--full-scan", *options) != found:
                    raise SystemExit(f"--full-scan {' '.join(options)}: not the sums that the segments keep")
        finally:
            daemon.terminate()
            daemon.wait(timeout=20)
    print(f"{len(whole['groups']) + 4} passed, 0 failed")


if __name__ == "__main__":
    main()
