/** A run: did it pass, can it be believed, and what its worst samples were. */

import * as format from "./format.js";
import { actions, choice, decide, digest, following, history, listed, option, reasonField, required, said } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const WORST = 20;
const SAMPLES = 50;
const EXPORT_PAGE = 1000;
/** More than a browser should hold; the command line has no such bound. */
const EXPORT_MAX = 200_000;
const LOOK_MS = 5_000;
const TONES = { PASS: "pass", FAIL: "fail", INCONCLUSIVE: "warn", ERROR: "fail" };
const MAY_JUDGE = ["SEALED", "PASSED", "FAILED", "INCONCLUSIVE"];

/* -- words that pages of runs share -- */

/** The seven metrics that every run has, with whether more is better. */
export const SEVEN = [
  ["schema_valid_rate", true], ["patch_apply_success", true], ["safety_html_tailwind_compliance", true],
  ["publish_conversion_proxy", true], ["edit_after_generate_rate", false], ["fallback_rate", false], ["p95_latency_ms", false],
];
const BETTER = new Map([...SEVEN, ["p50_latency_ms", false], ["p90_latency_ms", false], ["p99_latency_ms", false],
  ["p999_latency_ms", false], ["error_rate", false], ["timeout_rate", false], ["refusal_rate", false], ["scored_rate", true]]);
/** Outcomes of a sample, with what is good. */
export const OUTCOMES = [["schema_valid", true], ["patch_apply_success", true], ["safety_compliant", true], ["published", true],
  ["edited_after_generate", false], ["fallback_used", false]];
/** The outcome that a rate counts. */
const OUTCOME_OF = { schema_valid_rate: "schema_valid", patch_apply_success: "patch_apply_success",
  safety_html_tailwind_compliance: "safety_compliant", publish_conversion_proxy: "published",
  edit_after_generate_rate: "edited_after_generate", fallback_rate: "fallback_used", p95_latency_ms: "latency_ms",
  p50_latency_ms: "latency_ms", p90_latency_ms: "latency_ms", p99_latency_ms: "latency_ms", p999_latency_ms: "latency_ms" };

export const REASONS = {
  NO_DATA: "there are no samples", MISSING_METRIC: "no sample has a value", MIN_SAMPLES: "there are too few values",
  COVERAGE: "too many values are missing", NO_BOUND: "there are too few values for a bound",
  NOT_FINITE: "the value is out of the range of numbers", MISSING_PART: "a part of the derived metric has no value",
  DIVISION_BY_ZERO: "the derived metric divides by 0", UNDECIDED: "the threshold lies between the bounds",
  BELOW_MIN: "the value is below the threshold", ABOVE_MAX: "the value is above the threshold",
  UNKNOWN_METRIC: "no metric has this name", TOO_MANY_GROUPS: "there are too many groups", NO_GROUP: "no group is large enough to count",
  UNPAIRED: "less than half of the samples have a partner", ZERO_BASELINE: "the baseline is 0, so a relative margin is too",
  RANGE: "the baseline has scores outside the declared range", STALE: "the run or its baseline is too old",
  DATASET: "the runs name different data sets", BASELINE_MISSING: "the baseline is not there",
  BASELINE_DIGEST: "the baseline is not what was locked", CLUSTERS: "samples depend on each other, so the exact bound does not exist",
  CLUSTERS_IGNORED: "samples depend on each other in a way that is not known", NO_GATES: "it has no gates",
  CONTENT_DIGEST: "the samples are not those that were sealed", POLICY_DIGEST: "the gates are not those that were locked",
  NOT_BINARY: "a value is neither 0 nor 1",
};

export const stateOf = (run) => format.word(run.state, "EVAL_RUN_STATE");
const verdictOf = (result) => format.word(result?.verdict ?? result?.status, "GATE_VERDICT");

