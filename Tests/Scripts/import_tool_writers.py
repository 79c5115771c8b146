"""Lets an evaluation tool write its own files, offline, and says what its own reader makes of them.

Usage: import_tool_writers.py inspect|lm-eval|deepeval|mlflow FOLDER
       import_tool_writers.py read-inspect LOG

Runs in an environment where the tool is installed. Writes FOLDER/expected.json: for each file the samples, by id and
repeat, with status, scores and latency in milliseconds (null where it is not compared).
"""

import json
import math
import os
import pathlib
import subprocess
import sys


def sample(identifier, repeat, status, scores, latency=None):
    """One expected sample; a score that is not finite is none."""
    kept = {name: float(value) for name, value in scores.items() if value is not None and math.isfinite(value)}
    return {"id": str(identifier), "repeat": repeat, "status": status, "scores": kept, "latency_ms": latency}


# Inspect


def inspect_samples(path):
    """The samples of a log, as Inspect reads it."""
    from inspect_ai.log import read_eval_log
    from inspect_ai.scorer import value_to_float

    to_float = value_to_float()
    for one in read_eval_log(str(path)).samples:
        scores = {}
        for name, score in (one.scores or {}).items():
            if isinstance(score.value, dict):
                scores |= {f"{name}.{key}": to_float(value) for key, value in score.value.items()}
            else:
                scores[name] = to_float(score.value)
        for key in ("input_tokens", "output_tokens", "total_tokens"):
            if one.model_usage:
                scores[key] = sum(getattr(usage, key) for usage in one.model_usage.values())
        refused = any(choice.stop_reason == "content_filter" for choice in one.output.choices)
        status = "ERROR" if one.error else "REFUSED" if refused else "SCORED"
        yield sample(one.id, one.epoch - 1, status, scores, one.total_time * 1000)


def write_inspect(folder):
    """Logs in both formats: several epochs, a failing sample, a filtered one, scores of several kinds."""
    from inspect_ai import Task, eval
    from inspect_ai.dataset import Sample
    from inspect_ai.model import ModelOutput, ModelUsage, get_model
    from inspect_ai.scorer import Score, includes, mean, scorer
    from inspect_ai.solver import generate, solver

    @scorer(metrics={"tone": [mean()], "length": [mean()]})
    def rubric():
        async def score(state, target):
            return Score(value={"tone": 0.5, "length": float(state.epoch)})

        return score

    @solver
    def failing():
        async def solve(state, generate):
            if state.sample_id == 3:
                raise ValueError("boom\nsecond line")
            return await generate(state)

        return solve

    def output(number):
        text = "hello there" if number % 3 else "no"
        made = ModelOutput.from_content("mockllm/model", text, stop_reason="content_filter" if number == 4 else "stop")
        made.usage = ModelUsage(input_tokens=10 + number, output_tokens=3, total_tokens=13 + number)
        return made

    data = [Sample(id=i, input=f"say hello {i}", target="hello", metadata={"lang": "de", "n": i}) for i in range(1, 6)]
    for form in ("eval", "json"):
        model = get_model("mockllm/model", custom_outputs=[output(i) for i in range(40)])
        task = Task(dataset=data, solver=[failing()], scorer=[includes(), rubric()], epochs=2)
        logs = str(folder / "logs")
        eval(task, model=model, log_format=form, log_dir=logs, fail_on_error=False, display="none", limit=4)
    return {str(path): list(inspect_samples(path)) for path in sorted((folder / "logs").iterdir())}


# lm-evaluation-harness

LM_TASK = """
task: tiny
dataset_path: json
dataset_kwargs:
  data_files:
    test: {data}
test_split: test
output_type: multiple_choice
doc_to_text: "{{{{q}}}}"
doc_to_target: "{{{{a}}}}"
doc_to_choice: ["yes", "no"]
metric_list:
  - metric: acc
  - metric: acc_norm
"""


