/** Runs with their verdicts; a run; two runs side by side. */

import { decidingGates, intervalText, outcome, OUTCOMES, plainSample, reading, REASONS, SEVEN, showRun, stateBadge,
  stateOf, thresholdText } from "./evaluation-run.js";
import * as format from "./format.js";
import { counts, filterText, listing, nothing, page, sum } from "./govern.js";
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
        run.model_version && h("span", { class: "sub wrap" }, format.versionText(run.model_version)),
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
      label: "Runs", rows: runs, row, page: true, cards: true,
      empty: nothing(view, "No run", "regent eval check answers.jsonl --gates gates.json makes one."),
      columns: [{ title: "Select", hidden: true, hug: true }, "Verdict", "Run", "Type", "Decided by", { title: "Attempt", number: true },
        { title: "Samples", number: true }, { title: "Lowest coverage", number: true }, { title: "Sealed", number: true }],
    }),
  });
  say();
  view.root.append(view.head({ title: "Evaluation", actions: [compare], meta: ["Gates are locked before the first sample"] }), list.node);
}

/* -- two runs side by side -- */

const FLIPS = 1000;
const SHOWN = 100;

function showComparison(view) {
  const { baseline, candidate } = view.params, area = h("div", {}), pair = [`evalRuns/${baseline}`, `evalRuns/${candidate}`];
  const unpaired = () => view.query.unpaired === "1", draw = (found) => content(view, found);
  let last, wasUnpaired;
  const load = () => {
    wasUnpaired = unpaired();
    view.command(`regent eval compare ${baseline} ${candidate}${wasUnpaired ? " --unpaired" : ""}`);
    return view.load(area, async (options) => {
      const [one, two, answer] = await Promise.all([...pair.map((name) => view.call("EvaluationService/GetRun", { name }, options)),
        compare(view, pair, wasUnpaired, options)]);
      last = { runs: [one.run, two.run], ...answer };
      return last;
    }, draw, { lines: 8 });
  };
  view.root.append(view.head({
    title: `${candidate} against ${baseline}`, crumb: h("a", { href: view.link("/evaluation") }, "Evaluation"),
    actions: [ui.button("Swap", { onclick: () => view.go(`/evaluation/${candidate}/${baseline}`, { unpaired: view.query.unpaired }) })],
    meta: ["differences are candidate − baseline", "with 95 % intervals"],
  }), area);
  // Another sample or outcome of the same comparison is no other call.
  view.onQuery(() => (last && unpaired() === wasUnpaired ? view.load(area, async () => last, draw) : load()));
  return load();
}

/** The comparison; runs that cannot be paired say so, and how they can be compared all the same. */
async function compare(view, [baseline, candidate], unpaired, options) {
  try {
    return await view.call("EvaluationService/CompareRuns", { baseline, candidate, flips_max: FLIPS, unpaired }, options);
  } catch (error) {
    if (error.reason !== "DATASETS_DIFFER") throw error;
    return { error };
  }
}

function content(view, { runs, comparison, error }) {
  const sides = h("div", { class: "grid" }, runs.map((run, i) => h("div", { class: "panel g6" }, h("p", { class: "muted small" }, ["Baseline", "Candidate"][i]),
    h("p", {}, h("a", { class: "wrap", href: view.link(`/evaluation/${format.id(run.name)}`) }, format.id(run.name))), h("div", { class: "row" }, stateBadge(run),
      run.summary ? h("span", { class: "muted" }, format.counted(run.summary.sample_count, "sample")) : h("span", { class: "muted" }, "not sealed")))));
  if (error) {
    return [sides, h("section", {}, ui.empty("These runs cannot be paired", error.message,
      ui.button("Compare as independent samples", { onclick: () => view.setQuery({ unpaired: "1" }) })))];
  }
  return [sides, deltas(comparison), flips(view, runs, comparison)];
}

function deltas({ deltas: all = [], paired, aligned, baseline_only: left, candidate_only: right, overlap }) {
  const order = (name) => { const at = SEVEN.findIndex(([one]) => one === name); return at < 0 ? SEVEN.length : at; };
  const rows = [...all].sort((a, b) => order(a.metric) - order(b.metric) || (a.metric < b.metric ? -1 : 1));
  const number = (title) => ({ title, number: true });
  const why = (one) => REASONS[one.reason] ?? (one.reason ? one.reason.toLowerCase() : "no data");
  const note = paired ? `${format.counted(aligned, "sample")} in both runs (${format.decimal(overlap * 100)} %), ${format.grouped(left)} only in the baseline, ${
    format.grouped(right)} only in the candidate` : "each run as an independent sample";
  return ui.section("Differences", { note }, ui.table({
    label: "Differences", rows, page: true,
    columns: ["Metric", "Reading", number("Baseline"), number("Candidate"), number("Difference"), number("Interval"), number(paired ? "Pairs" : "Clusters"), number("p")],
    row: (one) => ({ key: one.metric, cells: [h("code", { class: "wrap" }, one.metric), reading(one), ui.number(one.baseline, why(one)), ui.number(one.candidate, why(one)),
      ui.number(one.delta, why(one)), one.delta === undefined ? ui.missing(why(one)) : intervalText(one.interval, one.reason && why(one)),
      paired ? format.grouped(one.pairs ?? 0) : Number(one.clusters ?? 0) ? format.grouped(one.clusters) : ui.missing("no clusters"),
      chance(one.p_value)] }),
  }));
}

