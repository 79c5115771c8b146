"""Attacks with connections: slow ones, many short ones, dead ones, more than there are descriptors."""

import pathlib
import select
import signal
import socket
import ssl
import subprocess
import sys
import time

import wire
from daemon_process import Daemon

SLACK_SECONDS = 30  # What a busy machine may take beside the daemon's own limits.
HELLO_SECONDS, BODY_SECONDS = 11, 60
CONNECTS_A_SECOND = 2000
HANG_SECONDS = 600  # Only what hangs takes as long.


def connect(address, patience=HANG_SECONDS):
    """A socket that does not block, once the daemon's backlog has room for it."""
    end = time.monotonic() + patience
    while True:
        try:
            made = wire.dial(address, max(0.1, end - time.monotonic()))
            made.setblocking(False)
            return made
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.002)


def try_send(peer, data):
    """Sends what fits; a peer that was closed already hears of it when it reads."""
    try:
        return peer.send(data)
    except OSError:
        return 0


# Slow peers.


class SlowPeer:
    """One byte, or one tiny frame, a second, from some place in the protocol on."""

    def __init__(self, address, kind):
        said, self.rest = SLOW_KINDS[kind]
        self.kind, self.at, self.over_after, self.heard = kind, 0, None, bytearray()
        self.socket = connect(address)
        self.born = time.monotonic()
        try_send(self.socket, said)

    @property
    def seconds_max(self):
        return BODY_SECONDS if self.kind in ("body", "message") else HELLO_SECONDS

    def drip(self):
        try_send(self.socket, b"".join(self.rest[self.at:self.at + 1]))
        self.at += 1

    def look(self):
        """Reads what came; whether the daemon has closed the connection, or ended the slow call."""
        try:
            while data := self.socket.recv(1 << 16):
                self.heard += data
                while (frame := wire.take_frame(self.heard)) is not None:
                    if frame.kind == wire.END:
                        return self.end()
        except BlockingIOError:
            return False
        except OSError:
            pass
        return self.end()

    def end(self):
        self.over_after = time.monotonic() - self.born
        self.socket.close()
        return True


def tls_client_hello():
    """The first bytes of a TLS client."""
    said = ssl.MemoryBIO()
    try:
        ssl.create_default_context().wrap_bio(ssl.MemoryBIO(), said, server_hostname="localhost").do_handshake()
    except ssl.SSLWantReadError:
        return said.read()


def slow_kinds():
    """What a slow peer says at once, and what it says then, one item a second."""
    def bytewise(data):
        return [bytes((byte,)) for byte in data]

    client_hello = tls_client_hello()
    hello = wire.frame(wire.HELLO, head=wire.pack((1, 1), (2, 1), (3, "slow" * 1000)))
    # Of a class that the stuck readers beside it do not fill.
    call = wire.call(1, "EvaluationService/GetRun", bytes(60_000))
    head_end = len(call) - 60_000
    begun = wire.call(1, "EvaluationService/GetRun", b"\x0a", wire.HAS_MSG | wire.MORE)
    return {
        "preface": (b"", bytewise(wire.PREFACE)),
        "header": (wire.PREFACE, bytewise(hello)),
        "hello": (wire.PREFACE + hello[:20], bytewise(hello[20:])),
        "body": (wire.hello() + call[:head_end], bytewise(call[head_end:])),
        "message": (wire.hello() + begun, [wire.frame(wire.MSG, 1, wire.HAS_MSG | wire.MORE, body=b"x")] * 1000),
        "client hello": (client_hello[:5], bytewise(client_hello[5:])),
        "handshake": (client_hello, []),
    }


SLOW_KINDS, CLIENT_HELLO = slow_kinds(), tls_client_hello()


