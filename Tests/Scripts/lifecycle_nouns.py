"""The nouns of docs/lifecycles: how the methods of each are called, and who has which relation to its documents."""

import dataclasses

from lifecycle_documents import (
    APPROVE, ASKED, MINOR, PRODUCTION, RELEASED, REQUEST_CHANGES, SECOND, SUSPENDED, Maker)
from lifecycle_pages import NONE
from lifecycle_records import far

# Conditions of rows, as the pages have them.
FIRST, NOT_REQUESTED, REQUESTED = "first attempt of its plan", "not requested yet", "already requested"
IS_MINOR, NOBODY, SOMEBODY = "severity INFO or WARNING", "nobody has asked for it", "somebody has asked for it"
NOT_RELEASED, NOT_SUSPENDED, IS_SUSPENDED = "not released", "not suspended", "suspended"
IS_RELEASED, STABLE_ELSEWHERE = "released", "STABLE in another environment"
# A request for changes is the one review that is possible then.
REVIEWED = 5


@dataclasses.dataclass
class Noun:
    """A page's documents, and its methods."""

    # Makes a document in a state, of a variant; returns its name. Before there is one: what it is made of.
    make: object
    # Requests of the methods that make one, of what it is made of.
    creates: dict
    # Requests of the others, of the document as it is stored; None: it is a stream, UploadSamples.
    verbs: dict
    # The relations that the page's words for people stand for.
    parties: dict = dataclasses.field(default_factory=dict)
    # Variants of states with the conditions that hold of them. Every other state has one, without conditions.
    variants: dict = dataclasses.field(default_factory=dict)
    # States, methods and conditions that the walk does not reach, with the reason.
    apart: dict = dataclasses.field(default_factory=dict)
    # States that take time to come: those documents are made a month before.
    late: tuple = ()


def named(*methods, **fields):
    """Requests that name the document and hold nothing else but the fields."""
    return {method: lambda document: {"name": document.name, **fields} for method in methods}


def called(field, *methods, **fields):
    """The same where the field for the name is another one."""
    return {method: lambda document: {field: document.name, **fields} for method in methods}


def whole(field, *methods):
    """Requests with the document as it is stored, or as it is to be made."""
    return {method: lambda document: {field: document} for method in methods}


def as_it_is(*methods):
    """Requests that are what a document is made of."""
    return {method: lambda content: content for method in methods}


ENDED = [("", (FIRST, NOT_REQUESTED)), (ASKED, (FIRST, REQUESTED)), (SECOND, (NOT_REQUESTED,))]
SERIOUS = [("", (NOBODY,)), (MINOR, (IS_MINOR, NOBODY)), (ASKED, (SOMEBODY,))]
OUTSIDE = "outside production"