/** A probability; a tiny one in three digits, the whole of it on hover. */
function chance(value) {
  if (value === undefined) return ui.missing("no exact test");
  return value >= 1e-4 || value === 0 ? format.decimal(value) : h("span", { title: String(value) }, value.toPrecision(3));
}

/* -- flips -- */

function flips(view, runs, { flips: all = [], flip_counts: counts = [] }) {
  const total = (one) => ["to_true", "to_false", "to_absent"].reduce((sum, key) => sum + Number(one[key] ?? 0), 0);
  const every = counts.reduce((sum, one) => sum + total(one), 0);
  if (!every) return ui.section("Flipped samples", {}, ui.empty("No outcome differs", "Every sample in both runs ended the same way."));
  const chosen = view.query.outcome ?? "", sample = view.query.sample, area = h("div", {});
  const shown = all.filter((one) => !chosen || one.outcome === chosen);
  const bar = ui.chips("Outcome", [["", "All", every], ...counts.filter(total).map((one) => [one.outcome, one.outcome, total(one)])], chosen,
    (value) => view.setQuery({ outcome: value || undefined, sample: undefined }));
  const number = (title) => ({ title, number: true });
  const summary = ui.table({
    label: "Flips by outcome", rows: counts, columns: ["Outcome", number("To true"), number("To false"), number("To missing")],
    row: (one) => ({ cells: [h("code", {}, one.outcome), format.grouped(one.to_true), format.grouped(one.to_false), format.grouped(one.to_absent)] }),
  });
  const known = all.length < every ? `the first ${format.grouped(all.length)} of ${format.grouped(every)}, in the order of their ids` : "all of them, in the order of their ids";
  const list = ui.table({
    label: "Flipped samples", rows: shown.slice(0, SHOWN), foot: shown.length > SHOWN && `${format.grouped(SHOWN)} of ${format.grouped(shown.length)} listed; regent eval compare --flips-jsonl has all.`,
    empty: ui.empty("None among those that were read", "regent eval compare --flips-jsonl has all."), columns: ["Sample", "Outcome", "Baseline", "Candidate", { title: "Show", hidden: true, hug: true }],
    row: (one) => ({ key: `${one.sample_id} ${one.outcome} ${one.repeat}`, selected: sample === one.sample_id,
      cells: [[h("span", { class: "wrap" }, one.sample_id), one.repeat > 0 && h("span", { class: "sub" }, `repeat ${one.repeat}`)], one.outcome, side(one.baseline, one.outcome), side(one.candidate, one.outcome),
        ui.button("Side by side", { kind: "slim", onclick: () => view.setQuery({ sample: one.sample_id }, { replace: true }) })] }),
  });
  if (sample) bothSides(view, runs, sample, area);
  return ui.section("Flipped samples", { note: known, id: "flips" }, h("div", { class: "toolbar" }, bar),
    h("div", { class: "grid" }, h("div", { class: "g7" }, list), h("div", { class: "g5 stack beside" }, area, summary)));
}

/** An outcome of one side: the word, and whether it is the good one. */
function side(value, name) {
  const word = outcome(value), good = OUTCOMES.find(([one]) => one === name)?.[1];
  if (word === "missing") return ui.badge(word, "none", { plain: true });
  return ui.badge(word, good === undefined ? "none" : word === String(good) ? "pass" : "fail", { plain: true });
}

/** Filters of samples know both quotes and no escapes. */
const sampleText = (id) => (id.includes('"') ? `'${id}'` : `"${id}"`);

/** A sample of both runs, field by field. */
function bothSides(view, runs, id, area) {
  return view.load(area, (options) => Promise.all(runs.map(async (run) => {
    const answer = await view.call("EvaluationService/ListSamples", { run: run.name, filter: `sample_id=${sampleText(id)}`, page_size: 1 }, options);
    return answer.samples?.[0];
  })), (samples) => {
    const [one, two] = samples.map((sample) => (sample ? flat(plainSample(sample)) : {}));
    const fields = [...new Set([...Object.keys(one), ...Object.keys(two)])].filter((field) => field !== "sample_id");
    return ui.section("Side by side", { level: "h3", note: h("span", { class: "wrap" }, id) }, h("div", { class: "sides" }, ui.table({
      label: `Sample ${id} in both runs`, rows: fields, columns: ["Field", "Baseline", "Candidate"],
      row: (field) => ({ cells: [field, cell(one[field], two[field], "del"), cell(two[field], one[field], "ins")] }),
    })), ui.button("Close", { kind: "slim", onclick: () => view.setQuery({ sample: undefined }, { replace: true }) }));
  });
}

const cell = (value, other, name) => (value === undefined ? ui.missing("missing")
  : value === other ? h("span", { class: "wrap" }, String(value)) : h(name, { class: "wrap" }, String(value)));

/** Scores and labels as fields of their own. */
function flat(sample) {
  const { scores = {}, metadata = {}, ...rest } = sample;
  return { ...rest, ...Object.fromEntries(Object.entries(scores).map(([key, one]) => [`scores.${key}`, one])),
    ...Object.fromEntries(Object.entries(metadata).map(([key, one]) => [`metadata.${key}`, one])) };
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
