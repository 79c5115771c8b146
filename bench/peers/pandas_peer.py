"""pandas: columns of NumPy, one thread; groups by a sorted column, pairs by a merge."""

import json

import numpy as np
import pandas

from serve import COUNT, OUTCOMES, group_numbers, median_of, once, rank_of_p95, serve


class GroupedSummary:
    """Six rates by `groupby`, p95 by rank in the values sorted by group."""

    def __init__(self, data, _):
        names = np.array([f"v{number:03d}" for number in range(1_000)])
        columns = {name: data.flags(bit) for bit, name in enumerate(OUTCOMES)}
        self.frame = pandas.DataFrame(
            {**columns, "latency_us": data.latencies,
             "group": pandas.Categorical.from_codes(group_numbers(), categories=names)})

    def compute(self):
        rates = self.frame.groupby("group", observed=True)[OUTCOMES].mean()
        ordered = self.frame[["group", "latency_us"]].sort_values(["group", "latency_us"])
        sizes = self.frame["group"].value_counts(sort=False).to_numpy()
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return rates.to_numpy(), ordered["latency_us"].to_numpy()[starts + rank_of_p95(sizes)]

    def run(self):
        return median_of(self.compute) * 1e3

    def result(self):
        rates, percentiles = self.compute()
        return [value for row, last in zip(rates, percentiles) for value in (*row, last)]

    def close(self):
        pass


class Comparison:
    """An inner merge on the id, and counts of the pairs that differ."""

    def __init__(self, data, _):
        ids = data.ids()
        self.before = pandas.DataFrame({"sample_id": ids, **{
            name: data.flags(bit) for bit, name in enumerate(OUTCOMES)}})
        self.after = pandas.DataFrame({"sample_id": ids, **{
            name: np.roll(data.flags(bit), -COUNT // 2) for bit, name in enumerate(OUTCOMES)}})

    def result(self):
        both = self.before.merge(self.after, on="sample_id", suffixes=("_a", "_b"))
        counts = [len(both)]
        for name in OUTCOMES:
            before, after = both[f"{name}_a"], both[f"{name}_b"]
            counts += [int((after & ~before).sum()), int((before & ~after).sum())]
        return counts

    def run(self):
        return median_of(self.result) * 1e3

    def close(self):
        pass


class Import:
    """The file as a table in memory: `json` and `json_normalize`."""

    def __init__(self, _, scratch):
        self.path = scratch / "promptfoo-100k.json"

    def read(self):
        with open(self.path) as file:
            self.frame = pandas.json_normalize(json.load(file)["results"]["results"])

    def run(self):
        return {"value": 100_000 / once(self.read), "also": {}}

    def result(self):
        frame = self.frame
        return [frame["score"].mean(), frame["success"].mean(), frame["response.tokenUsage.total"].mean()]

    def close(self):
        pass


serve({"summary_by_1m": GroupedSummary, "compare_1m": Comparison, "import_promptfoo_100k": Import})
