"""A well-behaved client in a process of its own: it calls and uploads as an SDK would, and keeps count.

Every call must succeed within its deadline; what may be repeated is repeated until then, with the SDK's waits.
"""

import math
import multiprocessing
import random
import struct
import threading
import time

import wire

UNARY_SECONDS, PATIENCE_SECONDS = 10.0, 60.0
SAMPLES_A_BATCH = 50
DEADLINE = wire.LOST._replace(code=4, reason="DEADLINE_EXCEEDED")


class Link:
    """One connection, made again when it is lost."""

    def __init__(self, address):
        self.address, self.connection, self.retries = address, None, 0

    def live(self, seconds):
        if self.connection is None:
            self.connection = wire.Connection(self.address, seconds)
        return self.connection

    def drop(self):
        if self.connection is not None:
            self.connection.socket.close()
        self.connection = None

    def unary(self, method, request=b"", seconds=UNARY_SECONDS):
        """The answer to a call that may be repeated, after as many attempts as there is time for."""
        return self.repeat(lambda left: self.live(left).unary(method, request, left), seconds)

    def repeat(self, attempt, seconds):
        """Calls attempt(seconds left) until its answer is final; waits are the SDK's: full jitter, 20 ms to 2 s."""
        end, wait = time.monotonic() + seconds, 0.02
        while (left := end - time.monotonic()) > 0:
            try:
                answer = attempt(left)
            except OSError:
                answer = wire.LOST
            if answer.code == -1 or self.connection is not None and self.connection.is_draining:
                self.drop()
            if not is_repeatable(answer):
                return answer
            self.retries += 1
            pause = max(random.random() * wait, answer.retry_after_ms / 1000)
            time.sleep(max(0.0, min(pause, end - time.monotonic())))
            wait = min(2.0, wait * 1.6)
        return DEADLINE


def is_repeatable(answer):
    is_shed = answer.code == wire.RESOURCE_EXHAUSTED and (answer.not_processed or answer.retry_after_ms > 0)
    return answer.code in (-1, wire.UNAVAILABLE) or is_shed


def key(name):
    """A Mutation with this idempotency key."""
    return wire.pack((1, f"hostile-peers-{name}"))


def create_run(name):
    return wire.pack((1, name), (2, 1), (15, key(f"create-{name}")))


def seal_run(name, samples):
    return wire.pack((1, name), (2, samples), (15, key(f"seal-{name}")))


def upload_start(run):
    return wire.pack((1, wire.pack((1, run), (2, "one"), (3, 1))))


def sample_batch(seq, count=SAMPLES_A_BATCH):
    """An upload message of plain rows."""
    latency = b"\x49" + struct.pack("<d", 1.0 + seq % 1000)
    rows = [wire.pack((1, f"s-{seq}-{row}"), (2, 1), (3, 1 + row % 2)) + latency for row in range(count)]
    return wire.pack((2, wire.pack((1, seq), (3, rows))))


