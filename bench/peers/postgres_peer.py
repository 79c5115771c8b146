"""PostgreSQL: a server of its own on a Unix socket, set for this work; ingest by COPY.

shared_buffers 2 GB, work_mem 512 MB, parallel workers for every core, jit as it comes, autovacuum off, WAL minimal (so
that COPY into a new table writes no log), fsync and synchronous_commit on.
"""

import os
import pathlib
import shutil
import subprocess

import psycopg

from serve import COUNT, OUTCOMES, groups, median_of, once, serve

SETTINGS = {
    "listen_addresses": "", "shared_buffers": "2GB", "work_mem": "512MB", "maintenance_work_mem": "512MB",
    "wal_level": "minimal", "max_wal_senders": 0, "max_wal_size": "8GB", "checkpoint_timeout": "1h",
    "autovacuum": "off", "max_parallel_workers_per_gather": os.cpu_count(), "max_parallel_workers": os.cpu_count(),
    "min_parallel_table_scan_size": 0, "parallel_setup_cost": 0,
}
FLAGS = ", ".join(f"{name} boolean" for name in OUTCOMES)
TABLE = (
    f"CREATE TABLE samples (sample_id text, {FLAGS}, latency_us bigint, selected_provider text, "
    "prompt_template_version text)"
)
RATES = ", ".join(f"avg({name}::int)" for name in OUTCOMES)


def programs():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise RuntimeError("PostgreSQL is not installed")
    return found[-1]


class Server:
    """A server on a fresh directory. The programs refuse to run as root: then they run as the user postgres."""

    def __init__(self, scratch):
        self.folder = scratch / "pg"
        self.folder.mkdir(mode=0o700)
        self.user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres", "postgres")
        self.call("initdb", "-D", self.folder / "data", "-U", "bench", "-A", "trust", "--no-sync", "-E", "UTF8")
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        self.call(
            "pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o",
            f"-k {self.folder} {options}", "start",
        )
        self.connection = psycopg.connect(
            f"host={self.folder} user=bench dbname=postgres", autocommit=True, prepare_threshold=0
        )

    def call(self, program, *arguments):
        command = [*self.user, str(programs() / program), *map(str, arguments)]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/")
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")

    def ask(self, query):
        return self.connection.execute(query).fetchall()

    def copy(self, text):
        """A new table and its rows in one transaction: the fastest way PostgreSQL has."""
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS samples")
            cursor.execute(TABLE)
            with cursor.copy("COPY samples FROM STDIN") as copy:
                for start in range(0, len(text), 1 << 20):
                    copy.write(text[start : start + (1 << 20)])

    def close(self):
        self.connection.close()
        self.call("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)


def text_of(data):
    """The rows in COPY's text form; made before, so that PostgreSQL is not charged for Python."""
    rows = data.rows()
    flag = {True: "t", False: "f"}
    return "".join(
        f"{row[0]}\t" + "\t".join(flag[value] for value in row[1:7]) + f"\t{row[7]}\t{row[8]}\t{row[9]}\n"
        for row in rows
    ).encode()


class Ingest:
    def __init__(self, data, scratch):
        self.text, self.server = text_of(data), Server(scratch)

    def run(self):
        seconds = once(lambda: self.server.copy(self.text))
        size = self.server.ask("SELECT pg_total_relation_size('samples')")[0][0]
        return {"value": COUNT / seconds, "also": {"ingest_1m_bytes": size}}

    def close(self):
        self.server.close()


class Stored:
    """The samples in a table, vacuumed and analysed."""

    indexes = ()

    def __init__(self, data, scratch):
        self.server = Server(scratch)
        self.server.copy(text_of(data))
        for index in self.indexes:
            self.server.connection.execute(f"CREATE INDEX ON samples ({index})")
        self.server.connection.execute("VACUUM (FREEZE, ANALYZE) samples")
        self.server.connection.execute("CHECKPOINT")
        self.check(data)

    def check(self, data):
        assert self.ask()[-1][0][-1] == data.p95(), self.ask()

    def ask(self):
        return [self.server.ask(query) for query in self.queries]

    def run(self):
        return median_of(self.ask) * 1e3

    def close(self):
        self.server.close()


class Percentile(Stored):
    """Of a column without an order, as everyone has it who computes percentiles."""

    queries = ("SELECT percentile_disc(0.95) WITHIN GROUP (ORDER BY latency_us) FROM samples",)

    def result(self):
        return self.ask()[0][0]


class Summary(Stored):
    """Rates by a parallel scan, the percentile by its rank in the index from the near end."""

    indexes = ("latency_us",)
    queries = (
        f"SELECT {RATES} FROM samples", "SELECT latency_us FROM samples ORDER BY latency_us DESC OFFSET 50000 LIMIT 1",
    )

    def result(self):
        rates, percentile = self.ask()
        return *rates[0], *percentile[0]


class Outcomes(Stored):
    """Four percentiles a provider by one aggregate over the index of both, which gives them sorted."""

    indexes = ("selected_provider, latency_us",)
    queries = (
        "SELECT selected_provider, count(*), percentile_disc(array[0.5, 0.9, 0.95, 0.99]) "
        "WITHIN GROUP (ORDER BY latency_us) FROM samples GROUP BY selected_provider",
    )

    def check(self, data):
        assert sum(row[1] for row in self.ask()[0]) == COUNT

    def result(self):
        return groups(self.ask()[0])


serve({
    "p95_1m": Percentile, "ingest_1m": Ingest, "ingest_1m_columns": Ingest,
    "summary_1m": Summary, "summary_1m_audit": Summary,
    "p95_outcomes_1m": Outcomes, "p95_outcomes_1m_scan": Outcomes,
})
