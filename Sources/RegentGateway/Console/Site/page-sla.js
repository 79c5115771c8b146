/** Are we in order: what is promised, how much of it is left, and how fast it goes. */

import { everyOne } from "./asking.js";
import { resourceLink } from "./links.js";
import { address } from "./pages.js";

const STATES = [["", "All"], ["VIOLATED", "Violated"], ["BURNING", "Burning"], ["OK", "OK"], ["NO_DATA", "No data"], ["PAUSED", "Paused"]];
const RANK = { VIOLATED: 0, BURNING: 1, NO_DATA: 2, PAUSED: 3, OK: 4 };
const TONES = { OK: "pass", BURNING: "burning", VIOLATED: "fail", NO_DATA: "none", PAUSED: "hold" };
const BOXES = { OK: "is-pass", BURNING: "is-warn", VIOLATED: "is-fail" };
const WINDOWS = { ROLLING_7_DAYS: "7 days", ROLLING_28_DAYS: "28 days", ROLLING_90_DAYS: "90 days", CALENDAR_MONTH: "the calendar month" };
const OBJECTIVES = { AVAILABILITY: "availability >=", ERROR_RATE: "error rate <=", P95_LATENCY_MS: "p95 <=", P99_LATENCY_MS: "p99 <=" };
const SPANS = [["1d", "1 day", 1], ["7d", "7 days", 7], ["28d", "28 days", 28]];
const DAY_MS = 86_400_000;
const REFRESH_MS = 60_000;

const pageOf = (view, name, query = {}) => view.link(`/sla/${encodeURIComponent(view.format.id(name))}`, query);
const stateOf = (view, status) => view.format.word(status.state, "SLA_STATE");

/** "availability >= 0.995 over 28 days". */
function promise(view, target = {}) {
  const { word, decimal } = view.format;
  const objective = word(target.objective, "SLA_OBJECTIVE");
  const unit = objective.endsWith("_MS") ? " ms" : "";
  return `${OBJECTIVES[objective] ?? objective} ${decimal(target.threshold ?? 0)}${unit} over ${WINDOWS[word(target.window, "SLA_WINDOW")] ?? "its window"}`;
}

