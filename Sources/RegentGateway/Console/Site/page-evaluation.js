/** Runs with their verdicts; a run; two runs side by side. */

import * as format from "./format.js";
import { counts, filterText, listing, nothing, page, sum, versionText } from "./govern.js";
import { showComparison } from "./evaluation-compare.js";
import { showRun } from "./evaluation-run.js";
import { decidingGates, stateBadge, stateOf, thresholdText } from "./evaluation-words.js";
import * as ui from "./ui.js";

const { h } = ui;
const STATES = [["PASSED", "Passed"], ["FAILED", "Failed"], ["INCONCLUSIVE", "Inconclusive"], ["RUNNING", "Running"],
  ["SEALED", "Not judged"], ["ABORTED", "Aborted"]];

/** The filter of a search. */
const found = (q) => ["name", "plan", "model_version"].map((field) => `${field} : ${filterText(q)}`).join(" OR ");

/** What decided the verdict, in one line. */
function decidedBy(run) {
  if (stateOf(run) === "RUNNING") return h("span", { class: "muted" }, "takes samples");
  if (stateOf(run) === "ABORTED") return h("span", { class: "muted wrap" }, run.abort_reason || "aborted");
  if (!run.verdict) return h("span", { class: "muted" }, "not judged yet");
  const { results = [], reasons = [] } = run.verdict;
  if (!results.length) return h("span", { class: "muted" }, reasons.join(", ") || "no gates");
  const [first, ...others] = decidingGates(run.verdict);
  if (!first) {
    const warned = results.filter((one) => format.word(one.verdict, "GATE_VERDICT") !== "PASS").length;
    return warned ? `all blocking gates; ${format.counted(warned, "warning")}` : results.length === 1 ? "its gate" : `all ${format.grouped(results.length)} gates`;
  }
  const isFailed = format.word(first.verdict, "GATE_VERDICT") === "FAIL";
  return [h("code", { class: "wrap" }, first.key), " · ",
    isFailed ? `${format.decimal(first.worst ?? first.estimate)}, not ${thresholdText(first)}` : first.reason.toLowerCase().replaceAll("_", " "),
    others.length > 0 && ` and ${format.counted(others.length, "more gate")}`];
}

/** The lowest coverage of its gates; without gates that of its metrics is on its own page. */
function coverage(run) {
  const all = (run.verdict?.results ?? []).map((one) => Number(one.coverage ?? 0));
  return all.length ? format.decimal(Math.min(...all)) : ui.missing(run.verdict ? "no gates" : "not judged yet");
}

function showRuns(view) {
  const chosen = new Map();
  const compare = h("button", { class: "btn", type: "button", id: "compare", "aria-disabled": "true", onclick: go });
  function say() {
    const isReady = chosen.size === 2;
    compare.setAttribute("aria-disabled", String(!isReady));
    compare.textContent = isReady ? "Compare 2 runs" : `Compare: select ${["two runs", "one more"][chosen.size] ?? "only two"}`;
  }
  function go() {
    if (chosen.size !== 2) return ui.toast("Select two runs to compare them.");
    // The older one is what the newer one is compared with.
    const [baseline, candidate] = [...chosen.values()].sort((a, b) => Date.parse(a.create_time) - Date.parse(b.create_time));
    return view.go(`/evaluation/${format.id(baseline.name)}/${format.id(candidate.name)}`);
  }
  const box = (run) => {
    const input = h("input", { type: "checkbox", "aria-label": `Select ${format.id(run.name)}` });
    input.checked = chosen.has(run.name);
    input.addEventListener("change", () => {
      input.checked ? chosen.set(run.name, run) : chosen.delete(run.name);
      input.closest("tr").setAttribute("aria-selected", String(input.checked));
      say();
    });
    return input;
  };
  const row = (run) => ({
    key: run.name, head: 2, selected: chosen.has(run.name),
    cells: [box(run), stateBadge(run),
      [h("a", { class: "wrap", href: view.link(`/evaluation/${format.id(run.name)}`) }, format.id(run.name)),
        run.model_version && h("span", { class: "sub wrap" }, versionText(run.model_version)),
        run.invalidated && h("span", { class: "sub" }, "invalidated")],
      format.word(run.type, "EVAL_RUN_TYPE"), decidedBy(run), format.grouped(run.attempt),
      run.summary ? format.grouped(run.summary.sample_count) : ui.missing("not sealed"), coverage(run),
      ui.time(run.seal_time, { reason: "not sealed" })],
  });
  const list = listing(view, {
    kinds: ["evalRuns"], label: "Verdict", places: "Filter runs by name, plan or version",
    count: () => counts(view, "eval_runs"),
    chips: (known) => [["", "All", sum(known, STATES.map(([state]) => state))],
      ...STATES.map(([state, text]) => [state, text, known && (known.get(state) ?? 0)])],
    ask: ({ state, q }, token, options) => page(view, "EvaluationService/ListRuns", "runs", {
      state: state && `EVAL_RUN_STATE_${state}`, filter: q ? found(q) : "", order_by: "create_time desc" }, token, options),
    command: ({ state, q }) => ["regent eval list", state && `--state ${state.toLowerCase()}`, q && `--filter ${format.quoted(found(q))}`,
      "--order-by 'create_time desc'"].filter(Boolean).join(" "),
    draw: (runs) => ui.table({
      label: "Runs", rows: runs, row, page: true,
      empty: nothing(view, "No run", "regent eval check answers.jsonl --gates gates.json makes one."),
      columns: [{ title: "Select", hidden: true, hug: true }, "Verdict", "Run", "Type", "Decided by", { title: "Attempt", number: true },
        { title: "Samples", number: true }, { title: "Lowest coverage", number: true }, { title: "Sealed", number: true }],
    }),
  });
  say();
  view.root.append(view.head({ title: "Evaluation", actions: [compare], meta: ["Gates are locked before the first sample"] }), list.node);
}

export default {
  path: ["/evaluation", "/evaluation/:run", "/evaluation/:baseline/:candidate"],
  title: "Evaluation",
  key: "g e",
  async show(view) {
    if (view.params.run) return showRun(view);
    return view.params.candidate ? showComparison(view) : showRuns(view);
  },
};
