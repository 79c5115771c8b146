"""Spans as services with the OpenTelemetry SDK of Python make them: of the fixtures, and of the test against a daemon.

Ids and times are given, so that the fixtures are the same each time.
"""

from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.sdk.trace.id_generator import IdGenerator
from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context

START = 1_764_000_000_000_000_000  # nanoseconds since 1970
SECOND = 1_000_000_000


class Counted(IdGenerator):
    """Ids that count up from a seed."""

    def __init__(self, seed=1):
        self.trace, self.span = seed << 64, seed << 32

    def generate_trace_id(self):
        self.trace += 1
        return self.trace

    def generate_span_id(self):
        self.span += 1
        return self.span


def chat(provider, **more):
    """Attributes of a request, as the present conventions name them."""
    attributes = {
        "gen_ai.operation.name": "chat", "gen_ai.provider.name": provider, "gen_ai.request.model": "gpt-5",
        "gen_ai.response.model": "gpt-5-2026-01", "gen_ai.usage.input_tokens": 120, "gen_ai.usage.output_tokens": 45,
        "gen_ai.response.finish_reasons": ["stop"],
        # What a service may record, and what nobody here reads.
        "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"hello"}]}]',
    }
    attributes.update({key.replace("__", "."): value for key, value in more.items()})
    return {key: value for key, value in attributes.items() if value is not None}


def evaluation(name, value=None, label=None, explanation=None):
    attributes = {"gen_ai.evaluation.name": name, "gen_ai.evaluation.score.value": value,
                  "gen_ai.evaluation.score.label": label, "gen_ai.evaluation.explanation": explanation}
    return {key: value for key, value in attributes.items() if value is not None}


class Service:
    """One service with its resource, whose spans are kept."""

    def __init__(self, resource, seed=1, start=START):
        self.kept, self.start = InMemorySpanExporter(), start
        self.provider = TracerProvider(resource=Resource(resource), id_generator=Counted(seed))
        self.provider.add_span_processor(SimpleSpanProcessor(self.kept))
        self.tracer = self.provider.get_tracer("regent-fixtures", "1.0")

    def span(self, name, attributes, kind=SpanKind.CLIENT, millis=250.0, error=None, exception=None, events=(),
             parent=None):
        context = set_span_in_context(parent) if parent else None
        span = self.tracer.start_span(name, context, kind, attributes, start_time=self.start)
        for event in events:
            span.add_event("gen_ai.evaluation.result", event, timestamp=self.start)
        if exception:
            span.record_exception(exception, timestamp=self.start)
        if error or exception:
            if error:
                span.set_attribute("error.type", error)
            span.set_status(Status(StatusCode.ERROR, "it failed"))
        span.end(end_time=self.start + int(millis * 1_000_000))
        self.start += SECOND
        return span

    def spans(self):
        return list(self.kept.get_finished_spans())


def requests(seed=1, start=START, environment="prod"):
    """Requests of many kinds, with what lies around them in a trace."""
    service = Service({"service.name": "shop", "deployment.environment.name": environment}, seed, start)
    served = service.span("POST /answer", {"http.request.method": "POST"}, SpanKind.SERVER, 900)
    service.span("invoke_agent shop", {"gen_ai.operation.name": "invoke_agent", "gen_ai.provider.name": "openai",
                                       "gen_ai.usage.input_tokens": 999}, SpanKind.INTERNAL, parent=served)
    service.span("execute_tool search", {"gen_ai.operation.name": "execute_tool"}, SpanKind.INTERNAL, parent=served)
    service.span("SELECT", {"db.system.name": "postgresql"}, parent=served)
    service.span("chat gpt-5", chat("openai"), millis=312.5, parent=served)
    service.span("chat claude", {"gen_ai.system": "anthropic", "gen_ai.request.model": "claude",
                                 "gen_ai.usage.prompt_tokens": 10, "gen_ai.usage.completion_tokens": 20})
    service.span("embeddings e-3", {"gen_ai.operation.name": "embeddings", "gen_ai.provider.name": "openai",
                                    "gen_ai.request.model": "e-3", "gen_ai.usage.input_tokens": 7}, SpanKind.INTERNAL)
    service.span("chat gpt-5", chat("openai", gen_ai__response__time_to_first_chunk=0.125))
    service.span("chat gpt-5", chat("openai", gen_ai__response__finish_reasons=["length"]))
    service.span("chat gpt-5", chat("openai", gen_ai__response__finish_reasons=["stop", "content_filter"]))
    service.span("chat gpt-5", chat("openai"), error="openai.RateLimitError")
    service.span("chat gpt-5", chat("openai"), error="timeout", millis=30_000)
    service.span("chat gpt-5", chat("openai"), error="500")
    service.span("chat gpt-5", chat("openai"), exception=ConnectionResetError("reset by peer"))
    service.span("chat gpt-5", chat(
        "azure.ai.openai", regent__provider="azure-eu", regent__requested_provider="openai",
        regent__route_strategy="FALLBACK", regent__arm="CANARY", regent__policy_revision=41,
        regent__key_digest="00ff00ff00ff00ff", regent__attempt=1, regent__use_case="support",
        regent__prompt_template_version="v7", regent__model_version="models/support/versions/3"))
    # Rejected: no provider, and an operation that nobody knows.
    service.span("chat gpt-5", chat(None))
    service.span("dream gpt-5", chat("openai", gen_ai__operation__name="dream"))
    return service.spans()


def evaluations(run, seed=2, start=START):
    """Requests of an eval run, with the results of their evaluations; and an evaluator with spans of its own."""
    service = Service({"service.name": "evals", "regent.eval.run": run}, seed, start)
    service.span("chat gpt-5", chat("openai", gen_ai__conversation__id="conv-1"), millis=100, events=[
        evaluation("relevance", 0.75, "relevant", "It answers the question."),
        evaluation("schema_valid", label="pass"),
    ])
    service.span("chat gpt-5", chat("openai", regent__eval__sample="case-2"), millis=200, events=[
        evaluation("relevance", 0.25)])
    service.span("evaluate", {"regent.eval.sample": "case-2"}, SpanKind.INTERNAL, events=[
        evaluation("correctness", label="fail"), evaluation("safety_compliant", 1)])
    service.span("chat gpt-5", chat("openai"), error="timeout", millis=10_000, events=[evaluation("relevance")])
    return service.spans()
