/** What needs me, what is burning. */

import { everyOne } from "./asking.js";
import { historyLink, ledgerText, resourceLink } from "./links.js";
import { match } from "./pages.js";

const DAY_MS = 86_400_000;
const SHOWN = 8;
const PAUSE_MS = 1_500;
const FINISHED = ["RESOLVED", "CLOSED", "DISMISSED"];

const ago = (milliseconds) => new Date(Date.now() - milliseconds).toISOString();

/* -- what needs me -- */

const VERBS = {
  "task.confirm": "Confirm…", "proposal.review": "Review…", "proposal.vote": "Vote…", "override.grant": "Decide…",
  "validation.decide": "Decide…", "useCase.approve": "Approve…", "incident.triage": "Triage…", "incident.close": "Close…",
};

function due(item, { badge, time, missing }) {
  if (!item.due_time) return item.since_time ? ["since ", time(item.since_time)] : missing("no date");
  const rest = Date.parse(item.due_time) - Date.now();
  if (rest < 0) return badge("overdue", "overdue", { plain: true });
  return rest < 7 * DAY_MS ? [badge("due", "soon", { plain: true }), " ", time(item.due_time)] : ["due ", time(item.due_time)];
}

function waiting(view, items) {
  const { h, table, empty } = view.ui;
  const order = (item) => Date.parse(item.due_time ?? "9999-01-01") || 0;
  const sorted = [...items].sort((a, b) => order(a) - order(b));
  const isAll = view.query.all === "1";
  const rows = isAll ? sorted : sorted.slice(0, SHOWN);
  return table({
    label: "What needs you", cards: true, rows,
    columns: ["What", "Kind", "When", { title: "Action", hidden: true, hug: true, full: true }],
    row: (item) => ({
      key: `${item.kind} ${item.resource}`,
      class: item.due_time && Date.parse(item.due_time) < Date.now() ? "row-overdue" : undefined,
      cells: [[item.title, h("span", { class: "sub mono" }, item.resource)], [item.kind, item.approval && h("span", { class: "sub" }, "a judgement")],
        h("span", { class: "nw" }, due(item, view.ui)),
        h("a", { class: "btn slim", href: resourceLink(item.resource), title: item.command, "aria-label": `${VERBS[item.kind] ?? "Open"} ${item.title}` }, VERBS[item.kind] ?? "Open")],
    }),
    empty: empty("Nothing waits for you", "Tasks, reviews, votes and confirmations come here."),
    foot: sorted.length > rows.length ? h("a", { href: view.link("/", { all: "1" }) }, `Show all ${sorted.length}`)
      : isAll && sorted.length > SHOWN ? h("a", { href: view.link("/") }, `Show ${SHOWN}`) : undefined,
  });
}

/* -- deliveries and trouble -- */

function rolloutList(view, rollouts) {
  const { h, badge, empty, panel } = view.ui;
  if (!rollouts.length) return empty("No rollout in flight", "A canary on trial comes here.");
  return panel(rollouts.map((one) => {
    const state = view.format.word(one.state, "ROLLOUT_RUN_STATE");
    const verdict = view.format.word(one.verdict?.decision, "ROLLOUT_DECISION");
    const stages = one.plan?.stages?.length ?? 0;
    const tone = verdict === "INVALID" || state === "PAUSED" ? "inc" : undefined;
    return h("div", {}, h("div", { class: "row" },
      h("a", { href: resourceLink(one.name) }, h("b", {}, view.format.id(one.name))),
      h("span", { class: "push" }, badge([verdict || "NOT JUDGED", state === "PAUSED" && "paused"].filter(Boolean).join(" · "), tone ?? (verdict ? undefined : "none")))),
    h("p", { class: "muted" }, `${view.format.versionText(one.canary_version)} in ${view.format.id(one.environment)}, `
      + (one.passed_time ? "every stage passed." : `stage ${(one.stage ?? 0) + 1} of ${stages}.`),
    one.pause_reason && ` ${one.pause_reason}`, verdict !== "HOLD" && one.verdict?.reasons?.length && ` ${one.verdict.reasons.join(", ")}.`));
  }));
}

