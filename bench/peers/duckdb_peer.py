"""DuckDB: all threads, native tables, `quantile_disc`; ingest from an Arrow frame in memory."""

import duckdb
import pyarrow

from serve import COUNT, OUTCOMES, group_numbers, groups, median_of, once, serve

RATES = ", ".join(f"avg({name}::int)" for name in OUTCOMES)


class Latencies:
    """The million in a table in memory."""

    query = "SELECT quantile_disc(latency_us, 0.95) FROM t"

    def __init__(self, data, _):
        self.connection = duckdb.connect()
        frame = data.arrow().select(["latency_us"])
        self.connection.execute("CREATE TABLE t AS SELECT * FROM frame")
        self.check(data, self.connection.execute(self.query).fetchone())

    def check(self, data, row):
        assert row[0] == data.p95(), row

    def run(self):
        return median_of(lambda: self.connection.execute(self.query).fetchone()) * 1e3

    def result(self):
        return self.connection.execute(self.query).fetchone()

    def close(self):
        self.connection.close()


class FiveQuantiles(Latencies):
    query = "SELECT quantile_disc(latency_us, [0.5, 0.9, 0.95, 0.99, 0.999]) FROM t"

    def check(self, data, row):
        assert row[0][2] == data.p95(), row

    def result(self):
        return super().result()[0]


class Stored:
    """Samples in a database file."""

    def __init__(self, data, scratch):
        self.path = scratch / "duckdb-stored"
        self.connection = duckdb.connect(str(self.path))
        frame = data.arrow()
        self.connection.execute("CREATE TABLE samples AS SELECT * FROM frame")
        self.connection.execute("CHECKPOINT")

    def run(self):
        return median_of(lambda: self.connection.execute(self.query).fetchall()) * 1e3

    def close(self):
        self.connection.close()
        self.path.unlink()


class Summary(Stored):
    query = f"SELECT {RATES}, quantile_disc(latency_us, 0.95) FROM samples"

    def __init__(self, data, scratch):
        super().__init__(data, scratch)
        row = self.result()
        assert row[6] == data.p95(), row
        data.check_rates(row[:6])

    def result(self):
        return self.connection.execute(self.query).fetchone()


class GroupedSummary:
    """The million with a thousand groups in a file."""

    query = f"SELECT g, {RATES}, quantile_disc(latency_us, 0.95) FROM samples GROUP BY g ORDER BY g"

    def __init__(self, data, scratch):
        self.path = scratch / "duckdb-grouped"
        self.connection = duckdb.connect(str(self.path))
        numbers, names = pyarrow.array(group_numbers()), pyarrow.array([f"v{number:03d}" for number in range(1_000)])
        frame = data.arrow().append_column("g", pyarrow.DictionaryArray.from_arrays(numbers, names))
        self.connection.execute("CREATE TABLE samples AS SELECT * FROM frame")
        self.connection.execute("CHECKPOINT")

    def rows(self):
        return self.connection.execute(self.query).fetchall()

    def run(self):
        return median_of(self.rows) * 1e3

    def result(self):
        return [value for row in self.rows() for value in row[1:]]

    def close(self):
        self.connection.close()
        self.path.unlink()


class Comparison:
    """Both runs in a file; an inner join on the id, and counts of the pairs that differ."""

    counts = ", ".join(
        f"count(*) FILTER (b.{name} AND NOT a.{name}), count(*) FILTER (a.{name} AND NOT b.{name})"
        for name in OUTCOMES)
    query = f"SELECT count(*), {counts} FROM a JOIN b USING (sample_id)"

    def __init__(self, data, scratch):
        self.path = scratch / "duckdb-compared"
        self.connection = duckdb.connect(str(self.path))
        before = data.arrow()
        ids, half = before.select(["sample_id"]), COUNT // 2
        after = pyarrow.concat_tables([before.slice(half), before.slice(0, half)]).drop_columns("sample_id")
        after = after.add_column(0, "sample_id", ids.column(0))
        for name, frame in (("a", before), ("b", after)):
            self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
        self.connection.execute("CHECKPOINT")

    def run(self):
        return median_of(self.result) * 1e3

    def result(self):
        return self.connection.execute(self.query).fetchone()

    def close(self):
        self.connection.close()
        self.path.unlink()