/** The state of a run as a word: the verdict once it is judged. */
export function stateBadge(run) {
  const state = stateOf(run);
  if (verdictOf(run.verdict) === "ERROR") return ui.badge("ERROR");
  const word = { PASSED: "PASS", FAILED: "FAIL" }[state] ?? state;
  return ui.badge(word, state === "SEALED" ? "hold" : state === "ABORTED" ? "off" : undefined);
}

/** ">= 0.97", "<= 2000". */
export function thresholdText(result) {
  if (result.min !== undefined) return `>= ${format.decimal(result.min)}`;
  return result.max === undefined ? "" : `<= ${format.decimal(result.max)}`;
}

const RANK = ["ERROR", "FAIL", "INCONCLUSIVE"];

/** The blocking gates that decided against a run, the one that weighs most first; none of one that passed. */
export function decidingGates(verdict) {
  const status = verdictOf(verdict);
  if (!RANK.includes(status)) return [];
  return (verdict.results ?? []).filter((one) => format.word(one.severity, "GATE_SEVERITY") !== "WARN"
    && RANK.includes(verdictOf(one))).sort((a, b) => RANK.indexOf(verdictOf(a)) - RANK.indexOf(verdictOf(b)));
}

/** "0.976553 .. 0.984345", with how it was computed. */
export function intervalText(interval, reason) {
  if (!interval) return ui.missing(reason || "no interval: too few values");
  return [`${format.decimal(interval.lower)} .. ${format.decimal(interval.upper)}`, h("span", { class: "sub" }, interval.method)];
}

/** What a difference of a metric means: "better", "worse", or that none is shown. */
export function reading(delta) {
  if (!delta.interval) return ui.missing(REASONS[delta.reason] ?? "no interval");
  const { lower, upper } = delta.interval;
  if (lower <= 0 && upper >= 0) return h("span", { class: "muted" }, "no difference shown");
  const isHigher = lower > 0, isMoreBetter = BETTER.get(delta.metric);
  if (isMoreBetter === undefined) return isHigher ? "higher" : "lower";
  return isHigher === isMoreBetter ? ui.badge("better", "pass", { plain: true }) : ui.badge("worse", "fail", { plain: true });
}

/** true, false, or "missing". */
export function outcome(value) {
  const word = format.word(value, "TRI_STATE");
  return word === "TRUE" ? "true" : word === "FALSE" ? "false" : "missing";
}

/** A sample as the command line takes it again: the fields of a JSONL file. */
export function plainSample(sample) {
  const made = { sample_id: sample.sample_id, status: format.word(sample.status, "SAMPLE_STATUS") };
  for (const [name] of OUTCOMES) {
    const word = outcome(sample[name]);
    if (word !== "missing") made[name] = word === "true";
  }
  for (const [name, value] of Object.entries(sample)) {
    if (name in made || OUTCOMES.some(([one]) => one === name) || value === "" || value === 0 && name === "repeat") continue;
    if (value && typeof value === "object" && !Object.keys(value).length) continue;
    made[name] = value;
  }
  return made;
}

/* -- page -- */

export function showRun(view) {
  const id = view.params.run, name = `evalRuns/${id}`;
  const area = h("div", {});
  view.command(`regent eval show ${id}`);
  let running = false;
  const reload = following(view, name, area, async (options) => {
    const { report } = await view.call("EvaluationService/GetReport", { run: name, worst_max: WORST }, options);
    return { document: report.run, report };
  }, async ({ report }) => {
    running = stateOf(report.run) === "RUNNING";
    return content(view, report, reload);
  });
  // Samples that arrive are no entries of the ledger.
  view.every(LOOK_MS, () => { if (running) reload({ quiet: true }); });
  view.root.append(area);
}

