"""Unpacks the tarball of a release into an empty folder and uses it as its reader would.

Usage: tarball_smoke.py FOLDER_OF_PACKAGES
"""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tarfile
import tempfile
import time

from checks import Checks


def main():
    checks, packages = Checks(), pathlib.Path(sys.argv[1]).absolute()
    tarball = next(packages.glob("regent-*-linux-*.tar.gz"))
    for line in (packages / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split()
        checks.check(hashlib.sha256((packages / name).read_bytes()).hexdigest() == digest, f"digest of {name}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with tarfile.open(tarball) as archive:
            members = archive.getmembers()
            checks.check(all(one.uid == 0 and not one.name.startswith(("/", "..")) for one in members),
                         "everything is root's, below one folder")
            archive.extractall(folder, filter="data")
        root = next(folder.iterdir())
        contents(checks, root)
        use(checks, root, folder)
    return checks.end()


def contents(checks, root):
    names = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    for name in ("bin/regent", "bin/regentd", "share/man/regent.1", "share/man/regentd.8", "share/man/regent-eval.1",
                 "share/completions/regent.bash", "share/completions/regent.zsh", "share/completions/regent.fish",
                 "share/systemd/regentd.service", "share/systemd/regentd.socket", "README.md", "CHANGELOG.md"):
        checks.check(name in names, f"has {name}")
    for program in ("regent", "regentd"):
        said = subprocess.run(["file", "-b", root / "bin" / program], capture_output=True, text=True).stdout
        checks.check("stripped" in said.split("not stripped")[0] or not said, f"{program} is stripped")
    dump = json.loads(subprocess.run([root / "bin/regent", "--experimental-dump-help"], capture_output=True).stdout)
    pages = {path.name: path.read_text() for path in (root / "share/man").iterdir()}

    def walk(command, words):
        for one in command.get("subcommands") or []:
            if one["commandName"] == "help":
                continue
            path = words + [one["commandName"]]
            yield path
            yield from walk(one, path)

    missing = []
    completions = (root / "share/completions/regent.bash").read_text()
    for words in walk(dump["command"], []):
        page = pages.get(f"regent-{words[0]}.1", "")
        heading = f'"regent {" ".join(words)}"'.replace("-", "\\-")
        if heading not in page:
            missing.append(("page", words))
        if words[-1] not in completions:
            missing.append(("completion", words))
    checks.check(not missing, f"pages and completions cover every command: {missing[:5]}")


def use(checks, root, folder):
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "REGENT_ADDRESS": f"unix:{folder}/data/regent.sock"}

    def regent(*words, given=b""):
        return subprocess.run([root / "bin/regent", *words], env=environment, input=given, capture_output=True)

    for program in ("regent", "regentd"):
        said = subprocess.run([root / "bin" / program, "--version"], env=environment, capture_output=True, text=True)
        checks.check(said.returncode == 0 and said.stdout.startswith(f"{program} "), said.stdout.strip())
    with open(folder / "log", "w") as log:
        daemon = subprocess.Popen([root / "bin/regentd", "--data", str(folder / "data")], env=environment, stderr=log)
    end = time.monotonic() + 60
    while regent("health").returncode != 0 and time.monotonic() < end and daemon.poll() is None:
        time.sleep(0.05)
    checks.check(regent("health").returncode == 0, "the daemon serves")
    (folder / "gates.json").write_text('{"schema_valid_rate_min": 0.5}')
    steps = (("create", "r1", "--type", "offline", "--gates", str(folder / "gates.json")), ("upload", "r1", "-"),
             ("seal", "r1"), ("gate", "r1"))
    sample = b'{"sample_id": "a", "status": "SCORED", "schema_valid": true}\n'
    for words in steps:
        done = regent("eval", *words, given=sample if words[0] == "upload" else b"")
        checks.check(done.returncode == 0, f"eval {words[0]}: {done.stderr.decode().strip()}")
    daemon.send_signal(signal.SIGTERM)
    checks.check(daemon.wait(60) == 0, "the daemon ends with 0")


if __name__ == "__main__":
    sys.exit(main())
