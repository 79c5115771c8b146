"""A daemon on a new store, and the people who call it: each over the Unix socket with a token of their own."""

import contextlib
import hashlib
import itertools
import os
import sqlite3
import subprocess

import daemon_process
import lifecycle_pages as pages
import permission_matrix as matrix
from permission_matrix import client

# The relations to a document that callers can have.
RELATIONS = ["author", "owner", "reviewer", "delegate", "other"]
# Who else is needed for the documents: a second reviewer, and holders of the seats of a committee.
EXTRAS = ["second", "lead0", "lead1", "lead2"]
DAY = 86_400
TOKEN_SECONDS = 90 * DAY
# The daemon's clock is ahead by REGENT_CLOCK_AHEAD seconds.
CLOCK = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, time);
    const char *ahead = getenv("REGENT_CLOCK_AHEAD");
    if (!result && clock == CLOCK_REALTIME && ahead) time->tv_sec += atol(ahead);
    return result;
}
"""


class Stage:
    """The daemon, its owner, and people whose roles change."""

    def __init__(self, regentd, folder):
        self.regentd, self.folder, self.numbers = regentd, folder, itertools.count()
        self.secrets, self.grants, self.connections, self.daemon = {}, {}, {}, None
        self.start()
        for id in RELATIONS + EXTRAS:
            self.person(id)

    # The daemon.

    def start(self, ahead=0):
        """Starts the daemon with its clock some seconds ahead."""
        library = self.folder / "clock.so"
        if ahead and not library.exists():
            source = self.folder / "clock.c"
            source.write_text(CLOCK)
            subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        before = dict(os.environ)
        if ahead:
            os.environ.update(LD_PRELOAD=str(library), REGENT_CLOCK_AHEAD=str(ahead))
        try:
            self.daemon = daemon_process.Daemon(self.regentd, self.folder)
        finally:
            os.environ.clear()
            os.environ.update(before)
        self.owner = client.Connection(self.daemon.address)

    def restart(self, ahead):
        self.stop()
        self.start(ahead)

    def stop(self):
        for connection in [self.owner, *self.connections.values()]:
            connection.socket.close()
        self.connections = {}
        if self.daemon.end() != 0:
            raise SystemExit(f"the daemon did not stop:\n{self.daemon.log.read_text()}")

    # People.

    def person(self, id, kind=1):
        """A principal with a token; its first roles are what making documents takes."""
        self.call(None, "PutPrincipal", {"principal": {"name": f"principals/{id}", "kind": kind}})
        issued = self.call(None, "IssueToken", {"principal": f"principals/{id}", "ttl_seconds": TOKEN_SECONDS})
        self.secrets[id], self.grants[id] = issued.secret.encode(), []
        return id

    def connection(self, id):
        if id is None:
            return self.owner
        if id not in self.connections:
            self.connections[id] = client.Connection(self.daemon.address, self.secrets[id])
        return self.connections[id]

    def give(self, id, *grants):
        """Makes these, pairs of a role and its scope, the only ones that somebody was given here."""
        name, had = f"principals/{id}", self.grants[id]
        changes = [("RevokeRole", each) for each in had if each not in grants]
        changes += [("GrantRole", each) for each in grants if each not in had]
        etag = self.get("principals", name).etag if changes else ""
        for method, (role, scope) in changes:
            grant = {"role": matrix.ROLES.index(role) + 1, "scope": scope}
            etag = self.make(None, method, {"principal": name, "grant": grant}, etag=etag).etag
        self.grants[id] = list(grants)

    # Calls.

    def call(self, id, method, request, reason="because", etag="", is_trial=False):
        """The answer; raises what the call is refused with."""
        name, _ = pages.method_names()[method]
        mutation = {"idempotency_key": f"lifecycle-{next(self.numbers):020d}", "reason": reason, "etag": etag,
                    "validate_only": is_trial}
        return self.connection(id).unary(name, {**request, "mutation": mutation}, 60)

    def make(self, id, method, request, **mutation):
        """The document of the answer, its first field."""
        answer = self.call(id, method, request, **mutation)
        return getattr(answer, answer.DESCRIPTOR.fields[0].name)

    def upload(self, id, run, rows, upload="walk"):
        client.upload(self.connection(id), {"run": run, "upload": upload, "resume": True}, [rows])

    def get(self, kind, name):
        """A document as it is stored."""
        method = matrix.resources()[kind][1].get_method.removeprefix("/regent.v1.")
        message = client.CLASSES[f"regent.v1.{method.split('/')[1]}Request"].DESCRIPTOR
        answer = self.owner.unary(method, {message.fields[0].name: name})
        return getattr(answer, answer.DESCRIPTOR.fields[0].name)

    def state(self, kind, name, known):
        """The state of a document: that of its field, and where it has none, the one by which lists find it."""
        document = self.get(kind, name)
        field = document.DESCRIPTOR.fields_by_name.get("state")
        if field:
            prefix = field.enum_type.values[0].name.removesuffix("UNSPECIFIED")
            return field.enum_type.values_by_number[document.state].name.removeprefix(prefix)
        method = matrix.resources()[kind][1].list_method.removeprefix("/regent.v1.")
        message = client.CLASSES[f"regent.v1.{method.split('/')[1]}Request"].DESCRIPTOR
        archived = {"show_archived": True} if "show_archived" in message.fields_by_name else {}
        found = []
        for state in known:
            answer = self.owner.unary(method, {"filter": f'name = "{name}" AND state = {state}', **archived})
            found += [state] * len(getattr(answer, answer.DESCRIPTOR.fields[0].name))
        return "+".join(found)

    def entries(self, name, revision):
        """What the ledger has of a document from a revision on."""
        found, token = [], ""
        while True:
            page = self.owner.unary("LedgerService/GetHistory", {"name": name, "page_size": 1000, "page_token": token})
            found += [entry for entry in page.entries if entry.revision >= revision]
            token = page.next_page_token
            if not token:
                return found

    # The store.

    def picture(self):
        """What is stored, as of one moment."""
        with contextlib.closing(self.database()) as database:
            database.execute("BEGIN")
            return Picture(database)

    def database(self):
        return sqlite3.connect(f"file:{self.folder}/data/regent.db?mode=ro", uri=True, isolation_level=None)

    def unseen(self):
        """What is done to tables that the daemon writes by itself, in a copy of the store, and is not told from what
        the daemon does; and the other way round."""
        for statements, is_change in ((OF_DAEMON, False), (OF_NOBODY, True)):
            for statement in statements:
                with (contextlib.closing(self.database()) as database,
                      contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as copy):
                    database.backup(copy)
                    copy.executescript(BEFORE)
                    before = Picture(copy)
                    copy.execute(statement)
                    if bool([*before.changes(Picture(copy))]) != is_change:
                        yield f"{statement} is {'no ' if is_change else 'a '}change of the store"


# Rows for the target and the ledger of a copy, and what becomes of them.
BEFORE = """
    INSERT INTO sla_series VALUES (900, (SELECT min(name) FROM resources), 'c', 5, 7, -1);
    INSERT INTO sla_counts VALUES (900, 1, 1, 3, 2);
    DELETE FROM ledger_checkpoints;
    INSERT INTO ledger_checkpoints SELECT max(revision) - 1, 1, 0, x'01' FROM ledger;
