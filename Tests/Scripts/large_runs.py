"""Large runs: uploaded, sealed, judged, compared, summarised by group and reported on in bounded memory.

Two runs of the same questions, each with a score, a cluster and a label. The peaks of the daemon and of each command
are told, and none may pass the limit, however many samples there are. What the comparison counts is known beforehand.

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
GATES = {"schema_valid_rate_min": {"min": 0.5, "bound": "lower", "by": "metadata.language"},
         "quality_min": {"min": 0.2, "bound": "lower"},
         "schema_valid_rate_min[paired]": {"baseline": "evalRuns/a", "margin": -0.2, "paired": True, "bound": "lower"}}


def lines(count, period):
    """One sample in `period` is not valid; ids are those of every other run."""
    for number in range(count):
        valid = "false" if number % period == 0 else "true"
        yield (f'{{"sample_id":"question-{number:09d}","status":"SCORED","schema_valid":{valid},'
               f'"latency_ms":{number * 7919 % 99_991},"scores":{{"quality":{number % 11 / 10}}},'
               f'"cluster":"c{number // 50}","metadata":{{"language":"l{number % 1_000}"}}}}\n')


class Bench:
    """A daemon, and commands whose memory is looked at."""

    def __init__(self, regentd, regent, folder, checks):
        self.regent, self.folder, self.checks = regent, pathlib.Path(folder), checks
        self.daemon = Daemon(regentd, self.folder / "daemon")

    def command(self, *arguments, lines=None, codes=(0,)):
        """What a command writes; its peak and that of the daemon meanwhile are checked."""
        self.daemon.forget_peak()
        with open(self.folder / "out", "wb") as out:
            process = subprocess.Popen(
                [self.regent, *arguments, "--address", self.daemon.address], cwd=self.folder, stdout=out,
                stdin=subprocess.PIPE if lines else subprocess.DEVNULL)
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
        return (self.folder / "out").read_text()

    def run(self, name, count, period):
        (self.folder / "gates.json").write_text(json.dumps(GATES))
        gates = ["--gates", "gates.json"] if name != "a" else []
        self.command("eval", "create", name, "--type", "offline", "--metric", "quality:0..1", *gates)
        self.command("eval", "upload", name, "-", "--expected-samples", str(count), lines=lines(count, period))
        self.command("eval", "seal", name)


def main():
    checks, count = Checks(), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], sys.argv[2], folder, checks)
        bench.run("a", count, 10)
        bench.run("b", count, 15)
        bench.command("eval", "gate", "b", codes=(0, 2, 3))
        bench.command("eval", "recompute", "b")
        bench.command("eval", "summary", "b", "--by", "metadata.language", "--metric", "schema_valid_rate",
                      "--metric", "p95_latency_ms", "-o", "json")
        compared = json.loads(bench.command("eval", "compare", "a", "b", "-o", "json"))["comparison"]
        delta = next(delta for delta in compared["deltas"] if delta["metric"] == "schema_valid_rate")
        invalid = [set(range(0, 30, period)) for period in (10, 15)]
        gained = sum(1 for number in range(count) if number % 30 in invalid[0] - invalid[1])
        lost = sum(1 for number in range(count) if number % 30 in invalid[1] - invalid[0])
        found = compared["aligned"], delta["only_candidate"], delta["only_baseline"]
        checks.check(found == (count, gained, lost), f"compared: {found}")
        bench.command("eval", "compare", "a", "b", "--flips-jsonl", "flips.jsonl")
        with open(bench.folder / "flips.jsonl") as file:
            flips = sum(1 for _ in file)
        checks.check(flips == gained + lost, f"{flips} flips")
        bench.command("eval", "report", "b", "--against", "a", "--html", "report.html")
        bench.command("eval", "export", "b", "-o", "csv")
        bench.daemon.end()
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