const TONES = { CRITICAL: "err", ERROR: "err", WARNING: "soon", INFO: "upcoming" };

function incidentList(view, incidents) {
  const { h, empty, time } = view.ui;
  if (!incidents.length) return empty("No open incident", "What goes wrong comes here.");
  return h("div", { class: "panel" }, h("ul", { class: "check" }, incidents.slice(0, 6).map((one) => {
    const severity = view.format.word(one.severity, "INCIDENT_SEVERITY");
    return h("li", { class: TONES[severity] }, h("a", { href: resourceLink(one.name) }, one.title), h("span", { class: "muted small" }, severity),
      h("span", { class: "sub" }, [view.format.id(one.name), view.format.word(one.state, "INCIDENT_STATE"),
        one.owner ? view.format.id(one.owner) : "no owner"].join(" · "), " · ",
      one.due_time ? ["due ", time(one.due_time)] : ["since ", time(one.create_time)]));
  })));
}

/** Gates of the latest attempt of each plan that did not pass. */
function failedGates(runs) {
  const latest = new Map();
  for (const run of runs) {
    const key = `${run.plan || run.name} ${run.model_version ?? ""}`;
    if (!latest.has(key) || (latest.get(key).attempt ?? 0) < (run.attempt ?? 0)) latest.set(key, run);
  }
  return [...latest.values()].filter((run) => !run.invalidated).flatMap((run) => (run.verdict?.results ?? [])
    .filter((gate) => gate.verdict !== "GATE_VERDICT_PASS" && gate.severity !== "GATE_SEVERITY_WARN").map((gate) => ({ run, gate })));
}

function gateTable(view, gates) {
  const { h, badge, table, empty, number, missing } = view.ui;
  const { decimal, id, word } = view.format;
  return table({
    label: "Gates not passed", rows: gates.slice(0, SHOWN), cards: true,
    columns: ["Gate and run", "Verdict", { title: "Estimate", number: true }, { title: "Threshold", number: true }],
    row: ({ run, gate }) => ({
      key: `${run.name} ${gate.key}`,
      cells: [[h("a", { href: resourceLink(run.name) }, gate.key), h("span", { class: "sub" }, [id(run.name), gate.reason].filter(Boolean).join(" · "))],
        badge(word(gate.verdict, "GATE_VERDICT")), number(gate.estimate, gate.reason || "no data"),
        gate.min !== undefined ? `>= ${decimal(gate.min)}` : gate.max !== undefined ? `<= ${decimal(gate.max)}` : missing("no threshold")],
    }),
    empty: empty("Every gate passed", "Of the latest attempts of 7 days."),
    foot: gates.length > SHOWN ? `${gates.length - SHOWN} more` : undefined,
  });
}

/* -- figures -- */

async function latencies(view, signal) {
  if (!view.environment) return new Map();
  const text = `p95_latency_ms from outcomes by selected_provider where environment = '${view.environment}' since 1h every 5m`;
  const answer = await view.call("AnalyticsService/QueryMetrics", { text }, { signal });
  const found = new Map();
  for (const row of answer.rows ?? []) {
    const list = found.get(row.dimensions[0]) ?? found.set(row.dimensions[0], []).get(row.dimensions[0]);
    list.push(row.values?.[0]?.value);
  }
  return found;
}

const HEALTH = { HEALTHY: "pass", EJECTED: "fail", HALF_OPEN: "inc", SLOW_START: "soon" };