async function content(view, report, reload) {
  const { run } = report, id = format.id(run.name);
  const buttons = await runActions(view, run, reload);
  const head = view.head({
    title: id, crumb: h("a", { href: view.link("/evaluation") }, "Evaluation"),
    actions: [ui.button("Compare…", { onclick: () => compareWith(view, run) }), ...buttons, exportButton(view, report)],
    meta: [format.word(run.type, "EVAL_RUN_TYPE"), run.model_version && format.versionText(run.model_version),
      `attempt ${run.attempt}${run.verdict?.attempts ? ` of ${run.verdict.attempts}` : ""}`,
      format.counted(report.summary?.sample_count ?? 0, "sample"),
      run.seal_time ? ["sealed ", ui.time(run.seal_time)] : "not sealed"],
  });
  return [head, verdictBox(view, report), gates(view, report), metrics(view, report),
    samples(view, report), facts(run), history(view, run.name)];
}

/* -- verdict -- */

function verdictBox(view, report) {
  const { run } = report, word = verdictOf(run.verdict);
  const [say, next] = sentences(run, report.summary);
  return h("div", { class: `verdict-box split is-${run.invalidated ? "none" : TONES[word] ?? "none"}` },
    h("div", { class: "row" }, stateBadge(run), run.invalidated && ui.badge("INVALIDATED", "err")),
    h("p", { class: "say" }, say), next && h("p", {}, next),
    h("div", { class: "side" }, ui.button("Show the samples", { onclick: () => document.getElementById("samples").scrollIntoView() })));
}

/** What became of it and why, and what that means, in two sentences. */
function sentences(run, summary) {
  const state = stateOf(run), { verdict } = run, word = verdictOf(verdict);
  if (run.invalidated) return [`Two people invalidated it: ${run.invalidation?.reason ?? ""}`, "Its state and verdict count no more; evaluate again in a new run."];
  if (run.invalidation) return [`${format.id(run.invalidation.requested_by)} wants it invalidated: ${run.invalidation.reason}`, "Another person confirms; until then it counts."];
  if (state === "RUNNING") return [`It takes samples: ${format.grouped(summary?.sample_count ?? 0)} so far.`, "Figures are of the durable samples and change until it is sealed; gates are judged after that."];
  if (state === "ABORTED") return [`It was aborted: ${run.abort_reason}`, "It has no verdict."];
  if (!verdict) return ["It is complete and not judged.", "Evaluating its gates gives the verdict; they were locked before the first sample."];
  const all = verdict.results ?? [];
  if (!all.length) return [`It cannot be judged: ${reasonText(verdict.reasons?.[0]) || "it has no gates"}.`, "Only PASS opens the gate."];
  if (word === "PASS") {
    const warned = all.filter((one) => verdictOf(one) !== "PASS");
    return [warned.length ? `Every gate that blocks passes; ${listed(warned.map((one) => one.key))} only warn${warned.length === 1 ? "s" : ""}.`
      : `${all.length === 1 ? "Its gate passes" : `All ${all.length} gates pass`}.`, "Missing values were counted at their worst where a gate says so."];
  }
  const [first, ...others] = decidingGates(verdict);
  const passed = all.filter((one) => verdictOf(one) === "PASS").length;
  const more = others.length ? ` So do ${listed(others.map((one) => one.key))}.` : "";
  if (!first) return [`It cannot be judged: ${listed((verdict.reasons ?? []).map(reasonText))}.`, "Only PASS opens the gate."];
  if (word === "FAIL") {
    return [`${first.key} fails: ${compared(first)}.${more}`, `${passed} of ${all.length} gates pass. Only PASS opens the gate.`];
  }
  return [`${first.key} ${word === "ERROR" ? "cannot be evaluated" : "cannot be decided"}: ${reasonText(first.reason)}${spread(first)}.${
    others.length ? ` Neither can ${listed(others.map((one) => one.key), "or")}.` : ""}`,
  `${passed} of ${all.length} gates pass. Only PASS opens the gate.`];
}

const reasonText = (code) => REASONS[code] ?? (code ?? "").toLowerCase().replaceAll("_", " ");

function compared(result) {
  const value = result.worst ?? result.estimate;
  return value === undefined ? reasonText(result.reason) : `${format.decimal(value)} is not ${thresholdText(result)}`;
}

