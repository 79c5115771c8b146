"""Proofs of a ledger, checked by a verifier that has nothing of Regent, and changed in every way: none may pass.

Usage: ledger_proofs.py REGENTD REGENT [--records N] [--mutations N] [--seed S]

A daemon writes N records. Every receipt is proved against one checkpoint and checked by verify_ledger.py, which is
written from PROTOCOL.md and the formats of C2SP and RFC 9162; some by the command line too. pymerkle, an implementation
of RFC 9162 from PyPI, makes the tree of the same entries: its roots and paths must be the daemon's. Where a Python of
3.12 or later is there, aics-tlog from PyPI, an implementation of C2SP's formats, verifies checkpoints and proofs.

Then N proofs, entries, checkpoints and proofs of consistency are changed, one thing each: none may be accepted. Then
each record of the stored ledger is changed, deleted, swapped, inserted or cut off with all behind it: each must be
found against the checkpoint. Some of these are made in the file of the store: the daemon must find them by itself.
"""

import argparse
import base64
import concurrent.futures
import functools
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import daemon_process
import verify_ledger as verifier
import wire

SERVICE, CALLERS = "LedgerService/", 16
AICS = """
import json, sys
from aics_tlog import parse_vkey, parse_note, verify_checkpoint, verify_leaf_inclusion
import base64
data = json.load(sys.stdin)
key, count = parse_vkey(data["key"]), 0
for one in data["proofs"]:
    seen = verify_checkpoint(parse_note(one["note"]), key)
    assert seen.ok, seen
    path, leaf = ([base64.b64decode(x) for x in one["path"]], base64.b64decode(one["content"]))
    size, root = int(one["note"].split("\\n")[1]), base64.b64decode(one["note"].split("\\n")[2])
    assert verify_leaf_inclusion(leaf, one["index"], size, path, root)
    count += 1
print(count)
"""


def b64(data):
    return base64.b64encode(data)


class Ledger:
    """The daemon's side: records written, checkpoints and proofs as it gives them."""

    def __init__(self, address):
        self.connection = wire.Connection(address, timeout=60)

    def ask(self, method, *fields):
        answer = self.connection.unary(SERVICE + method, wire.pack(*fields), timeout=60)
        assert answer.code == wire.OK, (method, answer)
        return wire.unpack(answer.body)

    def write(self, number):
        """Creates a run; gives revision and leaf of its receipt."""
        mutation = wire.pack((1, f"proofs-of-the-ledger-{number}"), (4, f"because {number}"))
        request = wire.pack((1, f"evalRuns/r{number}"), (2, 1), (15, mutation))
        answer = self.connection.unary("EvaluationService/CreateRun", request, timeout=60)
        assert answer.code == wire.OK, answer
        receipt = wire.unpack(wire.only(wire.unpack(answer.body), 2, b""))
        assert wire.only(receipt, 6) >= wire.only(receipt, 1) > 0, "the receipt has the size of its tree"
        return wire.only(receipt, 1), wire.only(receipt, 3, b"")

    def checkpoint(self, size=0):
        """Note and key."""
        fields = wire.unpack(wire.only(self.ask("GetCheckpoint", (1, size)), 1, b""))
        return wire.only(fields, 1, b""), wire.only(fields, 5, b"").decode()

    def inclusion(self, revision, size):
        """Index, path, content and note."""
        fields = self.ask("ProveInclusion", (1, revision), (2, size))
        note = wire.only(wire.unpack(wire.only(fields, 4, b"")), 1, b"")
        return wire.only(fields, 1), hashes(wire.only(fields, 3, b"")), wire.only(fields, 5, b""), note

    def consistency(self, old, new):
        return hashes(wire.only(self.ask("ProveConsistency", (1, old), (2, new)), 2, b""))


def written(address, count):
    """The receipts of so many records, by revision; several callers at once share a commit."""
    def write(caller):
        own = Ledger(address)
        return [own.write(number) for number in range(caller, count, CALLERS)]
    with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
        return sorted(receipt for receipts in pool.map(write, range(CALLERS)) for receipt in receipts)


def hashes(data):
    assert len(data) % 32 == 0
    return [data[at:at + 32] for at in range(0, len(data), 32)]


def proof_file(index, path, content, note):
    lines = [verifier.PROOF_HEADER, b"extra " + b64(content), b"index %d" % index, *map(b64, path), b""]
    return b"\n".join(lines) + b"\n" + note


# What is changed.

