"""Bad bytes on the wire, and a disk that is full: rows of bad_input.py."""

import ctypes
import ctypes.util
import os
import pathlib
import random
import socket
import struct
import subprocess
import tempfile
import time

import wire

COMPRESSED, ZSTD = 0x08, 1
CHECK, INFO = "HealthService/Check", "ServerService/GetServerInfo"
wait = time.sleep


def zstd(data):
    """One frame that declares its size, with a checksum."""
    library = ctypes.CDLL(ctypes.util.find_library("zstd"))
    library.ZSTD_compressBound.restype = library.ZSTD_compress2.restype = ctypes.c_size_t
    library.ZSTD_createCCtx.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.ZSTD_createCCtx())
    library.ZSTD_CCtx_setParameter(context, 201, 1)  # ZSTD_c_checksumFlag
    room = library.ZSTD_compressBound(ctypes.c_size_t(len(data)))
    out = ctypes.create_string_buffer(room)
    size = library.ZSTD_compress2(context, out, ctypes.c_size_t(room), data, ctypes.c_size_t(len(data)))
    return out.raw[:size]


def drained(bench, first, then=b""):
    """What a connection is told that breaks the protocol: the triple of its DRAIN; it must be closed behind it."""
    connection = wire.Connection(bench.daemon.address, first=first)
    try:
        connection.socket.sendall(then)
    except OSError:
        pass  # It is being closed already.
    said = (0, "", "nothing")
    while (got := connection.read()) is not None:
        if got.kind == wire.DRAIN:
            fields = wire.unpack(got.head)
            said = (wire.only(fields, 1), "", wire.only(fields, 2, b"").decode())
    return said


def ended(bench, frames, stream=1, first=None):
    """How a call ends; the connection must serve another one behind it."""
    connection = wire.Connection(bench.daemon.address, first=first)
    # All of them are there before the daemon reads the first, as far as the kernel allows.
    connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    connection.socket.sendall(frames)
    while (got := connection.read()) is not None:
        if got.stream == stream and got.kind == wire.END:
            answer = wire.answer(got)
            connection.last_stream = 1000
            is_alive = connection.unary(CHECK).code == 0
            return answer.code, answer.reason, "and serves on" if is_alive else "and is dead"
    return -1, "", "the connection was closed"


def compressed(body):
    """A call whose message is said to be a zstd frame."""
    head = wire.pack((1, f"/regent.v1.{CHECK}"), (4, ZSTD))
    return lambda bench: ended(bench, wire.frame(wire.CALL, 1, wire.HAS_MSG | wire.LAST | COMPRESSED, head, body))


REQUEST = zstd(wire.pack((1, "regent.v1.HealthService")) * 40)
DECLARES_LESS = REQUEST[:4] + bytes((REQUEST[4],)) + bytes((REQUEST[5] ^ 1,)) + REQUEST[6:]


def random_bytes(bench):
    return drained(bench, wire.PREFACE + random.Random(7).randbytes(4096))


def frames_on_closed_stream(bench):
    """Late frames are dropped; only the next call matters."""
    late = wire.frame(wire.MSG, 1, wire.HAS_MSG, body=b"late") + wire.frame(wire.CREDIT, 1, body=struct.pack(">I", 9))
    return ended(bench, wire.call(1, CHECK) + late * 20 + wire.call(3, INFO), stream=3)


def cancel_flood(bench):
    """Calls given up at once: refused or cancelled, and the daemon goes on."""
    connection = wire.Connection(bench.daemon.address)
    flood = b"".join(wire.call(n, INFO) + wire.frame(wire.CANCEL, n) for n in range(1, 5001))
    connection.socket.settimeout(30)
    try:
        connection.socket.sendall(flood)
    except OSError:
        pass  # Closed for it, which is an answer too.
    return wire.Connection(bench.daemon.address).unary(INFO).code, "", "another connection is served"


def ping_flood(bench):
    pings = b"".join(wire.frame(wire.PING, body=struct.pack(">Q", n)) for n in range(5000))
    return drained(bench, wire.hello(), pings)