/** What the missing values leave open. */
function spread(result) {
  const missing = Number(result.missing ?? 0);
  if (!missing || result.worst === undefined || result.best === undefined || result.worst === result.best) return "";
  return `; with ${format.counted(missing, "missing value")} it lies from ${format.decimal(result.worst)} at worst to ${
    format.decimal(result.best)} at best, and the threshold is ${thresholdText(result)}`;
}

/* -- gates -- */

function gates(view, { run, summary }) {
  const rank = (one) => ["ERROR", "FAIL", "INCONCLUSIVE", "PASS"].indexOf(verdictOf(one));
  const results = [...(run.verdict?.results ?? [])].sort((a, b) => rank(a) - rank(b));
  const rules = run.gates?.rules ?? [];
  if (!results.length) {
    return ui.section("Gates", { note: run.verdict ? "" : "judged once the run is sealed" },
      rules.length ? h("div", { class: "panel" }, h("ul", { class: "check" }, rules.map((rule) => h("li", { class: "upcoming" },
        h("code", { class: "wrap" }, rule.key), h("span", {}, thresholdText(rule)))))) : ui.empty("No gates", "Its verdict is INCONCLUSIVE (NO_GATES)."));
  }
  const number = (title) => ({ title, number: true });
  return h("section", { "aria-label": "Gates" }, h("div", { class: "sec-head" }, h("h2", {}, "Gates"),
    h("p", { class: "legend" }, h("span", {}, "bar: worst to best over missing values"), h("span", {}, "dot: estimate"),
      h("span", {}, "shade: the side that passes"))),
  mid(ui.table({
    label: "Gates", rows: results, cards: true, page: true,
    columns: ["Verdict", "Gate", { title: "Against the threshold", full: true }, number("Estimate"), number("Worst"), number("Best"), number("N"),
      number("Missing"), number("Coverage")],
    row: (one) => ({
      key: one.key, head: 1,
      cells: [ui.badge(verdictOf(one)), [h("code", { class: "wrap" }, one.key), h("span", { class: "sub wrap" }, gateNote(one, rules))],
        bar(view, one, summary), ui.number(one.estimate, reasonText(one.reason)), ui.number(one.worst, "no bound"), ui.number(one.best, "no bound"),
        format.grouped(one.n), missingLink(view, one), format.decimal(one.coverage ?? 0)],
    }),
  })), results.filter((one) => one.groups?.length).map(groupTable));
}

/** Rows stand in the middle of their drawings. */
function mid(box) {
  box.querySelector("table").classList.add("mid");
  for (const cell of box.querySelectorAll("td.full")) cell.classList.add("gate");
  return box;
}

function gateNote(result, rules) {
  const rule = rules.find((one) => one.key === result.key) ?? {};
  const bound = { GATE_BOUND_LOWER: "lower bound", GATE_BOUND_UPPER: "upper bound" }[rule.bound];
  const parts = [format.word(result.severity, "GATE_SEVERITY") === "WARN" && "WARN",
    bound ? `${bound}, ${result.method} ${format.decimal((rule.confidence || 0.95) * 100)} %` : "at the point",
    { MISSING_POLICY_EXCLUDE: "missing excluded", MISSING_POLICY_COUNT_AS_WORST: "missing at worst" }[rule.missing],
    rule.slice && `where ${rule.slice}`, rule.by && `each ${rule.by}`,
    result.baseline?.baseline && `against ${result.baseline.baseline}`,
    result.reason && `${result.reason}: ${reasonText(result.reason)}`];
  return parts.filter(Boolean).join("; ");
}

