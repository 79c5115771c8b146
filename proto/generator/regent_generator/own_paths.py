"""Paths of the gateway that no method has: health, figures, and spans of OpenTelemetry, for /openapi.json and /docs."""

TAG = {"name": "Gateway", "description": "Health, figures and spans: paths of the gateway itself."}
TEXT = {"text/plain": {"schema": {"type": "string"}}}
# What any request may be answered with before its path is looked at, or because the daemon cannot answer.
ALWAYS = ("400", "401", "403", "404", "431", "503")
CALLED = ALWAYS + ("429", "501", "504")

SPANS = {
    "type": "object", "description": "An ExportTraceServiceRequest of OTLP 1.x as JSON; more members are skipped.",
    "properties": {"resourceSpans": {"type": "array", "items": {
        "type": "object", "properties": {
            "resource": {"type": "object"},
            "scopeSpans": {"type": "array", "items": {"type": "object", "properties": {
                "scope": {"type": "object"},
                "spans": {"type": "array", "items": {"type": "object"}}}}}}}}}}
TAKEN = {
    "type": "object", "description": "An ExportTraceServiceResponse: empty where no span was rejected.",
    "properties": {"partialSuccess": {
        "type": "object", "properties": {
            "rejectedSpans": {"type": "string", "pattern": "^[0-9]{1,20}$", "description": "Spans that were rejected."},
            "errorMessage": {"type": "string", "description": "Why, for people."}}}}}
STATUS = {
    "type": "object", "description": "A google.rpc.Status.",
    "properties": {"code": {"type": "integer", "description": "The status as a number of gRPC."},
                   "message": {"type": "string", "description": "For people."}},
    "required": ["code", "message"]}
PROTO = {"application/x-protobuf": {"schema": {}}}
# Of a caller or a body that the gateway refuses itself, and of spans that were read.
REFUSED = {"anyOf": [{"$ref": "#/components/schemas/Error"}, STATUS]}


def paths():
    """The path items of the document."""
    return {path: {verb: made} for path, verb, made in (
        ("/livez", "get", health("livez", "Answers as long as the process serves: it depends on nothing.", {})),
        ("/startupz", "get", health(
            "startupz", "Whether the daemon has started.", {"503": "It is starting."})),
        ("/readyz", "get", ready()), ("/metrics", "get", metrics()), ("/v1/traces", "post", traces()))}


def operation(identifier, description, permissions, responses, others):
    made = {"operationId": identifier, "tags": [TAG["name"]], "description": description,
            "summary": description.split(". ")[0].removesuffix("."), "x-regent-permissions": permissions,
            "responses": {**responses, **{
                status: {"$ref": f"#/components/responses/{status}"} for status in others if status not in responses}}}
    made["responses"] = dict(sorted(made["responses"].items()))
    if not permissions:
        made["security"] = []
    return made


def health(identifier, description, failures, permissions=(), others=ALWAYS):
    responses = {"200": {"description": "It does: ok.", "content": TEXT}}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    for status, text in failures.items():
        responses[status] = {"description": text, "content": {**TEXT, **error}}
    return operation(identifier, description, list(permissions), responses, others)


def ready():
    made = health(
        "readyz",
        "Whether the daemon can serve: writer, readers, disk, clock and ledger. The names of the checks need "
        "server.info, but over a Unix socket.",
        {"503": "A check has failed."}, ["server.info"], CALLED)
    made["parameters"] = [{
        "name": "verbose", "in": "query", "schema": {"type": "string"}, "allowEmptyValue": True,
        "description": "Given, with any value: one line for each check before the last one."}]
    return made


def metrics():
    types = ("text/plain", "application/openmetrics-text")
    return operation(
        "metrics",
        "Figures for Prometheus, as text or as OpenMetrics by the Accept header. They need server.info, but over a "
        "Unix socket or with --metrics-open.", ["server.info"],
        {"200": {"description": "The figures.", "content": {name: {"schema": {"type": "string"}} for name in types}}},
        CALLED)


def traces():
    refusal = {"application/json": {"schema": REFUSED}, **PROTO}
    made = operation(
        "traces",
        "Takes spans of OTLP over HTTP: requests to models become outcomes, results of evaluations samples "
        "(docs/telemetry.md). The answer has the type of the request; a body may be packed by gzip or zstd.",
        ["outcome.report", "eval.upload"],
        {"200": {"description": "Everything that was not rejected is durable.",
                 "content": {"application/json": {"schema": TAKEN}, **PROTO}},
         **{status: {"description": text, "content": refusal} for status, text in {
             "400": "The body cannot be read.", "401": "There are no valid credentials.",
             "403": "The caller may not do this.", "413": "The body is larger than 8 MiB, packed or not.",
             "415": "The body is of another type, or packed in another way.",
             "429": "Too much at once; `Retry-After` says how long to wait.",
             "503": "The daemon cannot serve now; the same may be sent again.",
             "504": "The time ran out; the same may be sent again."}.items()}},
        ALWAYS + ("501",))
    made["requestBody"] = {"required": True, "content": {"application/json": {"schema": SPANS}, **PROTO}}
    return made
