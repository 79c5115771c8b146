/** A run: did it pass, can it be believed, and what its worst samples were. */

import * as format from "./format.js";
import { actions, decide, following, history, listed, required, versionText } from "./govern.js";
import { OUTCOMES, OUTCOME_OF, REASONS, SEVEN, decidingGates, intervalText, outcome, plainSample, shortDigest, stateBadge,
  stateOf, thresholdText, verdictOf } from "./evaluation-words.js";
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
  view.every(LOOK_MS, () => { if (running) reload(); });
  view.root.append(area);
}

async function content(view, report, reload) {
  const { run } = report, id = format.id(run.name);
  const buttons = await runActions(view, run, reload);
  const head = view.head({
    title: id, crumb: h("a", { href: view.link("/evaluation") }, "Evaluation"),
    actions: [ui.button("Compare…", { onclick: () => compareWith(view, run) }), ...buttons, exportButton(view, report)],
    meta: [format.word(run.type, "EVAL_RUN_TYPE"), run.model_version && versionText(run.model_version),
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
    h("div", { class: "side" }, h("a", { class: "btn", href: "#samples" }, "Show the samples")));
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
    ["Plan", run.plan], ["Version", run.model_version && versionText(run.model_version)], ["Trigger", run.trigger && h("span", { class: "wrap" }, run.trigger)],
    ["Created", ui.time(run.create_time)], ["Data set", run.dataset?.name], ["Questions", run.dataset?.digest && [shortDigest(run.dataset.digest), ` ${format.counted(run.dataset.id_count, "id")}`]],
    ["Gates", shortDigest(run.gates_digest)], ["Content", shortDigest(run.content_digest)],
    ["Rules", run.verdict && `version ${run.verdict.rules_version}`], ["Judged again because", run.verdict?.attempt_reason],
    ["Dropped batches", run.dropped_batches?.length ? format.grouped(run.dropped_batches.length) : ""],
    ...Object.entries(run.metadata ?? {}).map(([key, text]) => [key, h("span", { class: "wrap" }, text)]),
  ])));
}

async function compareWith(view, run) {
  const baseline = required("Run to compare with", "Enter the name of a run.", { autofocus: true, hint: "Its differences are those of this run from it" });
  const told = await ui.dialog({
    title: `Compare ${format.id(run.name)}`, submit: "Compare", body: [baseline], fields: { baseline },
    command: () => `regent eval compare ${baseline.value.trim() || "…"} ${format.id(run.name)}`,
    onsubmit: async () => { await view.call("EvaluationService/GetRun", { name: `evalRuns/${format.id(baseline.value.trim())}` }); },
  });
  if (told) view.go(`/evaluation/${format.id(baseline.value.trim())}/${format.id(run.name)}`);
}

function runActions(view, run, reload) {
  const state = stateOf(run), id = format.id(run.name), base = { view, run, reload };
  const list = [];
  if (state === "RUNNING") {
    list.push({ label: "Abort…", kind: "danger", method: "AbortRun", resource: run.name, onclick: () => change({ ...base, method: "AbortRun", title: `Abort ${id}`,
      text: "It takes no more samples and gets no verdict.", submit: "Abort the run", kind: "danger", verb: "abort", said: "Run aborted." }) });
  }
  if (MAY_JUDGE.includes(state)) {
    const isFirst = run.attempt <= 1;
    list.push({ label: run.verdict ? "Judge again…" : "Judge…", method: "EvaluateGates", resource: run.name, closed: run.invalidated ? "It was invalidated." : "",
      onclick: () => change({ ...base, method: "EvaluateGates", title: `Judge ${id}`, optional: isFirst, text: "The gates are those that were locked; the same samples give the same verdict.",
        submit: "Evaluate the gates", verb: "gate", said: "Gates evaluated." }) });
    const asked = run.invalidation && !run.invalidated;
    list.push({ label: asked ? "Confirm invalidation…" : "Invalidate…", kind: "danger", method: "InvalidateRun", resource: run.name,
      closed: run.invalidated ? "It is invalidated already." : "", onclick: () => change({ ...base, method: "InvalidateRun", optional: asked, title: `Invalidate ${id}`,
        text: asked ? `${format.id(run.invalidation.requested_by)} asked for it: “${run.invalidation.reason}”. With you it is two people, and it counts no more.`
          : "Another person confirms. Then its state and verdict count no more, and what cites it as evidence becomes stale.",
        submit: asked ? "Confirm the invalidation" : "Ask for the invalidation", kind: "danger", verb: "invalidate", said: asked ? "Run invalidated." : "Invalidation requested." }) });
  }
  return actions(view, list);
}

async function change({ view, run, reload, method, title, text, submit, kind, verb, said, optional = false }) {
  const reason = optional ? ui.field("Reason", { kind: "textarea", autofocus: true })
    : required("Reason", "Enter a reason; it is recorded.", { kind: "textarea", autofocus: true });
  const done = await decide(view, {
    title, submit, kind, method, document: run, body: [h("p", {}, text)], fields: { "mutation.reason": reason },
    message: () => ({ run: run.name }), reason: () => reason.value.trim(),
    command: () => `regent eval ${verb} ${format.id(run.name)}${reason.value.trim() ? ` --reason ${format.quoted(reason.value.trim())}` : optional ? "" : " --reason …"}`,
    read: async () => (await view.call("EvaluationService/GetRun", { name: run.name })).run, said: () => said,
  });
  if (done) reload();
}

/* -- export -- */

function exportButton(view, report) {
  const count = Number(report.summary?.sample_count ?? 0), id = format.id(report.run.name);
  const closed = !count ? "It has no samples yet." : count > EXPORT_MAX ? `${format.grouped(count)} samples are more than a browser should hold: regent eval export ${id} > ${id}.jsonl` : "";
  return ui.button("Export…", { can: { allowed: !closed, reason: closed }, onclick: () => exportDialog(view, report.run, count) });
}

function exportDialog(view, run, count) {
  const id = format.id(run.name), told = h("p", { role: "status" }), stop = new AbortController();
  const what = ui.field("What", { kind: "select", required: true, value: "samples", autofocus: true,
    options: [["samples", `All ${format.counted(count, "sample")}, JSONL`], ["report", "The report: verdict, metrics, worst samples, JSON"]] });
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