function bar(view, result, summary) {
  const values = [result.worst, result.best, result.estimate].filter((one) => one !== undefined);
  const limit = result.min ?? result.max;
  if (!values.length || limit === undefined) return ui.missing(reasonText(result.reason) || "no value");
  const isWhole = !result.by && !result.baseline && summary?.metrics?.[result.metric]?.value === result.estimate;
  const interval = isWhole ? summary.metrics[result.metric].interval : undefined;
  const at = result.estimate ?? result.worst ?? result.best, worst = result.worst ?? at, best = result.best ?? at;
  const [low, high] = [interval?.lower ?? at, interval?.upper ?? at];
  const all = [limit, at, worst, best, low, high];
  const from = Math.min(...all), to = Math.max(...all), pad = (to - from) * 0.15 || Math.abs(limit) * 0.05 || 0.01;
  const host = h("div", {});
  view.chart.gateBar(host, { key: result.key, verdict: verdictOf(result), worst, best, at, low, high, domain: [from - pad, to + pad],
    tone: TONES[verdictOf(result)] ?? "none", ...(result.min === undefined ? { max: limit } : { min: limit }) });
  return host;
}

/** How many values are missing, as a way to the samples that lack them. */
function missingLink(view, result) {
  const field = OUTCOME_OF[result.metric], count = format.grouped(result.missing ?? 0);
  if (!Number(result.missing ?? 0) || !field) return count;
  return h("a", { href: view.link(view.path, { ...view.query, where: `${field}=null` }), "aria-label": `${count} samples without ${field}` }, count);
}

function groupTable(result) {
  const number = (title) => ({ title, number: true });
  return ui.section(`Groups of ${result.key}`, { level: "h3", note: `by ${result.by}` }, ui.table({
    label: `Groups of ${result.key}`, rows: result.groups,
    columns: ["Verdict", result.by, number("Estimate"), number("Worst"), number("Best"), number("N"), number("Missing"), number("Coverage")],
    row: (one) => ({ head: 1, cells: [verdictOf(one) ? ui.badge(verdictOf(one)) : h("span", { class: "muted" }, "does not count"), one.value || h("span", { class: "muted" }, "without a value"),
      ui.number(one.estimate, reasonText(one.reason)), ui.number(one.worst, "no bound"), ui.number(one.best, "no bound"), format.grouped(one.n), format.grouped(one.missing),
      format.decimal(one.coverage ?? 0)] }),
  }));
}

/* -- metrics -- */

function metrics(view, { summary }) {
  const known = summary?.metrics ?? {}, isAll = view.query.metrics === "all";
  const names = [...SEVEN.map(([name]) => name), ...(isAll ? Object.keys(known).filter((name) => !SEVEN.some(([one]) => one === name)).sort() : [])];
  const more = Object.keys(known).length - SEVEN.filter(([name]) => name in known).length;
  const number = (title) => ({ title, number: true });
  const link = more > 0 && ui.button(isAll ? "Show the seven" : `Show ${format.counted(more, "more metric")}`,
    { kind: "slim", id: "all-metrics", onclick: () => view.setQuery({ metrics: isAll ? undefined : "all" }) });
  return ui.section("Metrics", { note: "with 95 % intervals", actions: link }, ui.table({
    label: "Metrics", rows: names, page: true,
    columns: ["Metric", number("Value"), number("Interval"), number("N"), number("Missing"), number("Coverage")],
    row: (name) => {
      const one = known[name] ?? {};
      const reason = reasonText(one.reason) || "no data";
      return { key: name, cells: [h("code", { class: "wrap" }, name), ui.number(one.value, reason),
        one.value === undefined ? ui.missing(reason) : intervalText(one.interval), format.grouped(one.n ?? 0), format.grouped(one.missing ?? 0),
        Number(one.n ?? 0) + Number(one.missing ?? 0) ? format.decimal(one.coverage ?? 0) : ui.missing("no data")] };
    },
  }));
}

/* -- samples -- */

function samples(view, { run, worst = [] }) {
  const { where = "" } = view.query, area = h("div", {});
  const find = ui.search("Samples that match", where, (text) => view.setQuery({ where: text || undefined }, { replace: true }),
    { placeholder: "schema_valid=false AND latency_ms>1000", id: "where" });
  const command = ui.command(`regent eval samples ${format.id(run.name)}${where ? ` --where ${format.quoted(where)}` : ""}`);
  if (where) matching(view, run, where, area);
  else area.replaceChildren(sampleTable(view, run, worst, "Worst samples", "No sample"));
  return h("section", { id: "samples", "aria-label": "Samples" }, h("div", { class: "toolbar" },
    h("h2", {}, where ? "Samples that match" : `Worst samples`), find), area, command);
}

