"""CPU of a durable write of two builds of the daemon, in turn: tree_cost.py WITHOUT WITH [--pairs N] [--writes N].

For example the last release before the ledger had a tree, and this one. Each run starts a daemon on a fresh store, creates
runs over one connection and reads the CPU time of the process before and after. Prints the time a write of each side and
the ratio of the pairs: its median, and a 95 % interval from 10,000 resamples of the pairs.
"""

import argparse
import pathlib
import random
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Scripts"))
import daemon_process  # noqa: E402
import wire  # noqa: E402

WARM_UP = 500


def create(connection, number):
    request = wire.pack((1, f"evalRuns/r{number}"), (2, 1), (15, wire.pack((1, f"cost-of-the-tree-{number}"))))
    answer = connection.unary("EvaluationService/CreateRun", request, timeout=60)
    assert answer.code == wire.OK, answer


def micros_a_write(regentd, writes):
    """CPU of the daemon for each of so many writes, microseconds."""
    with tempfile.TemporaryDirectory(prefix="regent-tree-") as folder:
        daemon = daemon_process.Daemon(regentd, pathlib.Path(folder) / "daemon")
        try:
            connection = wire.Connection(daemon.address, timeout=60)
            for number in range(WARM_UP):
                create(connection, number)
            before = daemon.cpu_seconds()
            for number in range(WARM_UP, WARM_UP + writes):
                create(connection, number)
            return (daemon.cpu_seconds() - before) / writes * 1e6
        finally:
            daemon.end()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("without")
    parser.add_argument("with_tree")
    parser.add_argument("--pairs", type=int, default=15)
    parser.add_argument("--writes", type=int, default=10_000)
    options = parser.parse_args()
    pairs = []
    for place in range(options.pairs):
        sides = [options.without, options.with_tree]
        # The first of a pair has the colder machine, so each side is the first in turn.
        order = sides if place % 2 == 0 else sides[::-1]
        times = {side: micros_a_write(side, options.writes) for side in order}
        pairs.append((times[sides[0]], times[sides[1]]))
        print(f"pair {place + 1}: {pairs[-1][0]:.1f} µs without, {pairs[-1][1]:.1f} µs with", flush=True)
    ratios = [after / before for before, after in pairs]
    chance = random.Random(1)
    medians = sorted(statistics.median(chance.choices(ratios, k=len(ratios))) for _ in range(10_000))
    before, after = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"CPU a write: {before:.1f} µs without, {after:.1f} µs with; "
          f"ratio {statistics.median(ratios):.3f}, 95 % interval {medians[250]:.3f} to {medians[9749]:.3f}")


if __name__ == "__main__":
    main()