def credit_overrun(bench):
    """More bytes than there is credit for, to a call that does not take them.

    Its handler may have seen the second message before the sixth came, which is another mistake: then once more.
    """
    begin = wire.call(1, "LedgerService/Watch", flags=wire.HAS_MSG)
    body = wire.frame(wire.MSG, 1, wire.HAS_MSG, body=bytes(60_000))
    for _ in range(1000):
        said = ended(bench, begin + body * 8)
        if said[1] != "WRONG_CARDINALITY":
            break
    return said


INVALID, EXHAUSTED, PRECONDITION = 3, 8, 9
TABLE = [
    ("wrong preface", lambda bench: drained(bench, b"GET / HTTP/1.1\r\n"), (INVALID, "", "protocol")),
    ("wrong version", lambda bench: drained(
        bench, wire.PREFACE + wire.frame(wire.HELLO, head=wire.pack((1, 2), (2, 9)))), (PRECONDITION, "", "1..1")),
    ("random bytes", random_bytes, (None, "", "")),
    ("oversized frame", lambda bench: drained(
        bench, wire.hello(), wire.header(70_000, 1, wire.CALL, 0, 10)), (EXHAUSTED, "", "")),
    ("frame beyond the protocol's cap", lambda bench: drained(
        bench, wire.hello(), wire.header(1 << 24, 1, wire.CALL, 0, 10)), (None, "", "")),
    ("oversized head", lambda bench: ended(bench, wire.frame(
        wire.CALL, 1, wire.LAST, wire.pack((1, f"/regent.v1.{CHECK}"), (3, wire.pack((1, "k"), (2, bytes(9000))))))),
     (EXHAUSTED, "METADATA_TOO_LARGE", "serves on")),
    ("zstd with a wrong declared size", compressed(DECLARES_LESS), (INVALID, "CORRUPT_ENCODING", "serves on")),
    ("truncated zstd", compressed(REQUEST[:-3]), (INVALID, "CORRUPT_ENCODING", "serves on")),
    ("zstd with trailing bytes", compressed(REQUEST + b"x"), (INVALID, "CORRUPT_ENCODING", "serves on")),
    ("zstd bomb", compressed(zstd(bytes(64 << 20))), (None, None, "serves on")),
    ("frames on a closed stream", frames_on_closed_stream, (0, "", "serves on")),
    ("CALL flood with CANCEL", cancel_flood, (0, "", "served")),
    ("credit overrun", credit_overrun, (INVALID, "PROTOCOL_VIOLATION", "serves on")),
    ("PING flood", ping_flood, (EXHAUSTED, "", "PING")),
]


def full_disk(make_bench, regentd, regent, checks):
    """An upload on a disk that fills up: refused as that, and complete once there is room."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m,mode=0700", "regent-test", name], check=True)
        try:
            bench = make_bench(regentd, regent, name)
            ballast = folder / "ballast"
            ballast.write_bytes(bytes(16 << 20))
            run = "evalRuns/tight"
            bench.create(run)
            batches = [(seq, [dict(sample_id=f"{seq}-{row}", status=1, latency_ms=seq, error_code=os.urandom(96).hex())
                              for row in range(1500)]) for seq in range(1, 61)]
            found = bench.upload(run, batches)
            checks.check(found[:2] == (EXHAUSTED, "STORE_READ_ONLY"), f"disk full in mid-upload: {found}")
            read = bench.call("EvaluationService/GetSummary", run=run, mutation=None)
            checks.check(read[0] == 0, f"reads go on: {read}")
            ballast.unlink()
            subprocess.run(["mount", "-o", "remount,size=256m", name], check=True)
            durable = bench.upload(run, batches[_stored(bench, run):])
            sealed = bench.call("EvaluationService/SealRun", run=run, expected_samples=1500 * 60)
            checks.check(durable[0] == 0 and sealed[0] == 0, f"with space again it completes: {durable} {sealed}")
            checks.check(bench.daemon.end() == 0, "the daemon on the small disk ends well")
        finally:
            subprocess.run(["umount", name], check=True)


def _stored(bench, run):
    """Batches that are durable: where the upload goes on."""
    bench.call("EvaluationService/GetSummary", run=run, mutation=None)
    return bench.answer.summary.sample_count // 1500