def changed_bytes(chance, data):
    """One byte is changed, removed, added, or two parts change places."""
    data, at = bytearray(data), chance.randrange(len(data))
    match chance.randrange(4):
        case 0: data[at] ^= 1 << chance.randrange(8)
        case 1: del data[at]
        case 2: data.insert(at, chance.randrange(256))
        case _:
            other = chance.randrange(len(data))
            data[at], data[other] = data[other], data[at]
    return bytes(data)


def changed_list(chance, path, other):
    """One hash is changed, removed, added, or two change places."""
    path = list(path)
    at = chance.randrange(len(path) + 1)
    kind = chance.randrange(4) if at < len(path) else 2
    if kind == 0:
        path[at] = changed_bit(chance, path[at])
    elif kind == 1:
        del path[at]
    elif kind == 2:
        path.insert(at, other)
    else:
        second = chance.randrange(len(path))
        path[at], path[second] = path[second], path[at]
    return path


def changed_bit(chance, data):
    data = bytearray(data)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def is_accepted(check, *arguments):
    try:
        check(*arguments)
    except verifier.NotProved:
        return False
    return True


def mutate(chance, key, proofs, notes, consistencies, count):
    """Changes so many things; gives how many of each kind, and those that were accepted."""
    kinds, accepted = {}, []
    while sum(kinds.values()) < count:
        index, path, content, note = chance.choice(proofs)
        kind = chance.choice(["file", "entry", "path", "index", "note", "checkpoint", "consistency"])
        if kind == "consistency":
            old, new, proof = chance.choice(consistencies)
            part = chance.randrange(3)
            changed = (old, new, changed_list(chance, proof, old[1])) if part == 0 else (
                (old[0], changed_bit(chance, old[1])), new, proof) if part == 1 else (
                old, (new[0] + chance.choice([-1, 1]), new[1]), proof)
            # The roots of some smaller trees are inner nodes of others: sizes alone are not what is proved.
            if changed == (old, new, proof) or part == 2 and changed[1][0] <= old[0]:
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            if part != 2 and is_accepted(verifier.check_consistency, *changed):
                accepted.append((kind, changed))
            continue
        if kind == "checkpoint":
            before = chance.choice(notes)
            data, check = changed_bytes(chance, before), verifier.Checkpoint
        else:
            before = proof_file(index, path, content, note)
            check = verifier.check_proof
            data = {
                "file": lambda: changed_bytes(chance, before),
                "entry": lambda: proof_file(index, path, changed_bytes(chance, content), note),
                "path": lambda: proof_file(index, changed_list(chance, path, path[0]), content, note),
                "index": lambda: proof_file(index ^ 1 << chance.randrange(16), path, content, note),
                "note": lambda: proof_file(index, path, content, changed_bytes(chance, note)),
            }[kind]()
        if data == before:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        if is_accepted(check, data, key):
            accepted.append((kind, data))
    return kinds, accepted


# The stored ledger.

def leaf_content(row):
    """What the leaf of a row commits to (PROTOCOL.md, "Ledger leaves")."""
    seconds, micros = divmod(row["time_us"], 1_000_000)
    salt, payload, reason = row["salt"], row["payload"], row["reason"].encode()
    if salt:
        payload, reason = verifier.digest(salt, payload), verifier.digest(salt, reason).hex()
    return wire.pack(
        (1, row["revision"]), (2, wire.pack((1, seconds), (2, micros * 1000))), (3, row["actor"]), (4, row["role"]),
        (5, row["on_behalf_of"]), (6, row["method"]), (7, row["resource"]), (8, row["event"]), (9, payload),
        (10, row["before_digest"]), (11, row["after_digest"]), (12, reason), (13, row["idempotency_key"]),
        (15, row["leaf_version"]), (16, row["previous_revision"]))


def rows_of(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute("SELECT * FROM ledger ORDER BY revision")]
    finally:
        connection.close()