def nouns(maker):
    """The nouns by their pages."""
    return {
        "environment": Noun(
            Maker.environment, whole("environment", "CreateEnvironment"),
            whole("environment", "UpdateEnvironment") | named("ArchiveEnvironment", "RestoreEnvironment")),
        "provider-config": Noun(
            Maker.provider_config, whole("provider_config", "PutProviderConfig"),
            whole("provider_config", "PutProviderConfig")
            | named("ArchiveProviderConfig", "RestoreProviderConfig", "ResetProviderHealth")),
        "eval-run": Noun(
            Maker.eval_run, as_it_is("CreateRun"),
            {"UploadSamples": None} | called("run", "DropBatch", seq=1)
            | called("run", "SealRun", "AbortRun", "EvaluateGates", "InvalidateRun"),
            {"requester": {"author"}},
            {state: ENDED for state in ("SEALED", "PASSED", "FAILED", "INCONCLUSIVE")}),
        "principal": Noun(
            Maker.principal, whole("principal", "PutPrincipal"),
            whole("principal", "PutPrincipal")
            | called("principal", "GrantRole", grant={"role": 2, "scope": "models/spare"})
            | called("principal", "RevokeRole", grant={"role": 2, "scope": "environments/spare"}),
            {"principal itself": {"owner"}},
            apart={"Harden": "it is possible once, and changes the owner of the store"}),
        "token": Noun(
            Maker.token, as_it_is("IssueToken") | {"RequestToken": lambda content: {}},
            called("token", "IssueToken") | named("RevokeToken"), {"requester": {"author"}}),
        "model": Noun(
            Maker.owned_model, whole("model", "CreateModel"),
            whole("model", "UpdateModel") | named("ArchiveModel", "RestoreModel"), {"owner": {"owner"}}),
        "region": Noun(
            Maker.zone, whole("region", "PutRegion"),
            whole("region", "PutRegion") | named("ArchiveRegion", "RestoreRegion")),
        "dashboard": Noun(
            Maker.dashboard, whole("dashboard", "PutDashboard"),
            whole("dashboard", "PutDashboard") | named("ArchiveDashboard", "RestoreDashboard")),
        "text-erasure": Noun(Maker.text_erasure, as_it_is("EraseText"), {}),
        "key-rotation": Noun(Maker.key_rotation, as_it_is("RotateSigningKey"), {}),
        "compliance-report": Noun(Maker.compliance_report, as_it_is("GenerateComplianceReport"), {}),
        "committee": Noun(
            Maker.board, whole("committee", "PutCommittee"),
            whole("committee", "PutCommittee") | named("ArchiveCommittee", "RestoreCommittee")),
        "delegation": Noun(
            Maker.standing_in, whole("delegation", "CreateDelegation"), named("RevokeDelegation"),
            {"owner": {"owner"}}),
        "model-version": Noun(
            Maker.model_version, whole("version", "RegisterVersion"),
            whole("version", "RegisterVersion") | named("AnswerReleaseChecklist", answers=[{"item": 1}])
            | named("RecordPerformance", performance={"auto_rate": 0.2})
            | named("ReleaseVersion", "SuspendVersion", "ResumeVersion", "DeprecateVersion", "RetireVersion")
            | named("PromoteVersion", environment="environments/prod"),
            variants={
                "DRAFT": [("", (NOT_RELEASED, NOT_SUSPENDED)), (RELEASED, (IS_RELEASED, NOT_SUSPENDED)),
                          (SUSPENDED, (NOT_RELEASED, IS_SUSPENDED))],
                "CANARY": [("", (IS_RELEASED, NOT_SUSPENDED))],
                "DEPRECATED": [("", (NOT_SUSPENDED,)), (SUSPENDED, (IS_SUSPENDED,))]},
            apart={"STABLE": "what may become of one depends on its rollout policy and its successor",
                   STABLE_ELSEWHERE: "promoting another version there does it; nobody calls it",
                   "RollbackRollout": "rolling its rollout policy back does it; nobody calls it"}),
        "rollout-policy": Noun(
            Maker.rollout_policy, whole("rollout_policy", "PutRolloutPolicy"),
            whole("rollout_policy", "PutRolloutPolicy") | named("RollbackRollout", "ApproveAutoPromote"),
            {"author": {"author"}}),
        "rollout-run": Noun(
            Maker.rollout_run, whole("rollout", "StartRollout"),
            named("PauseRollout", "ResumeRollout", "AbortRollout"),
            apart={"PROMOTED": "it takes the verdict of a judge",
                   "PromoteVersion": "promoting its canary does it; nobody calls it",
                   "RollbackRollout": "rolling its policy back does it; nobody calls it",
                   "the verdict is PROMOTE": "it takes the verdict of a judge"}),
        "sla-target": Noun(
            Maker.sla_target, whole("sla_target", "PutSlaTarget"),
            whole("sla_target", "PutSlaTarget")
            | {"PauseSla": lambda document: {"name": document.name, "until_time": {"seconds": far()}}}
            | named("ResumeSla", "ArchiveSlaTarget", "RestoreSlaTarget")),
        "sla-violation": Noun(
            None, {}, {},
            apart={state: "the daemon makes violations by what it counts; nobody calls it"
                   for state in (NONE, "OPEN", "ENDED", "WITHDRAWN")}),
        "alert": Noun(
            None, {}, named("CloseAlert", resolution=4),
            apart={state: "the daemon opens alerts by what it sees; nobody calls it"
                   for state in (NONE, "OPEN", "FIXED_BY_CONFIG", "ROLLED_BACK", "FALSE_ALARM")}),
        "force": Noun(
            Maker.force, whole("force", "ForceVersion"), named("ReleaseForce")),
        "change-proposal": Noun(
            Maker.change_proposal, whole("proposal", "CreateProposal"),
            whole("proposal", "UpdateProposal") | named("SubmitProposal", "ApplyProposal", "WithdrawProposal")
            | named("AnswerChecklist", answers=[{"item": 5, "result": 1}])
            | named("CastVote", seat=2, decision=APPROVE)
            | {"AddReview": lambda document: {
                "name": document.name, "comment": "read it",
                "decision": REQUEST_CHANGES if document.state == REVIEWED else APPROVE}},
            {"author": {"author"}, "author or an editor": {"author"}},
            apart={"another one for the same base is applied": "applying that one does it; nobody calls it"},
            late=("EXPIRED",)),
        "job": Noun(
            Maker.job, whole("job", "CreateJob"),
            whole("job", "UpdateJob") | named("PauseJob", "ResumeJob", "UnbindJob", "ArchiveJob", "RestoreJob")
            | {"BindJob": lambda document: {"name": document.name, "version": maker.once(Maker.released)}}),
        "use-case": Noun(
            Maker.use_case, whole("use_case", "CreateUseCase"),
            whole("use_case", "UpdateUseCase") | named("SubmitUseCase", "ApproveUseCase")
            | named("ReturnUseCase", comment="say more")
            | {"DeployUseCase": lambda document: {"name": document.name, "version": maker.once(Maker.staged)},
               "DeprecateUseCase": lambda document: {
                   "name": document.name, "successor": maker.once(Maker.successor)}},
            {"owner": {"owner"}, "owner or an author": {"owner", "author"}}),
        "validation-request": Noun(
            Maker.validation, whole("validation_request", "RequestValidation"),
            named("StartValidation") | named("DecideValidation", decision=1, comment="seen"),
            {"registrant": {"author"}}),
        "deployment": Noun(
            Maker.deployment, whole("deployment", "CreateDeployment"),
            named("StartDeployment", "CancelDeployment") | named("RecordSmokeResult", smoke={"outcome": 1}),
            variants={"IN_PROGRESS": [("", (OUTSIDE,)), (PRODUCTION, ())]}),
        "deployment-task": Noun(
            Maker.deployment_task, {},
            named("ConfirmTask", "CancelTask") | named("AdjustTask", planned_production_date="2031-01-01"),
            {"assignee or a delegate": {"owner", "delegate"}}),
        "rollback-record": Noun(
            Maker.rollback_record, {}, named("SetRootCause", root_cause="a typo")),
        "override": Noun(
            Maker.override, whole("override", "RequestOverride"),
            named("GrantOverride") | named("DenyOverride", comment="no"), {"requester": {"author"}},
            late=("EXPIRED",)),
        "incident": Noun(
            Maker.incident, whole("incident", "OpenIncident"),
            {"TriageIncident": lambda document: {
                "incident": document.name, "severity": document.severity, "owner": "principals/owner"}}
            | called("incident", "DismissIncident", "InvestigateIncident", "CloseIncident", "ReopenIncident")
            | called("incident", "MitigateIncident", mitigation="rolled back")
            | called("incident", "ResolveIncident", root_cause="a typo", no_action_reason="a drill")
            | called("incident", "AddIncidentNote", text="seen by two clients")
            | called("incident", "UpdateIncident", description="no answers at all"),
            {"asker": {"author"}, "resolver": {"author"}}, {"OPEN": SERIOUS, "TRIAGED": SERIOUS}),
    }
