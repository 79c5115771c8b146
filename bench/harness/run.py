"""Runs the benchmarks and writes what they gave.

`run.py ours` runs Regent alone; `run.py peers` runs Regent and each peer in turn, A B A B. Environment: CASES, a list
of cases by spaces (all); PAIRS, how many pairs a row (7).
"""

import json
import math
import os
import statistics
import sys

from cases import BY_NAME, CASES, parts
from child import Child, ChildError
from machine import facts
from place import OTHER_QUESTIONS, RESULTS, Scratch, environment
from plots import draw
from table import plain


def say(text):
    print(text, file=sys.stderr, flush=True)


def value(answer, name, case):
    return answer["value"] if name == case.name else answer["also"].get(name)


def entries(case, peer, ours, theirs):
    """One entry for the case and one for each value that comes along; medians, and all samples."""
    for name, unit, rising in parts(case):
        regent = [value(answer, name, case) for answer in ours]
        other = [value(answer, name, case) for answer in theirs]
        if None in regent:
            continue
        if None in other:
            other = []
        mine = statistics.median(regent)
        yours = statistics.median(other) if other else None
        ratio = None if not yours or not mine else (mine / yours if rising else yours / mine)
        yield {
            "case": name, "peer": peer, "regent_value": mine, "peer_value": yours, "unit": unit, "ratio": ratio,
            "samples": {"regent": regent, "peer": other},
        }


def missing(case, peer, why):
    return {
        "case": case.name, "peer": peer, "regent_value": None, "peer_value": None, "unit": case.unit, "ratio": None,
        "samples": {"regent": [], "peer": []}, "missing": why,
    }


def alone(case, scratch, count):
    """Regent without a peer."""
    with Child(scratch.regent(), environment(case)) as regent:
        regent.prepare(case.name)
        regent.run(case.name)
        return [regent.run(case.name) for _ in range(count)]


def check_results(case, peer, ours, theirs):
    """What both sides computed is the same, where both tell it and answer the same question."""
    regent, other = ours.get("result"), theirs.get("result")
    if peer in OTHER_QUESTIONS or not regent or not other:
        return
    if len(regent) != len(other):
        raise ChildError(f"{case.name}: Regent computes {len(regent)} values, {peer} {len(other)}")
    for place, (mine, yours) in enumerate(zip(regent, other), 1):
        if not math.isclose(mine, yours, rel_tol=1e-9):
            raise ChildError(f"{case.name}: value {place} of {len(regent)} is {mine} of Regent, {yours} of {peer}")


def pairs(case, peer_name, command, scratch, count):
    """Both sides by turns, after a warm-up of each."""
    with Child(scratch.regent(), environment(case)) as regent, Child(command, environment(case)) as peer:
        for side in (regent, peer):
            side.prepare(case.name)
        check_results(case, peer_name, *[side.run(case.name) for side in (regent, peer)])
        answers = [(regent.run(case.name), peer.run(case.name)) for _ in range(count)]
        peer.finish(case.name)
        return [ours for ours, _ in answers], [theirs for _, theirs in answers]


def measure(case, scratch, count):
    """All rows of a case; one that fails is a row with the reason, so that it does not take the others with it."""
    if case.missing:
        yield missing(case, None, case.missing)
        return
    for peer in case.peers or (None,):
        say(f"{case.name} against {peer}" if peer else case.name)
        try:
            if peer:
                both = pairs(case, peer, scratch.peer(peer), scratch, count)
            else:
                both = alone(case, scratch, count), []
            yield from entries(case, peer, *both)
        except ChildError as error:
            say(str(error))
            yield missing(case, peer, str(error))


def chosen():
    names = os.environ.get("CASES", "").split()
    for name in names:
        if name not in BY_NAME:
            raise SystemExit(f"there is no case {name}; there are {' '.join(BY_NAME)}")
    return [case for case in CASES if not names or case.name in names]


def check_peers(cases, scratch):
    """A peer that is missing is an error, told before anything runs."""
    lacking = {
        f"{peer} (of {case.name})" for case in cases if not case.missing
        for peer in case.peers if scratch.peer(peer) is None
    }
    if lacking:
        raise SystemExit(f"not installed: {', '.join(sorted(lacking))}; make bench-peers installs the peers")


def write(name, content):
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def check_whole(results):
    failed = sorted({entry["case"] for entry in results if "missing" in entry})
    if failed:
        raise SystemExit(f"not measured, at least in one row: {', '.join(failed)}; the table has the reasons")


def run_peers():
    count = int(os.environ.get("PAIRS", "7"))
    machine = {**facts(), "pairs": count}
    results = []
    with Scratch() as scratch:
        check_peers(chosen(), scratch)
        for case in chosen():
            results += measure(case, scratch, count)
            # After every case: a run takes long.
            write("peers.json", results)
            write("machine.json", machine)
    print(plain(results))
    check_whole(results)


def run_ours():
    count = int(os.environ.get("PAIRS", "3"))
    machine = {**facts(), "pairs": count}
    results, curves = [], {}
    with Scratch() as scratch:
        for case in chosen():
            say(case.name)
            if case.missing:
                results.append(missing(case, None, case.missing))
                continue
            try:
                answers = alone(case, scratch, count)
            except ChildError as error:
                say(str(error))
                results.append(missing(case, None, str(error)))
                continue
            results += entries(case, None, answers, [])
            if "latencies" in answers[-1]:
                curves[case.name] = answers[-1]["latencies"]
        for name in ("percentile_curve", "share_curve"):
            with Child(scratch.regent()) as regent:
                regent.prepare(name)
                regent.run(name)
                curves[name] = regent.run(name)["curve"]
    write("ours.json", {"machine": machine, "results": results, "curves": curves})
    print(plain(results), *draw(curves), sep="\n")
    check_whole(results)


def main():
    run = {("ours",): run_ours, ("peers",): run_peers}.get(tuple(sys.argv[1:]))
    if not run:
        raise SystemExit(__doc__)
    try:
        run()
    except ChildError as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
