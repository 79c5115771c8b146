"""Polars: nearest rank, groups, joins and JSON, all threads."""

import numpy as np
import polars

from serve import COUNT, OUTCOMES, group_numbers, median_of, once, serve


class Quantile:
    """`Series.quantile` of the million."""

    def __init__(self, data, _):
        self.column = polars.Series(data.latencies)
        assert abs(self.column.quantile(0.95, "nearest") - data.p95()) <= 1_000

    def run(self):
        return median_of(lambda: self.column.quantile(0.95, "nearest")) * 1e3

    def close(self):
        pass


class GroupedSummary:
    """Six rates and p95 by nearest rank in one `group_by` of a table in memory."""

    def __init__(self, data, _):
        names = polars.Series([f"v{number:03d}" for number in range(1_000)])
        columns = {name: data.flags(bit) for bit, name in enumerate(OUTCOMES)}
        self.frame = polars.DataFrame(
            {**columns, "latency_us": data.latencies, "group": names.gather(group_numbers()).cast(polars.Categorical)})

    def compute(self):
        rank = (polars.len() * 95 + 99) // 100 - 1
        percentile = polars.col("latency_us").sort().get(rank)
        return self.frame.group_by("group").agg(*[polars.col(name).mean() for name in OUTCOMES], percentile)

    def run(self):
        return median_of(self.compute) * 1e3

    def result(self):
        rows = self.compute().with_columns(polars.col("group").cast(polars.String)).sort("group").rows()
        return [value for row in rows for value in row[1:]]

    def close(self):
        pass


class Comparison:
    """An inner join of two tables in memory on the id, and counts of the pairs that differ."""

    def __init__(self, data, _):
        ids = data.ids()
        flags = {name: data.flags(bit) for bit, name in enumerate(OUTCOMES)}
        self.before = polars.DataFrame({"sample_id": ids, **flags})
        self.after = polars.DataFrame(
            {"sample_id": ids, **{name: np.roll(values, -COUNT // 2) for name, values in flags.items()}})

    def result(self):
        counts = [polars.len().alias("aligned")]
        for name in OUTCOMES:
            before, after = polars.col(name), polars.col(f"{name}_b")
            counts += [(after & ~before).sum().alias(f"{name}_gained"), (before & ~after).sum().alias(f"{name}_lost")]
        return self.before.join(self.after, on="sample_id", suffix="_b").select(counts).row(0)

    def run(self):
        return median_of(self.result) * 1e3

    def close(self):
        pass


class Import:
    """The file as a table in memory."""

    def __init__(self, _, scratch):
        self.path = scratch / "promptfoo-100k.json"

    def read(self):
        results = polars.col("results").struct.field("results").explode().alias("r")
        frame = polars.read_json(self.path).select(results).unnest("r")
        nested = [
            polars.col("provider").struct.field("id").alias("provider_id"),
            polars.col("response").struct.field("tokenUsage").struct.field("total").alias("total_tokens"),
            polars.col("namedScores").struct.field("fluency"),
            polars.col("testCase").struct.field("metadata").struct.field("language"),
        ]
        self.frame = frame.with_columns(nested)

    def run(self):
        return {"value": 100_000 / once(self.read), "also": {}}

    def result(self):
        return self.frame.select(polars.col("score", "success", "total_tokens").mean()).row(0)

    def close(self):
        pass


serve({
    "p95_1m": Quantile, "summary_by_1m": GroupedSummary, "compare_1m": Comparison, "import_promptfoo_100k": Import,
})
