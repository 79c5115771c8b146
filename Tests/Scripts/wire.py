"""The wire protocol by hand: frames, protobuf fields, a blocking connection; for tests that misbehave on purpose.

PROTOCOL.md says what the bytes mean. Nothing is checked here: any byte can be sent, in any order.
"""

import collections
import socket
import struct
import time

PREFACE = b"REGENT1\n"
HELLO, PING, DRAIN, CREDIT, CALL, MSG, END, CANCEL = 0x01, 0x02, 0x03, 0x04, 0x10, 0x11, 0x12, 0x13
LAST, HAS_MSG, MORE = 0x01, 0x02, 0x04
OK, NOT_FOUND, RESOURCE_EXHAUSTED, UNAVAILABLE = 0, 5, 8, 14

Frame = collections.namedtuple("Frame", "stream kind flags head body")
Answer = collections.namedtuple("Answer", "code reason not_processed retry_after_ms body")
LOST = Answer(-1, "CONNECTION_LOST", False, 0, b"")


def varint(value):
    return bytes((value,)) if value < 0x80 else bytes((value & 0x7F | 0x80,)) + varint(value >> 7)


def pack(*fields):
    """A message of (number, value): ints are varints, text and bytes have their length, lists repeat."""
    out = bytearray()
    for number, value in fields:
        for item in value if isinstance(value, list) else [value] if value else []:
            if isinstance(item, int):
                out += varint(number << 3) + varint(item)
            else:
                item = item.encode() if isinstance(item, str) else item
                out += varint(number << 3 | 2) + varint(len(item)) + item
    return bytes(out)


def take_varint(data, at):
    """The number and the place behind it."""
    if data[at] < 0x80:
        return data[at], at + 1
    rest, end = take_varint(data, at + 1)
    return data[at] & 0x7F | rest << 7, end


def unpack(data):
    """The fields of a message: number to all its values, as ints or bytes."""
    fields, at = collections.defaultdict(list), 0
    while at < len(data):
        tag, at = take_varint(data, at)
        size = {1: 8, 5: 4}.get(tag & 7)
        if size is None:
            size, at = take_varint(data, at)
        is_number = tag & 7 == 0
        fields[tag >> 3].append(size if is_number else bytes(data[at:at + size]))
        at += 0 if is_number else size
    return fields


def only(fields, number, default=0):
    return fields[number][-1] if fields[number] else default


def header(length, stream, kind, flags, head_bytes):
    return struct.pack(">IIBBH", length, stream, kind, flags, head_bytes)


def frame(kind, stream=0, flags=0, head=b"", body=b""):
    return header(len(head) + len(body), stream, kind, flags, len(head)) + head + body


def hello(credit=1 << 30, token=b""):
    """A client's first bytes; unless told otherwise no answer to it waits for credit or is cut."""
    head = pack((1, 1), (2, 1), (3, "wire.py"), (4, 1 << 20), (5, 4 << 20), (6, credit), (9, token))
    return PREFACE + frame(HELLO, head=head)


def call(stream, method, request=b"", flags=HAS_MSG | LAST, timeout_us=0):
    return frame(CALL, stream, flags, pack((1, f"/regent.v1.{method}"), (2, timeout_us)), request)


def answer(end, body=b""):
    """What an END says, and the message that came before it and with it."""
    fields = unpack(end.head)
    reason = only(unpack(only(unpack(only(fields, 3, b"")), 2, b"")), 1, b"").decode()
    return Answer(only(fields, 1), reason, bool(only(fields, 5)), only(fields, 6), body + end.body)


def dial(address, timeout=10.0):
    """A socket connected to unix:PATH or tcp:HOST:PORT."""
    kind, _, rest = address.partition(":")
    host, _, port = rest.rpartition(":")
    made = socket.socket(socket.AF_UNIX if kind == "unix" else socket.AF_INET)
    made.settimeout(timeout)
    made.connect(rest if kind == "unix" else (host, int(port)))
    return made


def take_frame(buffer):
    """Takes the first whole frame out of what was read; None when there is none."""
    if len(buffer) < 12:
        return None
    length, stream, kind, flags, head_bytes = struct.unpack_from(">IIBBH", buffer)
    if len(buffer) < 12 + length:
        return None
    taken = Frame(stream, kind, flags, bytes(buffer[12:12 + head_bytes]), bytes(buffer[12 + head_bytes:12 + length]))
    del buffer[:12 + length]
    return taken


class Connection:
    """A connection that says what it is told and blocks until it is answered."""

    def __init__(self, address, timeout=10.0, first=None):
        self.socket = dial(address, timeout)
        self.buffer, self.last_stream, self.is_draining = bytearray(), 0, False
        self.socket.sendall(hello() if first is None else first)

    def read(self):
        """The next frame; None when the connection has ended before it."""
        while (taken := take_frame(self.buffer)) is None:
            try:
                data = self.socket.recv(1 << 18)
            except (ConnectionResetError, BrokenPipeError):
                data = b""
            if not data:
                return None
            self.buffer += data
        self.is_draining = self.is_draining or taken.kind == DRAIN
        return taken

    def open(self, method, request=b"", flags=HAS_MSG | LAST, timeout_us=0):
        """Begins a call; gives its stream."""
        self.last_stream += 1
        self.socket.sendall(call(self.last_stream, method, request, flags, timeout_us))
        return self.last_stream

    def unary(self, method, request=b"", timeout=10.0):
        """The answer to a call with one response; TimeoutError when none comes in time."""
        end, body = time.monotonic() + timeout, b""
        stream = self.open(method, request, timeout_us=int(timeout * 1e6))
        while True:
            self.socket.settimeout(max(0.001, end - time.monotonic()))
            got = self.read()
            if got is None:
                return LOST
            if got.stream == stream and got.kind == MSG:
                body += got.body
            if got.stream == stream and got.kind == END:
                return answer(got, body)
