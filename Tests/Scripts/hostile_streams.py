"""Attacks on connections that were accepted: readers that stop reading, floods of every kind of frame."""

import collections
import concurrent.futures
import select
import time

import wire
from good_client import Link, Upload
from hostile_connections import HANG_SECONDS, connect, try_send

BIG_RUN = wire.pack((1, "evalRuns/big"))
BIG_PAGE = wire.pack((1, "evalRuns/big"), (3, 1000))
LIST_SAMPLES = "EvaluationService/ListSamples"
EXPORT_SAMPLES = "EvaluationService/ExportSamples"
UPLOAD_SAMPLES = "EvaluationService/UploadSamples"
WATCH = "LedgerService/Watch"
CHECK = "HealthService/Check"
UPLOAD_START = wire.pack((1, wire.pack((1, "evalRuns/flooded"), (2, "flood"), (3, 1))))


# Readers that stop reading.


def stuck_reader(address, credit):
    """A connection with 32 large answers under way."""
    methods = [(WATCH, b"")] * 4 + [(EXPORT_SAMPLES, BIG_RUN)] * 4 + [(LIST_SAMPLES, BIG_PAGE)] * 24
    calls = [wire.call(number, *method) for number, method in enumerate(methods, 1)]
    peer = connect(address)
    try_send(peer, wire.hello(credit) + b"".join(calls))
    return peer


def is_open(peer):
    """Whether the daemon has not closed a Unix socket, whatever waits in it unread."""
    poll = select.poll()
    poll.register(peer, 0)
    return not poll.poll(0)


def newcomer(target, number, checks):
    """A well-behaved upload that begins when the attack is under way, and finds every place taken."""
    upload, began = Upload(Link(target.daemon.address), f"evalRuns/newcomer-{number}"), time.monotonic()
    codes = [upload.create().code, upload.add().code, upload.seal().code]
    checks.check(codes == [wire.OK] * 3, f"a newcomer's run was made, uploaded to and sealed with codes {codes} in "
                 f"{time.monotonic() - began:.1f} s, after {upload.link.retries} retries")


def stuck_readers(target, sizes, random, checks):
    """Connections that ask for much and never read, half of them without credit: closed or bounded."""
    readers = []
    for number in range(sizes.readers):
        readers.append(stuck_reader(target.daemon.address, 1 << 30 if number % 2 else 1))
    began = time.monotonic()
    time.sleep(2)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        late = pool.submit(newcomer, target, random.randrange(1 << 32), checks)
        while (time.monotonic() < began + sizes.stuck or not late.done()) and not target.is_too_much():
            time.sleep(0.2)
        say_who_stayed(readers, time.monotonic() - began, sizes, checks)
        for reader in readers:
            reader.close()


def say_who_stayed(readers, stayed, sizes, checks):
    checks.check(stayed >= sizes.stuck, f"{sizes.readers} readers that do not read could stay {stayed:.0f} s; "
                 f"{sum(map(is_open, readers))} of them are open then")


def idle_uploads(target, sizes, random, checks):
    """Uploads that are opened and never go on, more than the daemon has places for."""
    peers = []
    for number in range(10):
        starts = [wire.pack((1, wire.pack((1, "evalRuns/flooded"), (2, f"idle-{number}-{n}")))) for n in range(30)]
        calls = [wire.call(n, UPLOAD_SAMPLES, start, wire.HAS_MSG) for n, start in enumerate(starts, 1)]
        peers.append(connect(target.daemon.address))
        try_send(peers[-1], wire.hello() + b"".join(calls))
    time.sleep(2)
    newcomer(target, random.randrange(1 << 32), checks)
    for peer in peers:
        peer.close()


# Floods.


