"""Backups of a daemon that goes on, kills meanwhile, and bits flipped in a store and in backups of it.

Usage: backup_and_flips.py REGENTD REGENT [--backups N] [--flips N] [--kills N] [--seed S]

Backups: while a writer changes providers and uploads samples without a pause, N online backups are restored into
fresh directories; each must hold exactly what the history says of its revision, and nothing acknowledged before it
was asked for may be missing. Kills: of the command, the daemon and a restore; there is a whole file, or none. Flips:
one random bit of a closed store, or all of a random page by zeros; the daemon refuses to start, or every answer of a
battery of reads equals that of the undamaged store or is STORE_CORRUPT, and a verification finds what is not
harmless. A flipped backup is refused.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time

PAGE = 4096
PROVIDERS = ["openai", "custom", "mistral"]
RESULTS = collections.Counter()
COMPLAINTS = []
# A command that remembers the ledger refuses a restored store, as it should.
os.environ["XDG_STATE_HOME"] = "/dev/null"


def check(holds, what):
    RESULTS["passed" if holds else "failed"] += 1
    if not holds:
        COMPLAINTS.append(what)
        print(f"FAILED: {what}", flush=True)


class Programs:
    """The two binaries, and the ways they are run."""

    def __init__(self, regentd, regent):
        self.regentd, self.regent_path = os.path.abspath(regentd), os.path.abspath(regent)

    def run(self, address, *arguments, **options):
        command = [self.regent_path, *map(str, arguments), "--address", address]
        return subprocess.run(command, capture_output=True, timeout=120, **options)

    def json(self, address, *arguments):
        done = self.run(address, *arguments)
        if done.returncode != 0:
            raise SystemExit(f"{arguments}: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def start(self, data):
        """A daemon that listens; None, with its last words, where it refuses."""
        address = f"unix:{data}.sock"
        daemon = subprocess.Popen(
            [self.regentd, "--data", str(data), "--listen", address],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = []
        for line in daemon.stderr:
            said.append(line.decode(errors="replace"))
            if " ready" in said[-1] or '"ready"' in said[-1]:
                daemon.address = address
                threading.Thread(target=daemon.stderr.read, daemon=True).start()
                return daemon, ""
        daemon.wait()
        return None, "".join(said)

    def restore(self, backup, data):
        command = [self.regentd, "--restore", str(backup), "--data", str(data)]
        return subprocess.run(command, capture_output=True, timeout=120)


def stop(daemon):
    daemon.terminate()
    daemon.wait(timeout=30)


def sample(number):
    valid = ["true", "false", "null"][number % 3]
    return (f'{{"sample_id":"s-{number}","status":"SCORED","schema_valid":{valid},"latency_ms":{number % 997},'
            f'"selected_provider":"{PROVIDERS[number % 3]}","error_code":"{"e" * (number % 7)}"}}\n')


def outcome(number):
    return (f'{{"request_id":"r-{number}","create_time":"2023-11-14T22:{number % 60:02}:00Z","environment":"prod",'
            f'"selected_provider":"{PROVIDERS[number % 3]}","status":"OK","latency_ms":{number % 1009},'
            f'"route_strategy":"WEIGHTED"}}\n')


class Ledger(threading.Thread):
    """Every entry of a daemon's ledger, as a watch tells them."""

    def __init__(self, programs, address):
        super().__init__(daemon=True)
        self.entries, self.news = [], threading.Condition()
        self.watch = subprocess.Popen(
            [programs.regent_path, "watch", "-o", "jsonl", "--address", address],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.start()

    def run(self):
        for line in self.watch.stdout:
            with self.news:
                self.entries.append(json.loads(line))
                self.news.notify_all()

    def up_to(self, revision):
        """The entries up to a revision, once they have come; fewer after a minute."""
        with self.news:
            self.news.wait_for(lambda: len(self.entries) >= revision, timeout=60)
            return self.entries[:revision]

    def stop(self):
        self.watch.kill()
        self.watch.wait()


# Backups while a writer goes on.

class Writer:
    """Changes providers over and over, and uploads samples that never end, at a pace that leaves stores small."""

    PROVIDERS_EACH = 20
    PAUSE = 0.1  # seconds between two changes of a lane, and between two chunks of samples

    def __init__(self, programs, address, folder):
        self.programs, self.address, self.folder = programs, address, folder
        self.acknowledged, self.goes_on = 0, True
        programs.json(address, "eval", "create", "live", "--type", "offline", "-o", "json")
        self.upload = subprocess.Popen(
            [programs.regent_path, "eval", "upload", "live", "-", "--upload", "endless", "--address", address],
            stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.threads = [threading.Thread(target=self.change, args=(lane,)) for lane in range(2)]
        self.threads.append(threading.Thread(target=self.feed))
        for thread in self.threads:
            thread.start()

    def change(self, lane):
        number = 0
        manifest = self.folder / f"providers-{lane}.yaml"
        while self.goes_on:
            number += 1
            manifest.write_text("---\n".join(
                f"name: environments/prod/providers/p-{lane}-{index}\nweight: {(number + index) % 100}\n"
                f"model: m-{number}\n" for index in range(self.PROVIDERS_EACH)))
            if self.programs.run(self.address, "apply", "-f", manifest).returncode == 0:
                revision = int(self.programs.json(self.address, "status", "-o", "json")["revision"])
                self.acknowledged = max(self.acknowledged, revision)
            time.sleep(self.PAUSE)

    def feed(self):
        number = 0
        try:
            while self.goes_on:
                self.upload.stdin.write("".join(sample(number + i) for i in range(2_000)).encode())
                number += 2_000
                time.sleep(self.PAUSE)
            self.upload.stdin.close()
        except BrokenPipeError:
            pass

    def stop(self):
        self.goes_on = False
        for thread in self.threads:
            thread.join()
        self.upload.wait()


def sample_count(programs, address):
    answer = programs.json(address, "eval", "summary", "live", "-o", "json")
    return int(answer["summary"].get("sample_count", 0))


def compare_restored(programs, ledger, restored, revision, what):
    """The whole ledger and every resource of the restored store against what the live one's ledger says."""
    info = programs.json(restored, "status", "-o", "json")
    check(int(info["revision"]) == revision, f"{what}: revision {info['revision']}, not {revision}")
    expected, own = ledger.up_to(revision), Ledger(programs, restored)
    check(own.up_to(revision) == expected and len(expected) == revision, f"{what}: the ledger differs")
    own.stop()
    last = {entry["resource"]: entry for entry in expected}
    listed = programs.json(restored, "provider", "list", "-e", "prod", "--limit", 0, "-o", "json")["provider_configs"]
    listed += programs.json(restored, "eval", "list", "--limit", 0, "-o", "json")["runs"]
    for resource in listed:
        entry = last.pop(resource["name"], {"revision": "0"})
        is_right = (resource["revision"], resource["etag"]) == (entry["revision"], f"{int(entry['revision']):016x}")
        check(is_right, f"{what}: {resource['name']} is not as the ledger says")
    missing = [name for name in last if name.startswith(("environments/prod/providers/", "evalRuns/"))]
    check(not missing, f"{what}: {missing} are missing")


def backups(programs, folder, count, rng):
    live, said = programs.start(folder / "live")
    assert live, said
    ledger, writer = Ledger(programs, live.address), Writer(programs, live.address, folder)
    started = time.monotonic()
    try:
        for number in range(count):
            time.sleep(rng.random() * 0.2)
            before, samples = writer.acknowledged, sample_count(programs, live.address)
            file, target = folder / "online.backup", folder / f"restored-{number}"
            made = programs.json(live.address, "backup", file, "--force", "-o", "json")
            revision = int(made["revision"])
            check(revision >= before, f"backup {number}: revision {revision}, but {before} was acknowledged before")
            done = programs.restore(file, target)
            check(done.returncode == 0, f"backup {number} is not restored: {done.stderr.decode()}")
            if done.returncode != 0:
                continue
            daemon, said = programs.start(target)
            check(daemon is not None, f"backup {number}: {said}")
            if daemon:
                compare_restored(programs, ledger, daemon.address, revision, f"backup {number}")
                check(sample_count(programs, daemon.address) >= samples, f"backup {number}: samples are missing")
                verified = programs.run(daemon.address, "ledger", "verify")
                check(verified.returncode == 0, f"backup {number}: {verified.stdout.decode()}")
                stop(daemon)
            shutil.rmtree(target)
    finally:
        writer.stop()
        rates = [f"{count / (time.monotonic() - started):.0f} {what}/s" for count, what in (
            (len(ledger.entries), "changes"), (sample_count(programs, live.address), "samples"))]
        leftovers = sorted(path.name for path in (folder / "live").iterdir())
        ledger.stop()
        stop(live)
    check(not any("backup" in name for name in leftovers), f"left in the data directory: {leftovers}")
    size = (folder / "live" / "regent.db").stat().st_size
    print(f"{count} backups, the last of {size / 1e6:.0f} MB, under {' and '.join(rates)}", flush=True)


# Kills.

def seconds(work):
    """How long a piece of work takes."""
    started = time.monotonic()
    work()
    return time.monotonic() - started


def kills(programs, folder, count, rng):
    """SIGKILL of the command, of the daemon and of a restore, at random moments from before to after each has ended."""
    data = folder / "live"
    daemon, said = programs.start(data)
    assert daemon, said
    whole = folder / "whole.backup"
    backup_seconds = seconds(lambda: programs.json(daemon.address, "backup", whole, "--force", "-o", "json"))
    restore_seconds = seconds(lambda: programs.restore(whole, folder / "timed"))
    took = {}
    for number in range(count):
        file = folder / f"killed-{number}.backup"
        command = [programs.regent_path, "backup", str(file), "--address", daemon.address]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * backup_seconds * 1.5)
        kills_daemon = number % 2 == 1
        (daemon if kills_daemon else child).kill()
        child.wait()
        if kills_daemon:
            daemon.wait()
            daemon, said = programs.start(data)
            assert daemon, said
            left = [path.name for path in data.iterdir() if "backup" in path.name]
            check(left == [], f"kill {number}: {left} in the data directory")
        if file.exists():
            done = programs.restore(file, folder / f"killed-{number}")
            check(done.returncode == 0, f"kill {number}: the backup that has its name is not whole")
        took["files"] = took.get("files", 0) + file.exists()
    stop(daemon)
    target, made = folder / "killed-restore", 0
    for number in range(count):
        child = subprocess.Popen(
            [programs.regentd, "--restore", str(whole), "--data", str(target)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * restore_seconds * 1.5)
        child.send_signal(signal.SIGKILL)
        child.wait()
        if (target / "regent.db").exists():
            made += 1
            restored, said = programs.start(target)
            check(restored is not None, f"restore killed {number}: {said}")
            if restored:
                done = programs.run(restored.address, "ledger", "verify")
                check(done.returncode == 0, f"restore killed {number}: {done.stdout.decode()}")
                stop(restored)
            shutil.rmtree(target)
        else:
            check(True, "no store, as before")
    done = programs.restore(whole, folder / "after-kills")
    check(done.returncode == 0, done.stderr.decode())
    print(f"{count} kills of a backup ({took.get('files', 0)} files made), {count} of a restore ({made} stores made)")


# Flips.

def battery(first_revision):
    """Reads whose answers never change: exit code and output of an undamaged store are the measure."""
    return [
        ["rpc", "call", "GetHistory", "-d", '{"name":"environments/prod/providers/openai"}'],
        ["history", "evalRuns/sealed", "-o", "json"],
        ["eval", "show", "sealed", "-o", "json"],
        ["eval", "summary", "sealed", "-o", "json"],
        ["eval", "summary", "open", "-o", "json"],
        ["eval", "recompute", "sealed", "-o", "json"],
        ["eval", "export", "sealed"],
        ["eval", "samples", "open", "--where", "schema_valid=null", "--limit", "50", "-o", "jsonl"],
        ["eval", "compare", "sealed", "open", "-o", "json"],
        ["eval", "list", "-o", "json"],
        ["provider", "list", "-e", "prod", "-o", "json"],
        ["environment", "list", "-o", "json"],
        ["route", "explain", "-e", "prod", "--key", "user-7", "-o", "json"],
        ["route", "explain", "-e", "prod", "--key", "user-7", "--revision", str(first_revision), "-o", "json"],
        ["outcome", "summary", "-e", "prod", "-o", "json"],
        ["outcome", "list", "-e", "prod", "--provider", "custom", "--limit", "40", "-o", "json"],
        ["outcome", "list", "-e", "prod", "--strategy", "weighted", "--limit", "40", "-o", "json"],
        ["outcome", "list", "--request-id", "r-17", "-o", "json"],
    ]


def make_store(programs, data):
    """A closed store with a bit of everything."""
    daemon, said = programs.start(data)
    assert daemon, said
    address = daemon.address
    gates = pathlib.Path(f"{data}.gates.json")
    gates.write_text('{"schema_valid_rate_min": 0.1}')
    for number in range(40):
        programs.run(address, "provider", "set", PROVIDERS[number % 3], "-e", "prod", "--weight", number + 1)
    for run, count in (("sealed", 9_000), ("open", 3_000)):
        programs.json(address, "eval", "create", run, "--type", "offline", "--gates", gates, "-o", "json")
        lines = "".join(sample(number) for number in range(count)).encode()
        done = programs.run(address, "eval", "upload", run, "-", "--upload", "u", input=lines)
        assert done.returncode == 0, done.stderr
    programs.json(address, "eval", "seal", "sealed", "-o", "json")
    programs.json(address, "eval", "gate", "sealed", "-o", "json")
    lines = "".join(outcome(number) for number in range(20_000)).encode()
    done = programs.run(address, "outcome", "report", "-", "--reporter", "r", input=lines)
    assert done.returncode == 0, done.stderr
    revision = int(programs.json(address, "status", "-o", "json")["revision"])
    stop(daemon)
    return revision


def answers(programs, address, reads):
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        return list(pool.map(lambda read: programs.run(address, *read), reads))


def pick_bit(size, rng):
    """Half anywhere, half where pages and the file say what they are."""
    if rng.random() < 0.5:
        return rng.randrange(size * 8)
    page = rng.randrange(size // PAGE)
    return (page * PAGE + rng.randrange(100 if page == 0 else 40)) * 8 + rng.randrange(8)


def flip(path, bit):
    with open(path, "r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def zero(path, page):
    with open(path, "r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


def judge(programs, data, reads, expected, bit):
    """Whether a store with damage at a bit never answers otherwise; gives what became of it."""
    daemon, said = programs.start(data)
    if daemon is None:
        check("cannot be opened" in said or "the store failed" in said, f"bit {bit}: no clear refusal: {said}")
        return "refused at start"
    given = answers(programs, daemon.address, reads)
    verified = programs.run(daemon.address, "ledger", "verify", "-o", "json")
    has_ended = daemon.poll() is not None
    if not has_ended:
        stop(daemon)
    wrong, refused = [], 0
    for read, right, answer in zip(reads, expected, given):
        if (answer.returncode, answer.stdout) == (right.returncode, right.stdout):
            continue
        refused += 1
        reasons = [b"reason: STORE_CORRUPT"] + ([b"CONNECT"] if has_ended else [])
        if not any(reason in answer.stderr for reason in reasons):
            wrong.append((read, answer.returncode, answer.stderr.decode(errors="replace")))
    check(not wrong, f"bit {bit}: {wrong[:2]}")
    if has_ended:
        check(daemon.returncode == 74, f"bit {bit}: the daemon ended with {daemon.returncode}")
        return "stopped itself"
    is_found = verified.returncode == 1 and b"STORE_CORRUPT" in verified.stderr
    check(is_found or verified.returncode == 0, f"bit {bit}: verify ended with {verified.returncode}")
    check(is_found or refused == 0, f"bit {bit}: {refused} reads refused, but verify finds nothing")
    return "found" if is_found else "harmless"


def flips(programs, folder, count, rng):
    data = folder / "store"
    revision = make_store(programs, data)
    reads = battery(revision // 2)
    daemon, said = programs.start(data)
    assert daemon, said
    expected = answers(programs, daemon.address, reads)
    for read, answer in zip(reads, expected):
        assert answer.returncode in (0, 3), (read, answer.stderr)
    backup = folder / "store.backup"
    programs.json(daemon.address, "backup", backup, "-o", "json")
    stop(daemon)
    size = (data / "regent.db").stat().st_size
    log = data / "regent.db-wal"
    assert not log.exists() or log.stat().st_size == 0
    became = collections.Counter()
    started = time.monotonic()
    for number in range(count):
        bit = pick_bit(size, rng)
        copy = folder / f"flipped-{number}"
        copy.mkdir(mode=0o700)
        shutil.copy(data / "regent.db", copy / "regent.db")
        # By turns one bit, and the page around it.
        if number % 2:
            zero(copy / "regent.db", bit // (8 * PAGE))
        else:
            flip(copy / "regent.db", bit)
        became[judge(programs, copy, reads, expected, bit)] += 1
        shutil.rmtree(copy)
    took = (time.monotonic() - started) / max(count, 1)
    print(f"{count} flips and pages of zeros in a store of {size // PAGE} pages, {took:.2f} s each: {dict(became)}")
    flip_backups(programs, folder, backup, max(20, count // 5), rng)


def flip_backups(programs, folder, backup, count, rng):
    size, refused = backup.stat().st_size, 0
    damaged, target = folder / "damaged.backup", folder / "from-damaged"
    for number in range(count):
        bit = rng.randrange(640) if number % 2 else rng.randrange(size * 8)
        shutil.copy(backup, damaged)
        flip(damaged, bit)
        done = programs.restore(damaged, target)
        ok = done.returncode != 0 and not (target / "regent.db").exists()
        check(ok, f"backup with bit {bit} flipped: exit {done.returncode}")
        refused += ok
    print(f"{refused} of {count} flipped backups refused")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--backups", type=int, default=5)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--flips", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    programs, rng = Programs(options.regentd, options.regent), random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="regent-") as name:
        folder = pathlib.Path(name)
        backups(programs, folder, options.backups, rng)
        kills(programs, folder, options.kills, rng)
        flips(programs, folder, options.flips, rng)
    print(f"{RESULTS['passed']} passed, {RESULTS['failed']} failed")
    raise SystemExit(1 if COMPLAINTS else 0)


if __name__ == "__main__":
    main()
