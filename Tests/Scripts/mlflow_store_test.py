"""Imports model registries that MLflow itself wrote, as SQLite file and as folder, and compares every model and version
with what MLflow's own client says of them; then MLflow changes them, and they are imported again.

MLflow is installed from the package index into a folder of its own (VENV). Where the index is not reachable nothing is
checked, and the last line says so.

Usage: mlflow_store_test.py REGENTD REGENT VENV
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from checks import Checks
from daemon_process import Daemon

# What MLflow is asked to do, in its own process: argument 1 is the store, argument 2 the step.
FILL = r'''
import json, sys, warnings
warnings.simplefilter("ignore")
from mlflow import MlflowClient
uri, step = sys.argv[1:3]
client = MlflowClient(tracking_uri=uri, registry_uri=uri)
if step == "first":
    client.create_registered_model("churn", tags={"team": "risk", "empty": "", "yaml": "070"},
                                   description="Who leaves:\nyes, 100%")
    client.create_registered_model("Fraud check")
    client.create_registered_model("empty")
    for number in range(12):
        # A run whose id looks like a number.
        client.create_model_version("churn", f"s3://bucket/m{number}", description=f"take {number}",
                                    run_id=f"{number + 10}34567890123456789012345678e5",
                                    tags={"n": str(number), "a.b/c": "it's \"fine\" \u00e9"})
    client.create_model_version("Fraud check", "file:///models/fraud", description="no")
    client.set_registered_model_alias("churn", "champion", 2)
    client.set_registered_model_alias("churn", "null", 11)
    client.transition_model_version_stage("churn", 2, "Production")
    client.delete_model_version("churn", 3)
else:
    client.set_registered_model_alias("churn", "champion", 12)
    client.set_model_version_tag("churn", "1", "n", "other")
    client.create_model_version("churn", "s3://bucket/new")
    client.set_registered_model_tag("empty", "team", "growth")
models = {}
for model in client.search_registered_models():
    models[model.name] = {"description": model.description or "", "tags": model.tags, "versions": {},
                          "aliases": {alias: int(version) for alias, version in model.aliases.items()}}
for version in client.search_model_versions(max_results=1000):
    models[version.name]["versions"][int(version.version)] = {
        "description": version.description or "", "source": version.source, "run": version.run_id or "",
        "stage": version.current_stage, "tags": version.tags}
print(json.dumps(models))
'''


def installed(venv):
    """The Python that has MLflow; None where it cannot be installed."""
    python = pathlib.Path(venv) / "bin/python"
    if python.exists() and subprocess.run([python, "-c", "import mlflow"], capture_output=True).returncode == 0:
        return python
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    made = subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "mlflow>=3,<4"],
                          capture_output=True, text=True)
    if made.returncode:
        print(made.stderr.strip()[-2000:])
        return None
    return python


def mlflow(python, folder, uri, step):
    """What MLflow says of a store after a step. It runs in the folder, because it leaves files where it runs."""
    # MLflow takes folders only when it is told that this is meant.
    environment = {**os.environ, "MLFLOW_ALLOW_FILE_STORE": "true", "GIT_PYTHON_REFRESH": "quiet"}
    command = [pathlib.Path(python).absolute(), "-c", FILL, uri, step]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"MLflow failed:\n{done.stderr}")
    models = json.loads(done.stdout.strip().splitlines()[-1])
    return {name: {**model, "versions": {int(number): each for number, each in model["versions"].items()}}
            for name, model in models.items()}


def expected_model(name, model):
    """A model as Regent has it."""
    tags = [f"{key}={value}" if value else key for key, value in sorted(model["tags"].items())]
    tags += [f"alias:{alias}={version}.0.0" for alias, version in sorted(model["aliases"].items())]
    tags += [f"stage:{version['stage']}={number}.0.0" for number, version in sorted(model["versions"].items())
             if version["stage"] not in ("None", None)]
    aliases = [name] if " " in name else []
    return {"description": model["description"], "tags": tags, "aliases": aliases}


def expected_version(number, version):
    labels = {"mlflow.version": str(number), "mlflow.source": version["source"], "mlflow.run_id": version["run"]}
    labels |= {f"mlflow.tag.{key}": value for key, value in version["tags"].items()}
    return {"changelog": version["description"], "metadata": {key: value for key, value in labels.items() if value}}


class Import:
    """A store of MLflow, and a daemon into which it is imported."""

    def __init__(self, checks, regent, daemon, path):
        self.checks, self.command, self.path = checks, [regent], str(path)
        self.environment = {**os.environ, "REGENT_ADDRESS": daemon.address}

    def regent(self, *words):
        return subprocess.run(self.command + list(words), env=self.environment, capture_output=True, text=True)

    def json(self, *words):
        return json.loads(self.regent(*words, "-o", "json").stdout or "{}")

    def run(self, *words):
        """Names by their effect."""
        done = self.regent("import", "mlflow", self.path, "-o", "json", *words)
        self.checks.check(done.returncode == 0, f"{self.path} is imported: {done.stderr.strip()}")
        effects = {}
        for change in json.loads(done.stdout or "{}").get("changes", []):
            effects.setdefault(change["effect"], set()).add(change["name"])
        return effects

    def compare(self, models, kept=()):
        """Every model and version, but versions that MLflow changed after they were registered."""
        for name, model in models.items():
            id = name.replace(" ", "-")
            shown, wanted = self.json("model", "show", id), expected_model(name, model)
            for field, value in wanted.items():
                self.checks.check(shown.get(field, type(value)()) == value, f"{id}: {field} {shown.get(field)}")
            for number, version in model["versions"].items():
                if (id, number) in kept:
                    continue
                shown, wanted = self.json("version", "show", f"{id}/{number}.0.0"), expected_version(number, version)
                good = all(shown.get(field, type(value)()) == value for field, value in wanted.items())
                self.checks.check(good, f"{id}/{number}.0.0 is as MLflow has it")
            listed = self.json("version", "list", id, "--limit", "0").get("versions", [])
            self.checks.check(len(listed) == len(model["versions"]), f"{id} has {len(listed)} versions")


def check(checks, python, regentd, regent, folder, uri, path):
    before = mlflow(python, path.parent, uri, "first")
    daemon = Daemon(regentd, folder)
    try:
        imported = Import(checks, regent, daemon, path)
        planned = imported.run("--dry-run")
        checks.check(not imported.json("model", "list").get("models"), "a dry run changes nothing")
        done = imported.run()
        checks.check(planned == done and set(done) == {"CREATED"}, "the import does what its dry run says")
        imported.compare(before)
        checks.check(set(imported.run()) == {"UNCHANGED"}, "importing it again changes nothing")
        after = mlflow(python, path.parent, uri, "second")
        changed = imported.run()
        checks.check(changed.get("CHANGED") == {"models/churn", "models/empty"}, f"changed: {changed.get('CHANGED')}")
        checks.check(changed.get("CREATED") == {"models/churn/versions/13.0.0"}, f"created: {changed.get('CREATED')}")
        imported.compare(after, kept={("churn", 1)})
        checks.check(set(imported.run()) == {"UNCHANGED"}, "importing that again changes nothing")
    finally:
        daemon.process.terminate()
        daemon.process.wait(timeout=20)


def main():
    regentd, regent, venv = sys.argv[1:]
    python = installed(venv)
    if python is None:
        print("NOT CHECKED: MLflow cannot be installed, because the package index is not reachable")
        return 0
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check(checks, python, regentd, regent, folder / "a", f"sqlite:///{folder}/mlflow.db", folder / "mlflow.db")
        check(checks, python, regentd, regent, folder / "b", str(folder / "mlruns"), folder / "mlruns")
    return checks.end()


if __name__ == "__main__":
    sys.exit(main())
