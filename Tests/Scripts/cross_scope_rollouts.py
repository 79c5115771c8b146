"""What only a released version has, on one side of cross_scope_reads.py: a rollout and its rollback, deployments with
their tasks, one of which was confirmed in spite of its validation."""

import lifecycle_pages as pages
from lifecycle_documents import Maker
from permission_matrix import client

STAGING, PRODUCTION = "environments/staging", "environments/prod"
OFFLINE, CANARY = 1, 2


class Owner:
    """A stage with one person, the owner of the store: in single-person mode it takes nobody else."""

    def __init__(self, daemon):
        self.daemon = daemon

    def make(self, who, method, request, **mutation):
        """The document of the answer, its first field."""
        name, _ = pages.method_names()[method]
        answer = self.daemon.call(name, **request, mutation={"reason": "because", **mutation})
        return getattr(answer, answer.DESCRIPTOR.fields[0].name)

    def upload(self, who, run, rows):
        client.upload(self.daemon.owner, {"run": run, "upload": "rollout", "resume": True}, [rows])


class Side(Maker):
    """Makes documents whose names hold the word of a side, of its model."""

    def __init__(self, daemon, side, model):
        super().__init__(Owner(daemon))
        self.side, self.its_model = side, model
        # The committee of the model is there.
        self.shared[Maker.committee] = None

    def fresh(self, collection):
        self.count += 1
        return f"{collection}/{self.side}-{self.count}"

    def model(self):
        return self.its_model


def fill(daemon, side, held):
    """Makes them under the names that a side has; returns the names that the daemon chose."""
    maker = Side(daemon, side, held["models"])
    version = maker.released()
    for type in (OFFLINE, CANARY):
        maker.run("PASSED", type=type, model_version=version)
        maker.do(None, "PromoteVersion", {"name": version, "environment": held["environment_name"]})
    content = {"name": held["rolloutPolicy"], "stable_version": version}
    etag = maker.do(None, "PutRolloutPolicy", {"rollout_policy": content}).etag
    content["salt"] = f"{side} salt"
    maker.do(None, "PutRolloutPolicy", {"rollout_policy": content}, etag=etag)
    etag = maker.do(None, "RollbackRollout", {"name": content["name"]}).etag
    content |= {
        "canary_version": maker.on_trial(version, held["environment_name"]), "stages": [{"canary_permille": 10}]}
    maker.do(None, "PutRolloutPolicy", {"rollout_policy": content}, etag=etag)
    maker.do(None, "StartRollout", {"rollout": {"name": held["rollouts"], "policy": content["name"]}})
    records = daemon.owner.unary("RollbackService/ListRollbacks", {"filter": f'model = "{held["models"]}"'}).rollbacks
    staged = maker.planned(version, STAGING)
    maker.do(None, "StartDeployment", {"name": staged})
    maker.do(None, "RecordSmokeResult", {"name": staged, "smoke": {"outcome": 1, "notes": f"{side} tests"}})
    # The task of a global deployment has its id.
    confirmed = begin(maker, f"{held['deployments']}-confirmed", version)
    begin(maker, held["deployments"], version)
    request = {"name": f"{held['validationRequests']}-late", "version": version}
    maker.do(None, "RequestValidation", {"validation_request": request})
    maker.do(None, "ConfirmTask", {"name": confirmed, "validation_override_reason": f"{side} outage"})
    return [record.name for record in records]


def begin(maker, name, version):
    """A deployment in production that has begun; the name of its task."""
    content = {"name": name, "version": version, "environment": PRODUCTION, "scope": 1}
    maker.do(None, "CreateDeployment", {"deployment": content})
    maker.do(None, "StartDeployment", {"name": name})
    return name.replace("deployments/", "deploymentTasks/")