function matching(view, run, filter, area) {
  let rows = [], token = "";
  const ask = async (from, options) => {
    const answer = await view.call("EvaluationService/ListSamples", { run: run.name, filter, page_size: SAMPLES, page_token: from }, options);
    return answer.samples?.length || !answer.next_page_token ? answer : ask(answer.next_page_token, options);
  };
  const draw = (answer) => {
    rows = rows.concat(answer.samples ?? []);
    token = answer.next_page_token ?? "";
    return [sampleTable(view, run, rows, "Samples that match", "No sample matches"),
      token && ui.more("Show more", async () => {
        try {
          const next = await ask(token, {});
          area.replaceChildren(...draw(next).filter(Boolean));
        } catch (error) { if (error.name !== "AbortError") ui.toast(error.message); }
      })];
  };
  return view.load(area, (options) => ask("", options), draw);
}

/** What is bad or missing in a sample, in words. */
function troubles(sample) {
  const bad = OUTCOMES.filter(([name, good]) => outcome(sample[name]) === String(!good)).map(([name, good]) => `${name} ${!good}`);
  const none = OUTCOMES.filter(([name]) => outcome(sample[name]) === "missing").map(([name]) => name);
  return [bad.join(", "), none.length > 0 && h("span", { class: "sub wrap" }, `missing: ${none.join(", ")}`)];
}

function sampleTable(view, run, rows, label, none) {
  return ui.table({
    label, rows, page: true, empty: ui.empty(none, ""),
    columns: ["Sample", "Status", "Provider", "Error", { title: "Latency ms", number: true }, "What is wrong"],
    row: (one) => ({
      key: `${one.sample_id} ${one.repeat}`,
      cells: [[h("span", { class: "wrap" }, one.sample_id), one.repeat > 0 && h("span", { class: "sub" }, `repeat ${one.repeat}`)],
        format.word(one.status, "SAMPLE_STATUS"), one.selected_provider || ui.missing("not said"), one.error_code || ui.missing("none"),
        ui.number(one.latency_ms, "missing"), troubles(one)],
    }),
  });
}

/* -- facts and actions -- */

function facts(run) {
  return ui.section("Facts", {}, h("div", { class: "panel" }, ui.pairs([
    ["Plan", run.plan], ["Version", run.model_version && format.versionText(run.model_version)], ["Trigger", run.trigger && h("span", { class: "wrap" }, run.trigger)],
    ["Created", ui.time(run.create_time)], ["Data set", run.dataset?.name], ["Questions", run.dataset?.digest && [digest(run.dataset.digest), ` ${format.counted(run.dataset.id_count, "id")}`]],
    ["Gates", run.gates_digest && digest(run.gates_digest)], ["Content", run.content_digest && digest(run.content_digest)],
    ["Rules", run.verdict && `version ${run.verdict.rules_version}`], ["Judged again because", run.verdict?.attempt_reason],
    ["Dropped batches", run.dropped_batches?.length ? format.grouped(run.dropped_batches.length) : ""],
    ...Object.entries(run.metadata ?? {}).map(([key, text]) => [key, h("span", { class: "wrap" }, text)]),
  ])));
}

async function compareWith(view, run) {
  const baseline = required("Run to compare with", "Enter the name of a run.", { autofocus: true, hint: "Its differences are those of this run from it" });
  const isDone = await ui.dialog({
    title: `Compare ${format.id(run.name)}`, submit: "Compare", body: [baseline], fields: { baseline },
    command: () => `regent eval compare ${said(baseline) || "…"} ${format.id(run.name)}`,
    onsubmit: () => view.call("EvaluationService/GetRun", { name: `evalRuns/${format.id(said(baseline))}` }),
  });
  if (isDone) view.go(`/evaluation/${format.id(said(baseline))}/${format.id(run.name)}`);
}

