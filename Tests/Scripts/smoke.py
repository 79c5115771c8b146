"""Calls every method of a fresh daemon once, as the owner of its store, and prints one line for each.

An answer is OK, or a refusal with a reason that the .proto files declare: of what a method asks for, a fresh store has
little. Not an answer: no reply within ten seconds, UNKNOWN, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, a refusal
of the owner's credentials, a reason that is declared nowhere. Methods that read and need no name must succeed.

The methods are those of the descriptor set, and the daemon must list the same. Fields that a request needs are filled
by their constraints.

Usage: smoke.py REGENTD
"""

import pathlib
import sys
import tempfile
import time

import permission_matrix as matrix
from daemon_process import Daemon
from permission_matrix import client

CODES = ["OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS",
         "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED",
         "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"]
REFUSALS = {"INVALID_ARGUMENT", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE"}
READ = 1
TEXT, BYTES, ENUM, MESSAGE = 9, 12, 14, 11
# A fresh store has these; of every other name there is nothing.
IDS = {"environment": "prod", "provider": "openai"}
# What a method needs that no constraint of a field tells.
MORE = {
    "AnalyticsService/QueryMetrics": {"text": "count from outcomes"},
    "ComplianceReportService/GenerateComplianceReport": {
        "from_time": {"seconds": 86_400}, "to_time": {"seconds": 172_800}},
    "DashboardService/PutDashboard": {
        "dashboard": {"panels": [{"title": "Calls", "query": "count from outcomes", "chart": 1}]}},
    "ForecastService/ForecastMetrics": {"query": {"text": "count from outcomes since 2d every 1h"}},
    "ForecastService/GetMetricTrend": {"query": {"text": "count from outcomes since 2d every 1h"}},
    "LedgerService/GetEntryBundle": {"width": 1},
    "LedgerService/ProveConsistency": {"old_size": 1},
    "LedgerService/ProveInclusion": {"revision": 1},
    "LedgerService/Watch": {"from_revision": 1},
    "OutcomeService/ListOutcomes": {"request_id": "smoke"},
    "RegionService/PutRegion": {"region": {"time_zone": "UTC"}},
    "SlaService/PutSlaTarget": {"sla_target": {
        "subject": "environments/prod/providers/openai", "environment": "environments/prod", "threshold": 0.5}},
    "VersionService/RegisterVersion": {"version": {"artifacts": [{"name": "smoke", "digest": "sha256:" + "0" * 64}]}},
}


def declared_reasons():
    """The reasons of all .proto files."""
    files, pool = matrix.schema()
    options = matrix.message_factory.GetMessageClass(pool.FindMessageTypeByName("google.protobuf.FileOptions"))
    reason = pool.FindExtensionByName("regent.v1.reason")
    return {each.name for file in files
            for each in options.FromString(file.options.SerializeToString()).Extensions[reason]}


def constraint(field):
    return matrix.options_of(field, "regent.v1.constraint")


def value_of(field):
    """The smallest value that a field's constraint takes."""
    if field.type == MESSAGE:
        return filled(field.message_type)
    if field.type == ENUM:
        return 1
    if field.type == BYTES:
        return b"smoke"
    if field.type != TEXT:
        return 1
    rule = constraint(field)
    if rule and rule.resource:
        return matrix.name_of(rule.resource, lambda word: IDS.get(word, "1.0.0" if word == "version" else "smoke"))
    if rule and rule.name:
        return "environments/prod"
    return IDS.get(field.name, "smoke")


def filled(message):
    """A message with the fields that it must have."""
    content = {}
    for field in message.fields:
        rule = constraint(field)
        if rule and rule.required and not rule.output_only:
            content[field.name] = value_of(field)
            if field.is_repeated:
                is_map = field.message_type and field.message_type.GetOptions().map_entry
                content[field.name] = {"smoke": 1} if is_map else [content[field.name]]
    return content


def merged(one, other):
    """What both say; in doubt, the second."""
    both = dict(one)
    for key, value in other.items():
        both[key] = merged(both[key], value) if isinstance(value, dict) and isinstance(both.get(key), dict) else value
    return both


def requests(name, method, policy, number):
    """The messages of a call."""
    message = client.CLASSES[method.input_type.lstrip(".")].DESCRIPTOR
    first, *rest = matrix.requests(method, policy)[0]
    if method.client_streaming:
        return [first, *rest]
    request = merged(first, filled(message))
    if "mutation" in message.fields_by_name:
        request["mutation"] = {"idempotency_key": f"smoke-{number:020d}", "reason": "smoke"}
    return [merged(request, MORE.get(name, {}))]


def call(connection, name, method, messages):
    """The name of the code, and the reason, of a call."""
    try:
        with client.Stream(connection, name, messages[0], 10, last=len(messages) == 1) as stream:
            for place, message in enumerate(messages[1:]):
                stream.receive()
                stream.send(message, last=place == len(messages) - 2)
            # Of a stream from the daemon the first message: a watch has no end.
            while stream.receive() is not None and not method.server_streaming:
                pass
        return "OK", ""
    except client.RegentError as error:
        return CODES[error.code] if error.code < len(CODES) else str(error.code), error.reason
    except (TimeoutError, ConnectionError) as error:
        return type(error).__name__, str(error)


def names_of_daemon(connection):
    """The methods that the daemon says it serves."""
    answer = connection.unary("ReflectionService/GetDescriptorSet", {})
    files = matrix.descriptor_pb2.FileDescriptorSet.FromString(answer.descriptor_set).file
    return {f"{service.name}/{method.name}" for file in files for service in file.service for method in service.method}


def main():
    listed = list(matrix.methods())
    reasons, failed, succeeded = declared_reasons(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon(sys.argv[1], pathlib.Path(folder) / "smoke")
        try:
            connection = client.Connection(daemon.address)
            differing = names_of_daemon(connection) ^ {name for name, *_ in listed}
            failed += [f"{name} is not both in the files and in the daemon" for name in sorted(differing)]
            for number, (name, method, policy) in enumerate(listed):
                messages = requests(name, method, policy, number)
                began = time.monotonic()
                code, reason = call(connection, name, method, messages)
                millis = (time.monotonic() - began) * 1_000
                needs_name = any(matrix.kind_of(field) or (constraint(field) and constraint(field).required)
                                 for field in client.CLASSES[method.input_type.lstrip(".")].DESCRIPTOR.fields)
                must_succeed = policy.idempotency == READ and not needs_name
                good = code == "OK" or code in REFUSALS and reason in reasons and not must_succeed
                succeeded += code == "OK"
                print(f"{'ok    ' if good else 'FAILED'} {name:<50} {code} {reason} {millis:.1f} ms", flush=True)
                if not good:
                    failed.append(f"{name}: {code} {reason}")
                if "Error" in code:
                    connection = client.Connection(daemon.address)
        finally:
            daemon.process.terminate()
            daemon.process.wait(timeout=20)
    for line in failed:
        print(line)
    print(f"{len(listed)} methods, {succeeded} succeeded, {len(failed)} failed")
    sys.exit(1 if failed or succeeded < len(listed) // 4 else 0)


if __name__ == "__main__":
    main()
