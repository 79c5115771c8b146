"""A connection that keeps many calls of several kinds in flight, and remembers how each ended."""

import select
import time

import wire
from good_client import create_run, sample_batch, upload_start

IN_FLIGHT, UPLOAD_WINDOW = 60, 16


class Call:
    """One call: what it was for and every END it got."""

    def __init__(self, kind, name=""):
        self.kind, self.name, self.ends = kind, name, []


class LoadedPeer:
    """A raw connection under load. The n-th CALL is on stream n, as `accepted_calls` counts."""

    def __init__(self, address, random, name, revision, upload_run=None, is_stubborn=False):
        self.socket = wire.dial(address)
        self.socket.setblocking(False)
        self.random, self.name, self.calls = random, name, []
        self.unsent, self.buffer = bytearray(wire.hello()), bytearray()
        self.accepted = None
        self.is_closed = self.is_upload_over = False
        self.open_count = self.sent_seq = self.durable_seq = self.late = 0
        self.is_stubborn, self.upload_stream = is_stubborn, None
        self.begin(Call("watch"), "LedgerService/Watch", wire.pack((1, revision)))
        if upload_run:
            self.upload_stream = len(self.calls) + 1
            self.begin(Call("upload", upload_run), "EvaluationService/UploadSamples", upload_start(upload_run),
                       wire.HAS_MSG)

    def begin(self, call, method, request, flags=wire.HAS_MSG | wire.LAST):
        self.calls.append(call)
        self.open_count += 1
        self.unsent += wire.call(len(self.calls), method, request, flags, timeout_us=30_000_000)

    # Work.

    def begin_another(self):
        """A unary call, one of four."""
        dice = self.random.random()
        if dice < 0.3:
            name = f"evalRuns/{self.name}-n{len(self.calls) + 1}"
            self.begin(Call("create", name), "EvaluationService/CreateRun", create_run(name))
        elif dice < 0.6:
            self.begin(Call("select"), "RoutingService/Select", wire.pack((2, "prod"), (3, f"user-{dice}")))
        else:
            self.begin(Call("status"), "ServerService/GetServerInfo", b"")

    def work(self):
        """Keeps the connection loaded; once the daemon drains, a few calls too late and no more."""
        if self.accepted is None:
            for _ in range(IN_FLIGHT - self.open_count):
                self.begin_another()
        elif self.late < 5:
            self.late += 1
            self.begin_another()
        if self.upload_stream and not self.is_upload_over:
            self.upload()

    def upload(self):
        """Sends batches while the window has room; once the daemon drains, ends, or goes on slowly for ever."""
        is_draining = self.accepted is not None
        if is_draining and not self.is_stubborn:
            self.is_upload_over = True
            self.unsent += wire.frame(wire.MSG, self.upload_stream, wire.LAST)
        elif self.sent_seq - self.durable_seq < UPLOAD_WINDOW and (not is_draining or self.random.random() < 0.2):
            self.sent_seq += 1
            batch = sample_batch(self.sent_seq)
            self.unsent += wire.frame(wire.MSG, self.upload_stream, wire.HAS_MSG, body=batch)

    # Bytes.

    def move(self, events):
        if events & (select.POLLIN | select.POLLHUP | select.POLLERR):
            self.take()
        if events & select.POLLOUT and not self.is_closed:
            try:
                del self.unsent[:self.socket.send(self.unsent)]
            except (BlockingIOError, BrokenPipeError, ConnectionResetError):
                pass  # What the daemon said before it closed is still to be read.

    def take(self):
        try:
            data = self.socket.recv(1 << 18)
        except BlockingIOError:
            return
        except ConnectionResetError:
            data = b""
        self.is_closed = not data
        self.buffer += data
        while got := wire.take_frame(self.buffer):
            self.see(got)

    def see(self, got):
        if got.kind == wire.DRAIN:
            self.accepted = wire.only(wire.unpack(got.head), 3)
        elif got.kind == wire.END:
            call = self.calls[got.stream - 1]
            self.open_count -= not call.ends
            call.ends.append(wire.answer(got))
            self.is_upload_over = self.is_upload_over or got.stream == self.upload_stream
        elif got.kind == wire.MSG and got.stream == self.upload_stream:
            response = wire.unpack(got.body)
            if ack := wire.only(response, 2, b""):
                self.durable_seq = max(self.durable_seq, wire.only(wire.unpack(ack), 2))


def drive(peers, until):
    """Moves all peers' bytes until the time, at most until the daemon has closed them all."""
    while time.monotonic() < until and not all(peer.is_closed for peer in peers):
        poll, by_descriptor = select.poll(), {}
        for peer in peers:
            if not peer.is_closed:
                peer.work()
                by_descriptor[peer.socket.fileno()] = peer
                poll.register(peer.socket, select.POLLIN | (select.POLLOUT if peer.unsent else 0))
        for descriptor, events in poll.poll(5 if any(peer.accepted is None for peer in peers) else 50):
            by_descriptor[descriptor].move(events)
