"""Calls over HTTP in the form of the example client's: for tests that ask the same of both doors.

`Connection` and `Stream` stand for those of clients/python/example; methods that take a stream of messages have no
path of their own over HTTP. Below them is HTTP by hand: any bytes, in any order.
"""

import _strptime  # noqa: F401  Another user, whom a test becomes, may not read the library's files any more.
import base64
import http.client
import json
import pathlib
import re
import socket
import ssl
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/example"))
import regent_example as client  # noqa: E402
from google.protobuf import json_format  # noqa: E402

CODES = [
    "ok", "canceled", "unknown", "invalid_argument", "deadline_exceeded", "not_found", "already_exists",
    "permission_denied", "resource_exhausted", "failed_precondition", "aborted", "out_of_range", "unimplemented",
    "internal", "unavailable", "data_loss", "unauthenticated"]


def dial(address, context=None, timeout=20.0):
    """A socket to unix:PATH, tcp:HOST:PORT or tls:HOST:PORT."""
    kind, _, place = address.partition(":")
    if kind == "unix":
        made = socket.socket(socket.AF_UNIX)
        made.settimeout(timeout)
        made.connect(place)
        return made
    host, _, port = place.rpartition(":")
    made = socket.create_connection((host, int(port)), timeout)
    if kind == "tls":
        context = context or ssl.create_default_context()
        made = context.wrap_socket(made, server_hostname=host)
    return made


class Door(http.client.HTTPConnection):
    """A connection of the standard library over any of the addresses."""

    def __init__(self, address, context=None, timeout=20.0):
        super().__init__("localhost", timeout=timeout)
        self.address, self.context = address, context

    def connect(self):
        self.sock = dial(self.address, self.context, self.timeout)


def error(body):
    """The error of an answer, as the example client has it."""
    said = json.loads(body)
    end = client.v1.End(code=CODES.index(said["code"]), message=said.get("message", ""))
    for detail in said.get("details", []):
        text = detail["value"]
        value = base64.b64decode(text + "=" * (-len(text) % 4))
        end.details.add(type_url="type.googleapis.com/" + detail["type"], value=value)
    return client.RegentError(end)


class Connection:
    """Whoever calls: an address, and a token or a certificate."""

    def __init__(self, address, token=b"", context=None):
        self.door, self.token = Door(address, context), token
        self.socket = self.door

    def headers(self, media_type):
        named = {"Content-Type": media_type}
        if self.token:
            named["Authorization"] = f"Bearer {self.token.decode()}"
        return named

    def unary(self, method, request=None, timeout=10.0):
        with Stream(self, method, request, timeout) as stream:
            return stream.receive()


class Stream:
    """One call: its answer, or the events of one that streams."""

    def __init__(self, connection, method, request=None, timeout=10.0, last=True):
        word = method.split("/")[1]
        self.connection, self.kind = connection, client.v1.__dict__[f"{word}Response"]
        made = client.v1.__dict__[f"{word}Request"](**request or {})
        self.events, self.messages = None, []
        is_stream = STREAMS.get(method, False)
        door = connection.door
        body = json_format.MessageToJson(made).encode() if is_stream else made.SerializeToString()
        try:
            door.request("POST", f"/regent.v1.{method}", body, {
                **connection.headers("application/json" if is_stream else "application/proto"),
                "Connect-Timeout-Ms": str(max(1, int(timeout * 1000)))})
            answer = door.getresponse()
        except (OSError, http.client.HTTPException):
            # A connection that was closed while it was idle.
            door.close()
            door.request("POST", f"/regent.v1.{method}", body, connection.headers(
                "application/json" if is_stream else "application/proto"))
            answer = door.getresponse()
        if answer.status != 200:
            raise error(answer.read())
        if is_stream:
            self.events = answer
        else:
            self.messages = [self.kind.FromString(answer.read())]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.events is not None:
            self.events.close()
            self.connection.door.close()

    def receive(self):
        """The next message, or None where the call has ended OK."""
        if self.messages:
            return self.messages.pop(0)
        return None if self.events is None else self.next_event()

    def next_event(self):
        name, data = "message", ""
        while line := self.events.readline().decode():
            line = line.rstrip("\n")
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                data = value
            elif not line and data:
                if name == "error":
                    raise error(data)
                return None if name == "end" else json_format.Parse(data, self.kind())
        return None


# Whether a method streams its answers, by its name without the package; see `learn`.
STREAMS = {}


def learn(methods):
    """Takes note of which methods stream: pairs of a name and its descriptor."""
    STREAMS.update({name: method.server_streaming for name, method in methods})


def exchange(address, data, timeout=20.0, context=None, pause=0.0):
    """Sends bytes, piece by piece where there is a pause, and returns all that comes until the end."""
    made = dial(address, context, timeout)
    answer = b""
    try:
        for piece in [data] if not pause else [data[at:at + 1] for at in range(len(data))]:
            made.sendall(piece)
            if pause:
                time.sleep(pause)
    except OSError:
        pass  # It has been closed over the bytes.
    try:
        while piece := made.recv(1 << 16):
            answer += piece
    except OSError:
        pass
    made.close()
    return answer


def statuses(answer):
    """The statuses of the answers in some bytes."""
    # A body ends without a line end: the next answer follows on its line.
    return [int(status) for status in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]