class Flooder:
    """A connection that writes as fast as the daemon reads, and counts what comes back."""

    def __init__(self, address, first=None):
        self.socket = connect(address)
        self.unsent = bytearray(wire.hello() if first is None else first)
        self.buffer, self.kinds, self.ends = bytearray(), collections.Counter(), collections.Counter()
        self.drain, self.is_closed, self.sent = None, False, 0

    def run(self, chunks, until, reads=True):
        """Writes chunks until they end, the time is over or the daemon has closed; whether all were written."""
        chunks = iter(chunks)
        while time.monotonic() < until and not self.is_closed:
            if len(self.unsent) < 1 << 18:
                chunk = next(chunks, None)
                if chunk is None and not self.unsent:
                    return True
                self.unsent += chunk or b""
            self.move(select.POLLOUT | (select.POLLIN if reads else 0))
        return False

    def listen(self, seconds):
        """Reads for a while, at most until the daemon has closed."""
        listen_to([self], seconds)

    def listen_until(self, is_over):
        """Reads until a condition holds, for less time than the daemon gives a message that is not completed."""
        until = time.monotonic() + 20
        while not is_over() and time.monotonic() < until:
            self.listen(0.1)

    def move(self, wanted):
        """Waits a little for the socket, then reads or writes once."""
        poll = select.poll()
        poll.register(self.socket, wanted)
        for _, events in poll.poll(200):
            self.react(events)

    def react(self, events):
        if events & (select.POLLIN | select.POLLHUP | select.POLLERR):
            self.take()
        elif events & select.POLLOUT:
            written = try_send(self.socket, self.unsent[:1 << 18])
            self.sent += written
            del self.unsent[:written]

    def take(self):
        try:
            data = self.socket.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self.is_closed = not data
        self.buffer += data
        while frame := wire.take_frame(self.buffer):
            self.kinds[frame.kind] += 1
            if frame.kind == wire.END:
                self.ends[wire.answer(frame).reason or "OK"] += 1
            if frame.kind == wire.DRAIN:
                self.drain = wire.only(wire.unpack(frame.head), 2, b"").decode()

    def close(self):
        self.socket.close()

    def said(self):
        """What the daemon made of it, for people."""
        state = "closed" if self.is_closed else "open"
        return f"{state}, DRAIN \"{self.drain}\", ENDs {dict(self.ends.most_common(3))}"


