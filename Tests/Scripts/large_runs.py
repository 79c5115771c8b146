"""Large runs: uploaded, sealed, judged, compared, summarised by group and reported on in bounded memory.

Two runs of the same questions, each with a score, a cluster and a label. The peaks of the daemon and of each command
are told, and none may pass the limit, however many samples there are. What the comparison counts is known beforehand.
Two more runs, of a fifth of the samples, have ids of 240 bytes that come from the last to the first.

Usage: large_runs.py REGENTD REGENT SAMPLES
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from checks import Checks
from daemon_process import Daemon

BYTES_MAX = 512 << 20
# One sample in so many is not valid, in the baseline and in the candidate.
PERIODS = 10, 15
GATES = {"schema_valid_rate_min": {"min": 0.5, "bound": "lower", "by": "metadata.language"},
         "quality_min": {"min": 0.2, "bound": "lower"},
         "schema_valid_rate_min[paired]": {"baseline": "evalRuns/a", "margin": -0.2, "paired": True, "bound": "lower"}}


def lines(count, period, tail):
    """One sample in `period` is not valid; ids are those of every other run with the same tail."""
    for number in reversed(range(count)) if tail else range(count):
        valid = "false" if number % period == 0 else "true"
        yield (f'{{"sample_id":"question-{number:09d}{tail}","status":"SCORED","schema_valid":{valid},'
               f'"latency_ms":{number * 7919 % 99_991},"scores":{{"quality":{number % 11 / 10}}},'
               f'"cluster":"c{number // 50}","metadata":{{"language":"l{number % 1_000}"}}}}\n')


class Bench:
    """A daemon, and commands whose memory is looked at."""

    def __init__(self, regentd, regent, folder, checks):
        self.regent, self.folder, self.checks = pathlib.Path(regent).absolute(), pathlib.Path(folder), checks
        self.daemon = Daemon(regentd, self.folder / "daemon")

    def command(self, *arguments, lines=None, codes=(0,)):
        """The file with what a command writes; its peak and that of the daemon meanwhile are checked."""
        self.daemon.forget_peak()
        with open(self.folder / "out", "wb") as out:
            process = subprocess.Popen(
                [self.regent, *arguments, "--address", self.daemon.address, "--timeout", "1h"], cwd=self.folder,
                stdout=out, stdin=subprocess.PIPE if lines else subprocess.DEVNULL)
            if lines:
                for line in lines:
                    process.stdin.write(line.encode())
                process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        name = " ".join(arguments[:2])
        self.checks.check(process.returncode in codes, f"{name}: ends with {process.returncode}")
        for who, peak in (("daemon", self.daemon.memory()[1]), ("command", usage.ru_maxrss << 10)):
            self.checks.check(peak <= BYTES_MAX, f"{name}: {who} {peak >> 20} MiB at most, of {BYTES_MAX >> 20}")
        return self.folder / "out"

    def run(self, name, count, period, tail=""):
        (self.folder / "gates.json").write_text(json.dumps(GATES))
        gates = ["--gates", "gates.json"] if name == "b" else []
        self.command("eval", "create", name, "--type", "offline", "--metric", "quality:0..1", *gates)
        self.command("eval", "upload", name, "-", "--expected-samples", str(count), lines=lines(count, period, tail))
        self.command("eval", "seal", name)

    def compare(self, baseline, candidate, count):
        """Both runs side by side: what is counted, and every flip in the order of ids."""
        compared = json.loads(self.command("eval", "compare", baseline, candidate, "-o", "json").read_text())
        compared = compared["comparison"]
        delta = next(delta for delta in compared["deltas"] if delta["metric"] == "schema_valid_rate")
        invalid = [set(range(0, 30, period)) for period in PERIODS]
        gained = sum(1 for number in range(count) if number % 30 in invalid[0] - invalid[1])
        lost = sum(1 for number in range(count) if number % 30 in invalid[1] - invalid[0])
        found = compared["aligned"], delta["only_candidate"], delta["only_baseline"]
        self.checks.check(found == (count, gained, lost), f"{baseline} and {candidate}: {found}")
        self.command("eval", "compare", baseline, candidate, "--flips-jsonl", "flips.jsonl")
        with open(self.folder / "flips.jsonl") as file:
            ids = [json.loads(line)["sample_id"] for line in file]
        self.checks.check(len(ids) == gained + lost, f"{len(ids)} flips")
        self.checks.check(ids == sorted(set(ids)), "flips are in the order of ids, each once")


def main():
    checks, count = Checks(), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], sys.argv[2], folder, checks)
        for name, period in zip("ab", PERIODS):
            bench.run(name, count, period)
        for name, period in zip(("long-a", "long-b"), PERIODS):
            bench.run(name, count // 5, period, "-" + "x" * 221)
        bench.command("eval", "gate", "b", codes=(0, 2, 3))
        bench.command("eval", "recompute", "b")
        bench.command("eval", "summary", "b", "--by", "metadata.language", "--metric", "schema_valid_rate",
                      "--metric", "p95_latency_ms", "-o", "json")
        bench.compare("a", "b", count)
        bench.compare("long-a", "long-b", count // 5)
        bench.command("eval", "report", "b", "--against", "a", "--html", "report.html")
        with open(bench.command("eval", "export", "b", "-o", "csv"), "rb") as file:
            rows = sum(1 for _ in file) - 1
        checks.check(rows == count, f"exported: {rows} rows")
        bench.daemon.end()
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
