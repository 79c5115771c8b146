"""Reads with every method, and applies documents, across scopes: a caller whose grants lie in one environment and one
model must not see anything of another.

Everything outside the caller's scopes carries a marker in its names. Requests are generated from the descriptor set:
each text field takes the names of both sides, in every place, alone and in pairs. An answer that holds the marker is a
leak; so is an error that holds it where the request did not. Each caller is tried by user id, token and certificate.
The same requests by the owner find the marker with every method that can return it, so the check can fail. What is
applied is in cross_scope_applies.py.

With --http the same over HTTP. With --short every read is asked by a third of the callers, in one of the three ways,
and each caller applies documents in one.

Usage: cross_scope_reads.py REGENTD REGENT [--http] [--short] (as root, to be other users)
"""

import itertools
import json
import os
import pathlib
import re
import ssl
import sys
import tempfile
import time
import traceback

import cross_scope_applies as applies
import cross_scope_rollouts as rollouts
import permission_matrix as matrix
from permission_matrix import client

MARKER = "zqx"
# Names as long as those of the other side, of which there is nothing.
ABSENT = "zqy"
IN, OUT = "inner", MARKER
READ, BOOL, TEXT, MESSAGE, ENUM = 1, 8, 9, 11, 14
# Texts of fields that name nothing: lists are filtered and ordered by what the caller may not see, too.
EXPRESSIONS = {
    "filter": [
        f"name : {MARKER}", f"NOT name : {IN}", f"name = environments/{MARKER} OR name : {IN}", "name : zqx AND ("],
    "order_by": ["name desc", "create_time desc", "state, create_time"],
    "text": [
        "count from outcomes by environment, selected_provider, model_version",
        f"count from outcomes by environment where environment != {IN} and selected_provider = {MARKER}",
        "count from eval_runs by name, state", "count from eval_samples by run, selected_provider",
        "count from ledger by kind, resource", "count from proposals by model",
        "count from incidents by subject", "count from deployment_tasks by model, region",
    ],
}
# Queries of a trend or a forecast: the outcomes of both sides are of 1970.
SERIES = [
    f"{text} since 1970-01-01T00:00:00Z until 1970-01-02T00:00:00Z every 1h" for text in (
        "count from outcomes by environment, selected_provider, model_version",
        f"p95_latency_ms from outcomes by environment where environment != {IN}")]
# Methods whose answers hold no name of a resource but those asked for, and those that are about the whole store.
SILENT = {"Check", "GetServerInfo", "Diagnose", "GetProfile", "GetMetrics", "GetDescriptorSet", "VerifyLedger",
          "Backup", "CanI", "WhyDenied", "GetDeploymentOverview", "SetLogLevel", "ScoreDecisions", "ExplainDecision",
          "SimulateRollout", "GetPerformance", "GetEventStatistics", "ListErrorGroups", "GetErrorGroup",
          "ResolveErrorGroup", "ReopenErrorGroup", "ListPacks", "GetRoles", "GetIncidentStatistics",
          "GetSlaBurn",
          # Hashes and keys; what leaves commit to is for auditors of the whole store.
          "GetCheckpoint", "ProveInclusion", "ProveConsistency", "GetEntryBundle", "GetKeyRotation", "ListKeyRotations",
          # Its name is a revision.
          "GetTextErasure",
          # Nobody can make an alert or a violation by a call.
          "GetAlert", "ListAlerts", "GetSlaViolation", "ListSlaViolations"}
# Fields of answers that repeat the request; and what whoever may select for a model sees of the environment that it
# names.
ECHOES = {
    "QueryMetrics": lambda answer: answer.ClearField("query"),
    "ForecastMetrics": lambda answer: answer.ClearField("query"),
    "GetMetricTrend": lambda answer: answer.ClearField("query"),
    "GetTrend": lambda answer: [answer.trend.ClearField(name) for name in ("plan", "metric")],
    "WatchSnapshot": lambda answer: [
        answer.snapshot.ClearField(name) for name in ("environment", "provider_configs", "standings")],
}
CALLERS = [
    ("OPERATOR, ANALYST and AUDITOR within", 1, [("OPERATOR", True), ("ANALYST", True), ("AUDITOR", True)], []),
    ("ADMIN within", 1, [("ADMIN", True)], []),
    ("APPROVER within", 1, [("APPROVER", True)], []),
    ("a program that watches all and reads within", 2, [], [
        ("event.subscribe", False), ("history.read", False), ("provider.read", True), ("eval.read", True),
        ("outcome.read", True), ("route.select", True), ("route.explain", True), ("access.self", True)]),
    ("a program with subscriptions only", 2, [], [("event.subscribe", False), ("history.read", False)]),
    ("a program that writes within", 2, [], [("provider.write", True)]),
]