function runActions(view, run, done) {
  const state = stateOf(run), id = format.id(run.name), { invalidation: asked } = run, gone = run.invalidated ? "It was invalidated." : "";
  const list = [];
  const add = (label, verb, method, title, submit, text, said, { kind, isOptional, closed } = {}) => list.push({ label, kind, method, resource: run.name, closed, onclick: () => {
    const reason = reasonField(!isOptional);
    return decide(view, { title: `${title} ${id}`, submit, kind, method, text, said, done, document: run, get: ["EvaluationService/GetRun", "run"], fields: { "mutation.reason": reason },
      message: () => ({ run: run.name }), command: () => ["regent eval", verb, id, option("--reason", reason)] });
  } });
  if (state === "RUNNING") add("Abort…", "abort", "AbortRun", "Abort", "Abort the run", "It takes no more samples and gets no verdict.", "Run aborted.", { kind: "danger" });
  if (MAY_JUDGE.includes(state)) {
    add(run.verdict ? "Judge again…" : "Judge…", "gate", "EvaluateGates", "Judge", "Evaluate the gates", "The gates are those that were locked; the same samples give the same verdict.",
      "Gates evaluated.", { isOptional: run.attempt <= 1, closed: gone });
    add(asked ? "Confirm invalidation…" : "Invalidate…", "invalidate", "InvalidateRun", "Invalidate", asked ? "Confirm the invalidation" : "Ask for the invalidation",
      asked ? `${format.id(asked.requested_by)} asked for it: “${asked.reason}”. With you it is two people, and it counts no more.`
        : "Another person confirms. Then its state and verdict count no more, and what cites it as evidence becomes stale.",
      asked ? "Run invalidated." : "Invalidation requested.", { kind: "danger", isOptional: Boolean(asked), closed: gone });
  }
  return actions(view, list);
}

/* -- export -- */

function exportButton(view, report) {
  const count = Number(report.summary?.sample_count ?? 0), id = format.id(report.run.name);
  const closed = !count ? "It has no samples yet." : count > EXPORT_MAX ? `${format.grouped(count)} samples are more than a browser should hold: regent eval export ${id} > ${id}.jsonl` : "";
  return ui.button("Export…", { can: { allowed: !closed, reason: closed }, onclick: () => exportDialog(view, report.run, count) });
}

function exportDialog(view, run, count) {
  const id = format.id(run.name), told = h("p", { role: "status" }), stop = new AbortController();
  const what = choice("What", [["samples", `All ${format.counted(count, "sample")}, JSONL`], ["report", "The report: verdict, metrics, worst samples, JSON"]], "samples", { autofocus: true });
  return ui.dialog({
    title: `Export ${id}`, submit: "Download", body: [h("p", { class: "muted" }, "Samples are in the form that an upload accepts."), what, told], fields: { what },
    command: () => (what.value === "samples" ? `regent eval export ${id} > ${id}.jsonl` : `regent eval report ${id} -o json > ${id}.json`),
    onsubmit: async () => {
      if (what.value === "report") {
        const answer = await view.call("EvaluationService/GetReport", { run: run.name, worst_max: 100 });
        return save(`${id}.json`, [JSON.stringify(answer.report, null, 2)], "application/json");
      }
      const lines = [];
      for (let token = "", isFirst = true; token || isFirst; isFirst = false) {
        const answer = await view.call("EvaluationService/ListSamples", { run: run.name, page_size: EXPORT_PAGE, page_token: token }, { signal: stop.signal });
        for (const sample of answer.samples ?? []) lines.push(`${JSON.stringify(plainSample(sample))}\n`);
        token = answer.next_page_token ?? "";
        told.textContent = `${format.grouped(lines.length)} of ${format.counted(count, "sample")}`;
        if (!told.isConnected) return undefined;
      }
      return save(`${id}.jsonl`, lines, "application/jsonl");
    },
  }).finally(() => stop.abort());
}

function save(name, parts, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
