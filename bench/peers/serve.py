"""What every peer in Python shares: the generated columns, the protocol of a side, the rule for short runs."""

import json
import pathlib
import sys
import time

import numpy as np

COUNT = 1_000_000
OUTCOMES = [
    "schema_valid", "patch_apply_success", "edited_after_generate", "published", "safety_compliant", "fallback_used",
]
PROVIDERS = ["custom", "openai"]
COLUMNS = ["sample_id", *OUTCOMES, "latency_us", "selected_provider", "prompt_template_version"]


class Data:
    """The generated million."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.latencies = np.fromfile(folder / "latency_us.u32", "<u4")
        self.outcomes = np.fromfile(folder / "outcomes.u8", "u1")
        self.providers = np.fromfile(folder / "provider.u8", "u1")

    def ids(self):
        return [f"s{number:015d}" for number in range(COUNT)]

    def flags(self, bit):
        return (self.outcomes >> bit & 1).astype(bool)

    def arrow(self):
        """As an Arrow table, texts with few values as dictionaries."""
        import pyarrow as pa

        columns = {"sample_id": pa.array(self.ids())}
        for bit, name in enumerate(OUTCOMES):
            columns[name] = pa.array(self.flags(bit))
        columns["latency_us"] = pa.array(self.latencies)
        columns["selected_provider"] = pa.DictionaryArray.from_arrays(pa.array(self.providers), pa.array(PROVIDERS))
        columns["prompt_template_version"] = pa.DictionaryArray.from_arrays(
            pa.array(np.zeros(COUNT, "u1")), pa.array(["v1"])
        )
        return pa.table(columns)

    def rows(self):
        """As tuples of Python's own values, in the order of COLUMNS."""
        flags = [self.flags(bit).tolist() for bit in range(len(OUTCOMES))]
        providers = [PROVIDERS[place] for place in self.providers.tolist()]
        return list(zip(self.ids(), *flags, self.latencies.tolist(), providers, ["v1"] * COUNT))

    def p95(self):
        """Nearest rank."""
        return int(np.partition(self.latencies, 949_999)[949_999])

    def check_rates(self, rates):
        for bit, rate in enumerate(rates):
            assert abs(float(rate) - self.flags(bit).mean()) < 1e-9, (OUTCOMES[bit], rate)


def group_numbers():
    """The group of each sample of `summary_by_1m`, as on Regent's side."""
    return (np.arange(COUNT, dtype=np.uint64) * np.uint64(2_654_435_761) >> np.uint64(7)).astype(np.int64) % 1_000


def rank_of_p95(sizes):
    """Place, from 0, of the p95 by nearest rank among so many ordered values."""
    return -(-sizes * 95 // 100) - 1


def groups(rows):
    """Rows of provider, count and four percentiles, as the result of `p95_outcomes_1m`: by provider, end to end."""
    return [value for _, count, percentiles in sorted(rows) for value in (count, *percentiles)]


def median_of(body):
    """Seconds of a call: the median of as many as fit into 50 ms, at least one; the rule of Regent's side."""
    times = []
    while sum(times) < 0.05 and len(times) < 1_000:
        start = time.perf_counter()
        body()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def once(body):
    """Seconds of one call."""
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def answer(request, cases, opened, arguments):
    verb, name = next(iter(request.items()))
    if verb == "prepare":
        opened[name] = cases[name](*arguments)
    elif verb == "finish":
        opened.pop(name).close()
    else:
        measured = opened[name].run()
        if not isinstance(measured, dict):
            measured = {"value": measured, "also": {}}
        # What was computed, where a case has it: the harness compares it with Regent's.
        result = getattr(opened[name], "result", list)()
        return {**measured, "result": [float(value) for value in result]}
    return {"ok": True}


def serve(cases):
    """Answers requests until the input ends. Each case is a class of (data, scratch) with `run` and `close`."""
    arguments = Data(sys.argv[1]), pathlib.Path(sys.argv[2])
    opened = {}
    # What libraries print must not stand between the answers.
    out, sys.stdout = sys.stdout, sys.stderr
    try:
        for line in sys.stdin:
            try:
                said = answer(json.loads(line), cases, opened, arguments)
            except Exception as error:  # The harness shows it and stops.
                said = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(said), file=out, flush=True)
    finally:
        for case in opened.values():
            case.close()