def listen_to(flooders, seconds):
    """Reads from all for a while, and writes what they have left, at most until the daemon has closed them."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        poll, by_descriptor = select.poll(), {}
        for flooder in flooders:
            if not flooder.is_closed:
                by_descriptor[flooder.socket.fileno()] = flooder
                poll.register(flooder.socket, select.POLLIN | (select.POLLOUT if flooder.unsent else 0))
        if not by_descriptor:
            return
        for descriptor, events in poll.poll(1000 * min(left, 0.2)):
            by_descriptor[descriptor].react(events)


def is_alive_or_over(flooder, stream):
    """Whether the connection still answers, or the daemon has ended it: anything but hanging."""
    if not flooder.is_closed:
        ends = flooder.kinds[wire.END]
        until = time.monotonic() + HANG_SECONDS
        flooder.run([wire.call(stream, CHECK)], until)
        while flooder.kinds[wire.END] == ends and not flooder.is_closed and time.monotonic() < until:
            flooder.listen(0.1)
        return flooder.kinds[wire.END] > ends or flooder.is_closed
    return True


def ping_flood(target, sizes, random, checks):
    """PINGs as fast as they are taken, their answers read or not."""
    pings = wire.frame(wire.PING, body=b"hostile!") * 1000
    for reads in (True, False):
        flooder = Flooder(target.daemon.address)
        flooder.run(iter(lambda: pings, None), time.monotonic() + sizes.seconds, reads)
        flooder.listen(1)
        checks.check(is_alive_or_over(flooder, 1), f"PING flood, {'reading' if reads else 'not reading'}: "
                     f"{flooder.sent // 20} sent, {flooder.kinds[wire.PING]} answered, {flooder.said()}")
        flooder.close()


def cancel_flood(target, sizes, random, checks):
    """Calls for large pages, each given up at once; on a new connection where one was closed."""
    pairs = connections = answers = 0
    until = time.monotonic() + HANG_SECONDS
    while pairs < sizes.cancels and time.monotonic() < until and not target.is_too_much():
        flooder, connections = Flooder(target.daemon.address), connections + 1
        pair = len(wire.call(1, LIST_SAMPLES, BIG_PAGE) + wire.frame(wire.CANCEL, 1))
        chunks = (
            b"".join(wire.call(n, LIST_SAMPLES, BIG_PAGE) + wire.frame(wire.CANCEL, n) for n in range(at, at + 100))
            for at in range(1, sizes.cancels - pairs + 1, 100))
        flooder.run(chunks, until)
        pairs += max(1, (flooder.sent - len(wire.hello())) // pair)
        answers += flooder.kinds[wire.END]
        last = flooder.said()
        if not flooder.is_closed:
            checks.check(is_alive_or_over(flooder, sizes.cancels + 1), "the flooded connection answers or is closed")
        flooder.close()
    checks.check(pairs >= sizes.cancels, f"CALL and CANCEL flood: {pairs} of {sizes.cancels} pairs over {connections} "
                 f"connections, {answers} ENDs; the last: {last}")


def large_batch(seq):
    """A MiB of rows for the run that is flooded, as the frames of one message."""
    rows = [wire.pack((1, f"{seq}-{row}"), (2, 1), (19, wire.pack((1, "text"), (2, "x" * 1000)))) for row in range(980)]
    message = wire.pack((2, wire.pack((1, seq), (3, rows))))
    cuts = range(0, len(message), 65_536)
    return b"".join(
        wire.frame(wire.MSG, 1, wire.HAS_MSG | (wire.MORE if at != cuts[-1] else 0), body=message[at:at + 65_536])
        for at in cuts)


def credit_overrun(target, sizes, random, checks):
    """Batches as fast as the socket takes them, whatever the credit; CREDIT beyond what a stream may hold."""
    flooder = Flooder(target.daemon.address)
    flooder.run([wire.call(1, UPLOAD_SAMPLES, UPLOAD_START, wire.HAS_MSG)], time.monotonic() + 5)
    flooder.run((large_batch(seq) for seq in range(1, 65)), time.monotonic() + 10 * sizes.seconds)
    flooder.listen(2)
    checks.check(is_alive_or_over(flooder, 2), f"{flooder.sent >> 20} MiB of batches without regard to credit: "
                 f"{flooder.kinds[wire.MSG]} MSGs, {flooder.said()}")
    flooder.close()
    flooder = Flooder(target.daemon.address)
    most = wire.frame(wire.CREDIT, 1, body=(1 << 31).to_bytes(4, "big"))
    # Many of the calls are refused for want of a stream: their CREDIT is late and no oddity.
    flooder.run((wire.call(n, WATCH, b"") + most[:4] + n.to_bytes(4, "big") + most[8:] for n in range(1, 50_000)),
                time.monotonic() + 10)
    flooder.listen(3)
    checks.check(flooder.is_closed and flooder.drain is not None,
                 f"CREDIT overflow on stream after stream: {flooder.said()}")
    flooder.close()


def unknown_streams(target, sizes, random, checks):
    """Frames for streams that are not open, or no longer."""
    flooder = Flooder(target.daemon.address)
    flooder.run([wire.call(n, CHECK) for n in range(1, 51)], time.monotonic() + 5)
    kinds = [wire.frame(wire.MSG, 0, wire.HAS_MSG, body=b"late"), wire.frame(wire.CREDIT, 0, body=b"\0\0\1\0"),
             wire.frame(wire.CANCEL)]

    def stray():
        frame = random.choice(kinds)
        return frame[:4] + random.randrange(1, 1000).to_bytes(4, "big") + frame[8:]

    burst = [b"".join(stray() for _ in range(500)) for _ in range(20)]
    flooder.run(iter(lambda: random.choice(burst), None), time.monotonic() + sizes.seconds)
    flooder.listen(1)
    checks.check(is_alive_or_over(flooder, 5000), f"{flooder.sent >> 10} KiB on unknown streams: {flooder.said()}")
    flooder.close()


def unfinished_messages(target, sizes, random, checks):
    """100 messages begun and not ended on each of many connections."""
    fragment = wire.frame(wire.MSG, 0, wire.HAS_MSG | wire.MORE, body=bytes(60_000))
    begin = [wire.call(n, LIST_SAMPLES, bytes(60_000), wire.HAS_MSG | wire.MORE) for n in range(1, 101)]
    go_on = [fragment[:4] + n.to_bytes(4, "big") + fragment[8:] for n in range(1, 101)] * 4
    flooders = []
    for _ in range(sizes.unfinished):
        if target.is_too_much():
            break
        flooders.append(Flooder(target.daemon.address))
        flooders[-1].run(begin + go_on, time.monotonic() + 3)
    listen_to(flooders, 2)
    closed, sent = sum(flooder.is_closed for flooder in flooders), sum(flooder.sent for flooder in flooders)
    checks.check(len(flooders) == sizes.unfinished, f"100 unfinished messages on {len(flooders)} of {sizes.unfinished} "
                 f"connections, {sent >> 20} MiB taken, {closed} closed; the last: {flooders[-1].said()}")
    for flooder in flooders:
        flooder.close()


def empty_messages(target, sizes, random, checks):
    """Empty messages behind the start of an upload, and on a stream whose requests nobody reads."""
    for method, first in ((UPLOAD_SAMPLES, UPLOAD_START), (WATCH, b"")):
        flooder = Flooder(target.daemon.address)
        flooder.run([wire.call(1, method, first, wire.HAS_MSG)], time.monotonic() + 5)
        empty = wire.frame(wire.MSG, 1, wire.HAS_MSG) * 1000
        flooder.run(iter(lambda: empty, None), time.monotonic() + sizes.seconds)
        flooder.listen_until(lambda: flooder.kinds[wire.END] > 0 or flooder.is_closed)
        checks.check(flooder.kinds[wire.END] > 0 or flooder.is_closed,
                     f"{flooder.sent // 12} empty messages to {method}: {flooder.said()}")
        flooder.close()


def silent_headers(target, sizes, random, checks):
    """Headers that announce as much as is allowed, and more, and nothing behind them."""
    within = wire.header(65_536, 1, wire.CALL, wire.HAS_MSG, 0)
    beyond = [wire.header(65_537, 1, wire.CALL, wire.HAS_MSG, 0), wire.header((1 << 24) - 1, 1, wire.CALL, 0, 0),
              wire.header((1 << 32) - 1, 1, wire.MSG, 0, 0xFFFF)]
    patient = [Flooder(target.daemon.address, wire.hello() + within) for _ in range(100)]
    refused = [Flooder(target.daemon.address, wire.hello() + header) for header in beyond * 10]
    refused += [Flooder(target.daemon.address, wire.PREFACE + header) for header in beyond * 10]
    listen_to(patient + refused, 2)
    # What a busy machine may take longer; in less than the ten seconds after which it closes who does not say HELLO.
    listen_to(refused, 6)
    closed, held = sum(flooder.is_closed for flooder in refused), sum(not flooder.is_closed for flooder in patient)
    checks.check(closed == len(refused), f"{closed} of {len(refused)} closed that announced too much; "
                 f"{held} of {len(patient)} still wait for what they announced")
    for flooder in patient + refused:
        flooder.close()


FLOODS = [ping_flood, cancel_flood, credit_overrun, unknown_streams, unfinished_messages, empty_messages,
          silent_headers]


def floods(target, sizes, random, checks):
    """Every flood, one after the other."""
    for flood in FLOODS:
        if not target.is_too_much():
            flood(target, sizes, random, checks)
