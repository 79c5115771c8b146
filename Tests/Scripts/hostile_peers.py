"""Attacks a daemon in every way a peer can, with a well-behaved client beside it that must not notice.

Usage: hostile_peers.py REGENTD REGENT [--seconds N] [--seed S] [--slow N] [--connects N] [--readers N] ...
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import hostile_connections
import hostile_greed
import hostile_streams
from checks import Checks
from daemon_process import Daemon, Watch, raise_descriptor_limit
from good_client import GoodClient

MEMORY_BYTES_MAX = 512 << 20
SOCKETS_SLACK = 4
QUIET_SECONDS = 3

PROVIDERS = """
name: environments/prod
---
name: environments/prod/providers/openai
weight: 60
is_default: true
---
name: environments/prod/providers/mistral
weight: 40
"""


def quiet(target, sizes, random, checks):
    """Nobody attacks: what the good client's numbers are compared with."""
    time.sleep(QUIET_SECONDS)


def mixed(target, sizes, random, checks):
    """Slow peers and stuck readers at once."""
    attacks = [hostile_connections.slow_peers, hostile_streams.stuck_readers]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for attack in [pool.submit(attack, target, sizes, random, checks) for attack in attacks]:
            attack.result()


PHASES = {
    "before": quiet, "slow": hostile_connections.slow_peers, "storm": hostile_connections.storm,
    "stuck": hostile_streams.stuck_readers, "mixed": mixed, "idle": hostile_streams.idle_uploads,
    "greedy": hostile_greed.greedy_batches, "exports": hostile_greed.slow_readers, "late": hostile_greed.late_floods,
    "floods": hostile_streams.floods, "vanish": hostile_connections.vanishing, "after": quiet,
}


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--seconds", type=float, default=2, help="of each flood")
    parser.add_argument("--slow", type=int, default=500, help="slow connections")
    parser.add_argument("--connects", type=int, default=5_000, help="connections of the storm, 2,000 a second")
    parser.add_argument("--readers", type=int, default=30, help="connections that do not read")
    parser.add_argument("--stuck", type=float, default=36, help="seconds they stay")
    parser.add_argument("--greedy", type=int, default=16, help="connections that send large batches without a pause")
    parser.add_argument("--exports", type=int, default=800, help="exports that are read at a few KiB a second")
    parser.add_argument("--reading", type=float, default=10, help="seconds they are read")
    parser.add_argument("--cancels", type=int, default=20_000, help="calls given up at once")
    parser.add_argument("--unfinished", type=int, default=20, help="connections with 100 unfinished messages")
    parser.add_argument("--vanished", type=int, default=300, help="connections of stopped processes")
    parser.add_argument("--stopped", type=float, default=3, help="seconds they are stopped")
    parser.add_argument("--samples", type=int, default=20_000, help="samples of a KiB in the run that is read")
    parser.add_argument("--phases", default="before,storm,mixed,floods,vanish,after,descriptors",
                        help="with commas between: " + ", ".join(PHASES) + ", descriptors")
    return parser.parse_args()


def load(regent, daemon, folder, sizes):
    """Provider configs to route by, a run whose pages and batches are large, one to flood."""
    def run(*arguments):
        subprocess.run([regent, *arguments, "--address", daemon.address], check=True, capture_output=True)

    (folder / "providers.yaml").write_text(PROVIDERS)
    with open(folder / "big.jsonl", "w") as file:
        for number in range(sizes.samples):
            text = random.randbytes(512).hex()
            file.write(json.dumps({"sample_id": f"b-{number}", "status": "SCORED", "metadata": {"text": text}}) + "\n")
    run("apply", "-f", str(folder / "providers.yaml"))
    for name in ("big", "flooded"):
        run("eval", "create", name, "--type", "offline")
    run("eval", "upload", "big", str(folder / "big.jsonl"))


class Target:
    """What an attack sees of the daemon."""

    def __init__(self, daemon, watch):
        self.daemon, self.is_too_much = daemon, watch.is_too_much


def sockets_fall_to(count, daemon, seconds=hostile_connections.HANG_SECONDS):
    """How many sockets the daemon has once it has let go, or the time is over."""
    end = time.monotonic() + seconds
    while (now := daemon.sockets()) > count and time.monotonic() < end:
        time.sleep(0.1)
    return now


def report(name, count, watch, checks):
    """How the phase was for the good client, and for the daemon."""
    p50, p99 = count.quantiles(count.seconds)
    _, upload_p99 = count.quantiles(count.upload_seconds)
    print(f"  good client: {len(count.seconds)} calls, p50 {p50:.1f} ms, p99 {p99:.1f} ms; "
          f"{len(count.upload_seconds)} batches, p99 {upload_p99:.1f} ms; {count.retries} retries; "
          f"daemon: {watch.cores:.2f} cores, at most {watch.rss_max >> 20} MiB resident (peak {watch.peak >> 20} MiB), "
          f"{watch.descriptors_max} descriptors")
    checks.check(not count.failures, f"{name}: {len(count.failures)} calls of the good client failed, "
                 f"{count.acknowledged_samples} samples acknowledged and sealed {count.failures[:3]}")
    peak = max(watch.rss_max, watch.peak)
    checks.check(peak < MEMORY_BYTES_MAX, f"{name}: {peak >> 20} MiB resident at most, of {MEMORY_BYTES_MAX >> 20}")


def run_phase(name, attack, daemon, client, arguments, checks):
    print(f"{name}: {attack.__doc__}", flush=True)
    base = daemon.sockets()
    client.begin(name)
    with Watch(daemon, MEMORY_BYTES_MAX) as watch:
        attack(Target(daemon, watch), arguments, random.Random(f"{arguments.seed} {name}"), checks)
        if daemon.is_running():
            left = sockets_fall_to(base + SOCKETS_SLACK, daemon)
            checks.check(left <= base + SOCKETS_SLACK, f"{name}: {left} sockets afterwards, {base} before")
        count = client.end()
    report(name, count, watch, checks)
    is_answering = daemon.is_running() and hostile_connections.is_answering(arguments.regent, daemon)
    checks.check(is_answering, f"{name}: the daemon answers status")


def main():
    arguments, checks = read_arguments(), Checks()
    print(f"seed {arguments.seed}")
    random.seed(arguments.seed)
    raise_descriptor_limit()
    wanted = arguments.phases.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        daemon = Daemon(arguments.regentd, folder / "d")
        try:
            client = GoodClient(daemon.address)
            load(arguments.regent, daemon, folder, arguments)
            for phase in wanted:
                if phase in PHASES and daemon.is_running():
                    run_phase(phase, PHASES[phase], daemon, client, arguments, checks)
            client.stop()
            status = daemon.end() if daemon.is_running() else daemon.process.returncode
            checks.check(status == 0, f"the daemon ends with status {status}")
        finally:
            daemon.process.kill()
        if "descriptors" in wanted:
            print("descriptors: " + hostile_connections.no_descriptors.__doc__)
            hostile_connections.no_descriptors(arguments.regentd, arguments.regent, folder / "few", checks)
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
