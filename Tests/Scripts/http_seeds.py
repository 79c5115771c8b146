"""Plays two systems that Regent takes the place of by their own paths of HTTP, with curl alone.

The first has a catalog of models with versions, rollout policies, jobs, evaluations and a scheduled tick; the second
has deployment tasks that owners confirm, and incidents. What comes before, such as agreeing on a version, goes by other
paths.

Usage: http_seeds.py REGENTD
"""

import json
import sys
import tempfile

from checks import Checks
from http_curl import HTTPDaemon

MODEL = "models/support"
ARTIFACT = {"name": "model.onnx", "digest": "sha256:" + "ab" * 32, "size": 1}
GATES = {"rules": [{"key": "schema_valid_rate_min", "metric": "schema_valid_rate", "min": 0.5}]}
PASS, APPROVE = 1, 1
SAMPLES = 1_200
TASK_FIELDS = [
    "task_id", "version_id", "model_id", "region_id", "planned_production_date", "actual_production_date",
    "assigned_to_id", "status", "confirmation_notes", "confirmed_at", "confirmed_by_id",
    "deployed_before_validation_approved", "validation_override_reason", "created_at"]


class Play:
    """People, a daemon, and what they agree on."""

    def __init__(self, curl, checks):
        self.curl, self.checks = curl, checks

    def check(self, is_good, text, answer):
        self.checks.check(is_good, text if is_good else f"{text}: {answer}")

    # What comes before.

    def people(self):
        for name, *roles in [("omar", "OPERATOR"), ("alice", "ANALYST", "APPROVER"), ("charlie", "APPROVER"),
                             ("diana", "APPROVER"), ("eve", "APPROVER")]:
            self.curl.person(name, *roles)
        holders = zip(("MODEL_SCIENCE_LEAD", "PRODUCT_MANAGER", "ENGINEERING_LEAD"), ("charlie", "diana", "eve"))
        seats = [{"seat": seat, "holders": [f"principals/{name}"]} for seat, name in holders]
        self.curl.do("PUT", "/v1/committees/all", {"seats": seats}, key=True)

    def run(self, name, count, **fields):
        """A run of some samples, sealed; judged where it has gates."""
        self.curl.do("POST", f"/v1/evalRuns/{name}", {"type": "OFFLINE", **fields}, who="alice", key=True)
        rows = "".join(
            json.dumps({"sample_id": f"s{number}", "status": "SCORED", "schema_valid": True, "latency_ms": 1}) + "\n"
            for number in range(count))
        self.curl.do(
            "POST", f"/v1/evalRuns/{name}:uploadSamples?upload=u", rows, who="alice", kind="application/jsonl")
        self.curl.do("POST", f"/v1/evalRuns/{name}:seal", {"expected_samples": count}, who="alice", key=True)
        if "gates" in fields:
            self.curl.do("POST", f"/v1/evalRuns/{name}:evaluateGates", {}, who="alice", key=True)

    def prove(self, version, kind):
        self.run(f"{kind.lower()}-{version.replace('.', '-')}", 20, type=kind, gates=GATES, plan=kind.lower(),
                 model_version=f"{MODEL}/versions/{version}")

    def agree(self, name, version, values, change, base=None):
        """Proposes a version; it is reviewed, voted on and applied, and then released."""
        path = f"/api/governance/approval-requests/{name}"
        content = {
            "approval_request_id": name, "model": MODEL, "target_version": f"{MODEL}/versions/{version}",
            "change_type": change, "target_artifacts": [ARTIFACT], "description": "better numbers",
            "new_values": [{"name": key, "json": value} for key, value in values.items()],
            "impact_analysis": {"expected_auto_resolve_rate": 0.1, "expected_escalate_rate": 0.1},
            "rollback_plan": "go back", "monitoring_plan": "seven days", "evidence_runs": ["evalRuns/evidence"]}
        if base:
            content["base_version"] = f"{MODEL}/versions/{base}"
        self.curl.do("POST", "/api/governance/approval-requests", content, who="alice")
        self.curl.do("POST", f"{path}:submit", {}, who="alice")
        answers = [{"item": item, "result": PASS} for item in (1, 3, 4, 5, 6)]
        made = self.curl.do(
            "POST", f"/v1/proposals/{name}:answerChecklist", {"answers": answers}, who="alice", key=True)
        for who in ("charlie", "diana"):
            review = {"decision": APPROVE, "comment": "read it"}
            made = self.curl.do("POST", f"{path}:review", review, who=who, match=made.etag)
        for seat, who in enumerate(("charlie", "diana", "eve"), 1):
            vote = {"seat": seat, "decision": APPROVE}
            made = self.curl.do("POST", f"{path}:vote", vote, who=who, match=made.etag)
        self.curl.do("POST", f"{path}:apply", {}, who="omar", match=made.etag)
        self.release(version)

    def release(self, version):
        native = f"/v1/{MODEL}/versions/{version}"
        performance = {"performance": {"auto_rate": 0.1}}
        self.curl.do("POST", f"{native}:recordPerformance", performance, who="omar", key=True)
        done = [{"item": item, "done": True, "note": "as written"} for item in (1, 3, 4, 11)]
        done.append({"item": 2, "done": True, "reviewers": ["grace", "heidi"]})
        self.curl.do("POST", f"{native}:answerChecklist", {"answers": done}, who="alice", key=True)
        self.curl.do("POST", f"/api/governance/{MODEL}/versions/{version}:release", {}, who="omar")

    # The catalog, rollout, evaluation and jobs.

    def register(self):
        ask = self.curl.ask
        answer = ask("POST", "/api/ai/models", {"model_id": "support", "owner": "principals/diana"}, who="omar")
        self.check(answer.status == 200 and answer.json["model_id"] == "support", "a model is registered", answer)
        again = ask("POST", "/api/ai/models", {"model_id": "support", "nome": 1}, who="omar")
        self.check(again.status == 400 and again.json["field"] == "nome", "an unknown field is named", again)
        answer = ask("GET", "/api/ai/models")
        self.check([one["model_id"] for one in answer.json["models"]] == ["support"], "it is listed", answer)
        version = {"version_id": "0.9.0", "artifacts": [ARTIFACT]}
        answer = ask("POST", "/api/ai/models/support/versions", version, who="omar")
        self.check(answer.status == 200 and answer.json["state"] == "DRAFT", "a version is registered", answer)
        self.check(answer.json.get("model_version_id") == f"{MODEL}/versions/0.9.0", "it has its name", answer)

    def promote(self, version, kind, state):
        path = f"/api/ai/models/support/versions/{version}:promote"
        early = self.curl.ask("POST", path, who="omar")
        is_refused = early.status == 400 and early.json["reason"] == "EVIDENCE_MISSING"
        self.check(is_refused, f"{version} is not promoted without a run that has passed", early)
        self.prove(version, kind)
        answer = self.curl.ask("POST", path, who="omar")
        self.check(answer.status == 200 and answer.json["state"] == state, f"{version} is promoted to {state}", answer)

    def roll_out(self):
        self.run("evidence", SAMPLES)
        first = {"threshold_auto": "0.15", "threshold_escalate": "0.5", "weights": "[0.3,0.3]"}
        self.agree("first", "1.0.0", first, "WEIGHTS_UPDATE")
        self.promote("1.0.0", "OFFLINE", "CANARY")
        self.promote("1.0.0", "CANARY", "STABLE")
        path = "/api/ai/models/support/rollout-policy"
        answer = self.curl.ask("PUT", path, {"stable_version_id": "1.0.0"}, who="omar")
        self.check(answer.status == 200 and answer.json["stable_version_id"] == "1.0.0", "a policy is put", answer)
        self.agree("second", "1.1.0", {"threshold_auto": "0.2"}, "THRESHOLD_CHANGE", base="1.0.0")
        self.promote("1.1.0", "OFFLINE", "CANARY")
        policy = {"stable_version_id": "1.0.0", "canary_version_id": "1.1.0", "canary_permille": 200}
        answer = self.curl.ask("PUT", path, policy, who="omar")
        self.check(answer.status == 200, "it is replaced without an etag", answer)
        self.check(answer.headers.get("warning", "").startswith("299"), "which is said in a warning", answer.headers)
        stale = self.curl.ask("PUT", path, policy, who="omar", match='"0123456789abcdef"')
        self.check(stale.status in (400, 409), "a wrong etag is refused", stale)
        answer = self.curl.ask("GET", path)
        self.check(answer.json["canary_version_id"] == "1.1.0" and answer.json["canary_permille"] == 200,
                   "the policy is read", answer)

    def bind_and_evaluate(self):
        job = {"name": "jobs/nightly", "model": MODEL, "kind": "EVAL_GATE", "interval_seconds": 3600}
        self.curl.do("POST", "/v1/jobs", job, who="omar", key=True)
        path = "/api/ai/jobs/nightly:bind-model-version"
        answer = self.curl.ask("POST", path, {"model_version_id": f"{MODEL}/versions/1.0.0"}, who="omar")
        self.check(answer.status == 200 and answer.json["model_version_id"] == f"{MODEL}/versions/1.0.0",
                   "a job is bound to a version", answer)
        answer = self.curl.ask("POST", "/api/ai/evaluations:recompute", {"run_id": "offline-1-0-0"})
        self.check(answer.status == 200 and answer.json["identical"] is True, "a run is recomputed", answer)
        query = "model_id=support&baseline_version_id=1.0.0&candidate_version_id=1.1.0"
        answer = self.curl.ask("GET", f"/api/ai/evaluations/compare?{query}")
        self.check(answer.status == 200 and answer.json["comparison"]["aligned"] == 20, "two versions are compared",
                   answer)

    def roll_back(self):
        path = "/api/ai/models/support/rollout-policy:rollback"
        answer = self.curl.ask("POST", path, who="omar")
        self.check(answer.status == 400 and answer.json["reason"] == "REASON_REQUIRED", "a rollback needs a reason",
                   answer)
        answer = self.curl.ask("POST", path, {"reason": "worse"}, who="omar")
        self.check(answer.status == 200 and answer.json["canary_version_id"] is None, "it is rolled back", answer)
        answer = self.curl.ask("POST", "/api/ai/jobs:schedule-tick", {"limit": 5}, who="omar")
        self.check(answer.status == 200 and "done" in answer.json, "what is due is done", answer)
        answer = self.curl.ask("GET", path)
        self.check(answer.status == 405 and answer.headers.get("allow") == "POST", "another verb is refused", answer)

    # Deployment tasks.

    def deploy(self):
        path, ids = "/api/governance/deployments", ["africa", "asia", "eu", "us"]
        for region in ids:
            self.curl.do("PUT", f"/v1/regions/{region}", {"time_zone": "UTC"}, key=True)
        version = {"model_id": "support", "version_id": "1.0.0"}
        staging = {"deployment_id": "staging", "environment_id": "staging", **version}
        self.curl.do("POST", path, staging, who="omar")
        self.curl.do("POST", f"{path}/staging:start", {}, who="omar")
        smoke = {"smoke": {"outcome": "PASSED"}}
        self.curl.do("POST", "/v1/deployments/staging:recordSmokeResult", smoke, who="omar", key=True)
        production = {"deployment_id": "prod", "scope": "GLOBAL", "affected_region_ids": ids, **version}
        answer = self.curl.ask("POST", path, production, who="omar")
        self.check(answer.status == 200 and answer.json["scope"] == "GLOBAL_SELECTIVE",
                   "a global deployment of some regions is selective", answer)
        self.curl.do("POST", f"{path}/prod:start", {}, who="omar")

    def tasks(self):
        mine = self.curl.ask("GET", "/deployment-tasks/my-tasks", who="diana")
        self.check(isinstance(mine.json, list) and len(mine.json) == 4, "the owner has a task for each region", mine)
        fields = TASK_FIELDS + ["days_until_due", "validation_status"]
        self.check([list(task) for task in mine.json] == [fields] * 4, "a task has its fields", mine)
        dates = [task["planned_production_date"] for task in mine.json]
        self.check(dates == sorted(dates), "they are sorted by date", mine)
        of = {task["region_id"]: "/deployment-tasks/" + task["task_id"] for task in mine.json}
        one = self.curl.ask("GET", of["eu"], who="diana")
        self.check(list(one.json) == TASK_FIELDS and one.json["status"] == "PENDING", "one is read", one)
        self.confirm(of)
        others = self.curl.ask("PATCH", of["asia"] + "/confirm", {}, who="charlie")
        self.check(others.status in (403, 404), "nobody else confirms it", others)
        moved = {"planned_production_date": "2100-01-01"}
        answer = self.curl.ask("PATCH", of["asia"] + "/adjust", moved, who="diana")
        self.check(answer.status == 400 and answer.json["field"] == "adjustment_reason", "a move needs a reason",
                   answer)
        answer = self.curl.ask(
            "PATCH", of["asia"] + "/adjust", {**moved, "adjustment_reason": "dependencies"}, who="diana")
        self.check(answer.status == 200 and answer.json["status"] == "ADJUSTED"
                   and answer.json["planned_production_date"] == "2100-01-01", "it is moved", answer)
        answer = self.curl.ask("PATCH", of["africa"] + "/cancel", {"cancellation_reason": "drift"}, who="diana")
        self.check(answer.status == 200 and answer.json["status"] == "CANCELLED", "one is cancelled", answer)
        answer = self.curl.ask("GET", "/deployment-tasks/my-tasks?status=ADJUSTED&due=upcoming", who="diana")
        self.check([task["region_id"] for task in answer.json] == ["asia"], "they are filtered", answer)
        answer = self.curl.ask("GET", "/api/governance/models/support/regions")
        rows = sorted((row["region_id"], row["version_id"]) for row in answer.json)
        self.check(rows == [("eu", "1.0.0"), ("us", "1.0.0")], "the regions have their version", answer)

    def confirm(self, of):
        """Confirms one task without and one with a validation that is not approved."""
        done = {"actual_production_date": "", "confirmation_notes": "Deployed at 08:00 UTC"}
        answer = self.curl.ask("PATCH", of["eu"] + "/confirm", done, who="diana")
        self.check(answer.status == 200 and answer.json["status"] == "CONFIRMED"
                   and not answer.json["deployed_before_validation_approved"], "one is confirmed", answer)
        answer = self.curl.ask("PATCH", of["eu"] + "/confirm", done, who="diana")
        self.check(answer.status == 400, "and not twice", answer)
        request = {"name": "validationRequests/v1", "version": f"{MODEL}/versions/1.0.0"}
        self.curl.do("POST", "/v1/validationRequests", request, who="omar", key=True)
        answer = self.curl.ask("PATCH", of["us"] + "/confirm", done, who="diana")
        self.check(answer.status == 400 and answer.json["reason"] == "VALIDATION_NOT_APPROVED"
                   and answer.json["field"] == "validation_override_reason",
                   "without the approval of its validation it needs a reason", answer)
        reason = "Critical production bug fix"
        answer = self.curl.ask(
            "PATCH", of["us"] + "/confirm", {**done, "validation_override_reason": reason}, who="diana")
        self.check(answer.status == 200 and answer.json["deployed_before_validation_approved"] is True
                   and answer.json["validation_override_reason"] == reason, "with one it is confirmed", answer)

    # Incidents.

    def incidents(self):
        path = "/api/governance/incidents"
        found = self.curl.ask("GET", f"{path}?filter=source%20%3D%20OVERRIDE")
        subjects = [one["subject"] for one in found.json["incidents"]]
        self.check(subjects == [f"{MODEL}/versions/1.0.0"], "the override has opened an incident", found)
        content = {"incident_id": "slow", "type": "RELIABILITY_PERFORMANCE", "severity": "ERROR", "title": "no answers"}
        answer = self.curl.ask("POST", path, content, who="diana")
        self.check(answer.status == 200 and answer.json["incident_id"] == "slow" and answer.json["state"] == "OPEN",
                   "somebody opens one", answer)
        for step, fields, state in [
                (":triage", {"severity": "ERROR", "owner": "principals/omar"}, "TRIAGED"),
                (":investigate", {}, "INVESTIGATING"),
                ("/notes", {"text": "two clients see it"}, "INVESTIGATING"),
                (":mitigate", {"mitigation": "traffic moved away"}, "MITIGATED"),
                (":resolve", {"root_cause": "a typing error", "no_action_reason": "the form is gone"}, "RESOLVED")]:
            answer = self.curl.ask("POST", f"{path}/slow{step}", fields, who="omar")
            self.check(answer.status == 200 and answer.json["state"] == state, f"{step} makes it {state}", answer)
        answer = self.curl.ask("POST", f"{path}/slow:close", {}, who="omar")
        self.check(answer.status == 403, "who operates does not close it", answer)
        answer = self.curl.ask("POST", f"{path}/slow:close", {}, who="charlie")
        self.check(answer.status == 200 and answer.json["closer"] == "principals/charlie", "another one does", answer)
        answer = self.curl.ask("GET", f"{path}/statistics")
        steps = {one["step"]: one["count"] for one in answer.json["durations"]}
        self.check(answer.json["open_count"] == 1 and steps == {"TRIAGE": 1, "MITIGATE": 1, "RESOLVE": 1},
                   "they are counted, and their steps are measured", answer)
        answer = self.curl.ask("GET", "/api/governance/roles")
        roles = {one["role"]: one["permissions"] for one in answer.json["roles"]}
        self.check(len(roles) == 5 and "incident.close" in roles["APPROVER"], "the roles are listed", answer)

    def whole(self):
        self.people()
        self.register()
        self.roll_out()
        self.bind_and_evaluate()
        self.roll_back()
        self.deploy()
        self.tasks()
        self.incidents()
        self.curl.tokens["nobody"] = "rgt_nobody"
        answer = self.curl.ask("GET", "/deployment-tasks/my-tasks", who="nobody")
        self.check(answer.status == 401, "an unknown token is refused", answer)


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory() as folder:
        daemon = HTTPDaemon(sys.argv[1], folder)
        try:
            Play(daemon.curl, checks).whole()
        finally:
            status = daemon.end()
        checks.check(status == 0, "the daemon ends with 0")
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
