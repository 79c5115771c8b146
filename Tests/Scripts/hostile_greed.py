"""Attacks by asking for too much: large batches without a pause, many exports that are hardly read."""

import collections
import math
import multiprocessing
import select
import time

import wire
from hostile_connections import connect, try_send
from hostile_streams import BIG_RUN, EXPORT_SAMPLES, UPLOAD_SAMPLES, UPLOAD_START, Flooder

SELECT, SELECT_BATCH, CHECK = "RoutingService/Select", "RoutingService/SelectBatch", "HealthService/Check"
KEYS = [f"user-{number:013d}" for number in range(8192)]
FRAME_BYTES, OPEN_CALLS = 65_000, 40
CHECK_SECONDS_MAX = 0.05
# What a read of a few seconds leaves in caches, beyond what the daemon had before.
MEMORY_BACK_SECONDS, MEMORY_KEPT_MAX = 10, 64 << 20
LATE_BYTES_MAX = 4 << 20

# Each is about 180 KB; all but the last are refused.
BATCHES = {
    "too many keys": wire.pack((1, "prod"), (2, KEYS + KEYS[:1])),
    "90,000 empty keys": wire.pack((1, "prod")) + b"\x12\x00" * 90_000,
    "one bad key at the end": wire.pack((1, "prod"), (2, KEYS)) + b"\x12\x00",
    "an unknown environment": wire.pack((1, "nowhere"), (2, KEYS)),
    "legal batches": wire.pack((1, "prod"), (2, KEYS)),
}


def call_in_frames(stream, method, request):
    """A CALL whose message is cut as the daemon's max_frame demands."""
    cuts = [request[at:at + FRAME_BYTES] for at in range(0, len(request), FRAME_BYTES)]
    def flags(part):
        return wire.HAS_MSG | (wire.LAST if part == len(cuts) - 1 else wire.MORE)
    return wire.call(stream, method, cuts[0], flags(0)) + b"".join(
        wire.frame(wire.MSG, stream, flags(part), body=cut) for part, cut in enumerate(cuts) if part)


class Greedy(Flooder):
    """A connection that keeps as many large calls open as it may."""

    def __init__(self, address, request):
        super().__init__(address)
        self.request, self.begun = request, 0

    def refill(self):
        if len(self.unsent) < 1 << 18 and self.begun - self.kinds[wire.END] < OPEN_CALLS:
            self.begun += 1
            self.unsent += call_in_frames(self.begun, SELECT_BATCH, self.request)


def be_greedy(address, count, request, over, pipe):
    """The attackers, in a process of their own."""
    peers = {}
    poll = select.poll()
    for _ in range(count):
        peer = Greedy(address, request)
        peers[peer.socket.fileno()] = peer
    while not over.is_set():
        for descriptor, peer in peers.items():
            if peer.is_closed:
                continue
            peer.refill()
            poll.register(descriptor, select.POLLIN | (select.POLLOUT if peer.unsent else 0))
        for descriptor, events in poll.poll(50):
            peers[descriptor].react(events)
            if peers[descriptor].is_closed:
                poll.unregister(descriptor)
    ends = sum((peer.ends for peer in peers.values()), collections.Counter())
    pipe.send((dict(ends.most_common(4)), sum(peer.is_closed for peer in peers.values())))


class Caller:
    """Calls one method in turn with a short pause; in a process of its own, as an SDK would be."""

    def __init__(self, address, method, request, seconds, pause=0.005):
        self._pipe, there = multiprocessing.Pipe()
        self._process = multiprocessing.Process(
            target=Caller._run, args=(address, method, request, seconds, pause, there), daemon=True)
        self._process.start()

    @staticmethod
    def _run(address, method, request, seconds, pause, pipe):
        connection, took, codes = wire.Connection(address), [], {}
        end = time.monotonic() + seconds
        while (began := time.monotonic()) < end:
            answer = connection.unary(method, request)
            took.append(time.monotonic() - began)
            codes[answer.reason or "OK"] = codes.get(answer.reason or "OK", 0) + 1
            time.sleep(pause)
        pipe.send((took, codes))

    def result(self):
        """Seconds of each call, ascending, and how often each outcome came."""
        took, codes = self._pipe.recv()
        self._process.join()
        return sorted(took), codes


def calls_beside(daemon, seconds):
    """What a good client and a health check meet for some seconds: two results of a Caller."""
    callers = [Caller(daemon.address, SELECT, wire.pack((2, "prod"), (3, "user-7")), seconds),
               Caller(daemon.address, CHECK, b"", seconds)]
    return [caller.result() for caller in callers]


def p99(ranked):
    return ranked[math.ceil(0.99 * len(ranked)) - 1]