"""
OF_DAEMON = [
    "UPDATE sla_series SET batch = 6, minute = 6, burn_minute = 3 WHERE id = 900",
    "INSERT INTO sla_series VALUES (901, (SELECT max(name) FROM resources), 'c', 5, 7, -1)",
    "UPDATE sla_counts SET good = 4, bad = 9 WHERE series = 900",
    "INSERT INTO sla_counts VALUES (900, 2, 1, 1, 0)",
    "INSERT INTO ledger_checkpoints SELECT max(revision), 1, 0, x'02' FROM ledger",
]
OF_NOBODY = [
    "DELETE FROM sla_series WHERE id = 900", "UPDATE sla_series SET batch = 4 WHERE id = 900",
    "UPDATE sla_series SET criterion = 'd' WHERE id = 900",
    "INSERT INTO sla_series VALUES (901, 'slaTargets/of-nobody', 'c', 5, 7, -1)",
    "DELETE FROM sla_counts WHERE series = 900", "UPDATE sla_counts SET good = 2 WHERE series = 900",
    "UPDATE sla_counts SET bad = 1 WHERE series = 900", "INSERT INTO sla_counts VALUES (901, 2, 1, 1, 0)",
    "INSERT INTO sla_counts SELECT 900, 1, max(revision) + 1, 1, 0 FROM ledger",
    "DELETE FROM ledger_checkpoints", "UPDATE ledger_checkpoints SET note = x'03'",
    "INSERT INTO ledger_checkpoints VALUES (0, 1, 0, x'02')",
    "INSERT INTO ledger_checkpoints SELECT max(revision) + 1, 1, 0, x'02' FROM ledger",
    "UPDATE resources SET revision = revision + 1 WHERE name = (SELECT min(name) FROM resources)",
]


class Picture:
    """Every row of every table: of two pictures without a change, calls between them have stored nothing.

    Denials, groups of errors, the count of commits and the time mark are left out: refused calls leave those. The
    daemon counts outcomes for SLA targets and signs checkpoints by itself, a moment after the last change. What it may
    do there is no change: counts grow, a target gets its series, the newest entries of the ledger get a checkpoint.
    """

    # Checkpoints that are kept whatever they are; older ones may go.
    RECENT_CHECKPOINTS = 1_024
    LEFT_OUT = ("denials", "error_groups", "ledger_checkpoints", "sla_series", "sla_counts")

    def __init__(self, database):
        digest = hashlib.sha256()
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            for row in database.execute(f'SELECT * FROM "{table}"') if table not in self.LEFT_OUT else ():
                if row[0] not in ("commit_seq", "time_mark_us"):
                    digest.update(repr((table, row)).encode())
        self.digest = digest.hexdigest()
        self.names = {name for (name,) in database.execute("SELECT name FROM resources")}
        (self.revision,) = database.execute("SELECT coalesce(max(revision), 0) FROM ledger").fetchone()
        # The last evaluated minutes may go back where an outcome is late.
        series = database.execute("SELECT id, target, criterion, batch FROM sla_series")
        self.series = {row[:3]: row[3] for row in series}
        self.counts = {row[:3]: row[3:] for row in database.execute(
            "SELECT series, minute, revision, good, bad FROM sla_counts")}
        self.checkpoints = {row[0]: row for row in database.execute("SELECT * FROM ledger_checkpoints")}

    def changes(self, after):
        """What a later picture has that the daemon by itself does not store."""
        if self.digest != after.digest:
            yield "rows of documents, or of what belongs to them"
        for key, batch in self.series.items():
            if after.series.get(key, -1) < batch:
                yield f"the series {key}"
        for key in after.series.keys() - self.series.keys():
            if key[1] not in after.names:
                yield f"the series {key} of no target"
        known = {series for series, _, _ in after.series}
        for key, (good, bad) in self.counts.items():
            found = after.counts.get(key, (-1, -1))
            if found[0] < good or found[1] < bad:
                yield f"the count {key}"
        for key in after.counts.keys() - self.counts.keys():
            if key[0] not in known or key[2] > after.revision:
                yield f"the count {key} of no series"
        newest = max(self.checkpoints, default=0)
        kept = sorted(after.checkpoints)[-self.RECENT_CHECKPOINTS:]
        for size, row in self.checkpoints.items():
            is_thinned = size not in after.checkpoints and len(kept) == self.RECENT_CHECKPOINTS and size < kept[0]
            if after.checkpoints.get(size) != row and not is_thinned:
                yield f"the checkpoint of {size}"
        for size in after.checkpoints.keys() - self.checkpoints.keys():
            if not newest < size <= after.revision:
                yield f"the checkpoint of {size}, which is not the newest"