function healthTable(view, { providers = [] }, p95) {
  const { h, badge, table, empty, missing, time } = view.ui;
  const { id, word, grouped } = view.format;
  return table({
    label: "Provider health", rows: providers, columns: ["Provider", "Health", { title: "p95, 60 min", number: true }],
    row: (one) => {
      const state = word(one.state, "PROVIDER_HEALTH_STATE");
      const cause = state === "HEALTHY" ? "" : word(one.cause, "EJECTION_CAUSE");
      const points = (p95.get(id(one.name)) ?? []).filter((value) => value !== undefined);
      const last = points.at(-1);
      return {
        key: one.name,
        cells: [h("a", { href: resourceLink(one.name) }, id(one.name)),
          [badge(state, HEALTH[state] ?? "none", { plain: true }), (cause || one.readmission_time) && h("span", { class: "sub" }, cause,
            one.readmission_time && [cause && ", ", "may serve ", time(one.readmission_time)])],
          last === undefined ? missing("no outcome with a latency in an hour")
            : [points.length > 1 && view.chart.spark(points, "is-accent"), ` ${grouped(Math.round(last))} ms`]],
      };
    },
    empty: empty("No provider", "This environment has none that is enabled."),
  });
}

const OBJECTIVES = { AVAILABILITY: "availability >=", ERROR_RATE: "error rate <=", P95_LATENCY_MS: "p95 ms <=", P99_LATENCY_MS: "p99 ms <=" };

const objective = (target, { word, decimal }) => (
  `${OBJECTIVES[word(target.objective, "SLA_OBJECTIVE")] ?? ""} ${target.threshold === undefined ? "" : decimal(target.threshold)}`);

function budgetTable(view, statuses) {
  const { h, badge, table, empty, missing } = view.ui;
  const { id, percent, word } = view.format;
  return table({
    label: "SLA budgets", rows: statuses, columns: ["Target", "State", { title: "Budget left", number: true }],
    row: (one) => {
      const state = word(one.state, "SLA_STATE");
      const left = one.budget_remaining;
      return {
        key: one.target, class: state === "NO_DATA" ? "row-off" : undefined,
        cells: [[h("a", { href: resourceLink(one.target) }, id(one.target)), h("span", { class: "sub" }, objective(one.sla_target ?? {}, view.format))],
          badge(state.replace("_", " "), { OK: "pass", BURNING: "burning", VIOLATED: "fail" }[state] ?? "none"),
          left === undefined ? missing("too few outcomes in its window") : [percent(left), view.chart.share(100 * left)]],
      };
    },
    empty: empty("No SLA target", "Budgets of service levels come here."),
  });
}

/* -- the page -- */

function stats(view, facts) {
  const { stats: line, missing } = view.ui;
  const { grouped, decimal, compact, counted } = view.format;
  const or = (value, show) => (value === undefined ? missing("not readable for you") : show(value));
  const outcomes = facts.outcomes;
  const bad = (facts.statuses ?? []).filter((one) => ["SLA_STATE_BURNING", "SLA_STATE_VIOLATED"].includes(one.state)).length;
  return line("Counts", [
    { title: "Overdue tasks", value: or(facts.tasks, (t) => grouped(t.overdue)), note: or(facts.tasks, (t) => `of ${counted(t.open ?? 0, "open task")}${t.more ? " and more" : ""}`), href: view.link("/my-deployment-tasks", { due: "overdue" }) },
    { title: "Overrides, 30 days", value: or(facts.tasks, (t) => grouped(t.overrides)), note: "confirmed before approval", href: view.link("/my-deployment-tasks", { show: "overrides" }) },
    { title: "Gates not passed, 7 days", value: or(facts.gates, (g) => grouped(g.length)), note: "latest attempts", href: view.link("/evaluation") },
    { title: "Open incidents", value: or(facts.incidents, (i) => grouped(i.length)), note: or(facts.incidents, severities), href: view.link("/incidents") },
    facts.statuses && { title: "SLA targets burning", value: grouped(bad), note: `of ${grouped(facts.statuses.length)}`, href: facts.sla },
    { title: "Outcomes, last hour", value: or(outcomes, (o) => compact(o.count)), note: or(outcomes, (o) => (o.fallback === undefined ? "fallback rate: no data" : `fallback rate ${decimal(o.fallback)}`)), href: view.link("/routing") },
  ].filter(Boolean));
}

