"""A client of Regent's wire protocol (PROTOCOL.md): the standard library, stock protobuf and protoc."""
import pathlib, ssl, struct, subprocess, sys, time, types  # noqa: E401, E701, E731
from socket import AF_UNIX, create_connection, socket
from google.protobuf import descriptor_pb2, message_factory

HELLO, PING, DRAIN, CREDIT, CALL, MSG, END, CANCEL = KINDS = 0x01, 0x02, 0x03, 0x04, 0x10, 0x11, 0x12, 0x13
LAST, HAS_MSG, MORE, ACK = 0x01, 0x02, 0x04, 0x10  # LAST is the flag END
PREFACE, LIMITS = b"REGENT1\n", dict(max_frame=65536, max_message=4194304, stream_credit=262144)
PROTO = pathlib.Path(__file__).resolve().parents[3] / "proto"
PROTOC = ["protoc", f"-I{PROTO}", "--include_imports", "--descriptor_set_out=/dev/stdout"]
COMPILED = subprocess.check_output(PROTOC + sorted(PROTO.glob("regent/v1/*.proto")))
CLASSES = message_factory.GetMessages(descriptor_pb2.FileDescriptorSet.FromString(COMPILED).file)
v1 = types.SimpleNamespace(**{name.rpartition(".")[2]: each for name, each in CLASSES.items()})

def frame(kind, stream=0, flags=0, head=b"", body=b""):
    return struct.pack(">IIBBH", len(head) + len(body), stream, kind, flags, len(head)) + head + body

class RegentError(Exception):
    """An End, or a Drain, that is not OK."""
    def __init__(self, end):
        details = {detail.type_url.rpartition("/")[2]: detail.value for detail in end.details}
        info = v1.ErrorInfo.FromString(details.get("google.rpc.ErrorInfo", b""))
        bad = v1.BadRequest.FromString(details.get("google.rpc.BadRequest", b"")).field_violations
        self.end, self.code, self.reason, self.metadata = end, end.code, info.reason, dict(info.metadata)
        self.bad_fields = {violation.field: violation.description for violation in bad}
        super().__init__(f"{self.reason} ({self.code}): {end.message} {self.bad_fields or ''}")

class Stream:
    """One call. Leaving its `with` gives it up if it is still open."""
    def __init__(self, connection, method, request=None, timeout=10.0, last=True):
        if connection.drain: raise ConnectionError(f"no more calls here: {connection.drain.message}")
        self.connection, self.name = connection, method.split("/")[1]
        self.credit, self.deadline = connection.peer.stream_credit, time.monotonic() + timeout
        self.owed, self.partial, self.messages, self.end = 0, b"", [], None
        self.number = connection.calls = connection.calls + 1  # so it compares with accepted_calls
        connection.streams[self.number] = self
        head = v1.Call(method=f"/regent.v1.{method}", timeout_us=max(int(timeout * 1e6), 1))  # 0 is none
        self.send(request, last, CALL, head.SerializeToString())
    __enter__ = lambda self: self
    def __exit__(self, *_):
        if self.connection.streams.pop(self.number, None):
            self.connection.write(CANCEL, self.number, 0, v1.Cancel(code=1).SerializeToString())
    def send(self, request, last=False, kind=MSG, head=b""):
        """Sends a message in as many frames as it takes; where the call has ended, `receive` tells how."""
        body, more = getattr(v1, f"{self.name}Request")(**request or {}).SerializeToString(), True
        while more and not self.end:
            while kind == MSG and self.credit <= 0 and not self.end: self.connection.take(self.deadline)
            room = self.connection.peer.max_frame - len(head)
            piece, body, more = body[:room], body[room:], len(body) > room
            self.connection.write(kind, self.number, HAS_MSG | (MORE if more else last * LAST), head, piece)
            self.credit -= len(piece) if kind == MSG else 0
            kind, head = MSG, b""
    def receive(self):
        """The next message, or None where the call has ended OK."""
        while not self.messages and not self.end:
            if self.owed > LIMITS["stream_credit"] // 2:  # consumed, or fragments of the message waited for
                self.connection.write(CREDIT, self.number, 0, b"", struct.pack(">I", self.owed))
                self.owed = 0
            self.connection.take(self.deadline)
        if not self.messages and self.end.code: raise RegentError(self.end)
        return self.messages.pop(0) if self.messages else None

