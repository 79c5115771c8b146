"""Makes a small store with every kind of document and keeps what its keyed calls were answered.

A later release must open the store and give the same answers: Tests/Fixtures/stores/NAME holds the store of the release
that made it, and `calls.jsonl` its keyed calls in order: method, request, response, the two in base64.

Usage: make_store_fixture.py REGENTD FOLDER
"""

import base64
import json
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "clients/python/example"))
import regent_example as client  # noqa: E402

from daemon_process import Daemon  # noqa: E402

REPORT = "OutcomeService/ReportOutcomes"


class Recorder:
    """Calls a daemon and keeps each keyed call with its answer."""

    def __init__(self, connection):
        self.connection, self.lines = connection, []

    def call(self, method, etag="", reason="", **request):
        request["mutation"] = {
            "idempotency_key": f"fixture-{len(self.lines):020d}", "etag": etag, "reason": reason}
        response = self.connection.unary(method, request)
        asked = getattr(client.v1, method.split("/")[1] + "Request")(**request)
        said = [base64.b64encode(message.SerializeToString(deterministic=True)).decode()
                for message in (asked, response)]
        self.lines.append({"method": f"/regent.v1.{method}", "request": said[0], "response": said[1]})
        return response


def evaluation(recorder):
    """Runs in every state, two attempts of a plan, a batch given up, an invalidation."""
    gates = {"rules": [{"key": "schema_valid_rate_min", "metric": "schema_valid_rate", "min": 0.5}]}
    version = "models/m/versions/1.2.0"
    for name, valid, state in [
            ("passed", 1, 3), ("failed", 2, 3), ("sealed", 1, 2), ("running", 1, 1), ("aborted", 1, 0)]:
        run = f"evalRuns/{name}"
        recorder.call("EvaluationService/CreateRun", name=run, type=1, gates=gates, plan="nightly",
                      model_version=version, unregistered=True, metadata={"team": "a", "case": name})
        rows = [{"sample_id": f"{name}-{place}", "status": 1, "schema_valid": valid, "latency_ms": 10.5 + place}
                for place in range(40)]
        client.upload(recorder.connection, {"run": run, "upload": "u"}, [rows[:20], rows[20:]])
        if state == 0:
            recorder.call("EvaluationService/AbortRun", run=run, reason="given up")
        if state == 1:
            recorder.call("EvaluationService/DropBatch", run=run, upload="u", seq=2, reason="bad host")
        if state >= 2:
            recorder.call("EvaluationService/SealRun", run=run)
        if state >= 3:
            recorder.call("EvaluationService/EvaluateGates", run=run, reason="a later attempt")
    recorder.call("EvaluationService/InvalidateRun", run="evalRuns/failed", reason="wrong data set")


def access(recorder):
    """People, a program with a token that holds and one that was revoked."""
    for uid, name, kind, role, permission in [
            (20_001, "ada", 1, 2, ""), (20_002, "bob", 1, 1, ""), (20_003, "pipeline", 2, 0, "eval.upload")]:
        put = recorder.call("AccessService/PutPrincipal", principal={
            "name": f"principals/{name}", "kind": kind, "display_name": name, "uids": [uid]})
        recorder.call("AccessService/GrantRole", etag=put.principal.etag, principal=f"principals/{name}",
                      grant={"role": role, "permission": permission, "scope": "models/m"})
    recorder.call("AccessService/IssueToken", principal="principals/pipeline", description="holds")
    revoked = recorder.call("AccessService/IssueToken", principal="principals/pipeline", description="revoked")
    recorder.call("AccessService/RevokeToken", name=revoked.token.name)
    bob = recorder.connection.unary("AccessService/GetPrincipal", {"name": "principals/bob"}).principal
    recorder.call("AccessService/RevokeRole", etag=bob.etag, principal="principals/bob",
                  grant={"role": 1, "scope": "models/m"})


def routing(recorder):
    """An environment, configs one of which is disabled, a default that moved, outcomes."""
    recorder.call("ProviderService/CreateEnvironment",
                  environment={"name": "environments/canary", "description": "one host in ten"})
    for provider, enabled, default in [("a", True, True), ("b", True, True), ("c", False, False)]:
        recorder.call("ProviderService/PutProviderConfig", provider_config={
            "name": f"environments/canary/providers/{provider}", "enabled": enabled, "is_default": default,
            "weight": 10, "model": f"model-{provider}", "metadata": {"k": "v"}})
    rows = [{"request_id": f"r-{place}", "selected_provider": "ab"[place % 2], "status": 1,
             "create_time": {"seconds": 1_790_000_000 + place}} for place in range(50)]
    report(recorder, "fixture", [("canary", rows)])


def outcomes(recorder):
    """Many small batches by two reporters in two environments, with every field in use."""
    recorder.call("ProviderService/CreateEnvironment", environment={"name": "environments/beta"})
    for reporter in ("first", "second"):
        report(recorder, reporter, [(["beta", "canary"][batch % 3 == 2], [
            outcome(reporter, batch * 8 + place) for place in range(8)]) for batch in range(12)])


def outcome(reporter, number):
    """One outcome; the same number gives the same one."""
    provider, falls_back = "abc"[number % 3], number % 7 == 0
    return {
        "request_id": f"{reporter}-{number}", "selected_provider": provider, "status": 1 + number % 6,
        "create_time": {"seconds": 1_790_000_000 + number * 13 % 97, "nanos": number * 1_000},
        "key_digest": number * 0x9E37_79B9, "arm": number % 4, "policy_revision": number, "attempt": number % 2,
        "requested_provider": "a", "route_strategy": number % 5, "fallback_provider": provider if falls_back else "",
        "fallback_used": falls_back, "latency_ms": 0.5 * (number * number % 1_001),
        "prompt_template_version": f"v{number % 2}", "model_version": f"models/m/versions/1.{number % 2}.0",
        "error_code": "503" if number % 6 == 1 else "", "schema_valid": number % 3, "patch_apply_success": 1,
        "safety_compliant": 2, "input_tokens": number, "output_tokens": 2 * number, "auto_count": 1, "ask_count": 2,
        "escalate_count": 3, "features_expected": 4, "features_available": 3}


def report(recorder, reporter, batches):
    """Reports batches (environment, rows) and waits until they are durable."""
    with client.Stream(recorder.connection, REPORT, {"start": {"reporter": reporter}}, last=False) as stream:
        stream.receive()
        for seq, (environment, rows) in enumerate(batches, start=1):
            stream.send({"batch": {"seq": seq, "environment": environment, "rows": rows}}, last=seq == len(batches))
        while stream.receive() is not None:
            pass


def main():
    regentd, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as temporary:
        daemon = Daemon(regentd, pathlib.Path(temporary) / "d")
        recorder = Recorder(client.Connection(daemon.address))
        for fill in (evaluation, access, routing, outcomes):
            fill(recorder)
        recorder.connection.socket.close()
        daemon.end()
        folder.mkdir(parents=True, exist_ok=True)
        # A clean stop leaves everything in the one file.
        shutil.copy(pathlib.Path(temporary) / "d/data/regent.db", folder / "regent.db")
    (folder / "calls.jsonl").write_text("".join(json.dumps(line) + "\n" for line in recorder.lines))
    print(f"{len(recorder.lines)} calls: {sorted(path.name for path in folder.iterdir())}")


main()
