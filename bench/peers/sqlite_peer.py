"""SQLite: WAL, synchronous=FULL, 256 MiB of cache; rows 10,000 a transaction; an index for the percentile."""

import pathlib
import sqlite3
import time

from serve import COLUMNS, COUNT, OUTCOMES, median_of, once, serve

RATES = ", ".join(f"avg({name})" for name in OUTCOMES)
FLAGS = ", ".join(f"{name} INTEGER" for name in OUTCOMES)
TABLE = (
    f"CREATE TABLE samples (sample_id TEXT PRIMARY KEY, {FLAGS}, latency_us INTEGER, selected_provider TEXT, "
    "prompt_template_version TEXT) WITHOUT ROWID"
)
INSERT = f"INSERT INTO samples VALUES ({', '.join('?' * len(COLUMNS))})"


class File:
    """A database file and its companions."""

    def __init__(self, path):
        self.path = path
        self.remove()
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-262144", "mmap_size=1073741824"):
            self.connection.execute(f"PRAGMA {pragma}")

    def insert(self, rows):
        for start in range(0, len(rows), 10_000):
            self.connection.execute("BEGIN")
            self.connection.executemany(INSERT, rows[start : start + 10_000])
            self.connection.execute("COMMIT")

    def remove(self):
        for ending in ("", "-wal", "-shm"):
            pathlib.Path(f"{self.path}{ending}").unlink(missing_ok=True)

    def close(self):
        self.connection.close()
        self.remove()


class Ingest:
    def __init__(self, data, scratch):
        self.rows, self.path = data.rows(), scratch / "sqlite-ingest"

    def run(self):
        file = File(self.path)
        file.connection.execute(TABLE)
        seconds = once(lambda: file.insert(self.rows))
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = self.path.stat().st_size
        file.close()
        return {"value": COUNT / seconds, "also": {"ingest_1m_bytes": size}}

    def close(self):
        pass


class Summary:
    """Rates by one scan, the percentile by its rank in the index."""

    def __init__(self, data, scratch):
        self.file = File(scratch / "sqlite-summary")
        self.file.connection.execute(TABLE)
        self.file.insert(data.rows())
        self.file.connection.execute("CREATE INDEX by_latency ON samples (latency_us)")
        self.file.connection.execute("ANALYZE")
        rates, p95 = self.ask()
        assert p95[0] == data.p95(), p95
        data.check_rates(rates)

    def ask(self):
        rates = self.file.connection.execute(f"SELECT {RATES} FROM samples").fetchone()
        # From the near end: 50,000 steps of the index and not 950,000.
        order = "SELECT latency_us FROM samples ORDER BY latency_us DESC LIMIT 1 OFFSET 50000"
        return rates, self.file.connection.execute(order).fetchone()

    def run(self):
        return median_of(self.ask) * 1e3

    def result(self):
        rates, p95 = self.ask()
        return *rates, *p95

    def close(self):
        self.file.close()


class DurableWrites:
    """One INSERT and one COMMIT a write, for a second: SQLite has one writer, more callers would wait for it."""

    def __init__(self, _, scratch, name="durable_writes"):
        self.name, self.number = name, 0
        self.file = File(scratch / "sqlite-writes")
        self.file.connection.execute("CREATE TABLE runs (name TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID")

    def write(self):
        self.number += 1
        self.file.connection.execute("INSERT INTO runs VALUES (?, ?)", (f"w-{self.number:020d}", b"x" * 200))

    def run(self):
        start, spent, before = time.perf_counter(), time.process_time(), self.number
        while time.perf_counter() - start < 1:
            self.write()
        seconds, spent, count = time.perf_counter() - start, time.process_time() - spent, self.number - before
        return {"value": count / seconds, "also": {f"{self.name}_cpu": spent / count * 1e6}}

    def close(self):
        self.file.close()


class SlowWrites(DurableWrites):
    """The same under another name: the harness makes the disk slow."""

    def __init__(self, data, scratch):
        super().__init__(data, scratch, "durable_writes_slow")


class DurableWrite(DurableWrites):
    """One INSERT and one COMMIT, in microseconds."""

    def run(self):
        return median_of(self.write) * 1e6


serve(
    {
        "ingest_1m": Ingest,
        "summary_1m": Summary,
        "summary_1m_audit": Summary,
        "durable_writes": DurableWrites,
        "durable_writes_slow": SlowWrites,
        "durable_write_c1": DurableWrite,
        "durable_write_c1_slow": DurableWrite,
    }
)
