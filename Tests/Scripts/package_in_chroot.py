"""Installs the Debian package in a bare Debian made by debootstrap, uses it, upgrades it, and purges it.

Needs root. A chroot has no systemd that runs, so the daemon is started by the command line of its unit, as its user.

Usage: package_in_chroot.py PACKAGE.deb WORK_FOLDER
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

from checks import Checks

SUITE, PATIENCE_SECONDS = "bookworm", 120


class Root:
    """The bare Debian."""

    def __init__(self, folder, mirror):
        self.path = pathlib.Path(folder)
        if self.path.exists():
            shutil.rmtree(self.path)
        subprocess.run(["debootstrap", "--variant=minbase", SUITE, self.path, *mirror], check=True,
                       stdout=subprocess.DEVNULL)
        # The clients of the package index are set up as on this machine.
        for name in ("sources.list", "sources.list.d", "apt.conf.d", "trusted.gpg.d", "auth.conf.d"):
            source = pathlib.Path("/etc/apt") / name
            target = self.path / "etc/apt" / name
            if source.is_dir():
                shutil.copytree(source, target, dirs_exist_ok=True)
            elif source.exists():
                shutil.copy(source, target)
        for name in ("etc/resolv.conf", "etc/hosts"):
            shutil.copy("/" + name, self.path / name)
        certificates = pathlib.Path("/etc/ssl/certs")
        if certificates.exists():
            shutil.copytree(certificates, self.path / "etc/ssl/certs", dirs_exist_ok=True, symlinks=False,
                            ignore_dangling_symlinks=True)
        subprocess.run(["mount", "-t", "proc", "proc", self.path / "proc"], check=True)

    def command(self, *words, user=None):
        inside = ["chroot"] + ([f"--userspec={user}"] if user else []) + [str(self.path)] + list(words)
        variables = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        return inside, {**variables, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp",
                        "DEBIAN_FRONTEND": "noninteractive"}

    def run(self, *words, user=None, given=None):
        inside, environment = self.command(*words, user=user)
        return subprocess.run(inside, env=environment, input=given, capture_output=True, text=True)

    def start(self, line, user):
        inside, environment = self.command("sh", "-c", f"exec {line}", user=user)
        return subprocess.Popen(inside, env=environment, stderr=open(self.path / "tmp/log", "a"))

    def remove(self):
        subprocess.run(["umount", self.path / "proc"])
        shutil.rmtree(self.path, ignore_errors=True)


def exec_start(root):
    unit = (root.path / "usr/lib/systemd/system/regentd.service").read_text()
    return re.search(r"^ExecStart=(.*)$", unit, re.M)[1]


def serve(checks, root):
    daemon = root.start(exec_start(root), "regent:regent")
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and daemon.poll() is None:
        if regent(root, "health").returncode == 0:
            break
        time.sleep(0.1)
    checks.check(regent(root, "health").returncode == 0, "the daemon serves, started by the line of its unit")
    return daemon


def regent(root, *words, given=None):
    return root.run("regent", *words, "--address", "unix:/var/lib/regent/regent.sock", user="regent:regent",
                    given=given)


def upload(checks, root, name):
    sample = '{"sample_id": "a", "status": "SCORED", "schema_valid": true}\n'
    (root.path / "tmp/gates.json").write_text('{"schema_valid_rate_min": 0.5}')
    for words in (("create", name, "--type", "offline", "--gates", "/tmp/gates.json"), ("upload", name, "-"),
                  ("seal", name), ("gate", name)):
        done = regent(root, "eval", *words, given=sample if words[0] == "upload" else None)
        checks.check(done.returncode == 0, f"eval {words[0]} {name}: {done.stderr.strip()[:200]}")


def next_version(package, folder):
    """The same package as a later version, as an upgrade has it."""
    tree = pathlib.Path(folder) / "next"
    shutil.rmtree(tree, ignore_errors=True)
    subprocess.run(["dpkg-deb", "-R", package, tree], check=True)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"^Version: (.*)$", r"Version: \1+next", control.read_text(), flags=re.M))
    later = pathlib.Path(folder) / "regent_next.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-b", tree, later], check=True, stdout=subprocess.DEVNULL)
    return later


def main():
    package, work = pathlib.Path(sys.argv[1]).absolute(), pathlib.Path(sys.argv[2]).absolute()
    work.mkdir(parents=True, exist_ok=True)
    checks, root = Checks(), None
    try:
        root = Root(work / "root", sys.argv[3:])
        shutil.copy(package, root.path / "tmp/regent.deb")
        checks.check(root.run("apt-get", "update", "-qq").returncode == 0, "apt-get update")
        done = root.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/regent.deb")
        checks.check(done.returncode == 0, f"apt-get install ./regent.deb: {done.stderr.strip()[-300:]}")
        checks.check(root.run("regent", "--version").returncode == 0, "regent runs without Swift")
        daemon = serve(checks, root)
        upload(checks, root, "before")
        shutil.copy(next_version(package, work), root.path / "tmp/next.deb")
        done = root.run("apt-get", "install", "-y", "-qq", "/tmp/next.deb")
        checks.check(done.returncode == 0, f"upgrade with a live store: {done.stderr.strip()[-300:]}")
        daemon.send_signal(signal.SIGTERM)
        checks.check(daemon.wait(PATIENCE_SECONDS) == 0, "the old daemon ends with 0")
        daemon = serve(checks, root)
        kept = regent(root, "eval", "show", "before", "-o", "json")
        checks.check('"PASSED"' in kept.stdout, "what was acknowledged before the upgrade is there")
        upload(checks, root, "after")
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(PATIENCE_SECONDS)
        done = root.run("apt-get", "remove", "-y", "-qq", "regent")
        checks.check(done.returncode == 0 and (root.path / "var/lib/regent").exists(), "remove keeps the store")
        done = root.run("apt-get", "purge", "-y", "-qq", "regent")
        checks.check(done.returncode == 0 and not (root.path / "var/lib/regent").exists(), "purge removes it")
        checks.check(not (root.path / "usr/bin/regentd").exists(), "and the programs")
    finally:
        if root:
            root.remove()
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