class Tree:
    """Every level of a tree, so that the root after a change of one leaf costs one path."""

    def __init__(self, leaves):
        self.levels = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = [verifier.digest(verifier.NODE, *below[at:at + 2]) for at in range(0, len(below) - 1, 2)]
            self.levels.append(pairs + below[len(below) & ~1:])

    def root(self, changes=()):
        """The root, with some leaves replaced: {index: leaf}."""
        changes = dict(changes)
        for level in self.levels[:-1]:
            above = {}
            for index in {index // 2 for index in changes}:
                pair = [changes.get(at, level[at]) for at in (2 * index, 2 * index + 1) if at < len(level)]
                above[index] = verifier.digest(verifier.NODE, *pair) if len(pair) == 2 else pair[0]
            changes = above
        return changes.get(0, self.levels[-1][0])


def tamper(chance, rows, size, root):
    """Changes each record in each way; gives how many changes were made, and those that were not found."""
    leaves = [verifier.digest(verifier.LEAF, leaf_content(row)) for row in rows]
    tree = Tree(leaves)
    assert (len(rows), tree.root()) == (size, root), "the stored ledger is not that of the checkpoint"
    texts = ["actor", "role", "method", "resource", "event", "reason", "idempotency_key"]
    count, missed = 0, []
    for at, row in enumerate(rows):
        field = chance.choice(texts + ["time_us", "payload", "revision"])
        value = row[field]
        if isinstance(value, int):
            other = value + 1
        elif isinstance(value, bytes):
            other = changed_bit(chance, value) if value else b"\0"
        else:
            other = value + "x"
        changed = verifier.digest(verifier.LEAF, leaf_content({**row, field: other}))
        second = chance.randrange(len(rows))
        swapped = {at: leaves[second], second: leaves[at]}
        found = {
            "changed " + field: tree.root({at: changed}) != root,
            "swapped": second == at or tree.root(swapped) != root,
            # Whoever removes or adds one has another number of them; where the last is made up for, another root.
            "deleted": len(rows) - 1 != size and tree.root({at: leaves[(at + 1) % len(rows)]}) != root,
            "inserted": len(rows) + 1 != size and tree.root({at: leaves[at - 1]}) != root,
            "cut off": at != size,
        }
        count += len(found)
        missed += [(row["revision"], kind) for kind, is_found in found.items() if not is_found]
    return count, missed


# Each with {r}, a revision in the middle.
STATEMENTS = [
    "UPDATE ledger SET actor = 'nobody' WHERE revision = {r}",
    "UPDATE ledger SET payload = x'00' WHERE revision = {r}",
    "UPDATE ledger SET time_us = time_us + 1 WHERE revision = {r}",
    "DELETE FROM ledger WHERE revision = {r}",
    "DELETE FROM ledger WHERE revision >= {r}",
    "UPDATE ledger SET revision = CASE revision WHEN {r} THEN -1 ELSE {r} END WHERE revision IN ({r}, {r} + 1)",
    "INSERT INTO ledger SELECT revision + 1000000, time_us, actor, role, on_behalf_of, method, resource, event,"
    " payload, before_digest, after_digest, reason, idempotency_key, salt, leaf_hash, leaf_version, previous_revision"
    " FROM ledger WHERE revision = {r}",
]


def found_by_daemon(regentd, regent, folder, scratch, statement):
    """Whether a daemon refuses a store that was changed so, or finds what was."""
    place = scratch / "changed"
    shutil.copytree(folder / "data", place / "data")
    try:
        connection = sqlite3.connect(place / "data" / "regent.db")
        connection.execute(statement)
        connection.commit()
        connection.close()
        try:
            daemon = daemon_process.Daemon(regentd, place)
        except (Exception, SystemExit):  # It refuses to start.
            return True
        try:
            seen = subprocess.run(
                [regent, "ledger", "verify", "--address", daemon.address], capture_output=True, text=True)
            return seen.returncode != 0
        finally:
            daemon.end()
    finally:
        shutil.rmtree(place)


def regent_says(regent, address, *arguments, code=0):
    command = [regent, *arguments] + (["--address", address] if address else [])
    seen = subprocess.run(command, capture_output=True, text=True)
    assert seen.returncode == code, (arguments, seen.stdout, seen.stderr)
    return seen


def with_aics(proofs, key, scratch):
    """How many proofs aics-tlog verified; None where no Python can have it."""
    for name in ("python3.14", "python3.13", "python3.12", sys.executable):
        probe = subprocess.run([name, "-c", "import sys; sys.exit(sys.version_info < (3, 12))"], capture_output=True) \
            if shutil.which(name) else None
        if probe is None or probe.returncode:
            continue
        venv = scratch / "venv"
        made = subprocess.run([name, "-m", "venv", venv], capture_output=True)
        pip = [venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "aics-tlog==0.2.1"]
        if made.returncode or subprocess.run(pip, capture_output=True).returncode:
            continue
        data = {"key": key, "proofs": [
            {"index": index, "path": [b64(one).decode() for one in path], "content": b64(content).decode(),
             "note": note.decode()} for index, path, content, note in proofs]}
        seen = subprocess.run(
            [venv / "bin/python", "-c", AICS], input=json.dumps(data), capture_output=True, text=True)
        assert seen.returncode == 0, seen.stderr
        return int(seen.stdout)
    return None


def with_pymerkle(contents, root, proofs, consistencies):
    """pymerkle makes the same tree: its root and its paths are the daemon's."""
    from pymerkle import InmemoryTree
    tree = InmemoryTree(algorithm="sha256")
    for content in contents:
        tree.append_entry(content)
    assert tree.get_root(len(contents)) == root, "pymerkle has another root"
    for index, path, content, _ in proofs:
        theirs = tree.prove_inclusion(index + 1, len(contents)).path
        assert theirs[1:] == path, f"pymerkle has another path of {index}"
    for old, new, _ in consistencies:
        assert (tree.get_root(old[0]), tree.get_root(new[0])) == (old[1], new[1]), "pymerkle has other roots"


def receipts_are_proved(ledger, key, receipts, size):
    """Every receipt by the verifier; gives the proofs."""
    proofs = []
    for revision, leaf in receipts:
        proof = ledger.inclusion(revision, size)
        index, checkpoint, _ = verifier.check_proof(proof_file(*proof), key, leaf)
        assert (index, checkpoint.size) == (revision - 1, size), "the proof is of another place"
        proofs.append(proof)
    return proofs


def consistencies_are_proved(chance, ledger, key, size, count):
    proved = []
    for _ in range(count):
        old, new = sorted(chance.sample(range(1, size + 1), 2))
        heads = [verifier.Checkpoint(ledger.checkpoint(one)[0], key) for one in (old, new)]
        pairs = [(head.size, head.root) for head in heads]
        proof = ledger.consistency(old, new)
        verifier.check_consistency(*pairs, proof)
        proved.append((*pairs, proof))
    return proved


def command_line_agrees(regent, address, scratch, vkey, revision):
    """The command line exports a receipt, and both verifiers accept it; a flipped bit neither does."""
    note = scratch / "one.checkpoint"
    note.write_text(regent_says(regent, address, "ledger", "checkpoint").stdout)
    file = scratch / "one.tlog-proof"
    regent_says(regent, address, "ledger", "prove", str(revision), "--file", str(file))
    for path in (file, note):
        regent_says(regent, None, "ledger", "verify", "--offline", str(path), "--key", vkey)
        verifier.main(vkey, str(path))
        broken = path.with_suffix(".broken")
        broken.write_bytes(changed_bit(random.Random(1), path.read_bytes()))
        regent_says(regent, None, "ledger", "verify", "--offline", str(broken), "--key", vkey, code=1)
    regent_says(regent, address, "ledger", "compare", str(note), "--key", vkey)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--mutations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    chance = random.Random(options.seed)
    verifier.is_signed = functools.lru_cache(1 << 16)(verifier.is_signed)
    with tempfile.TemporaryDirectory(prefix="regent-proofs-") as name:
        scratch = pathlib.Path(name)
        daemon = daemon_process.Daemon(options.regentd, scratch / "daemon")
        try:
            ledger = Ledger(daemon.address)
            receipts = written(daemon.address, options.records)
            size = receipts[-1][0]
            note, vkey = ledger.checkpoint(size)
            key = verifier.Key(vkey)
            head = verifier.Checkpoint(note, key)
            proofs = receipts_are_proved(ledger, key, receipts, size)
            print(f"{len(proofs)} receipts are proved against a checkpoint of {size} entries")
            consistencies = consistencies_are_proved(chance, ledger, key, size, 100)
            notes = [ledger.checkpoint(one[1][0])[0] for one in consistencies[:20]] + [note]
            command_line_agrees(options.regent, daemon.address, scratch, vkey, receipts[0][0])
        finally:
            daemon.end()
        rows = rows_of(scratch / "daemon/data/regent.db")[:size]
        with_pymerkle([leaf_content(row) for row in rows], head.root, chance.sample(proofs, 100), consistencies[:20])
        print("pymerkle 7.0.0 makes the same roots and paths")
        count = with_aics(chance.sample(proofs, 100), vkey, scratch)
        print("no Python of 3.12 for aics-tlog" if count is None else f"aics-tlog 0.2.1 verifies {count} proofs")
        kinds, accepted = mutate(chance, key, proofs, notes, consistencies, options.mutations)
        print("changed:", ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))
        assert not accepted, f"accepted: {accepted[:3]}"
        count, missed = tamper(chance, rows, size, head.root)
        assert not missed, f"not found: {missed[:5]}"
        print(f"{count} changes of {len(rows)} stored records are found against the checkpoint")
        for statement in STATEMENTS:
            text = statement.format(r=size // 2)
            assert found_by_daemon(options.regentd, options.regent, scratch / "daemon", scratch, text), text
        print(f"{len(STATEMENTS)} changes of the file of the store are found by the daemon")


if __name__ == "__main__":
    main()
