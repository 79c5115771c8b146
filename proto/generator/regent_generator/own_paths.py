"""Paths of the gateway that no method has, for /openapi.json and /docs: health, figures, spans of OpenTelemetry,
uploads, events, sessions and the log of the ledger."""

TAG = {"name": "Gateway",
       "description": "Health, figures, spans, uploads, events, sessions and the log: paths of the gateway itself."}
TEXT = {"text/plain": {"schema": {"type": "string"}}}
# What any request may be answered with before its path is looked at, or because the daemon cannot answer.
ALWAYS = ("400", "401", "403", "404", "431", "503")
CALLED = ALWAYS + ("429", "501", "504")
# What a call of a method may be answered with.
ANSWERED = CALLED + ("409", "413", "415")

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
        ("/readyz", "get", ready()), ("/metrics", "get", metrics()), ("/v1/traces", "post", traces()),
        ("/v1/evalRuns/{run}:uploadSamples", "post", upload()),
        ("/v1/ledger:watch", "get", ledger_events()), ("/v1/live", "get", live_events()),
        ("/tlog/checkpoint", "get", checkpoint()), ("/tlog/tile/{level}/{index}", "get", tile()))} | {
            "/session": {"get": session(), "post": begin_session(), "delete": end_session()}}


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


def parameter(name, place, description, schema=None, required=False):
    return {"name": name, "in": place, "required": required, "schema": schema or {"type": "string"},
            "description": description}


def json_answer(description, members):
    """A successful answer with an object of texts and numbers, which has all members."""
    schema = {"type": "object", "required": list(members),
              "properties": {name: {"type": kind, "description": words} for name, (kind, words) in members.items()}}
    return {"200": {"description": description, "content": {"application/json": {"schema": schema}}}}


def upload():
    made = operation(
        "uploadSamples",
        "Takes the samples of a body into a run while the body comes. Repeat it with the same name after a break: what "
        "is durable is skipped. The error of a line says how many samples are durable.",
        ["eval.upload", "ai.write", "reporting.write"],
        json_answer("All samples are durable.", {
            "run": ("string", "evalRuns/{run}."), "upload": ("string", "Name of the upload."),
            "samples": ("string", "Samples of the body."),
            "durable_samples": ("string", "Samples that this request made durable, or found to be so."),
            "durable_seq": ("string", "Number of the last durable batch."),
            "skipped_batches": ("string", "Batches that were durable before.")}),
        ANSWERED)
    flag = {"type": "boolean"}
    made["parameters"] = [
        parameter("run", "path", "Id of the run.", required=True),
        parameter("upload", "query", "A name within the run, under which a repeat goes on where it ended.",
                  required=True),
        parameter("resume", "query", "Whether an upload of that name may go on; true unless given.", flag),
        parameter("retry", "query", "Whether samples replace those that were not scored; false unless given.", flag)]
    made["requestBody"] = {"required": True, "content": {
        name: {"schema": {"type": "string"}} for name in ("application/jsonl", "application/x-ndjson", "text/csv")}}
    return made


def events(identifier, description, permissions, parameters):
    made = operation(
        identifier, description, permissions,
        {"200": {"description": "Server-sent events; the last one is `end`, or `error` with the error.",
                 "content": {"text/event-stream": {"schema": {"type": "string"}}}}}, CALLED)
    made["parameters"] = parameters
    return made


def ledger_events():
    return events(
        "watchLedger", "The entries of the ledger as they come, as server-sent events whose ids are revisions.",
        ["event.subscribe"],
        [parameter("from_revision", "query", "The first revision wanted; 0 = from the beginning."),
         parameter("kinds", "query", "Kinds of entries, separated by commas; none = all."),
         parameter("name_prefix", "query", "What the name of the document begins with."),
         parameter("Last-Event-ID", "header", "The last revision seen; it wins over from_revision.")])


def live_events():
    return events(
        "watchLive", "Figures of several topics as they change, each at most four times a second, as server-sent "
        "events that have the names of their topics.",
        ["event.subscribe", "provider.read", "rollout.read", "ai.read", "reporting.read"],
        [parameter("topics", "query", "1 to 16, separated by commas: ledger, health/ENVIRONMENT, rollouts/ROLLOUT.",
                   required=True)])


def checkpoint():
    return operation(
        "checkpoint", "The newest signed checkpoint of the ledger, a signed note of c2sp.org/tlog-checkpoint.", [],
        {"200": {"description": "The checkpoint.", "content": TEXT}}, ALWAYS)


def tile():
    made = operation(
        "tile", "A tile of the ledger's log, as c2sp.org/tlog-tiles has it. Hashes are for everybody; entries need "
        "audit.prove in every scope.", [],
        {"200": {"description": "Hashes of 32 bytes, or entries with their lengths.", "content": {
            "application/octet-stream": {"schema": {}}}}}, CALLED)
    made["parameters"] = [
        parameter("level", "path", "Level of the tree from 0, or entries.", required=True),
        parameter(
            "index", "path", "Number of the tile by three digits, those before the last as x001/; a tile that is not "
            "full ends with .p/ and its width.", required=True)]
    return made


def session():
    return operation(
        "getSession", "Whose the session of the cookie is, or the token.", [],
        json_answer("There is one.", {"principal": ("string", "Its name; empty where the caller may not read it.")}),
        CALLED)


def begin_session():
    made = operation(
        "beginSession", "Begins a session of a browser with a token, or with the code of a login link. The answer sets "
        "the cookie; requests that change something also need the secret in `X-Regent-Session`.", [],
        json_answer("The session has begun.", {
            "secret": ("string", "For the header of the page."), "principal": ("string", "Whose session it is."),
            "seconds": ("integer", "How long it lasts."), "idle_seconds": ("integer", "How long without a request.")}),
        ANSWERED)
    made["requestBody"] = {"required": True, "content": {"application/json": {"schema": {
        "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": False,
        "properties": {"token": {"type": "string"}, "code": {"type": "string"}}}}}}
    return made


def end_session():
    return operation(
        "endSession", "Ends the session of the cookie, and takes the cookie back.", [], json_answer("It is over.", {}),
        CALLED)