def write_lm_eval(folder):
    """Samples of the dummy model on a task of its own, whose means must be those of the harness's results."""
    (folder / "task").mkdir()
    data = folder / "task" / "tiny.jsonl"
    data.write_text("".join(json.dumps({"q": f"is {i} even?", "a": i % 2}) + "\n" for i in range(20)))
    (folder / "task" / "tiny.yaml").write_text(LM_TASK.format(data=data))
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(folder / "home")}
    command = [pathlib.Path(sys.executable).parent / "lm_eval", "--model", "dummy", "--tasks", "tiny"]
    command += ["--include_path", folder / "task", "--log_samples", "--output_path", folder / "out"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    results = json.loads(next((folder / "out").rglob("results_*.json")).read_text())["results"]["tiny"]
    expected = {}
    for path in (folder / "out").rglob("samples_*.jsonl"):
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        for metric in ("acc", "acc_norm"):
            assert math.isclose(sum(row[metric] for row in rows) / len(rows), results[f"{metric},none"])
        expected[str(path)] = [
            sample(row["doc_id"], 0, "SCORED", {name: row[name] for name in row["metrics"]}) for row in rows
        ]
    return expected


# DeepEval


def write_deepeval(folder):
    """A test run with metrics of our own, one of which fails on a test case."""
    os.environ["DEEPEVAL_TELEMETRY_OPT_OUT"] = "YES"
    os.environ["DEEPEVAL_RESULTS_FOLDER"] = str(folder / "results")
    os.chdir(folder)
    from deepeval import evaluate
    from deepeval.evaluate import AsyncConfig, DisplayConfig, ErrorConfig
    from deepeval.evaluate.types import EvaluationResult
    from deepeval.metrics import BaseMetric
    from deepeval.test_case import LLMTestCase
    from deepeval.test_run.test_run import TestRun

    class Length(BaseMetric):
        def __init__(self, name, bad=None):
            self.name, self.bad, self.threshold, self.async_mode = name, bad, 0.5, False

        def measure(self, case, *arguments, **options):
            if case.input == self.bad:
                raise ValueError("no score")
            self.score = len(case.actual_output) / 10
            self.success = self.score >= self.threshold
            return self.score

        async def a_measure(self, case, *arguments, **options):
            return self.measure(case)

        def is_successful(self):
            return self.success

        @property
        def __name__(self):
            return self.name

    cases = [LLMTestCase(input=f"q{i}", actual_output="x" * (4 * i), completion_time=i / 4) for i in range(1, 4)]
    result = evaluate(
        test_cases=cases, metrics=[Length("Length"), Length("Fragile", bad="q2")],
        error_config=ErrorConfig(ignore_errors=True), async_config=AsyncConfig(run_async=False),
        display_config=DisplayConfig(show_indicator=False, print_results=False))
    (folder / "results" / "result.json").write_text(result.model_dump_json())

    def expected(cases, has_time):
        for case in cases:
            metrics = case.metrics_data or []
            scores = {m.name: m.score for m in metrics if not m.error}
            scores |= {f"{m.name}.pass": m.success for m in metrics if not m.error}
            if not any(m.error for m in metrics):
                scores["pass"] = case.success
            yield sample(case.name, 0, "SCORED", scores, case.completion_time * 1000 if has_time else None)

    made = {}
    for path in sorted((folder / "results").glob("*.json")):
        text = path.read_text()
        if path.name == "result.json":
            made[str(path)] = list(expected(EvaluationResult.model_validate_json(text).test_results, False))
        else:
            made[str(path)] = list(expected(TestRun.model_validate_json(text).test_cases, True))
    return made


# MLflow


def write_mlflow(folder):
    """A table of results and traces with assessments."""
    os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
    import mlflow
    import pandas
    from mlflow.entities import Trace
    from mlflow.genai.scorers import scorer
    from mlflow.metrics import make_metric
    from mlflow.metrics.base import MetricValue

    mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
    mlflow.set_experiment(experiment_id=mlflow.create_experiment("import", artifact_location=f"file://{folder}/runs"))

    def same(predictions, targets, metrics=None):
        return MetricValue(scores=[float(p == t) for p, t in zip(predictions, targets)])

    table = pandas.DataFrame(
        {"id": ["a", "b", "c"], "inputs": ["1", "2", "3"], "ground_truth": list("xyz"), "predictions": list("xnz")})
    with mlflow.start_run() as run:
        mlflow.models.evaluate(
            data=table, predictions="predictions", targets="ground_truth", evaluators="default",
            extra_metrics=[make_metric(eval_fn=same, greater_is_better=True, name="same")])
    path = mlflow.artifacts.download_artifacts(
        run_id=run.info.run_id, artifact_path="eval_results_table.json", dst_path=str(folder))
    rows = mlflow.load_table("eval_results_table.json", run_ids=[run.info.run_id])
    expected = {path: [sample(row["id"], 0, "SCORED", {"same": row["same/score"]}) for _, row in rows.iterrows()]}

    @scorer
    def correct(outputs, expectations):
        return outputs == expectations["answer"]

    @scorer
    def half(outputs):
        return 0.5

    @mlflow.trace
    def predict(question):
        return "x" if question == "1" else "y"

    data = [{"inputs": {"question": str(i)}, "expectations": {"answer": "x"}} for i in (1, 2)]
    mlflow.genai.evaluate(data=data, predict_fn=predict, scorers=[correct, half])
    traces = mlflow.search_traces(return_type="list")
    (folder / "traces.json").write_text(json.dumps([trace.to_dict() for trace in traces]))
    read = [Trace.from_dict(one) for one in json.loads((folder / "traces.json").read_text())]
    expected[str(folder / "traces.json")] = [
        sample(
            trace.info.trace_id, 0, "SCORED",
            {a.name: a.feedback.value for a in trace.info.assessments if a.feedback is not None},
            trace.info.execution_duration)
        for trace in read
    ]
    return expected


WRITERS = {"inspect": write_inspect, "lm-eval": write_lm_eval, "deepeval": write_deepeval, "mlflow": write_mlflow}


def main():
    tool, place = sys.argv[1], pathlib.Path(sys.argv[2]).absolute()
    if tool == "read-inspect":
        print(json.dumps(list(inspect_samples(place))))
        return
    place.mkdir(parents=True)
    (place / "expected.json").write_text(json.dumps(WRITERS[tool](place)))


main()