def greedy_batches(target, sizes, random, checks):
    """16 connections that send refused and legal large batches without a pause, beside a good client and health."""
    (alone, _), _ = calls_beside(target.daemon, sizes.seconds)
    for name, request in BATCHES.items():
        over, (here, there) = multiprocessing.Event(), multiprocessing.Pipe()
        attack = multiprocessing.Process(
            target=be_greedy, args=(target.daemon.address, sizes.greedy, request, over, there), daemon=True)
        attack.start()
        time.sleep(0.5)
        (good, codes), (health, health_codes) = calls_beside(target.daemon, sizes.seconds)
        over.set()
        ends, closed = here.recv()
        attack.join()
        checks.check(2 * codes.get("OK", 0) >= len(alone),
                     f"{name}: {codes} of the good client, {len(alone)} calls alone; p99 {1000 * p99(good):.1f} ms; "
                     f"the attackers' ENDs {ends}, {closed} closed")
        checks.check(p99(health) <= CHECK_SECONDS_MAX and set(health_codes) == {"OK"},
                     f"{name}: {len(health)} checks {health_codes}, p99 {1000 * p99(health):.1f} ms, "
                     f"slowest {1000 * health[-1]:.1f} ms")


# Readers that read a little.


def trickle(readers):
    """Reads two KiB from each reader that is open; gives those."""
    still = []
    for reader in readers:
        try:
            if reader.recv(2048):
                still.append(reader)
        except BlockingIOError:
            still.append(reader)
        except OSError:
            pass  # Closed for it.
    return still


def whole_export(address, seconds):
    """How long one good export took, with its tries; None where there was no whole one in time."""
    began, tries = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        tries += 1
        connection = wire.Connection(address)
        try:
            stream = connection.open(EXPORT_SAMPLES, BIG_RUN)
            connection.socket.settimeout(seconds)
            while (got := connection.read()) is not None and got.kind != wire.END:
                if got.kind == wire.MSG and got.stream == stream:
                    connection.socket.sendall(wire.frame(
                        wire.CREDIT, stream, body=max(1, len(got.body)).to_bytes(4, "big")))
        except OSError:
            got = None
        connection.socket.close()
        if got is not None and wire.answer(got).code == wire.OK:
            return time.monotonic() - began, tries
        time.sleep(max(0.1, (wire.answer(got).retry_after_ms if got is not None else 0) / 1000))
    return None


def slow_readers(target, sizes, random, checks):
    """Hundreds of exports that are read at a few KiB a second: bounded, and given back when they have gone."""
    before, _ = target.daemon.memory()
    readers = []
    for _ in range(sizes.exports):
        readers.append(connect(target.daemon.address))
        try_send(readers[-1], wire.hello() + wire.call(1, EXPORT_SAMPLES, BIG_RUN))
    with multiprocessing.Pool(1) as pool:
        good = pool.apply_async(whole_export, (target.daemon.address, 60))
        end = time.monotonic() + sizes.reading
        still = readers
        while (time.monotonic() < end or not good.ready()) and not target.is_too_much():
            still = trickle(still)
            time.sleep(0.25)
        took = good.get(90)
    checks.check(took is not None, f"one export that is read was whole after {took} (seconds, tries)")
    held, _ = target.daemon.memory()
    for reader in readers:
        reader.close()
    gone, kept = time.monotonic(), held
    while time.monotonic() < gone + MEMORY_BACK_SECONDS and kept > before + MEMORY_KEPT_MAX:
        time.sleep(0.2)
        kept, _ = target.daemon.memory()
    checks.check(kept <= before + MEMORY_KEPT_MAX,
                 f"{len(readers)} slow exports, {len(still)} of them open to the end: {held >> 20} MiB resident, "
                 f"{kept >> 20} MiB {time.monotonic() - gone:.1f} s after they have gone, {before >> 20} before")


# Late and empty frames.


def late_floods(target, sizes, random, checks):
    """Frames that nobody can need, with PINGs between them: each is a glitch, and two hundred end the connection."""
    late = {
        "MSG": wire.frame(wire.MSG, 9, wire.HAS_MSG, body=b"late"), "CANCEL": wire.frame(wire.CANCEL, 9),
        "CREDIT": wire.frame(wire.CREDIT, 9, body=b"\0\0\1\0"),
    }
    ping = wire.frame(wire.PING, body=b"hostile!")
    floods = {f"late {kind} and PING": (b"", (frame + ping) * 500) for kind, frame in late.items()}
    floods |= {f"late {kind}": (b"", frame * 1000) for kind, frame in late.items()}
    begun = wire.call(1, UPLOAD_SAMPLES, UPLOAD_START, wire.HAS_MSG)
    floods["empty fragments"] = (begun, wire.frame(wire.MSG, 1, wire.HAS_MSG | wire.MORE) * 1000)
    floods["CREDITs of a byte"] = (begun, wire.frame(wire.CREDIT, 1, body=b"\0\0\0\1") * 1000)
    floods["answers to no PING"] = (b"", wire.frame(wire.PING, 0, 0x10, body=b"hostile!") * 1000)
    for name, (first, burst) in floods.items():
        flooder = Flooder(target.daemon.address, wire.hello() + first)
        flooder.run(iter(lambda: burst, None), time.monotonic() + sizes.seconds)

        def is_over():
            return flooder.is_closed or name in ("empty fragments",) and flooder.kinds[wire.END] > 0

        flooder.listen_until(is_over)
        checks.check(is_over() and flooder.sent < LATE_BYTES_MAX, f"{name}: {flooder.sent >> 10} KiB sent, "
                     f"{flooder.kinds[wire.PING]} PINGs answered, {flooder.said()}")
        flooder.close()
