"""Draws bench/results/*.svg from bench/results/ours.json."""

import json
import math

from place import RESULTS
from svg import Axis, Chart, log_ticks


def percentile_times(curve):
    """Time of one percentile and of five by the number of values."""
    counts = [point[0] for point in curve]
    chart = Chart(
        "Exact percentiles of a column in memory",
        Axis("values (log)", log_ticks(counts), True),
        Axis("time, ms (log)", log_ticks([time for point in curve for time in point[1:]]), True),
    )
    chart.line("p95", [(point[0], point[1]) for point in curve])
    chart.line("p50 p90 p95 p99 p99.9 in one call", [(point[0], point[2]) for point in curve])
    return chart


def shares(curve):
    """What eight targets got of 65,536 keys, by their weights."""
    top = math.ceil(max(max(pair) for pair in curve) * 10) / 10
    ticks = [round(0.1 * step, 1) for step in range(round(top * 10) + 1)]
    texts = [f"{tick:.0%}" for tick in ticks]
    chart = Chart(
        "Share of 65,536 keys by weight, eight targets",
        Axis("weight, share of all weights", ticks, texts=texts), Axis("keys, share of all keys", ticks, texts=texts),
    )
    chart.line("chosen", curve)
    chart.line("exactly by weight", [(0, 0), (top, top)], dashed=True, marked=False)
    return chart


def latency_distribution(curves):
    """Latency by percentile, the axis stretched towards 100 % as HdrHistogram draws it."""
    levels = [50, 90, 99, 99.9, 99.99]
    times = [time for curve in curves.values() for level, time in curve if 0 < level <= levels[-1]]
    chart = Chart(
        "Latency, corrected for coordinated omission",
        Axis("percentile", [1 / (1 - level / 100) for level in levels], True, [f"{level:g} %" for level in levels]),
        Axis("time, µs (log)", log_ticks(times), True),
    )
    for name, curve in curves.items():
        chart.line(
            name, [(1 / (1 - level / 100), time) for level, time in curve if levels[0] <= level <= levels[-1]]
        )
    return chart


def draw(curves):
    """Writes a file for each plot whose data is there; gives their paths."""
    charts = {}
    if "percentile_curve" in curves:
        charts["percentiles.svg"] = percentile_times(curves["percentile_curve"])
    if "share_curve" in curves:
        charts["shares.svg"] = shares(curves["share_curve"])
    latencies = {name: curve for name, curve in curves.items() if not name.endswith("_curve")}
    if latencies:
        charts["latencies.svg"] = latency_distribution(latencies)
    for name, chart in charts.items():
        (RESULTS / name).write_text(chart.text())
    return [RESULTS / name for name in charts]


if __name__ == "__main__":
    print(*draw(json.loads((RESULTS / "ours.json").read_text())["curves"]), sep="\n")