function severities(incidents) {
  const counts = new Map();
  for (const one of incidents) {
    const word = one.severity.replace("INCIDENT_SEVERITY_", "");
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return ["CRITICAL", "ERROR", "WARNING", "INFO"].filter((word) => counts.has(word)).map((word) => `${counts.get(word)} ${word}`).join(", ") || "none";
}

async function outcomesOfHour(view, signal) {
  const where = view.environment ? ` where environment = '${view.environment}'` : "";
  const answer = await view.call("AnalyticsService/QueryMetrics", { text: `count, fallback_rate from outcomes${where} since 1h` }, { signal });
  const values = answer.rows?.[0]?.values ?? [];
  return { count: values[0]?.value ?? 0, fallback: values[1]?.value };
}

export default {
  path: "/",
  title: "Overview",
  key: "g o",

  async show(view) {
    const { h, section } = view.ui;
    const facts = { sla: match("/sla") ? view.link("/sla") : view.link("/ledger", { name: "slaTargets/" }) };
    const said = h("span", {}, "");
    const areas = Object.fromEntries(["inbox", "rollouts", "incidents", "stats", "gates", "health", "overrides", "budgets", "ledger"].map((name) => [name, h("div", {})]));
    const budgets = section("SLA budgets", { link: ["All", facts.sla] }, areas.budgets);
    budgets.hidden = true;
    view.command("regent inbox");
    view.root.append(
      view.head({ title: "Overview", meta: [h("span", {}, new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(new Date()), ` ${view.format.today()}, UTC`), said] }),
      h("div", { class: "grid" }, h("div", { class: "g7" }, section("Needs you", {}, areas.inbox)),
        h("div", { class: "g5" }, section("Rollouts in flight", { link: ["All", view.link("/rollouts")] }, areas.rollouts),
          section("Open incidents", { link: ["All", view.link("/incidents")] }, areas.incidents))),
      h("div", { class: "block" }, areas.stats),
      h("div", { class: "grid" }, h("div", { class: "g7" }, section("Gates not passed", { note: "7 days, latest attempts", link: ["All runs", view.link("/evaluation")] }, areas.gates), budgets),
        h("div", { class: "g5" }, section("Provider health", { note: view.environment, link: ["Routing", view.link("/routing")] }, areas.health))),
      h("div", { class: "grid" }, h("div", { class: "g7" }, section("Validation overrides", { note: "the latest" }, areas.overrides)),
        h("div", { class: "g5" }, section("Ledger", { note: "live", link: ["All entries", view.link("/ledger")] }, areas.ledger))));

    const drawStats = () => view.load(areas.stats, async () => facts, () => stats(view, facts), { quiet: true });
    const read = (name, ask, draw, options) => view.load(areas[name], ask, draw, options);
    const list = (method, message, field, options) => everyOne((...asked) => view.call(...asked, options), method, message, field);
    const refresh = (live) => Promise.all([
      read("inbox", (options) => list("InboxService/GetInbox", { page_size: 200 }, "items", options), (items) => {
        const late = items.filter((item) => item.due_time && Date.parse(item.due_time) < Date.now()).length;
        said.textContent = `${view.format.counted(items.length, "item waits", "items wait")} for you${late ? `, ${late} overdue` : ""}`;
        return waiting(view, items);
      }, { live, lines: 5 }),
      read("rollouts", (options) => list("RolloutRunService/ListRollouts", { filter: "state = RUNNING OR state = PAUSED", page_size: 50 }, "rollouts", options),
        (list) => rolloutList(view, list), { live }),
      read("incidents", (options) => list("IncidentService/ListIncidents", { filter: FINISHED.map((state) => `state != ${state}`).join(" AND "), order_by: "create_time desc", page_size: 200 }, "incidents", options),
        (list) => { facts.incidents = list; drawStats(); return incidentList(view, list); }, { live }),
      read("gates", async (options) => failedGates(await list("EvaluationService/ListRuns", { filter: `create_time > ${ago(7 * DAY_MS)}`, order_by: "create_time desc", page_size: 200 }, "runs", options)),
        (list) => { facts.gates = list; drawStats(); return gateTable(view, list); }, { live }),
      read("overrides", ({ signal }) => view.call("DeploymentService/ListValidationOverrides", { page_size: 5 }, { signal }), (answer) => overrides(view, answer.overrides ?? []), { live }),
      view.call("DeploymentService/GetDeploymentOverview", {}).then((tasks) => { facts.tasks = tasks; }, () => {}).then(drawStats),
      outcomesOfHour(view).then((outcomes) => { facts.outcomes = outcomes; }, () => {}).then(drawStats),
      view.call("SlaService/ListSlaStatuses", { page_size: 100 }).then((answer) => {
        facts.statuses = answer.statuses ?? [];
        budgets.hidden = false;
        areas.budgets.replaceChildren(budgetTable(view, facts.statuses.slice(0, SHOWN)));
      }, () => {}).then(drawStats),
    ]);
    const first = refresh(false);
    if (view.environment) followHealth(view, areas.health);
    else areas.health.replaceChildren(view.ui.empty("No environment", "You may read none."));
    followLedger(view, areas.ledger);
    followChanges(view, () => refresh(true));
    await first;
  },
};

function overrides(view, list) {
  const { h, table, empty, time } = view.ui;
  return table({
    label: "Validation overrides", rows: list, columns: ["Task", "Reason", "When"],
    row: (one) => ({
      key: one.task,
      cells: [h("a", { href: historyLink(one.task) }, view.format.id(one.task), h("span", { class: "sub" }, view.format.versionText(one.version))),
        h("span", { class: "clip" }, one.reason), time(one.confirm_time ?? one.confirmed_at, { reason: one.actual_production_date ?? "no date" })],
    }),
    empty: empty("No override", "Confirmations before a validation is approved come here."),
  });
}

function followHealth(view, area) {
  let p95 = new Map(), health;
  const draw = (options) => view.load(area, async () => health ?? view.call("ProviderHealthService/ListProviderHealth", { environment: view.environment }),
    (answer) => healthTable(view, answer, p95), options);
  draw();
  const ask = () => latencies(view).then((found) => { p95 = found; return draw({ live: true }); }, () => {});
  ask();
  view.every(60_000, ask);
  view.live([`health/${view.environment}`], (figures) => { health = figures; draw({ live: true }); });
}

/** The last entries, and each one as it comes. */
function followLedger(view, area) {
  const { timeline, time, empty } = view.ui;
  const entries = [];
  const draw = () => view.load(area, async () => entries, () => (entries.length ? view.ui.panel(timeline(entries.slice(0, 6).map((entry) => ({
    key: entry.revision, time: time(entry.time), meta: [view.format.grouped(entry.revision), entry.actor && view.format.id(entry.actor)].filter(Boolean).join(" · "),
    content: ledgerText(view, entry),
  })))) : empty("No entry yet", "Every change comes here.")), { live: true });
  let timer;
  const start = async () => {
    const { server } = await view.call("ServerService/GetServerInfo");
    await view.watchLedger((entry) => {
      entries.unshift(entry);
      entries.length = Math.min(entries.length, 6);
      clearTimeout(timer);
      timer = setTimeout(draw, 100);
    }, { from: Math.max(1, Number(server.revision ?? 0) - 11), state: (isLive, error) => { if (!isLive && error?.status === 403) area.replaceChildren(view.ui.failure(error)); } });
  };
  start().catch((error) => area.replaceChildren(view.ui.failure(error)));
}

/** Asks again some time after the ledger has grown, and never more often than that. */
function followChanges(view, refresh) {
  let timer, first = true;
  view.live(["ledger"], () => {
    if (first) { first = false; return; }
    timer ??= setTimeout(async () => { timer = undefined; if (!view.signal.aborted) await refresh(); }, PAUSE_MS);
  });
  view.every(60_000, refresh);
  view.onLeave(() => clearTimeout(timer));
}