class Import:
    """The file, which is one JSON object of 37 MB, to a committed table in a fresh file of a database."""

    def __init__(self, _, scratch):
        self.source, self.path = scratch / "promptfoo-100k.json", scratch / "duckdb-import"

    def run(self):
        self.path.unlink(missing_ok=True)
        with duckdb.connect(str(self.path)) as connection:
            seconds = once(lambda: connection.execute(f"""CREATE TABLE samples AS
                SELECT r.testIdx, r.promptIdx, r.promptId, r.provider.id AS provider, r.score, r.success,
                    r.failureReason, r.latencyMs, r.namedScores.fluency AS fluency, r.response.tokenUsage AS tokens,
                    r.testCase.metadata AS metadata
                FROM (SELECT unnest(results.results) AS r
                    FROM read_json('{self.source}', maximum_object_size = 67108864))"""))
        return {"value": 100_000 / seconds, "also": {}}

    def result(self):
        with duckdb.connect(str(self.path)) as connection:
            return connection.execute("SELECT avg(score), avg(success::int), avg(tokens.total) FROM samples").fetchone()

    def close(self):
        self.path.unlink(missing_ok=True)


class Outcomes(Stored):
    query = """SELECT selected_provider, count(*), quantile_disc(latency_us, [0.5, 0.9, 0.95, 0.99])
        FROM samples GROUP BY selected_provider"""

    def result(self):
        return groups(self.connection.execute(self.query).fetchall())


class LastHour:
    """Ten million outcomes of a day in a file, in the order of their times: the generated million ten times."""

    count, day, end = 10_000_000, 86_400, 1_700_086_400
    query = f"""SELECT selected_provider, count(*), quantile_disc(latency_us, 0.95) FROM outcomes
        WHERE create_time_us >= {(end - 3_600) * 1_000_000} AND create_time_us < {end * 1_000_000}
        GROUP BY selected_provider ORDER BY selected_provider"""

    def __init__(self, data, scratch):
        self.path = scratch / "duckdb-last-hour"
        self.connection = duckdb.connect(str(self.path))
        frame = data.arrow().select(["latency_us", "selected_provider"])
        frame = pyarrow.concat_tables([frame] * (self.count // COUNT))
        self.connection.execute(f"""CREATE TABLE outcomes AS
            SELECT {self.end - self.day}::BIGINT * 1000000
                + (row_number() OVER () - 1) * {self.day} * 1000000 // {self.count} AS create_time_us,
                latency_us, selected_provider::VARCHAR AS selected_provider
            FROM frame""")
        self.connection.execute("CHECKPOINT")

    def rows(self):
        return self.connection.execute(self.query).fetchall()

    def run(self):
        return median_of(self.rows) * 1e3

    def result(self):
        return [value for row in self.rows() for value in row[1:]]

    def close(self):
        self.connection.close()
        self.path.unlink()


class Ingest:
    """Arrow frame in memory to a committed table in a fresh file; bytes of the file after a checkpoint."""

    def __init__(self, data, scratch):
        self.frame, self.path = data.arrow(), scratch / "duckdb-ingest"

    def run(self):
        self.path.unlink(missing_ok=True)
        with duckdb.connect(str(self.path)) as connection:
            connection.register("frame", self.frame)
            seconds = once(lambda: connection.execute("CREATE TABLE samples AS SELECT * FROM frame"))
            connection.execute("CHECKPOINT")
        return {"value": COUNT / seconds, "also": {"ingest_1m_bytes": self.path.stat().st_size}}

    def close(self):
        self.path.unlink(missing_ok=True)


serve({
    "p95_1m": Latencies, "p5q_1m": FiveQuantiles, "summary_1m": Summary, "summary_1m_audit": Summary,
    "summary_by_1m": GroupedSummary, "compare_1m": Comparison, "import_promptfoo_100k": Import,
    "p95_outcomes_1m": Outcomes, "p95_outcomes_1m_scan": Outcomes,
    "query_p95": LastHour,
    "ingest_1m": Ingest, "ingest_1m_columns": Ingest,
})
