"""Services with the OpenTelemetry SDK of Python report to a daemon: their exporter sends spans by OTLP over HTTP, and
the outcomes and samples are read back and compared.

Usage: otel_in.py REGENTD [SPANS]
With SPANS it reports so many more, as fast as the daemon takes them, and says how long that took.
Needs the packages of otel_requirements.txt.
"""

import gzip
import http.client
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse
from opentelemetry.sdk.trace.export import SpanExportResult

import checks
import otel_spans
from permission_matrix import client

OK, ERROR, TIMEOUT, THROTTLED, REFUSED = 1, 2, 3, 4, 5
RUN = "evalRuns/otel"
FIXTURES = pathlib.Path(__file__).parents[1] / "Fixtures" / "otlp"


class Daemon:
    """A daemon that serves HTTP on loopback, with an environment and a principal that reports."""

    def __init__(self, regentd, folder):
        command = [regentd, "--data", str(folder / "data"), "--http", "tcp:127.0.0.1:0", "--insecure-loopback",
                   "--log-format", "json"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if '"ready"' in line:
                break
        else:
            raise SystemExit("the daemon did not start")
        self.url = "http://" + re.search(r"tcp:(127\.0\.0\.1:[1-9]\d*)", line).group(1) + "/v1/traces"
        # The log is not to fill its pipe.
        threading.Thread(target=self.process.stderr.read, daemon=True).start()
        self.owner, self.number = client.Connection(f"unix:{folder}/data/regent.sock"), 0
        for provider in ("openai", "anthropic", "azure-eu"):
            name = f"environments/prod/providers/{provider}"
            config = {"name": name, "enabled": True, "timeout_ms": 30_000, "weight": 1}
            self.change("ProviderService/PutProviderConfig", provider_config=config)
        self.change("EvaluationService/CreateRun", name=RUN, type=1)
        shop = self.change("AccessService/PutPrincipal", principal={"name": "principals/shop", "kind": 2}).principal
        # An analyst may upload samples and, as everybody, report outcomes.
        self.change("AccessService/GrantRole", etag=shop.etag, principal=shop.name, grant={"role": 2, "scope": "*"})
        self.token = self.change("AccessService/IssueToken", principal="principals/shop").secret

    def change(self, method, etag="", **request):
        self.number += 1
        mutation = {"idempotency_key": f"otel-in-change-{self.number:04}", "etag": etag}
        return self.owner.unary(method, {**request, "mutation": mutation})

    def outcomes(self):
        """Outcomes of the environment by the request id of their span."""
        found = {}
        for provider in ("openai", "anthropic", "azure-eu"):
            listed = self.owner.unary("OutcomeService/ListOutcomes", {
                "environment": "prod", "selected_provider": provider, "page_size": 1000})
            for outcome in listed.outcomes:
                found.setdefault(outcome.request_id, []).append(outcome)
        return found

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def request_id(span):
    return f"{span.context.trace_id:032x}-{span.context.span_id:016x}"


def exporter(url, token, compression=Compression.NoCompression):
    return OTLPSpanExporter(endpoint=url, headers={"authorization": f"Bearer {token}"}, compression=compression)


def post(url, token, body, content_type, encoding=None):
    """Status, headers and body of one request."""
    headers = {"Content-Type": content_type, **({"Authorization": f"Bearer {token}"} if token else {})}
    if encoding:
        headers["Content-Encoding"] = encoding
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


class Forgetful(http.server.BaseHTTPRequestHandler):
    """Passes each request on; the first answer is lost on its way, and 503 is told instead."""

    target, seen = "", 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        names = ("Content-Type", "Content-Encoding", "Authorization")
        headers = {name: self.headers[name] for name in names if self.headers[name]}
        with urllib.request.urlopen(urllib.request.Request(self.target, body, headers)) as answer:
            status, content_type, content = answer.status, answer.headers["Content-Type"], answer.read()
        type(self).seen += 1
        if type(self).seen == 1:
            status, content = 503, b""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        if status == 503:
            self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def compare(check, spans, found):
    """Each outcome with the span that it was."""
    expected = {
        "chat": (OK, ""), "openai.RateLimitError": (THROTTLED, "openai.RateLimitError"),
        "timeout": (TIMEOUT, "timeout"), "500": (ERROR, "500"),
    }
    for span in spans:
        attributes, outcomes = span.attributes, found.get(request_id(span), [])
        operation = attributes.get("gen_ai.operation.name")
        provider = attributes.get("regent.provider", attributes.get(
            "gen_ai.provider.name", attributes.get("gen_ai.system")))
        is_request = operation in ("chat", "embeddings") or (not operation and "gen_ai.system" in attributes)
        if not is_request or not provider:
            check(not outcomes, f"{span.name} of {operation or 'no operation'} is no outcome")
            continue
        check(len(outcomes) == 1, f"{span.name} {request_id(span)} is one outcome, not {len(outcomes)}")
        if not outcomes:
            continue
        outcome = outcomes[0]
        nanos = outcome.create_time.seconds * otel_spans.SECOND + outcome.create_time.nanos
        check(nanos == span.start_time, "  created when the span began")
        check(outcome.latency_ms == (span.end_time - span.start_time) / 1e6, "  its latency is that of the span")
        check(outcome.selected_provider == provider, f"  by {provider}")
        model = attributes.get("regent.model_version", attributes.get(
            "gen_ai.response.model", attributes.get("gen_ai.request.model")))
        check(outcome.model_version == model, f"  of {model}")
        tokens = [attributes.get(f"gen_ai.usage.{now}_tokens", attributes.get(f"gen_ai.usage.{former}_tokens", 0))
                  for now, former in (("input", "prompt"), ("output", "completion"))]
        check([outcome.input_tokens, outcome.output_tokens] == tokens, f"  with {tokens} tokens")
        if "error.type" in attributes:
            status = expected[attributes["error.type"]]
        elif span.events:
            status = (ERROR, "ConnectionResetError")
        elif "content_filter" in attributes.get("gen_ai.response.finish_reasons", ()):
            status = (REFUSED, "content_filter")
        else:
            status = (OK, "")
        check((outcome.status, outcome.error_code) == status, f"  it ended {status}")


def check_answers(check, daemon, spans):
    """What the exporter of Python does not show."""
    body = encode_spans(spans).SerializeToString()
    status, _, content = post(daemon.url, daemon.token, body, "application/x-protobuf")
    partial = ExportTraceServiceResponse.FromString(content).partial_success
    check(status == 200 and partial.rejected_spans == 2, f"two spans are rejected: {partial.rejected_spans}")
    check("names no provider" in partial.error_message and '"dream"' in partial.error_message,
          f"each with its reason: {partial.error_message}")
    for name, made in (("requests", otel_spans.requests()), ("evaluations", otel_spans.evaluations(RUN))):
        same = (FIXTURES / f"{name}.pb").read_bytes() == encode_spans(made).SerializeToString(deterministic=True)
        check(same, f"Tests/Fixtures/otlp/{name}.pb is what the SDK makes; otherwise make otel-fixtures")
    text = (FIXTURES / "requests.json").read_bytes()
    status, _, content = post(daemon.url, daemon.token, text, "application/json")
    answer = json.loads(content)
    check(status == 200 and answer["partialSuccess"]["rejectedSpans"] == "2", f"the same in JSON: {answer}")
    cases = [
        ("no token", None, body, "application/x-protobuf", None, {401}),
        ("another token", "x" * 40, body, "application/x-protobuf", None, {401}),
        ("cut short", daemon.token, body[:-1], "application/x-protobuf", None, {400}),
        ("no gzip", daemon.token, body, "application/x-protobuf", "gzip", {400}),
        ("a bomb", daemon.token, gzip.compress(bytes(64 << 20)), "application/x-protobuf", "gzip", {413}),
        ("another type", daemon.token, body, "text/plain", None, {415}),
        ("another encoding", daemon.token, body, "application/x-protobuf", "br", {415}),
    ]
    for name, token, body, content_type, encoding, wanted in cases:
        status, _, _ = post(daemon.url, token, body, content_type, encoding)
        check(status in wanted, f"{name}: {status}")


def load(check, daemon, count, batch=512):
    """Reports many spans in the batches of an exporter, over one connection; their encoding is not measured."""
    service = otel_spans.Service({"service.name": "load", "deployment.environment.name": "prod"}, 9,
                                 time.time_ns() - 60 * otel_spans.SECOND)
    attributes, bodies = otel_spans.chat("openai"), []
    while count > 0:
        for _ in range(min(batch, count)):
            service.span("chat gpt-5", attributes)
            service.start -= otel_spans.SECOND
        bodies.append(gzip.compress(encode_spans(service.spans()).SerializeToString(), 1))
        service.kept.clear()
        count -= batch
    host = daemon.url.split("/")[2]
    connection = http.client.HTTPConnection(host)
    headers = {"Content-Type": "application/x-protobuf", "Content-Encoding": "gzip",
               "Authorization": f"Bearer {daemon.token}"}
    began, statuses = time.monotonic(), set()
    for body in bodies:
        connection.request("POST", "/v1/traces", body, headers)
        answer = connection.getresponse()
        answer.read()
        statuses.add(answer.status)
    seconds = time.monotonic() - began
    check(statuses == {200}, f"{len(bodies)} requests of {batch} spans in {seconds:.2f} s: {statuses}")


def main():
    made = checks.Checks()
    check = made.check
    with tempfile.TemporaryDirectory() as folder:
        daemon = Daemon(sys.argv[1], pathlib.Path(folder))
        try:
            # Of now, so that health takes the outcomes for what they are.
            spans = otel_spans.requests(seed=7, start=time.time_ns() // 1000 * 1000 - 60 * otel_spans.SECOND)
            result = exporter(daemon.url, daemon.token).export(spans)
            check(result is SpanExportResult.SUCCESS, "the exporter is content")
            compare(check, spans, daemon.outcomes())

            result = exporter(daemon.url, daemon.token, Compression.Gzip).export(spans)
            found = daemon.outcomes()
            check(result is SpanExportResult.SUCCESS and all(len(each) == 1 for each in found.values()),
                  "the same again, with gzip, counts once")

            Forgetful.target = daemon.url
            proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Forgetful)
            threading.Thread(target=proxy.serve_forever, daemon=True).start()
            late = otel_spans.requests(seed=8, start=time.time_ns() // 1000 * 1000 - 60 * otel_spans.SECOND)
            result = exporter(f"http://127.0.0.1:{proxy.server_port}/v1/traces", daemon.token).export(late)
            proxy.shutdown()
            check(result is SpanExportResult.SUCCESS and Forgetful.seen == 2, "the exporter repeats a lost answer")
            compare(check, late, daemon.outcomes())

            evaluated = otel_spans.evaluations(RUN)
            for _ in range(2):
                result = exporter(daemon.url, daemon.token).export(evaluated)
                check(result is SpanExportResult.SUCCESS, "results of evaluations are taken")
            samples = {sample.sample_id: sample for sample in daemon.owner.unary(
                "EvaluationService/ListSamples", {"run": RUN}).samples}
            check(len(samples) == 3, f"three samples, not {len(samples)}")
            first, case = samples.get(request_id(evaluated[0])), samples.get("case-2")
            check(first is not None and dict(first.scores) == {"relevance": 0.75} and first.schema_valid == 1,
                  "the first has its score and its tri-state")
            check(case is not None and dict(case.scores) == {"relevance": 0.25, "correctness": 0.0},
                  "an evaluator adds to the sample of a request")

            check_answers(check, daemon, spans)
            check(len(daemon.outcomes()) == 33, f"33 requests in all, not {len(daemon.outcomes())}")
            if len(sys.argv) > 2:
                load(check, daemon, int(sys.argv[2]))
        finally:
            check(daemon.stop() == 0, "the daemon ends well")
    return made.end()


sys.exit(main())
