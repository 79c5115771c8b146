"""How documents of each page of docs/lifecycles come into their states over the wire.

Documents are made by the people to whom they then have a relation: `author` writes, asks, registers and resolves;
`owner` owns; `reviewer` judges; `delegate` acts for both. What no relation is about is made by the owner of the store,
whom no rule binds. Before there is a document, its maker gives what it is to be made of.
"""

import time

from lifecycle_pages import NONE
from lifecycle_records import Records
from lifecycle_stage import DAY, RELATIONS, TOKEN_SECONDS

GATES = {"rules": [{"key": "schema_valid_rate_min", "metric": "schema_valid_rate", "min": 0.5}]}
ARTIFACT = {"name": "model.onnx", "digest": "sha256:" + "ab" * 32, "size": 1}
DECISION_MODEL = {"weights": [0.3, 0.3], "biases": {"default": 0}, "threshold_auto": 0.15, "threshold_escalate": 0.5}
APPROVE, REQUEST_CHANGES, REJECT = 1, 2, 3
# Variants of states.
ASKED, MINOR, RELEASED, SECOND, SUSPENDED = "asked", "minor", "released", "second attempt", "suspended"
PRODUCTION = "in production"


class Maker(Records):
    """Makes documents, each with a name of its own, and what several of them need, once."""

    def __init__(self, stage):
        self.stage, self.count, self.shared = stage, 0, {}

    def fresh(self, collection):
        self.count += 1
        return f"{collection}/walk{self.count}"

    def once(self, make):
        if make not in self.shared:
            self.shared[make] = make(self)
        return self.shared[make]

    def do(self, who, method, request, **mutation):
        return self.stage.make(who, method, request, **mutation)

    # What others need.

    def region(self):
        return self.do(None, "PutRegion", {"region": {"name": "regions/walk", "time_zone": "UTC"}}).name

    def model(self, **fields):
        name = self.fresh("models")
        return self.do(None, "CreateModel", {"model": {"name": name, "owner": "principals/owner", **fields}}).name

    def seats(self):
        """The required seats of a committee; everybody holds the second one."""
        held = [["lead0"], ["lead1", *RELATIONS], ["lead2"]]
        return [{"seat": place, "holders": [f"principals/{id}" for id in ids]} for place, ids in enumerate(held, 1)]

    def committee(self):
        """The committee of every model that no other one decides on."""
        content = {"name": "committees/walk", "seats": self.seats()}
        return self.do(None, "PutCommittee", {"committee": content}).name

    def watched_model(self):
        """A model whose owner and whose author of changes have the same delegate."""
        made = self.model(
            regional_owners={self.once(Maker.region): "principals/author"}, delegates=["principals/delegate"])
        self.do("author", "CreateDelegation", {"delegation": self.delegation(made)})
        return made

    def delegation(self, model):
        end = {"seconds": int(time.time()) + 200 * DAY}
        return {"name": self.fresh("delegations"), "model": model, "delegate": "principals/delegate", "end_time": end}

    def evidence(self):
        """A sealed run with more samples than a checklist asks for."""
        return self.run("SEALED", [f"s{number}" for number in range(1_001)])

    def version(self):
        """A version that the author has registered."""
        return self.do("author", "RegisterVersion", {"version": self.first(self.model())}).name

    def first(self, model):
        return {"name": f"{model}/versions/1.0.0", "artifacts": [ARTIFACT], "decision_model": DECISION_MODEL}

    def releasable(self):
        """A version that an applied proposal stands behind, with its checklist complete."""
        model = self.model()
        self.first_change(model, "APPLIED")
        return self.answered(f"{model}/versions/1.0.0")

    def answered(self, version):
        """A version with its checklist complete."""
        self.do("author", "RecordPerformance", {"name": version, "performance": {"auto_rate": 0.1}})
        done = [{"item": item, "done": True, "note": "as written"} for item in (1, 3, 4, 11)]
        done.append({"item": 2, "done": True, "reviewers": ["grace", "heidi"]})
        self.do("author", "AnswerReleaseChecklist", {"name": version, "answers": done})
        return version

    def released(self):
        version = self.releasable()
        self.do("author", "ReleaseVersion", {"name": version})
        return version

    def served(self, state):
        """A version that is CANARY or STABLE in prod, with a run that proves what may come next."""
        version = self.released()
        promotion = {"name": version, "environment": "environments/prod"}
        self.run("PASSED", type=1, model_version=version)
        self.do("author", "PromoteVersion", promotion)
        self.run("PASSED", type=2, model_version=version)
        if state == "STABLE":
            self.do("author", "PromoteVersion", promotion)
        return version

    def next_released(self, base):
        """The released version that follows on another one."""
        model = base.partition("/versions/")[0]
        version = f"{model}/versions/1.1.0"
        self.proposal(
            "APPLIED", model=model, base_version=base, target_version=version, change_type=2,
            target_artifacts=[ARTIFACT], new_values=[{"name": "threshold_auto", "json": "0.2"}],
            impact_analysis={"expected_auto_resolve_rate": 0.1, "expected_escalate_rate": 0.1},
            monitoring_plan="seven days", evidence_runs=[self.once(Maker.evidence)])
        self.do("author", "ReleaseVersion", {"name": self.answered(version)})
        return version

    def on_trial(self, stable, environment):
        """The version that follows on a stable one, as CANARY."""
        version = self.next_released(stable)
        self.run("PASSED", type=1, model_version=version)
        self.do("author", "PromoteVersion", {"name": version, "environment": environment})
        return version

    def trial(self):
        """A rollout policy with a stage, whose canary is on trial."""
        stable = self.served("STABLE")
        canary = self.on_trial(stable, "environments/prod")
        name = stable.partition("/versions/")[0] + "/environments/prod/rolloutPolicy"
        content = {"name": name, "stable_version": stable}
        made = self.do("author", "PutRolloutPolicy", {"rollout_policy": content})
        content |= {"canary_version": canary, "stages": [{"canary_permille": 10}]}
        return self.do("author", "PutRolloutPolicy", {"rollout_policy": content}, etag=made.etag).name

    def staged(self):
        """A version that is deployed in staging; its model's owner has a delegate."""
        version = self.released()
        self.do("owner", "CreateDelegation", {"delegation": self.delegation(version.partition("/versions/")[0])})
        name = self.planned(version, "environments/staging")
        self.do(None, "StartDeployment", {"name": name})
        self.do(None, "RecordSmokeResult", {"name": name, "smoke": {"outcome": 1}})
        return version

    def planned(self, version, environment):
        content = {"name": self.fresh("deployments"), "version": version, "environment": environment, "scope": 1}
        return self.do(None, "CreateDeployment", {"deployment": content}).name

    def first_change(self, model, state):
        """The proposal of a model's first version."""
        values = {"threshold_auto": "0.15", "threshold_escalate": "0.5", "weights": "[0.3,0.3]"}
        return self.proposal(
            state, model=model, target_version=f"{model}/versions/1.0.0", change_type=1, target_artifacts=[ARTIFACT],
            new_values=[{"name": name, "json": json} for name, json in values.items()],
            impact_analysis={"expected_auto_resolve_rate": 0.1, "expected_escalate_rate": 0.1},
            monitoring_plan="seven days", evidence_runs=[self.once(Maker.evidence)])

    def run(self, state, ids=("a",), **fields):
        name = self.fresh("evalRuns")
        gates = {} if state == "INCONCLUSIVE" else {"gates": GATES}
        self.do(None, "CreateRun", {"name": name, "type": 1, **gates, **fields})
        valid = 2 if state == "FAILED" else 1
        rows = [{"sample_id": id, "status": 1, "schema_valid": valid, "latency_ms": 1} for id in ids]
        self.stage.upload(None, name, rows)
        if state == "ABORTED":
            self.do(None, "AbortRun", {"run": name})
        elif state != "RUNNING":
            self.do(None, "SealRun", {"run": name})
            if state != "SEALED":
                self.do(None, "EvaluateGates", {"run": name})
        return name

    def proposal(self, state, **fields):
        """A change, by default one of configuration."""
        self.once(Maker.committee)
        name = self.fresh("proposals")
        content = {"name": name, "description": "raises a limit", "rollback_plan": "set it back", **fields}
        if not fields:
            old, new = ([{"name": "limit", "json": json}] for json in ("1", "2"))
            content |= {"change_type": 14, "old_values": old, "new_values": new}
            content["model"] = self.once(Maker.watched_model)
        if state == NONE:
            return content
        self.do("author", "CreateProposal", {"proposal": content})
        if state == "WITHDRAWN":
            self.do("author", "WithdrawProposal", {"name": name})
        if state not in ("DRAFT", "WITHDRAWN", "EXPIRED"):
            self.do("author", "SubmitProposal", {"name": name})
            if state != "SUBMITTED":
                self.agree(name, state)
        return name

    def agree(self, name, state):
        """Takes a submitted proposal to a state."""
        answers = [{"item": item, "result": 1} for item in (1, 3, 4, 5, 6)]
        made = self.do("author", "AnswerChecklist", {"name": name, "answers": answers})
        only = {"IN_REVIEW": APPROVE, "CHANGES_REQUESTED": REQUEST_CHANGES, "REJECTED": REJECT}.get(state)
        # Past the review two approve whose roles the walk leaves alone: an approval lapses with its role.
        for who in ["reviewer"] if only else ["second", "lead0"]:
            review = {"name": name, "decision": only or APPROVE, "comment": "read it"}
            made = self.do(who, "AddReview", review, etag=made.etag)
        for seat in (1, 2, 3) if state in ("APPROVED", "APPLIED") else ():
            vote = {"name": name, "seat": seat, "decision": APPROVE}
            made = self.do(f"lead{seat - 1}", "CastVote", vote, etag=made.etag)
        if state == "APPLIED":
            self.do("author", "ApplyProposal", {"name": name}, etag=made.etag)

    def program(self):
        return self.do(None, "PutPrincipal", {"principal": {"name": "principals/program", "kind": 2}}).name

    def successor(self):
        return self.do("author", "CreateUseCase", {"use_case": {"name": self.fresh("useCases")}}).name

    # Documents in their states.

    def environment(self, state, _=""):
        content = {"name": self.fresh("environments")}
        if state == NONE:
            return content
        self.do(None, "CreateEnvironment", {"environment": content})
        return self.archived("ArchiveEnvironment", content, state)

    def provider_config(self, state, _):
        environment = self.environment("ACTIVE")
        content = {"name": f"{environment}/providers/walk", "enabled": state != "DISABLED", "weight": 1}
        if state == NONE:
            return content
        self.do(None, "PutProviderConfig", {"provider_config": content})
        return self.archived("ArchiveProviderConfig", content, state)

    def archived(self, method, content, state):
        if state == "ARCHIVED":
            self.do(None, method, {"name": content["name"]})
        return content["name"]

    def eval_run(self, state, variant):
        if state == NONE:
            return {"name": self.fresh("evalRuns"), "type": 1}
        if variant == SECOND:
            plan = self.fresh("plans").split("/")[1]
            self.run(state, plan=plan)
            return self.run(state, plan=plan)
        name = self.run(state)
        if variant == ASKED:
            self.do("author", "InvalidateRun", {"run": name})
        return name

    def principal(self, state, _):
        """A person who calls, too; what is revoked of them is in a scope of its own."""
        content = {"name": self.fresh("principals"), "kind": 1}
        if state == NONE:
            return content
        id = self.stage.person(content["name"].split("/")[1])
        self.stage.give(id, ("ANALYST", "environments/spare"))
        if state == "DISABLED":
            self.do(None, "PutPrincipal", {"principal": {**content, "disabled": True}})
        return content["name"]

    def token(self, state, _):
        if state == "REQUESTED":
            return self.do("author", "RequestToken", {"ttl_seconds": TOKEN_SECONDS}).name
        content = {"principal": self.once(Maker.program), "ttl_seconds": TOKEN_SECONDS}
        if state == NONE:
            return content
        name = self.do(None, "IssueToken", content).name
        if state == "REVOKED":
            self.do(None, "RevokeToken", {"name": name})
        return name

    def owned_model(self, state, _):
        content = {"name": self.fresh("models"), "owner": "principals/owner"}
        if state == NONE:
            return content
        self.do(None, "CreateModel", {"model": content})
        return self.archived("ArchiveModel", content, state)

    def zone(self, state, _):
        content = {"name": self.fresh("regions"), "time_zone": "UTC", "owner": "principals/owner"}
        if state == NONE:
            return content
        self.do(None, "PutRegion", {"region": content})
        return self.archived("ArchiveRegion", content, state)

    def board(self, state, _):
        content = {"name": self.fresh("committees"), "models": [self.model()], "seats": self.seats()}
        if state == NONE:
            return content
        self.do(None, "PutCommittee", {"committee": content})
        return self.archived("ArchiveCommittee", content, state)

    def standing_in(self, state, _):
        content = self.delegation(self.model())
        if state == NONE:
            return content
        self.do("owner", "CreateDelegation", {"delegation": content})
        if state == "ENDED":
            self.do("owner", "RevokeDelegation", {"name": content["name"]})
        return content["name"]

    def change_proposal(self, state, _):
        if state != "SUPERSEDED":
            return self.proposal(state)
        model = self.model()
        name = self.first_change(model, "DRAFT")
        self.first_change(model, "APPLIED")
        return name

    def model_version(self, state, variant):
        if state == NONE:
            return self.first(self.model())
        if state == "DRAFT":
            name = self.released() if variant == RELEASED else self.releasable()
            if variant == RELEASED:
                self.run("PASSED", type=1, model_version=name)
        elif state == "CANARY":
            name = self.served(state)
        else:
            name = self.version()
            self.do("author", "DeprecateVersion", {"name": name})
        if variant == SUSPENDED:
            self.do("author", "SuspendVersion", {"name": name})
        if state == "RETIRED":
            self.do("author", "RetireVersion", {"name": name})
        return name

    def rollout_policy(self, state, _):
        stable = self.served("STABLE")
        name = stable.partition("/versions/")[0] + "/environments/prod/rolloutPolicy"
        content = {"name": name, "stable_version": stable}
        if state == NONE:
            return content
        made = self.do("author", "PutRolloutPolicy", {"rollout_policy": content})
        # So that there is a revision to go back to, and something to approve.
        content |= {"salt": "again", "stages": [{"canary_permille": 10}], "auto_promote": True}
        return self.do("author", "PutRolloutPolicy", {"rollout_policy": content}, etag=made.etag).name

    def rollout_run(self, state, _):
        content = {"name": self.fresh("rollouts"), "policy": self.trial()}
        if state == NONE:
            return content
        self.do("author", "StartRollout", {"rollout": content})
        if state == "PAUSED":
            self.do("author", "PauseRollout", {"name": content["name"]})
        if state == "ROLLED_BACK":
            self.do("author", "AbortRollout", {"name": content["name"]})
        return content["name"]

    def rollback_record(self, state, _):
        policy = self.rollout_policy("ACTIVE", None)
        self.do("author", "RollbackRollout", {"name": policy})
        model = policy.partition("/environments/")[0]
        name = self.stage.owner.unary(
            "RollbackService/ListRollbacks", {"filter": f'model = "{model}"'}).rollbacks[0].name
        if state == "CLOSED":
            self.do(None, "SetRootCause", {"name": name, "root_cause": "a typo"})
        return name

    def force(self, state, _):
        content = {"name": self.fresh("forces"), "version": self.served("STABLE"), "environment": "environments/prod",
                   "ttl_s": 86400}
        if state == NONE:
            return content
        self.do("author", "ForceVersion", {"force": content})
        if state == "ENDED":
            self.do("author", "ReleaseForce", {"name": content["name"]})
        return content["name"]

    def job(self, state, _):
        """A job of a model with a released version, far from being due."""
        model = self.once(Maker.released).partition("/versions/")[0]
        content = {"name": self.fresh("jobs"), "model": model, "kind": 6, "interval_seconds": 366 * DAY}
        if state == NONE:
            return content
        self.do(None, "CreateJob", {"job": content})
        if state == "PAUSED":
            self.do(None, "PauseJob", {"name": content["name"]})
        return self.archived("ArchiveJob", content, state)

    def use_case(self, state, _):
        model = self.once(Maker.staged).partition("/versions/")[0]
        content = {"name": self.fresh("useCases"), "owner": "principals/owner", "purpose": "answers", "impact": 1,
                   "allowed_models": [{"model": model, "versions": ">=1.0.0 <2.0.0"}]}
        if state == NONE:
            return content
        made = self.do("author", "CreateUseCase", {"use_case": content})
        path = {
            "SUBMITTED": ("author", "SubmitUseCase", {}), "APPROVED": ("reviewer", "ApproveUseCase", {}),
            "DEPLOYED": ("author", "DeployUseCase", {"version": self.once(Maker.staged)}),
            "DEPRECATED": ("author", "DeprecateUseCase", {"successor": self.once(Maker.successor)}),
        }
        for who, method, request in way(path, state):
            made = self.do(who, method, {"name": made.name, **request}, etag=made.etag)
        return made.name

    def validation(self, state, _):
        content = {"name": self.fresh("validationRequests"), "version": self.version()}
        if state == NONE:
            return content
        made = self.do("author", "RequestValidation", {"validation_request": content})
        if state == "IN_PROGRESS":
            self.do("reviewer", "StartValidation", {"name": made.name})
        if state in ("APPROVED", "REJECTED"):
            decision = {"name": made.name, "decision": 1 if state == "APPROVED" else 2, "comment": "seen"}
            self.do("reviewer", "DecideValidation", decision, etag=made.etag)
        return made.name

    def deployment(self, state, variant):
        environment = "environments/prod" if variant == PRODUCTION else "environments/staging"
        version = self.once(Maker.staged)
        if state == NONE:
            return {"name": self.fresh("deployments"), "version": version, "environment": environment}
        name = self.planned(version, environment)
        if state in ("IN_PROGRESS", "DEPLOYED"):
            self.do(None, "StartDeployment", {"name": name})
        if state == "DEPLOYED":
            self.do(None, "RecordSmokeResult", {"name": name, "smoke": {"outcome": 1}})
        if state == "CANCELLED":
            self.do(None, "CancelDeployment", {"name": name})
        return name

    def deployment_task(self, state, _):
        """The one task of a global deployment, which has the id of that."""
        deployment = self.deployment("IN_PROGRESS", PRODUCTION)
        name = "deploymentTasks/" + deployment.split("/")[1]
        steps = {"CONFIRMED": ("ConfirmTask", {}), "CANCELLED": ("CancelTask", {}),
                 "ADJUSTED": ("AdjustTask", {"planned_production_date": "2030-01-01"})}
        if state in steps:
            method, fields = steps[state]
            self.do("owner", method, {"name": name, **fields})
        return name

    def override(self, state, _):
        content = {"name": self.fresh("overrides"), "kind": 3, "subject": self.once(Maker.version)}
        if state == NONE:
            return content
        made = self.do("author", "RequestOverride", {"override": content})
        if state == "GRANTED":
            self.do("reviewer", "GrantOverride", {"name": made.name}, etag=made.etag)
        if state == "DENIED":
            self.do("reviewer", "DenyOverride", {"name": made.name, "comment": "no"})
        return made.name

    def incident(self, state, variant):
        severity = 1 if variant == MINOR or state == "DISMISSED" else 3
        content = {"name": self.fresh("incidents"), "type": 5, "severity": severity, "title": "no answers"}
        if state == NONE:
            return content
        name = self.do("author", "OpenIncident", {"incident": content}).name
        path = {
            "TRIAGED": ("author", "TriageIncident", {"severity": severity, "owner": "principals/owner"}),
            "INVESTIGATING": ("author", "InvestigateIncident", {}),
            "MITIGATED": ("author", "MitigateIncident", {"mitigation": "rolled back"}),
            "RESOLVED": ("author", "ResolveIncident", {"root_cause": "a typo", "no_action_reason": "a drill"}),
            "CLOSED": ("reviewer", "CloseIncident", {}),
        }
        for who, method, request in way(path, state):
            self.do(who, method, {"incident": name, **request})
        if variant == ASKED or state == "DISMISSED":
            self.do("author", "DismissIncident", {"incident": name})
        return name


def way(path, state):
    """The steps of a path up to a state; none to a state that is not on it."""
    return list(path.values())[: list(path).index(state) + 1 if state in path else 0]