/** Seconds of a window: "5 min", "6 h", "28 d". */
function windowText(seconds) {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} min`;
}

const rate = (view, value) => (value === undefined ? view.ui.missing("no outcome in the window") : `${view.format.decimal(Number(value.toFixed(2)))} ×`);

function fastest(status) {
  const rates = (status.burns ?? []).map((burn) => burn.long).filter((counts) => counts?.burn_rate !== undefined);
  return rates.sort((a, b) => b.burn_rate - a.burn_rate)[0];
}

function budget(view, status) {
  const left = status.budget_remaining;
  if (left === undefined) return view.ui.missing("no outcome in the window");
  return [view.format.percent(left), view.chart.share(100 * left)];
}

/* -- the list -- */

function list(view, statuses) {
  const { h, table, badge, number, empty, missing } = view.ui;
  const wanted = (view.query.q ?? "").toLowerCase();
  const rows = statuses.filter((one) => (!view.query.state || stateOf(view, one) === view.query.state)
    && `${one.target} ${one.sla_target?.display_name ?? ""} ${one.sla_target?.subject ?? ""}`.toLowerCase().includes(wanted))
    .sort((a, b) => RANK[stateOf(view, a)] - RANK[stateOf(view, b)] || a.target.localeCompare(b.target));
  return table({
    label: "SLA targets", rows, cards: true, page: true,
    columns: ["Target", "State", { title: "Measured", number: true }, { title: "Budget left", number: true }, { title: "Fastest burn", number: true }, "Violation"],
    row: (one) => {
      const state = stateOf(view, one), fast = fastest(one), target = one.sla_target ?? {};
      return {
        key: one.target, class: state === "VIOLATED" ? "row-overdue" : state === "NO_DATA" || state === "PAUSED" ? "row-off" : undefined,
        cells: [
          [h("a", { href: pageOf(view, one.target) }, target.display_name || view.format.id(one.target)),
            h("span", { class: "sub" }, promise(view, target)), h("span", { class: "sub mono" }, `${target.subject ?? ""} in ${view.format.id(target.environment)}`)],
          badge(state.replace("_", " "), TONES[state]), number(one.ratio, "no outcome in the window"), budget(view, one),
          fast ? [rate(view, fast.burn_rate), h("span", { class: "sub" }, `over ${windowText(fast.seconds)}`)] : missing("no outcome in a window"),
          one.violation ? h("code", {}, view.format.id(one.violation)) : missing("none is open"),
        ],
      };
    },
    empty: statuses.length ? empty("No target matches", "Nothing is left by the filter.", view.ui.button("Clear filters", { onclick: () => view.setQuery({ state: undefined, q: undefined }) }))
      : empty("No SLA target", h("span", {}, "A promise is made by ", h("code", {}, "regent sla set"), ".")),
  });
}

async function showList(view) {
  const { h, search, chips } = view.ui;
  const area = h("div", {}), bar = h("div", { class: "toolbar" }), kinds = h("div", {});
  const find = search("Filter targets", view.query.q, (q) => view.setQuery({ q }, { replace: true }), { placeholder: "Target, subject" });
  bar.append(kinds, find);
  view.command("regent sla status");
  view.root.append(view.head({ title: "SLA", meta: ["What is promised of models, use cases and providers, and how much of it is left"] }), h("section", { "aria-label": "Targets" }, bar, area));
  let statuses = [];
  const draw = () => {
    const count = (state) => statuses.filter((one) => !state || stateOf(view, one) === state).length;
    kinds.replaceChildren(chips("State", STATES.map(([key, text]) => [key, text, count(key)]), view.query.state ?? "", (state) => view.setQuery({ state })));
    if (document.activeElement !== find.input) find.input.value = view.query.q ?? "";
    return list(view, statuses);
  };
  const load = (options) => view.load(area, (options) => everyOne((...asked) => view.call(...asked, options), "SlaService/ListSlaStatuses", {}, "statuses"), (found) => { statuses = found; return draw(); }, options);
  view.onQuery(() => view.load(area, async () => null, draw, { quiet: true }));
  view.every(REFRESH_MS, () => load({ live: true }));
  await load({ lines: 6 });
}

/* -- one target -- */

function sentence(view, status) {
  const { grouped, decimal, percent } = view.format;
  const { good = 0, total = 0 } = status.window ?? {};
  const bad = Number(total) - Number(good);
  if (stateOf(view, status) === "PAUSED") return "It is paused: nothing counts.";
  if (!Number(total)) return "No outcome counts in its window.";
  const counts = `${grouped(bad)} of ${grouped(total)} outcomes are bad; ${decimal(Number((status.budget ?? 0).toFixed(1)))} may be`;
  const left = status.budget_remaining;
  const rest = left === undefined ? "" : left < 0 ? `, so ${percent(-left)} more than the budget is spent` : `, so ${percent(left)} of the budget is left`;
  return `${counts}${rest}.`;
}

function verdict(view, status) {
  const { h, badge } = view.ui;
  const state = stateOf(view, status);
  const burning = (status.burns ?? []).filter((burn) => burn.burning);
  return h("div", { class: `verdict-box ${BOXES[state] ?? ""}` }, h("div", {}, badge(state.replace("_", " "), TONES[state])), h("p", { class: "say" }, sentence(view, status)),
    burning.map((burn) => h("p", {}, `It burns at ${rate(view, burn.long.burn_rate)} over ${windowText(burn.long.seconds)} and ${rate(view, burn.short.burn_rate)} over ${windowText(burn.short.seconds)}; ${rate(view, burn.alert.factor)} is told.`)),
    status.violation && h("p", {}, "A violation is open: ", h("code", {}, view.format.id(status.violation)), "."));
}

function charts(view, status, answer) {
  const { h, empty } = view.ui;
  const { decimal, fixed } = view.format;
  const points = answer.points ?? [];
  if (points.length < 2) return empty("No data", "Nothing was evaluated in this time.");
  const at = (point) => Date.parse(point.time);
  const x = view.chart.timeAxis([at(points[0]), at(points.at(-1))]);
  const left = points.map((point) => [at(point), point.budget_remaining === undefined ? null : 100 * point.budget_remaining]);
  const known = left.filter(([, value]) => value !== null);
  const made = h("figure", { class: "chart panel" }), burn = h("figure", { class: "chart panel" });
  if (known.length) {
    const last = known.at(-1)[1];
    view.chart.lineChart(made, {
      title: "Budget left, %", height: 220, says: `The budget left goes from ${fixed(known[0][1], 1)} % to ${fixed(last, 1)} %.`,
      series: [{ name: "budget left", label: `${fixed(last, 1)} %`, points: left }], x,
      y: { domain: [Math.min(0, ...known.map(([, value]) => value)), 100] }, bounds: [{ value: 0, label: "spent", tone: "fail" }],
    });
  }
  const shown = (answer.windows ?? []).map((seconds, i) => ({ seconds, i })).slice(0, 5);
  const tones = ["none", "accent", "info", "warn", "pass"];
  const series = shown.map(({ seconds, i }) => {
    const list = points.map((point) => [at(point), point.burn_rates?.[i] >= 0 ? point.burn_rates[i] : null]);
    const last = list.filter(([, value]) => value !== null).at(-1)?.[1];
    return { name: windowText(seconds), label: `${windowText(seconds)} ${last === undefined ? "–" : decimal(Number(last.toFixed(2)))}`, points: list, tone: tones[i], dash: i % 2 === 1 };
  }).filter((one) => one.points.some(([, value]) => value !== null));
  if (!series.length) return known.length ? made : empty("No data", "No outcome counts in this time.");
  const highest = Math.max(1, ...series.flatMap((one) => one.points.map(([, value]) => value ?? 0)));
  view.chart.lineChart(burn, {
    title: "Burn rate by window, ×", height: 260, says: `The highest burn rate is ${rate(view, highest)} what spends the budget in its window.`,
    series, x, y: { domain: [0, highest * 1.1] }, bounds: [{ value: 1, label: "1 ×: spent in its window", tone: "none", under: true },
      ...(status.burns ?? []).filter(({ alert }) => alert.factor <= highest * 1.1 && alert.factor > 1).map(({ alert }) => ({ value: alert.factor, label: `told at ${decimal(alert.factor)} ×`, tone: "fail" }))],
  });
  return [known.length && made, burn];
}

function violations(view, found) {
  const { h, timeline, panel, time, badge, empty } = view.ui;
  const { word, id, decimal, percent, absolute } = view.format;
  if (!found.length) return empty("No violation", "None was found in its time.");
  return panel(timeline(found.map((one) => {
    const state = word(one.state, "SLA_VIOLATION_STATE");
    return {
      key: one.name, tone: state === "OPEN" ? "fail" : "none", hollow: state === "WITHDRAWN",
      time: h("span", { title: absolute(one.begin_time) }, time(one.begin_time, { clock: true })), meta: one.end_time ? `until ${absolute(one.end_time)}` : "until now",
      content: [badge(state, state === "OPEN" ? "fail" : "off", { plain: true }), ` worst ${decimal(one.worst_ratio ?? 0)}, ${percent(one.budget_spent ?? 0)} of the budget spent `,
        one.incident && h("a", { href: resourceLink(one.incident) }, id(one.incident)), one.query && [" ", h("a", { href: address("/explore", { q: one.query }) }, "outcomes")]],
    };
  })));
}

async function pause(view, target, after) {
  const { field, dialog } = view.ui;
  const until = field("Until, UTC", { name: "until_time", kind: "datetime-local", required: true, value: new Date(Date.now() + 2 * 3_600_000).toISOString().slice(0, 16) });
  const reason = field("Reason", { name: "reason", kind: "textarea", required: true });
  const key = view.newKey(), end = () => `${until.value}:00Z`;
  const done = await dialog({
    title: `Pause ${view.format.id(target.name)}`, submit: "Pause the target", body: ["Outcomes of this time count neither for nor against the promise.", until, reason],
    fields: { until_time: until, "mutation.reason": reason },
    command: () => `regent sla pause ${view.format.id(target.name)} --until ${end()} --reason ${view.format.quoted(reason.value || "…")}`,
    onsubmit: () => view.change("SlaService/PauseSla", { name: target.name, until_time: end() }, { key, etag: target.etag, reason: reason.value.trim() }),
    onaborted: async (error) => error.message,
  });
  if (done) { view.ui.toast("Paused."); after(); }
}

async function resume(view, target, after) {
  try {
    await view.change("SlaService/ResumeSla", { name: target.name }, { etag: target.etag });
    view.ui.toast("Resumed.");
    after();
  } catch (error) { view.ui.toast(`${error.message} (${error.reason})`); }
}

async function showTarget(view) {
  const { h, section, chips, pairs, panel, table, button, time } = view.ui;
  const name = `slaTargets/${view.params.target}`;
  const areas = Object.fromEntries(["head", "verdict", "facts", "burn", "violations"].map((key) => [key, h("div", { class: "part stack" })]));
  const spans = h("div", { class: "toolbar" });
  const actions = h("span", { class: "row" });
  view.command(`regent sla status ${view.params.target}`);
  view.root.append(view.head({ title: view.params.target, crumb: h("a", { href: view.link("/sla") }, "SLA"), actions: [actions], meta: [h("code", {}, name)] }), areas.verdict,
    section("Budget and burn rate", {}, spans, areas.burn),
    h("div", { class: "grid after" }, h("div", { class: "g7" }, section("Violations", { note: "newest first" }, areas.violations)), h("div", { class: "g5" }, section("Promise", {}, areas.facts))));
  let status = {};
  const facts = async () => {
    const target = status.sla_target ?? {}, paused = view.format.word(target.state, "SLA_TARGET_STATE") === "PAUSED";
    actions.replaceChildren(button(paused ? "Resume" : "Pause…", { can: await view.can(paused ? "ResumeSla" : "PauseSla", name), onclick: () => (paused ? resume(view, target, load) : pause(view, target, load)) }));
    areas.facts.replaceChildren(panel(pairs([
      ["Promise", promise(view, target)], ["Of", h("a", { href: resourceLink(target.subject ?? "") }, target.subject)], ["In", view.format.id(target.environment)],
      ["Needs", view.format.counted(target.min_events || 100, "outcome")], ["Measured", view.ui.number(status.ratio, "no outcome in the window")], ["Promised", view.ui.number(status.objective_ratio)],
      ["Since", time(target.evaluate_time)], ["Paused until", target.pause_end_time && time(target.pause_end_time)], ["Never told", (target.dropped_alerts ?? []).join("; ")],
    ]), table({
      label: "Windows", bare: true, rows: status.burns ?? [], columns: ["Windows", { title: "Long", number: true }, { title: "Short", number: true }, { title: "Told at", number: true }],
      row: (burn) => ({ cells: [`${windowText(burn.long.seconds)}, ${windowText(burn.short.seconds)}`, rate(view, burn.long.burn_rate), rate(view, burn.short.burn_rate), `${view.format.decimal(burn.alert.factor)} ×`] }),
      empty: h("p", { class: "muted" }, "Nothing tells early."),
    })));
  };
  const chosen = () => SPANS.find(([key]) => key === view.query.span) ?? SPANS[0];
  const burn = (options) => {
    const [key, , days] = chosen();
    spans.replaceChildren(chips("Time", SPANS.map(([one, text]) => [one, text]), key, (span) => view.setQuery({ span: span === SPANS[0][0] ? undefined : span })));
    return view.load(areas.burn, ({ signal }) => view.call("SlaService/GetSlaBurn", { name, from_time: new Date(Date.now() - days * DAY_MS).toISOString() }, { signal }), (answer) => charts(view, status, answer), options);
  };
  const load = (options = { quiet: true }) => Promise.all([
    view.load(areas.verdict, ({ signal }) => view.call("SlaService/GetSlaStatus", { name }, { signal }), (answer) => { status = answer.status ?? {}; facts(); return verdict(view, status); }, options),
    view.load(areas.violations, ({ signal }) => view.call("SlaService/ListSlaViolations", { filter: `target = "${name}"`, order_by: "begin_time desc", page_size: 50 }, { signal }), (answer) => violations(view, answer.sla_violations ?? []), options),
  ]);
  view.onQuery(() => burn({ quiet: true }));
  view.every(REFRESH_MS, () => { load({ live: true }); burn({ live: true }); });
  await load({});
  await burn({ lines: 6 });
}

export default {
  path: ["/sla", "/sla/:target"],
  title: "SLA",
  key: "g a",
  show: (view) => (view.params.target ? showTarget(view) : showList(view)),
  async count(view) {
    const { statuses = [] } = await view.call("SlaService/ListSlaStatuses", { page_size: 1000 });
    return statuses.filter((one) => ["SLA_STATE_BURNING", "SLA_STATE_VIOLATED"].includes(one.state)).length;
  },
};