class Connection:
    """A connection to unix:PATH, tls:HOST:PORT or tcp:HOST:PORT. It takes frames in while a call waits."""
    def __init__(self, address, token=b"", context=None):
        kind, _, place = address.partition(":")
        self.socket = socket(AF_UNIX) if kind == "unix" else create_connection(place.rsplit(":", 1))
        if kind == "unix": self.socket.connect(place)
        if kind == "tls":
            context = context or ssl.create_default_context()
            context.minimum_version = ssl.TLSVersion.TLSv1_3
            context.set_alpn_protocols(["regent/1"])
            self.socket = context.wrap_socket(self.socket, server_hostname=place.rsplit(":", 1)[0])
        self.input, self.streams, self.calls, self.peer, self.drain = b"", {}, 0, None, None
        hello = v1.Hello(min_version=1, max_version=1, agent="regent_example", auth_token=token, **LIMITS)
        self.socket.sendall(PREFACE + frame(HELLO, head=hello.SerializeToString()))
        while not self.peer: self.take(time.monotonic() + 5)
    def write(self, *parts):
        self.socket.settimeout(None)  # not the one that `take` left
        self.socket.sendall(frame(*parts))
    def take(self, deadline):
        """Takes one frame in, of any stream. A TimeoutError at the deadline loses nothing."""
        while len(self.input) < 12 + (length := int.from_bytes(self.input[:4], "big")):
            self.socket.settimeout(max(deadline - time.monotonic(), 0.001))
            received = self.socket.recv(65536)
            if not received or length > LIMITS["max_frame"]: raise ConnectionError("the connection is lost")
            self.input += received
        number, kind, flags, size = struct.unpack_from(">IBBH", self.input, 4)
        head, body = self.input[12 : 12 + size], self.input[12 + size : 12 + length]
        self.input, stream = self.input[12 + length :], self.streams.get(number)
        if kind < 0x80 and kind not in KINDS: raise ConnectionError(f"a frame of unknown kind {kind}")
        if kind == HELLO:
            self.peer = v1.Hello.FromString(head)
        elif kind == PING and not flags & ACK: self.write(PING, 0, ACK, b"", body)
        elif kind == DRAIN:
            self.drain = v1.Drain.FromString(head)
            for late in [each for each in self.streams if each > self.drain.accepted_calls]:
                self.streams.pop(late).end = v1.End(code=14, message="draining", not_processed=True)
            if self.drain.code: raise RegentError(v1.End(code=self.drain.code, message=self.drain.message))
        elif kind == CREDIT and stream: stream.credit += int.from_bytes(body, "big")
        elif kind in (MSG, END, CANCEL) and stream:
            stream.owed, stream.partial = stream.owed + len(body), stream.partial + body
            if flags & HAS_MSG and not flags & MORE:
                stream.messages.append(getattr(v1, f"{stream.name}Response").FromString(stream.partial))
                stream.partial = b""
            if kind != MSG: self.streams.pop(number).end = v1.End.FromString(head)
    def unary(self, method, request=None, timeout=10.0):
        with Stream(self, method, request, timeout) as stream: return [*iter(stream.receive, None)][0]

def upload(connection, start, batches, timeout=60.0):
    """Sends batches, lists of samples, from the first that is not durable on; returns how many are."""
    with Stream(connection, "EvaluationService/UploadSamples", {"start": start}, timeout, False) as stream:
        received = (opened := stream.receive().opened).durable_seq
        for seq in range(max(received, 1), len(batches) + 1):  # the last durable one again: is it the same?
            while seq > received + opened.window: received = stream.receive().ack.received_seq
            stream.send({"batch": dict(seq=seq, rows=batches[seq - 1])}, last=seq == len(batches))
        return [*iter(stream.receive, None)][-1].ack.durable_seq

if __name__ == "__main__":
    print(Connection(sys.argv[1], *map(str.encode, sys.argv[2:])).unary("ServerService/GetServerInfo"))