def names(side):
    """The names of one side, by the fields that hold such names; those of documents by their kind too."""
    return {
        "environment": side, "model": side, "run": f"evalRuns/{side}", "environment_name": f"environments/{side}",
        "provider_name": f"environments/{side}/providers/{side}", "principal": f"principals/{side}",
        "metric": "scored_rate", "request_id": f"{side}-request", "model_name": f"models/{side}",
        "prefix": f"environments/{side}/",
        # The id of a version is a SemVer.
        **{kind: matrix.name_of(kind, lambda word: f"1.0.0-{side}" if word == "version" else side)
           for kind in matrix.resources()},
    }


# Which of them a field holds that is not declared to name a document; another text field takes the id.
FIELDS = {
    "name": "environment_name", "name_prefix": "prefix", "environment": "environment", "model": "model",
    "scope": "environment_name",
    "metric": "metric", "request_id": "request_id", "resource": "provider_name", "subject": "environment_name",
}


def value(side, field):
    if side is None:
        return ""
    return names(side)[matrix.kind_of(field) or FIELDS.get(field.name, "environment")]


def requests(descriptor, tokens, extra, last):
    """Requests of a method: dictionaries of its fields, none twice. `extra` are further names of the other side, `last`
    is the last revision."""
    fields = {field.name: field for field in descriptor.fields if field.type == TEXT}
    texts = list(fields)
    repeated = {field.name for field in descriptor.fields if field.is_repeated}
    enums = {field.name: [each.number for each in field.enum_type.values] for field in descriptor.fields
             if field.type == ENUM}
    flags = [field.name for field in descriptor.fields if field.type == BOOL]
    empty = {"page_token", *EXPRESSIONS}
    pool = list(dict.fromkeys(["", *names(IN).values(), *names(OUT).values(), *extra]))

    def base(side):
        return {field: "" if field in empty else value(side, fields[field]) for field in texts}

    found = []
    for side in (None, IN, OUT):
        found.append(base(side))
        for field in texts:
            for text in pool + (tokens if field == "page_token" else EXPRESSIONS.get(field, [])):
                found.append({**base(side), field: text})
        found += [{**base(side), flag: True} for flag in flags]
        if "as_of" in descriptor.fields_by_name:
            found += [{**base(side), "as_of": revision} for revision in (last, last // 2)]
        for field in texts:  # and all other fields left out
            found.append({field: value(side, fields[field])})
        for field, numbers in enums.items():
            found += [{**base(side), field: number} for number in numbers]
            found += [{**base(side), field: number, **{other: "" for other in texts if other != "environment"}}
                      for number in numbers]
    for field in descriptor.fields:
        if field.type == MESSAGE and field.message_type.name == "QueryMetricsRequest":
            found += [{field.name: {"text": text}} for text in SERIES + EXPRESSIONS["text"]]
    for one, two in itertools.combinations(texts, 2):
        for first, second in itertools.product((None, IN, OUT), repeat=2):
            pair = {one: value(first, fields[one]), two: value(second, fields[two])}
            found += [pair, {**base(IN), **pair}]
    unique = {}
    for request in found:
        request = {field: [text] if field in repeated else text for field, text in request.items() if text}
        unique[json.dumps(request, sort_keys=True)] = request
    return list(unique.values())


def reads():
    """Name, request descriptor, whether it streams, and policy of every method that reads."""
    for name, method, policy in matrix.methods():
        if policy.idempotency == READ:
            message = client.CLASSES[method.input_type.lstrip(".")].DESCRIPTOR
            yield name, message, policy


def is_alternative(name, policy, request):
    """Whether a request names the caller's side in one of a scope's alternatives: it is then about that side."""
    # As of Select: who may select in an environment may select there for any model.
    if name.endswith("/WatchSnapshot") and request.get("environment") == IN:
        return True
    for entry in policy.scope:
        texts = [request.get(path, "") for path in re.findall(r"\{(\w+)\}", entry)]
        if "|" in entry and IN in texts:
            return True
    return False


def planned(tokens, extra, last):
    """Name and request of every read."""
    return [(name, request) for name, descriptor, policy in reads()
            for request in requests(descriptor, tokens, extra, last) if not is_alternative(name, policy, request)]


def answer(connection, name, request, last):
    """The encoded messages of an answer and the encoded error, if any."""
    messages = []
    try:
        door = client if isinstance(connection, client.Connection) else matrix.door
        with door.Stream(connection, name, request, 10) as stream:
            while (message := stream.receive()) is not None:
                ECHOES.get(name.split("/")[1], lambda _: None)(message)
                messages.append(message.SerializeToString())
                # The figures of a rollout come for as long as it runs.
                if name.endswith("/WatchRollout") or name.endswith("/Watch") and message.revision >= last:
                    break
                # Its first message has everything; the next ones come with time.
                if name.endswith(("/WatchProviderHealth", "/WatchSnapshot")):
                    break
        return b"".join(messages), b""
    except client.RegentError as error:
        return b"".join(messages), error.end.SerializeToString()


def leaks(address, plan, last, token=b"", tls=None, is_owner=False, part=0, parts=1, has_applies=True):
    """The requests of a plan whose answers hold the marker, by method, and how many requests were made; nothing of an
    owner's is carried out. Of every `parts` reads one is asked."""
    context = None
    if tls:
        context = ssl.create_default_context(cafile=tls["ca"])
        context.load_cert_chain(tls["cert"], tls["key"])
    connection = matrix.door.Connection(address, token, context)
    found, count = {}, 0
    for name, request in plan[part::parts]:
        count += 1
        body, error = answer(connection, name, request, last)
        named = MARKER in json.dumps(request)
        if MARKER.encode() in body or (MARKER.encode() in error and not named):
            found.setdefault(name.split("/")[1], []).append(request)
    told, made = [], 0
    if has_applies:
        told, made = applies.Applies(connection, answer).leaks(IN, OUT, ABSENT, is_dry_only=is_owner)
    connection.socket.close()
    return (found | {"Apply": told} if told else found), count + made


def as_user(uid, asked, *arguments):
    """The same by another user of the machine."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        status = 1
        try:
            os.setgid(65534)
            os.setuid(uid)
            with os.fdopen(writing, "w") as pipe:
                json.dump(leaks(*arguments, **asked), pipe)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.wait()
    return json.loads(text)


# Documents that `fill` makes as they need to be made; of every other kind there is one as its .proto demands it.
MADE = {"environments", "providers", "evalRuns", "principals", "tokens", "incidents", "models", "versions", "proposals",
        "validationRequests", "overrides", "delegations", "committees", "forces", "jobs",
        "rolloutPolicy", "rollbacks", "rollouts", "alerts", "slaTargets", "slaViolations", "deployments",
        "deploymentTasks", "complianceReports", "textErasures"}
# What no name of a side can stand for.
WORDS = {"time_zone": "UTC", "query": "count from outcomes"}


def required(descriptor, side, placing):
    """A message with the fields that its .proto demands, and those that say where a document lies."""
    found = {}
    for field in descriptor.fields:
        rule = matrix.options_of(field, "regent.v1.constraint")
        if field.name not in placing and not (rule and rule.required):
            continue
        if field.type == TEXT:
            found[field.name] = WORDS.get(field.name) or value(side, field)
        elif field.type == MESSAGE:
            found[field.name] = required(field.message_type, side, placing)
        else:
            found[field.name] = 1
        if field.is_repeated:
            found[field.name] = [found[field.name]]
    return found


def fill_others(daemon, side):
    """A document of every kind that `fill` does not know."""
    for kind, (_, policy) in matrix.resources().items():
        if kind not in MADE:
            name = policy.apply_method.removeprefix("/regent.v1.")
            request = client.CLASSES[f"regent.v1.{name.split('/')[1]}Request"].DESCRIPTOR
            placing = set(re.findall(r"\{(\w+)\}", " ".join(policy.scope)))
            daemon.call(name, **required(request, side, placing))


def fill_governance(daemon, side):
    """A model with a version, and what people agree on about it."""
    held = names(side)
    daemon.call("AccessService/PutPrincipal", principal={"name": held["principal"], "kind": 1})
    daemon.call("ModelService/CreateModel", model={"name": held["models"]})
    seats = [{"seat": place, "holders": [f"principals/{side}-{place}"]} for place in (1, 2, 3)]
    for seat in seats:
        daemon.call("AccessService/PutPrincipal", principal={"name": seat["holders"][0], "kind": 1})
    daemon.call("CommitteeService/PutCommittee",
                committee={"name": held["committees"], "models": [held["models"]], "seats": seats})
    artifact = {"name": "model.onnx", "digest": "sha256:" + "0" * 64, "size": 1}
    daemon.call("VersionService/RegisterVersion", version={"name": held["versions"], "artifacts": [artifact]})
    daemon.call("ValidationService/RequestValidation",
                validation_request={"name": held["validationRequests"], "version": held["versions"]})
    daemon.call("OverrideService/RequestOverride", mutation={"reason": f"{side} reason"},
                override={"name": held["overrides"], "kind": 3, "subject": held["versions"]})
    daemon.call("DelegationService/CreateDelegation",
                delegation={"name": held["delegations"], "model": held["models"], "delegate": held["principal"],
                            "end_time": {"seconds": int(time.time()) + 86_400}})
    daemon.call("JobService/CreateJob", job={
        "name": held["jobs"], "model": held["models"], "kind": 6, "cron": "@yearly", "description": f"{side} job"})
    daemon.call("ProposalService/CreateProposal",
                proposal={"name": held["proposals"], "model": held["models"], "change_type": 14,
                          "description": f"{side} change"})


def fill(daemon, side):
    """Everything of one side; returns the names that the daemon chose."""
    held = names(side)
    fill_governance(daemon, side)
    daemon.call("ProviderService/CreateEnvironment", environment={"name": held["environment_name"]})
    daemon.call("ForceService/ForceVersion", mutation={"reason": f"{side} reason"},
                force={"name": held["forces"], "version": held["versions"], "environment": held["environment_name"],
                       "ttl_s": 3_600})
    for weight in (1, 2):
        daemon.call("ProviderService/PutProviderConfig",
                    provider_config={"name": held["provider_name"], "is_default": True, "weight": weight})
    # Every outcome of the second run is another.
    for run, outcome in ((held["run"], 1), (held["run"] + "-open", 2)):
        daemon.call("EvaluationService/CreateRun", name=run, type=1, model_version=held["versions"])
        samples = [dict(sample_id=f"{side}-sample-{n}", status=1, latency_ms=n, selected_provider=side,
                        schema_valid=outcome, scores={f"{side}_score": n}) for n in range(3)]
        client.upload(daemon.owner, {"run": run, "upload": f"{side}-upload"}, [samples])
    daemon.call("EvaluationService/SealRun", run=held["run"])
    outcomes = [dict(request_id=held["request_id"], create_time={"seconds": n + 1}, status=1, selected_provider=side,
                     route_strategy=2, model_version=held["versions"]) for n in range(3)]
    start = {"start": {"reporter": side}}
    with client.Stream(daemon.owner, "OutcomeService/ReportOutcomes", start, 10, False) as report:
        report.receive()
        report.send({"batch": {"seq": 1, "environment": side, "rows": outcomes}}, last=True)
        while report.receive() is not None:
            pass
    opened = daemon.call(
        "IncidentService/OpenIncident",
        incident={"name": held["incidents"], "type": 1, "severity": 1, "title": f"{side} title",
                  "subject": held["environment_name"]})
    # Closing it is a judgement that waits for somebody.
    for verb, said in {
        "Triage": {"severity": 2, "owner": held["principal"]}, "Investigate": {},
        "Resolve": {"root_cause": f"{side} cause", "no_action_reason": f"{side} reason"},
    }.items():
        daemon.call(f"IncidentService/{verb}Incident", incident=held["incidents"], **said)
    daemon.call("LedgerService/EraseText", revision=opened.receipt.revision)
    daemon.call("SlaService/PutSlaTarget", sla_target={
        "name": held["slaTargets"], "subject": held["models"], "environment": held["environment_name"],
        "display_name": f"{side} promise", "objective": 3, "threshold": 0.5, "window": 1})
    fill_others(daemon, side)
    chosen = rollouts.fill(daemon, side, held)
    # By the owner, who may read both sides: what it holds is of its scope all the same.
    now = int(time.time())
    daemon.call("ComplianceReportService/GenerateComplianceReport", name=held["complianceReports"],
                scope=held["models"], from_time={"seconds": now - 86_400}, to_time={"seconds": now + 86_400})
    return [daemon.token(held["principal"]).token.name, held["run"] + "-open", *chosen]


def page_tokens(daemon):
    """Genuine page tokens of listings of the other side."""
    held = names(OUT)
    pages = [
        ("EvaluationService/ListSamples", {"run": held["run"]}),
        ("LedgerService/GetHistory", {"name": held["provider_name"]}),
        ("OutcomeService/ListOutcomes", {"request_id": held["request_id"]}),
        ("OutcomeService/ListOutcomes", {"environment": OUT, "selected_provider": OUT}),
    ] + [(policy.list_method.removeprefix("/regent.v1."), {}) for _, policy in matrix.resources().values()]
    return [daemon.owner.unary(name, {**request, "page_size": 1}).next_page_token for name, request in pages]


def grants(daemon, made, roles, permissions):
    """Gives a principal its roles and permissions, in the scopes of one side or everywhere."""
    for place, (word, is_within) in itertools.product(range(2), roles + permissions):
        if place == 1 and not is_within:
            continue
        scope = (f"environments/{IN}", f"models/{IN}")[place] if is_within else "*"
        grant = {"scope": scope}
        grant.update({"role": matrix.ROLES.index(word) + 1} if word in matrix.ROLES else {"permission": word})
        made = daemon.call("AccessService/GrantRole", principal=made.name, grant=grant,
                           mutation={"etag": made.etag}).principal


def main():
    if os.geteuid() != 0:
        raise SystemExit("cross_scope_reads.py must be root, to be other users")
    passed, failed, is_short = 0, [], "--short" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        daemon = matrix.Daemon(*sys.argv[1:3], pathlib.Path(folder))
        try:
            extra = [fill(daemon, side) for side in (IN, OUT)][1]
            tokens = page_tokens(daemon)
            applies.Applies(daemon.owner, answer).said(next(applies.requests(IN, OUT)), is_dry=False)
            there = applies.state(daemon, OUT)
            last = daemon.owner.unary("ServerService/GetServerInfo").server.revision
            plan = planned(tokens, extra, last)
            for place, (who, kind, roles, permissions) in enumerate(CALLERS):
                uid, name = 30_000 + place, f"principals/caller-{place}"
                uri = "regent:principals/worker"
                principal = {"name": name, "kind": kind, "uids": [uid]}
                made = daemon.call("AccessService/PutPrincipal", principal=principal).principal
                grants(daemon, made, roles, permissions)
                secret = daemon.token(name).secret.encode()
                daemon.call("AccessService/PutPrincipal", principal={**principal, "certificate_uris": [uri]})
                asked = [{"part": place % 3 * 3 + way, "parts": 9, "has_applies": way == place % 3} if is_short else {}
                         for way in range(3)]
                for way, (found, count) in {
                    "user": as_user(uid, asked[0], daemon.unix, plan, last),
                    "token": leaks(daemon.unix, plan, last, secret, **asked[1]),
                    "certificate": leaks(daemon.tls, plan, last, b"", daemon.tls_files, **asked[2]),
                }.items():
                    passed += count - sum(map(len, found.values()))
                    failed += [f"{who}, by {way}: {method} {request}" for method, each in found.items()
                               for request in each]
                daemon.call("AccessService/PutPrincipal", principal=principal)
                if applies.state(daemon, OUT) != there:
                    failed.append(f"{who}: changed what lies outside its scopes")
            seen, _ = leaks(daemon.unix, plan, last, is_owner=True)
            blind = {name.split("/")[1] for name, *_ in reads()} | {"Apply"}
            blind -= SILENT | set(seen)
            failed += [f"the owner finds nothing by {method}: the check cannot fail there" for method in sorted(blind)]
        finally:
            daemon.stop()
    for line in failed[:50]:
        print(line)
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
