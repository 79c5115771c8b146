"""Webhooks of a daemon that is killed again and again, to a receiver that refuses and vanishes.

Usage: webhooks.py REGENTD REGENT [--kills 6] [--seed S]

Every thing that happened comes, signed, under an id of its own; whoever compares ids sees it once.
"""

import argparse
import base64
import hashlib
import hmac
import http.server
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from checks import Checks
from daemon_process import Daemon

PATIENCE_SECONDS = 300
INCIDENTS_A_ROUND = 8


class Receiver:
    """Takes posts, refuses some, and now and then closes the connection after it has taken one."""

    def __init__(self, key, chance):
        self.key, self.posts, self.faults, self.lock = key, [], [], threading.Lock()
        self.trouble = 0.0
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                with receiver.lock:
                    receiver.take(self.headers, body)
                    luck = chance.random()
                if luck < receiver.trouble / 2:
                    self.close_connection = True
                    return  # It was taken, and its sender does not know.
                self.send_response(500 if luck < receiver.trouble else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, headers, body):
        """Keeps a post, as one that checks it would."""
        id, seconds = headers["webhook-id"], headers["webhook-timestamp"]
        signed = f"{id}.{seconds}.".encode() + body
        expected = "v1," + base64.b64encode(hmac.new(self.key, signed, hashlib.sha256).digest()).decode()
        if headers["webhook-signature"] != expected:
            self.faults.append(f"{id}: the signature is not that of its bytes")
        if abs(time.time() - int(seconds)) > 300:
            self.faults.append(f"{id}: it says {seconds}")
        self.posts.append((id, body))

    def bodies(self):
        """What came, by id."""
        with self.lock:
            found = {}
            for id, body in self.posts:
                found.setdefault(id, set()).add(body)
            return found


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    return parser.parse_args()


def opened(regent, address, name):
    """Opens an incident; gives whether the daemon said that it is stored."""
    done = subprocess.run(
        [regent, "incident", "open", "--id", name, "--type", "safety_harm", "--severity", "critical", "--title", name,
         "--address", address], capture_output=True, text=True, timeout=PATIENCE_SECONDS)
    return done.returncode == 0


def begin(regent, address, receiver):
    """Returns once the daemon posts: what happened before it had a cursor is no news."""
    number, end = 0, time.monotonic() + PATIENCE_SECONDS
    while not receiver.bodies() and time.monotonic() < end:
        opened(regent, address, f"probe-{number}")
        number += 1
        time.sleep(0.2)
    receiver.trouble = 0.5


def resources(bodies):
    """What came, by the resources that it is about, but for the probes."""
    found = {}
    for id, same in bodies.items():
        for body in same:
            found.setdefault(json.loads(body)["data"]["resource"], set()).add(id)
    return {name: ids for name, ids in found.items() if "probe" not in name}


def main():
    arguments = read_arguments()
    print(f"seed {arguments.seed}", flush=True)
    chance, checks, key = random.Random(arguments.seed), Checks(), bytes(range(32))
    receiver = Receiver(key, random.Random(arguments.seed + 1))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        secret = folder / "secret"
        secret.touch(0o600)
        secret.write_text("whsec_" + base64.b64encode(key).decode() + "\n")
        more = ["--notify-webhook", receiver.url, "--notify-webhook-secret-file", str(secret)]
        stored = set()
        for round in range(arguments.kills + 1):
            daemon = Daemon(arguments.regentd, folder / "daemon", more=more)
            if round == 0:
                begin(arguments.regent, daemon.address, receiver)
            for number in range(INCIDENTS_A_ROUND):
                incident = f"r{round}-{number}"
                if opened(arguments.regent, daemon.address, incident):
                    stored.add(f"incidents/{incident}")
            if round < arguments.kills:
                time.sleep(chance.random())
                daemon.process.kill()
                daemon.process.wait()
        receiver.trouble = 0
        wanted = (arguments.kills + 1) * INCIDENTS_A_ROUND
        checks.check(len(stored) == wanted, f"{len(stored)} of {wanted} incidents are stored")
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            bodies = receiver.bodies()
            told = resources(bodies)
            if stored <= told.keys():
                break
            time.sleep(0.2)
        checks.check(stored <= told.keys(), f"each came: {sorted(stored - told.keys())}")
        checks.check(all(len(ids) == 1 for ids in told.values()), f"one id an incident, in {len(receiver.posts)} posts")
        checks.check(all(len(same) == 1 for same in bodies.values()), "an id always came with the same bytes")
        checks.check(len(receiver.posts) > len(bodies), "some were posted again, as the receiver made necessary")
        checks.check(not receiver.faults, f"every post is signed: {receiver.faults[:3]}")
        checks.check(daemon.end() == 0, "the daemon ends")
    sys.exit(checks.end())


if __name__ == "__main__":
    main()
