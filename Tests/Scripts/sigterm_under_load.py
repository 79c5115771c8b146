"""Ends a loaded daemon with SIGTERM, again and again: nothing admitted or acknowledged may be lost.

Usage: sigterm_under_load.py REGENTD REGENT [--times 10] [--seed S]
"""

import argparse
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

import wire
from checks import Checks
from daemon_process import Daemon
from good_client import SAMPLES_A_BATCH, create_run, seal_run, upload_start
from loaded_peer import LoadedPeer, drive

PEERS = 4
# The grace is the daemon's; the slack is what a busy machine may take beside it.
GRACE_SECONDS, SLACK_SECONDS = 10, 60
PROVIDERS = "name: environments/prod\n---\nname: environments/prod/providers/openai\nweight: 1\n"


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("regentd")
    parser.add_argument("regent")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    return parser.parse_args()


class Round:
    """One daemon under load, from the first call to the end of the process."""

    def __init__(self, number, daemon, chance):
        self.number, self.daemon = number, daemon
        # Every fifth is told twice; every tenth has an upload that goes on until it is cut off.
        self.is_double, self.is_stubborn = number % 5 == 3, number % 5 == 3 or number % 10 == 6
        self.run = f"evalRuns/upload-{number}"
        with_run = wire.Connection(daemon.address).unary("EvaluationService/CreateRun", create_run(self.run))
        if with_run.code != wire.OK:
            raise SystemExit(f"no run to upload to: {with_run}")
        revision = wire.only(wire.unpack(wire.only(wire.unpack(with_run.body), 2)), 1)
        self.peers = [
            LoadedPeer(daemon.address, chance, f"r{number}-p{peer}", revision, self.run if peer == 0 else None,
                       self.is_stubborn)
            for peer in range(PEERS)]
        drive(self.peers, time.monotonic() + chance.uniform(0.1, 0.6))
        # Answers that have just come leave room for calls: the signal finds every connection full.
        for peer in self.peers:
            peer.work()
        self.open_at_signal = sum(peer.open_count for peer in self.peers)
        daemon.signal()
        self.signalled = time.monotonic()
        if self.is_double:
            # Two signals within a second are one, and so are two that the system has not handed over yet.
            while not all(peer.accepted is not None or peer.is_closed for peer in self.peers) and daemon.is_running():
                drive(self.peers, time.monotonic() + 0.02)
            drive(self.peers, time.monotonic() + chance.uniform(1.1, 1.4))
            self.signalled = time.monotonic()
            daemon.signal()
        drive(self.peers, self.signalled + GRACE_SECONDS + SLACK_SECONDS)
        self.status = daemon.wait(GRACE_SECONDS + SLACK_SECONDS)
        self.seconds = time.monotonic() - self.signalled
        self.uploaded = self.peers[0].durable_seq

    @property
    def title(self):
        kind = ", told twice" if self.is_double else ", an upload that does not end" if self.is_stubborn else ""
        return f"round {self.number} ({self.open_at_signal} calls open{kind})"

    def check_calls(self, checks):
        """Each admitted call has one END; those beyond `accepted_calls` were not processed."""
        lost, twice, processed, undrained = [], [], [], 0
        for peer in self.peers:
            undrained += peer.accepted is None
            for ordinal, call in enumerate(peer.calls, 1):
                is_admitted = peer.accepted is not None and ordinal <= peer.accepted
                place = f"{peer.name} call {ordinal} ({call.kind})"
                if is_admitted and not call.ends:
                    lost.append(place)
                if len(call.ends) > 1:
                    twice.append(place)
                if peer.accepted is not None and not is_admitted and call.ends and not call.ends[0].not_processed:
                    processed.append(place)
        ended = sum(bool(call.ends) for peer in self.peers for call in peer.calls)
        calls = sum(len(peer.calls) for peer in self.peers)
        accepted = sum(peer.accepted or 0 for peer in self.peers)
        if self.is_double:
            checks.check(not twice and not processed,
                         f"{self.title}: {calls} calls, {ended} ended, twice {len(twice)}, processed {processed[:3]}")
            return
        checks.check(
            not lost and not twice and not processed and not undrained and self.open_at_signal >= PEERS * 10,
            f"{self.title}: {calls} calls, {accepted} accepted, {ended} ended; lost {len(lost)} {lost[:3]}, twice "
            f"{len(twice)}, beyond accepted_calls but processed {len(processed)} {processed[:3]}, no DRAIN {undrained}")

    def check_exit(self, checks):
        if self.is_double:
            # An upload that does not end holds the first signal's grace open, which ends with another status.
            checks.check(self.status == 128 + signal.SIGTERM,
                         f"{self.title}: ends {self.seconds:.2f} s after the second signal, status {self.status}")
        else:
            checks.check(self.status == 0 and self.seconds <= GRACE_SECONDS + SLACK_SECONDS,
                         f"{self.title}: ends after {self.seconds:.2f} s with status {self.status}")

    def check_store(self, address, checks):
        """What the next daemon finds: every run that was confirmed, none that was refused, every acknowledged batch."""
        missing, unwanted, confirmed, refused = [], [], 0, 0
        connection = wire.Connection(address)
        for peer in self.peers:
            for ordinal, call in enumerate(peer.calls, 1):
                if call.kind != "create":
                    continue
                is_refused = call.ends and call.ends[0].not_processed or (
                    not call.ends and peer.accepted is not None and ordinal > peer.accepted)
                is_confirmed = bool(call.ends) and call.ends[0].code == wire.OK
                if not is_refused and not is_confirmed:
                    continue
                code = connection.unary("EvaluationService/GetRun", wire.pack((1, call.name))).code
                confirmed, refused = confirmed + is_confirmed, refused + bool(is_refused)
                if is_confirmed and code != wire.OK:
                    missing.append(f"{call.name} (code {code})")
                if is_refused and code != wire.NOT_FOUND:
                    unwanted.append(f"{call.name} (code {code})")
        checks.check(not missing and not unwanted, f"{self.title}: of {confirmed} confirmed runs {len(missing)} are "
                     f"missing {missing[:3]}, of {refused} refused ones {len(unwanted)} exist {unwanted[:3]}")
        self.check_upload(connection, checks)

    def check_upload(self, connection, checks):
        stream = connection.open("EvaluationService/UploadSamples", upload_start(self.run), wire.HAS_MSG)
        durable = None
        while durable is None:
            got = connection.read()
            if got is None or got.kind == wire.END:
                break
            if got.kind == wire.MSG and got.stream == stream:
                durable = wire.only(wire.unpack(wire.only(wire.unpack(got.body), 1, b"")), 1)
        connection.socket.sendall(wire.frame(wire.MSG, stream, wire.LAST))
        sealed = None
        if durable:
            sealed = connection.unary("EvaluationService/SealRun", seal_run(self.run, durable * SAMPLES_A_BATCH), 30)
        is_good = durable is not None and durable >= self.uploaded and (not sealed or sealed.code == wire.OK)
        checks.check(is_good, f"{self.title}: {self.uploaded} batches acknowledged, {durable} there, sealed with "
                     f"{(durable or 0) * SAMPLES_A_BATCH} samples: {sealed.code if sealed else 'nothing to seal'}")


def main():
    arguments, checks = read_arguments(), Checks()
    print(f"seed {arguments.seed}", flush=True)
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        daemon = Daemon(arguments.regentd, folder)
        try:
            (folder / "providers.yaml").write_text(PROVIDERS)
            subprocess.run([arguments.regent, "apply", "-f", str(folder / "providers.yaml"), "--address",
                            daemon.address], check=True, capture_output=True)
            for number in range(arguments.times):
                took = Round(number, daemon, chance)
                took.check_calls(checks)
                took.check_exit(checks)
                daemon = Daemon(arguments.regentd, folder)
                took.check_store(daemon.address, checks)
            daemon.signal(signal.SIGINT)
            status = daemon.wait(GRACE_SECONDS + SLACK_SECONDS)
            checks.check(status == 0, f"SIGINT ends it too: status {status}")
        finally:
            daemon.process.kill()
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