class Upload:
    """A run and the batches it has; each is durable before the next is sent."""

    def __init__(self, link, run):
        self.link, self.run, self.acknowledged, self.stream = link, run, 0, None

    def create(self):
        return self.link.unary("EvaluationService/CreateRun", create_run(self.run))

    def add(self):
        """Sends the next batch until it is durable; how that ended."""
        seq = self.acknowledged + 1
        answer = self.link.repeat(lambda left: self._attempt(seq, left), PATIENCE_SECONDS)
        if answer.code == wire.OK:
            self.acknowledged = seq
        return answer

    def _attempt(self, seq, left):
        end = time.monotonic() + left
        if self.stream is None or self.link.connection is None:
            self.stream = self.link.live(left).open(
                "EvaluationService/UploadSamples", upload_start(self.run), wire.HAS_MSG)
            response = self._response(end)
            if isinstance(response, wire.Answer):
                return response
            if wire.only(wire.unpack(wire.only(response, 1, b"")), 1) >= seq:
                return wire.LOST._replace(code=wire.OK)
        self.link.connection.socket.sendall(
            wire.frame(wire.MSG, self.stream, wire.HAS_MSG, body=sample_batch(seq)))
        while True:
            response = self._response(end)
            if isinstance(response, wire.Answer):
                return response
            if wire.only(wire.unpack(wire.only(response, 2, b"")), 2) >= seq:
                return wire.LOST._replace(code=wire.OK)

    def _response(self, deadline):
        """The next message of the daemon, or how it ended the upload."""
        while True:
            self.link.connection.socket.settimeout(max(0.001, deadline - time.monotonic()))
            got = self.link.connection.read()
            if got is None or got.kind == wire.END and got.stream == self.stream:
                self.stream = None
                end = wire.LOST if got is None else wire.answer(got)
                # Nobody has asked for an orderly end yet.
                return wire.LOST if end.code == wire.OK else end
            if got.kind == wire.MSG and got.stream == self.stream:
                return wire.unpack(got.body)

    def seal(self):
        """Ends the upload and seals the run, which must hold exactly what was acknowledged."""
        self.link.drop()
        self.stream = None
        samples = self.acknowledged * SAMPLES_A_BATCH
        return self.link.unary("EvaluationService/SealRun", seal_run(self.run, samples), PATIENCE_SECONDS)


class Count:
    """What one phase was like."""

    def __init__(self):
        self.seconds, self.upload_seconds, self.failures = [], [], []
        self.retries = self.acknowledged_samples = 0

    def note(self, what, began, answer, into):
        into.append(time.monotonic() - began)
        if answer.code != wire.OK:
            self.failures.append(f"{what}: code {answer.code} {answer.reason} after {into[-1]:.1f} s")

    def quantiles(self, values):
        """p50 and p99 by nearest rank, milliseconds."""
        ranked = sorted(values) or [math.nan]
        return [1000 * ranked[math.ceil(share * len(ranked)) - 1] for share in (0.5, 0.99)]


def call_until(over, link, count):
    """Calls in turn, every tenth on a new connection."""
    retries = link.retries
    calls = [("RoutingService/Select", wire.pack((2, "prod"), (3, "user-7"))), ("ServerService/GetServerInfo", b"")]
    number = 0
    while not over.wait(0.02):
        number += 1
        if number % 10 == 0:
            link.drop()
        method, request = calls[number % 2]
        began = time.monotonic()
        count.note(method, began, link.unary(method, request), count.seconds)
    count.retries += link.retries - retries


def upload_until(over, link, run, count):
    """Makes a run, uploads batches into it, seals it."""
    retries = link.retries
    upload = Upload(link, run)
    began = time.monotonic()
    count.note("CreateRun", began, upload.create(), count.seconds)
    while True:
        began = time.monotonic()
        count.note("UploadSamples", began, upload.add(), count.upload_seconds)
        if over.wait(0.05):
            break
    count.acknowledged_samples = upload.acknowledged * SAMPLES_A_BATCH
    began = time.monotonic()
    count.note(f"SealRun of {count.acknowledged_samples} samples", began, upload.seal(), count.seconds)
    count.retries += link.retries - retries


def serve(address, pipe):
    """The other process: a phase begins with its name, ends with the next word; None ends it all."""
    call_link, upload_link = Link(address), Link(address)
    while (phase := pipe.recv()) is not None:
        count, over = Count(), threading.Event()
        threads = [
            threading.Thread(target=call_until, args=(over, call_link, count)),
            threading.Thread(target=upload_until, args=(over, upload_link, f"evalRuns/good-{phase}", count)),
        ]
        for thread in threads:
            thread.start()
        pipe.recv()
        over.set()
        for thread in threads:
            thread.join()
        pipe.send(count)


class GoodClient:
    """The well-behaved client, seen from the attackers' process."""

    def __init__(self, address):
        self._pipe, there = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=serve, args=(address, there), daemon=True)
        self._process.start()

    def begin(self, phase):
        self._pipe.send(phase)

    def end(self):
        """What the phase was like, once its last call has been answered."""
        self._pipe.send("over")
        return self._pipe.recv()

    def stop(self):
        self._pipe.send(None)
        self._process.join(10)
