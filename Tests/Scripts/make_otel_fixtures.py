"""Makes the requests of Tests/Fixtures/otlp with the OpenTelemetry SDK of Python: each as its exporter encodes it, and
the same in the JSON of OTLP.

Usage: make_otel_fixtures.py FOLDER
Needs the packages of otel_requirements.txt.
"""

import base64
import gzip
import json
import pathlib
import sys

from google.protobuf import json_format
from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans

import otel_spans

HEX = {"traceId", "spanId", "parentSpanId"}


def otlp_json(value, key=""):
    """The proto3 JSON of a message as OTLP wants it: ids are hexadecimal."""
    if isinstance(value, dict):
        return {name: otlp_json(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [otlp_json(item) for item in value]
    return base64.b64decode(value).hex() if key in HEX else value


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, spans in {
        "requests": otel_spans.requests(),
        "evaluations": otel_spans.evaluations("evalRuns/otel"),
    }.items():
        message = encode_spans(spans)
        encoded = message.SerializeToString(deterministic=True)
        (folder / f"{name}.pb").write_bytes(encoded)
        if name == "requests":
            (folder / f"{name}.pb.gz").write_bytes(gzip.compress(encoded, mtime=0))
        text = json_format.MessageToDict(message, use_integers_for_enums=True)
        (folder / f"{name}.json").write_text(json.dumps(otlp_json(text), indent=1, ensure_ascii=False) + "\n")


main()