def slow_peers(target, sizes, random, checks):
    """Connections of a byte a second: each must be over in the time its place allows."""
    daemon = target.daemon
    places = [("preface", a) for a in daemon.addresses] + [("header", a) for a in daemon.addresses]
    places += [("hello", a) for a in daemon.addresses] + [("body", daemon.address), ("message", daemon.address)]
    places += [(kind, a) for kind in ("client hello", "handshake") for a in daemon.tls_addresses]
    waiting = [places[number % len(places)] for number in range(sizes.slow)]
    random.shuffle(waiting)
    peers, poll = [], select.epoll()
    open_peers, next_drip = {}, time.monotonic()
    while (waiting or open_peers) and not target.is_too_much():
        for kind, address in [waiting.pop() for _ in range(min(50, len(waiting)))]:
            peer = SlowPeer(address, kind)
            peers.append(peer)
            open_peers[peer.socket.fileno()] = peer
            poll.register(peer.socket.fileno(), select.EPOLLIN)
        for descriptor, _ in poll.poll(0.02 if waiting else 0.2):
            if open_peers[descriptor].look():
                del open_peers[descriptor]
        if time.monotonic() >= next_drip:
            next_drip += 1
            for peer in open_peers.values():
                peer.drip()
        if all(peer.born + peer.seconds_max + SLACK_SECONDS < time.monotonic() for peer in open_peers.values()):
            break
    for peer in open_peers.values():
        peer.socket.close()
    if target.is_too_much():
        return checks.check(False, "the slow peers gave up before their time: the daemon takes too much memory")
    for kind in sorted({kind for kind, _ in places}):
        mine = [peer for peer in peers if peer.kind == kind]
        over = [peer.over_after for peer in mine if peer.over_after is not None]
        in_time = sum(seconds <= mine[0].seconds_max + SLACK_SECONDS for seconds in over)
        checks.check(in_time == len(mine), f"{in_time} of {len(mine)} slow in the {kind} were over within "
                     f"{mine[0].seconds_max} s, the slowest of {len(over)} after {max(over, default=0):.1f} s")


# A storm of connections.


def storm(target, sizes, random, checks):
    """2,000 connections a second that go at once: silent, with garbage, with a HELLO."""
    began, made, busy = time.monotonic(), 0, 0
    planned = sizes.connects / CONNECTS_A_SECOND
    while made < sizes.connects and time.monotonic() < began + planned + HANG_SECONDS and not target.is_too_much():
        ahead = made / CONNECTS_A_SECOND - (time.monotonic() - began)
        if ahead > 0:
            time.sleep(ahead)
        try:
            peer = wire.dial(random.choice(target.daemon.addresses + target.daemon.tls_addresses), HANG_SECONDS)
        except BlockingIOError:
            busy += 1
            time.sleep(0.001)
            continue
        made += 1
        peer.setblocking(False)
        garbage = random.randbytes(random.randrange(1, 200))
        try_send(peer, random.choice([b"", garbage, b"GET / HTTP/1.1\r\n\r\n", wire.hello(), CLIENT_HELLO]))
        if random.random() < 0.3:
            # With unread or unsent data gone at once: a reset on TCP.
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        peer.close()
    seconds = time.monotonic() - began
    checks.check(made == sizes.connects, f"{made} of {sizes.connects} connections made in {seconds:.1f} s "
                 f"(planned {planned:.1f} s), the backlog was full {busy} times")


# Peers that vanish.


def vanishing(target, sizes, random, checks):
    """Connections of processes that are stopped, and later killed."""
    script, processes = pathlib.Path(__file__).with_name("vanishing_peers.py"), []
    count = max(1, sizes.vanished // 10)
    for _ in range(10):
        processes.append(subprocess.Popen(
            [sys.executable, script, str(count), *target.daemon.addresses], stdout=subprocess.PIPE, text=True))
    ready = sum(process.stdout.readline() == "ready\n" for process in processes)
    for process in processes:
        process.send_signal(signal.SIGSTOP)
    time.sleep(sizes.stopped)
    held = target.daemon.sockets()
    for process in processes:
        process.kill()
        process.communicate()
    checks.check(ready == 10, f"{ready} of 10 processes stopped with {count} connections each for {sizes.stopped} s, "
                 f"the daemon has {held} sockets then")


def no_descriptors(regentd, regent, folder, checks):
    """A daemon that may have 256 descriptors and gets 300 connections must not spin, and must come back."""
    daemon = Daemon(regentd, folder, descriptors_max=256)
    peers = []
    for _ in range(300):
        try:
            peers.append(wire.dial(daemon.address))
            try_send(peers[-1], wire.hello())
        except BlockingIOError:
            time.sleep(0.005)
    time.sleep(1)
    before, held = daemon.cpu_seconds(), daemon.descriptors()
    time.sleep(3)
    cores = (daemon.cpu_seconds() - before) / 3
    checks.check(daemon.is_running() and cores < 0.5,
                 f"with {len(peers)} connections and {held} of 256 descriptors it uses {100 * cores:.0f} % of a core")
    for peer in peers:
        peer.close()
    began = time.monotonic()
    answers = is_answering(regent, daemon)
    checks.check(answers, f"it answers again {time.monotonic() - began:.1f} s after they have gone")
    status = daemon.end()
    checks.check(status == 0, f"it ends with status {status}")


def is_answering(regent, daemon):
    command = [regent, "status", "--address", daemon.address, "--timeout", "10"]
    try:
        return subprocess.run(command, capture_output=True, timeout=20).returncode == 0
    except subprocess.TimeoutExpired:
        return False
