"""The cases: what they are called, in which unit they count, which peers they have."""

from dataclasses import dataclass

FLOOR = "floor"


@dataclass(frozen=True)
class Case:
    """One row of work, done by Regent and by each of its peers."""

    name: str
    unit: str
    # Whether a greater value is better.
    rising: bool
    peers: tuple = ()
    # Values that come along with a run of this case: name, unit, whether a greater one is better.
    also: tuple = ()
    # The goals that are set for it, for the table.
    goal: str = ""
    # Why it is not measured.
    missing: str = ""
    # Whether every fdatasync of both sides takes 3.5 ms at least.
    slow_disk: bool = False


CASES = [
    Case(
        "p95_1m", "ms", False, ("numpy", "c++ selection", "polars", "duckdb", "postgres", FLOOR),
        goal="≤ 1.3 × floor with AVX-512, ≤ 3 × with AVX2",
    ),
    Case(
        "p5q_1m", "ms", False, ("numpy", "c++ selection", "duckdb", "single quantile"),
        goal="≥ 20 × numpy; ≤ 2 × single quantile",
    ),
    Case(
        "p99_100m", "ns/value", False, ("at 1 M",), (("p99_100m_memory", "% of input", False),),
        goal="time ≤ 1.3 × at 1 M; memory ≤ 10 %",
    ),
    Case(
        "select_8", "ns/decision", False,
        ("c++ assignment", "c++ discrete_distribution", "python random", "litellm", FLOOR),
        goal="≤ 10 ns with AVX-512, ≤ 20 ns with AVX2",
    ),
    Case(
        "select_8_single", "ns/decision", False,
        ("c++ assignment", "c++ discrete_distribution", "python random", "litellm", FLOOR),
        goal="≤ 60 ns",
    ),
    Case("score_batch", "rows/s", True, ("numpy",)),
    Case(
        "ingest_1m", "samples/s", True, ("postgres", "duckdb", "sqlite", "c++ sqlite"),
        (("ingest_1m_bytes", "bytes", False), ("ingest_1m_fdatasync", "µs", False)),
        goal="≥ 2 × postgres; bytes ≤ duckdb's",
    ),
    Case(
        "ingest_1m_columns", "samples/s", True, ("postgres", "duckdb"), (("ingest_1m_columns_fdatasync", "µs", False),),
        goal="≥ 3 × postgres; ≥ 1.5 × duckdb",
    ),
    Case("summary_1m_audit", "ms", False, ("duckdb", "postgres", "sqlite", "c++ columns")),
    Case("summary_1m", "ms", False, ("duckdb", "postgres", "sqlite", "c++ columns"), goal="≥ 6 × duckdb"),
    Case("summary_live", "ms", False, goal="≤ 2 ms"),
    Case("summary_by_1m", "ms", False, ("pandas", "polars", "duckdb"), goal="≥ 3 ×"),
    Case("compare_1m", "ms", False, ("pandas", "polars", "duckdb"), goal="≥ 3 ×"),
    Case(
        "import_promptfoo_100k", "results/s", True, ("pandas", "polars", "duckdb"),
        (("import_promptfoo_100k_fdatasync", "µs", False),), goal="≥ 3 ×",
    ),
    Case("p95_outcomes_1m", "ms", False, ("duckdb", "postgres", "c++ columns"), goal="≥ 20 × duckdb"),
    Case("p95_outcomes_1m_scan", "ms", False, ("duckdb", "postgres", "c++ columns"), goal="≥ 4 × duckdb"),
    Case("query_p95", "ms", False, ("duckdb",), goal="≤ 50 ms; ≥ 5 × duckdb"),
    Case(
        "outcomes_ingest", "µs/outcome", False, (),
        (("outcomes_ingest_rate", "outcomes/s", True), ("outcomes_ingest_fdatasync", "µs", False)), goal="≤ 2 µs",
    ),
    Case("segments_10k", "ms", False, ("in 13 reports",), goal="≤ 2 × in 13 reports"),
    Case(
        "select_rpc", "decisions/s/core", True, (), (("select_rpc_total", "decisions/s", True),),
        goal="≥ 4 M for a core of the daemon",
    ),
    Case("select_cpu", "µs/call", False, goal="≤ 5 µs"),
    Case("select_traced", "µs/call", False, ("untraced",), goal="≤ 1.03 × untraced"),
    Case("create_run_traced", "µs/write", False, ("untraced",), goal="≤ 1.03 × untraced"),
    Case("select_versions", "µs/call", False, ("empty store",), goal="as in the empty store, within noise"),
    Case("rollback_200", "ms", False, (), (("rollback_200_p50", "ms", False),), goal="below 50 ms"),
    Case("rollback_200_sdk", "ms", False, (), (("rollback_200_sdk_p50", "ms", False),), goal="below 250 ms"),
    Case("select_local", "ns/decision", False, goal="≤ 100 ns"),
    Case("select_local_model", "ns/decision", False, goal="≤ 100 ns"),
    Case("select_local_named", "ns/decision", False),
    Case("unary_unix_c1", "µs", False, ("grpc c++", "grpc-swift-2", "ping-pong floor")),
    Case("unary_unix_c1_executor", "µs", False, ("grpc c++", "ping-pong floor"), goal="≥ 1.5 × grpc c++"),
    Case("unary_unix_c1_blocking", "µs", False, ("grpc c++", "ping-pong floor"), goal="≤ 2 × ping-pong"),
    Case("unary_unix_c32", "calls/s", True, ("grpc c++", "grpc-swift-2"), goal="≥ 3 × grpc c++"),
    Case("stream_unix", "messages/s", True, ("grpc c++", "grpc-swift-2"), goal="≥ 3 × grpc c++"),
    Case("proof_10m", "ms", False, goal="≤ 5 ms"),
    Case(
        "select_beside_upload", "µs at 99.9 %", False, ("alone",),
        (("select_beside_upload_p50", "µs", False), ("select_beside_upload_p99", "µs", False)), goal="≤ 2 × alone",
    ),
    Case(
        "select_beside_writes", "µs at 99.9 %", False, ("alone",),
        (("select_beside_writes_p50", "µs", False), ("select_beside_writes_p99", "µs", False)),
    ),
    Case(
        "select_beside_busy_cores", "µs at 99.9 %", False, ("alone",),
        (("select_beside_busy_cores_p50", "µs", False), ("select_beside_busy_cores_p99", "µs", False)),
    ),
    Case(
        "durable_writes", "writes/s", True, ("sqlite", "c++ sqlite"),
        (("durable_writes_cpu", "µs/write", False), ("durable_writes_fdatasync", "µs", False)),
        goal="≥ 2 × where fdatasync takes 0.1 ms",
    ),
    Case(
        "durable_writes_slow", "writes/s", True, ("sqlite", "c++ sqlite"),
        (("durable_writes_slow_cpu", "µs/write", False), ("durable_writes_slow_fdatasync", "µs", False)),
        goal="≥ 20 ×", slow_disk=True,
    ),
    Case(
        "durable_write_c1", "µs", False, ("sqlite", "c++ sqlite", FLOOR),
        (("durable_write_c1_fdatasync", "µs", False),),
    ),
    Case(
        "durable_write_c1_slow", "µs", False, ("sqlite", "c++ sqlite", FLOOR),
        (("durable_write_c1_slow_fdatasync", "µs", False),), slow_disk=True,
    ),
    Case("create_run_cpu", "µs/write", False, goal="≤ 150 µs"),
    Case("write_growth", "µs/write", False, ("at 1,000",), goal="as at 1,000"),
    Case("create_run_cpu_400c", "µs/write", False, ("with 1",), goal="as with 1"),
    Case("watchers_50", "µs/write", False, ("unwatched",), goal="≤ 1.2 × unwatched"),
    Case(
        "puts_10k", "puts/s", True, (),
        (
            ("puts_10k_first", "puts/s", True), ("puts_10k_steady", "% of first tenth", True),
            ("puts_10k_fdatasync", "µs", False),
        ),
        goal="a constant rate",
    ),
    Case(
        "apply_1000", "s", False, (), (("apply_1000_unchanged", "s", False), ("apply_1000_fdatasync", "µs", False)),
        goal="≤ 2 s, unchanged ≤ 0.5 s",
    ),
    Case("start_after_kill", "ms", False, goal="≤ 500 ms with 10 GB"),
    Case("rss_idle", "MiB", False, goal="≤ 48 MiB"),
    Case("rss_10m", "MiB", False, goal="≤ 256 MiB"),
]

BY_NAME = {case.name: case for case in CASES}


def parts(case):
    """The case itself and what comes along with it: name, unit, whether a greater value is better."""
    return [(case.name, case.unit, case.rising), *case.also]
