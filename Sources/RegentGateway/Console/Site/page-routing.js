/** Routing: who serves what share, and why. */

import { everyOne, ifAllowed, line, picker, rested } from "./asking.js";
import { standing } from "./assignment.js";
import { share } from "./chart.js";
import { counted, decimal, fixed, grouped, id, percent, word } from "./format.js";
import { drawAnswer } from "./query-chart.js";
import { KeyTrial } from "./routing-key.js";
import { askReset, askWeight } from "./routing-weight.js";
import { badge, button, chips, empty, h, missing, note, section, table, time } from "./ui.js";

/* -- providers -- */

/** Providers that may serve first: those of the first tier in which one can. */
function firstTier(standings) {
  const able = standings.filter((one) => one.isEnabled && one.isHealthy);
  const weighted = able.filter((one) => one.weight * one.permille > 0);
  const tier = Math.min(...weighted.map((one) => one.priority));
  return weighted.filter((one) => one.priority === tier);
}

/** A row for every provider that has a config or has answered: `{ id, config, health, asked, served, group }`. */
function shares(configs, health, summary) {
  const healths = new Map(health.map((one) => [id(one.name), one]));
  const groups = new Map((summary?.groups ?? []).map((group) => [group.value, group]));
  const total = Number(summary?.total?.count ?? 0);
  const serving = firstTier(configs.map((config) => standing(config, healths.get(config.provider))));
  const sum = serving.reduce((all, one) => all + one.weight * one.permille, 0);
  const rows = configs.map((config) => {
    const found = serving.find((one) => one.provider === config.provider);
    return { id: config.provider, config, health: healths.get(config.provider),
      asked: sum > 0 ? (found ? (found.weight * found.permille) / sum : 0) : undefined };
  });
  const known = new Set(rows.map((row) => row.id));
  for (const value of groups.keys()) if (!known.has(value)) rows.push({ id: value });
  for (const row of rows) {
    row.group = groups.get(row.id);
    row.served = summary && total > 0 ? Number(row.group?.count ?? 0) / total : undefined;
    row.isKnown = Boolean(summary);
  }
  return rows;
}

function healthCell({ config, health }) {
  if (!config) return badge("NO CONFIG", "off");
  if (config.archive_time) return badge("ARCHIVED");
  if (config.enabled === false) return badge("DISABLED");
  if (!health) return missing("its health is not shown to you");
  const state = word(health.state, "PROVIDER_HEALTH_STATE");
  const tone = { EJECTED: "err", HALF_OPEN: "inc", SLOW_START: "burning" }[state];
  const failures = health.failures;
  return [
    badge(health.held_by_cap ? `${state}, held` : state, health.held_by_cap ? "burning" : tone),
    Number(failures?.weight) > 0 && h("span", { class: "sub" },
      `${percent(failures.rate)} of ${fixed(failures.weight, 1)} fail`),
  ];
}

/** Why a provider serves what it serves, beside its name. */
function role({ config, id: name }) {
  if (!config) return "answered, but has no config";
  const parts = [config.model || undefined];
  if (Number(config.priority) > 0) parts.push(`tier ${config.priority}: only when none before it can`);
  else if (!Number(config.weight)) parts.push(config.is_default ? "serves where nothing has a weight" : "serves as fallback or on request only");
  return parts.filter((part) => part && part !== name).join(" · ");
}

/** The table. `change(config)` asks for another weight. */
function providersTable({ environment, rows, can }, range, change) {
  const unread = "you may not read outcomes here";
  const quiet = "no outcome in this time";
  return table({
    label: `Providers of ${environment}`,
    columns: ["Provider", "Health", { title: "Weight", number: true }, { title: "Asked", number: true },
      { title: `Served, ${range}`, number: true }, { title: "p50 ms", number: true }, { title: "p95 ms", number: true },
      { title: "p99 ms", number: true }, { title: "Error rate", number: true }, { title: "Fallback rate", number: true },
      { title: "N", number: true }, { title: "Action", hug: true, hidden: true }],
    rows,
    row: (one) => {
      const { config, group } = one;
      const isOff = !config || config.enabled === false || config.archive_time;
      const why = one.isKnown ? quiet : unread;
      const ms = (value) => (value === undefined ? missing(why) : fixed(value, 1));
      const rate = (value) => (group ? decimal(value ?? 0) : missing(why));
      return {
        key: `${environment}/${one.id}`, class: isOff ? "row-off" : undefined,
        cells: [
          [one.id, config?.is_default && [" ", h("span", { class: "tag" }, "default")], h("span", { class: "sub" }, role(one))],
          healthCell(one),
          config ? grouped(config.weight ?? 0) : missing("no config"),
          isOff || one.asked === undefined ? missing("no weight counts") : percent(one.asked),
          one.served === undefined ? missing(why) : [percent(one.served), share(100 * one.served, isOff || one.asked === undefined ? undefined : 100 * one.asked)],
          ms(group?.p50_latency_ms), ms(group?.p95_latency_ms), ms(group?.p99_latency_ms),
          rate(group?.error_rate), rate(group?.fallback_rate),
          one.isKnown ? grouped(group?.count ?? 0) : missing(why),
          config && button("Weight…", { kind: "slim", can: can.get(config.name), onclick: () => change(config) }),
        ],
      };
    },
  });
}

/* -- the page -- */

/** Ranges of time: in words, in milliseconds, and the width of the buckets of the chart. */
const RANGES = {
  "15m": ["15 min", 900_000, "1m"], "1h": ["1 h", 3_600_000, "1m"], "6h": ["6 h", 21_600_000, "10m"],
  "24h": ["24 h", 86_400_000, "30m"], "7d": ["7 days", 604_800_000, "4h"],
};
const MEASURES = {
  p95_latency_ms: "p95 latency", p50_latency_ms: "p50 latency", p99_latency_ms: "p99 latency",
  error_rate: "error rate", fallback_rate: "fallback rate", count: "outcomes",
};
const REFRESH_MS = 15_000, CHART_REFRESH_MS = 60_000;

const CAUSES = {
  CONSECUTIVE_FAILURES: "Too many requests in a row failed.",
  FAILURE_RATE: "The share of requests that fail is above its limit.",
  QUALITY_RATE: "The share of answers that break their schema, or whose patch does not apply, is above its limit.",
  SLOW_RATE: "The share of slow answers is above its limit.",
  THROTTLED: "It limits the rate of requests.",
  CONFIG: "It refuses the caller: key, permission or address are wrong (401, 403, 404).",
  PROBE_FAILED: "Its probe failed.",
};

/** What a promise gives; nothing where the caller sees nothing of an environment, whose children are then not found. */
async function seen(promise) {
  try { return await promise; } catch (error) {
    if (error.code !== "not_found") throw error;
    return [];
  }
}

class Routing {
  constructor(view) {
    this.view = view;
    this.environment = view.environment || "prod";
    this.notes = h("div", { class: "part stack" });
    this.tools = h("div", { class: "toolbar" });
    this.providers = h("div", {});
    this.chartHead = h("div", { class: "sec-head" });
    this.chart = h("div", {});
    this.meta = h("span", {});
    this.weight = h("span", {});
    this.trial = new KeyTrial(view, this.environment);
  }

  get since() { return this.view.query.since in RANGES ? this.view.query.since : "1h"; }

  get measure() { return this.view.query.measure in MEASURES ? this.view.query.measure : "p95_latency_ms"; }

  get isAll() { return this.view.query.show === "all"; }

  get shown() { return [this.since, this.measure, this.isAll].join(); }

  async show() {
    const { view } = this;
    view.root.append(
      view.head({ title: "Routing", meta: [this.environment, this.meta], actions: [this.weight] }), this.notes,
      section("Providers", { note: "The tick in a bar marks the share that the weights ask for." },
        this.tools, this.providers),
      h("section", { class: "grid" }, h("div", { class: "g5" }, this.trial.node),
        h("div", { class: "g7" }, this.chartHead, this.chart)));
    this.control();
    view.onQuery(() => this.changed());
    this.follow().catch(() => {});
    await Promise.all([this.load(), this.draw(), this.trial.show()]);
  }

  changed() {
    if (this.shown !== this.was) {
      this.control();
      this.load();
      this.draw();
    }
    this.trial.show();
  }

  /** What the query of the address says, in the controls. */
  control() {
    const { view } = this;
    this.was = this.shown;
    const [words, , width] = RANGES[this.since];
    this.tools.replaceChildren(
      chips("Range", Object.entries(RANGES).map(([key, [text]]) => [key, text]), this.since,
        (since) => view.setQuery({ since: since === "1h" ? undefined : since })),
      chips("Environments", [["", this.environment], ["all", "All environments"]], view.query.show ?? "",
        (show) => view.setQuery({ show: show || undefined })));
    this.chartHead.replaceChildren(h("h2", {}, `${MEASURES[this.measure]} by provider`),
      h("p", {}, `last ${words}, each ${width}`),
      picker("Measure", Object.entries(MEASURES), this.measure,
        (measure) => view.setQuery({ measure: measure === "p95_latency_ms" ? undefined : measure })));
    view.command(this.isAll ? "regent provider list"
      : line("regent", "outcome", "summary", "-e", this.environment, "--by", "provider", "--from", `-${this.since}`));
  }

  async follow() {
    const { view } = this;
    const soon = rested(200, () => this.load({ quiet: true }));
    let said;
    // A topic that is refused would end those of others on the same stream.
    const { allowed } = await view.can("provider.read", `environments/${this.environment}`);
    if (allowed) view.live([`health/${this.environment}`], ({ providers = [] }) => {
      const now = JSON.stringify(providers.map((one) => [one.name, one.state, one.cause, one.held_by_cap]));
      if (said !== undefined && now !== said) soon();
      said = now;
    });
    ifAllowed(view.watchLedger(soon, { kinds: ["providers", "environments"] })).catch(() => {});
    view.every(REFRESH_MS, () => this.load({ quiet: true }));
    view.every(CHART_REFRESH_MS, () => this.draw({ quiet: true }));
  }

  /* -- providers -- */

  load(options = {}) {
    return this.view.load(this.providers, (call) => this.ask(call), (answer) => this.drawProviders(answer),
      { lines: 5, ...options });
  }

  async ask(options) {
    const turn = this.asked = (this.asked ?? 0) + 1;
    const call = (method, message) => this.view.call(method, message, options);
    const names = this.isAll
      ? (await everyOne(call, "ProviderService/ListEnvironments", {}, "environments")).map((one) => id(one.name))
      : [this.environment];
    const since = new Date(Date.now() - RANGES[this.since][1]).toISOString();
    const found = await Promise.all(names.map(async (environment) => {
      const [configs, health, summary] = await Promise.all([
        seen(everyOne(call, "ProviderService/ListProviderConfigs", { parent: `environments/${environment}` }, "provider_configs")),
        ifAllowed(call("ProviderHealthService/ListProviderHealth", { environment })),
        ifAllowed(call("OutcomeService/GetOutcomeSummary", { environment, from_time: since })),
      ]);
      // Who may not in the environment may for one provider of it.
      const all = await this.view.can("provider.write", `environments/${environment}`);
      const cans = await Promise.all(configs.map((config) => (all.allowed ? all : this.view.can("provider.write", config.name))));
      return { environment, configs, health: health?.providers ?? [], summary, rows: shares(configs, health?.providers ?? [], summary),
        can: new Map(configs.map((config, place) => [config.name, cans[place]])) };
    }));
    return { found, turn };
  }

  drawProviders({ found, turn }) {
    const { view } = this;
    // What stands around the table is no older than the table.
    if (turn < (this.drawn ?? 0)) return undefined;
    this.drawn = turn;
    const own = found.find((one) => one.environment === this.environment) ?? found[0];
    const total = own?.summary?.total?.count;
    const revision = Math.max(0, ...(own?.configs ?? []).map((config) => Number(config.revision)));
    this.meta.textContent = [
      revision && `last change of a config at revision ${grouped(revision)}`,
      total !== undefined && `${counted(total, "outcome")} in the last ${RANGES[this.since][0]}`,
    ].filter(Boolean).join(", ");
    this.weight.replaceChildren(button("Change a weight…", {
      can: own?.configs.length ? undefined : { allowed: false, reason: "There is no provider whose weight could change." },
      onclick: () => askWeight(view, own, undefined, () => this.load()),
    }));
    this.notes.replaceChildren(...found.flatMap((one) => this.warnings(one)));
    if (!this.isAll && !own?.configs.length && !own?.rows.length) return this.nothing();
    return found.map((one) => [
      this.isAll && h("h3", { class: "env-name" }, one.environment),
      providersTable(one, RANGES[this.since][0],
        (config) => askWeight(view, one, config, () => this.load())),
    ]);
  }

  nothing() {
    return empty("No provider serves here", `Of those that you may read: nothing can be selected in ${this.environment} before a provider is set.`,
      h("p", {}, h("code", {}, line("regent", "provider", "set", "NAME", "-e", this.environment, "--weight", "100"))));
  }

  /** What keeps providers from serving as their weights say. */
  warnings({ environment, health, can }) {
    return health.filter((one) => word(one.state, "PROVIDER_HEALTH_STATE") !== "HEALTHY" || one.held_by_cap).map((one) => {
      const state = word(one.state, "PROVIDER_HEALTH_STATE"), cause = CAUSES[word(one.cause, "EJECTION_CAUSE")] ?? "";
      const name = id(one.name);
      const where = this.isAll ? ` in ${environment}` : "";
      const said = {
        EJECTED: [`${name} is ejected${where}`, cause, " Its keys go to the next provider of their own ranking; nobody else moves. ",
          one.readmission_time && ["It may serve a probe ", time(one.readmission_time), ". "]],
        HALF_OPEN: [`${name} waits for its probe${where}`, "One request tries it; its outcome decides. ", cause],
        SLOW_START: [`${name} starts slowly${where}`, `It serves by ${one.weight_permille / 10} % of its weight, which grows. `],
        HEALTHY: [`${name} fails, and serves all the same${where}`,
          `${cause} Without it too little of the weight of ${environment} would serve. `],
      }[state] ?? [`${name} is ${state}${where}`, cause];
      const [title, ...text] = said;
      return note("warn", title, ...text.flat(), button("Let it serve at once…", {
        kind: "slim", can: can.get(one.name), onclick: () => askReset(this.view, one, () => this.load()),
      }));
    });
  }

  /* -- chart -- */

  get query() {
    const [, , width] = RANGES[this.since];
    return `${this.measure} from outcomes by selected_provider where environment = '${this.environment}' `
      + `since ${this.since} every ${width}`;
  }

  draw(options = {}) {
    return this.view.load(this.chart,
      (call) => this.view.call("AnalyticsService/QueryMetrics", { text: this.query }, call),
      (answer) => h("div", { class: "panel" }, drawAnswer(answer, { height: 320 }),
        h("p", { class: "small" }, h("a", { href: this.view.link("/explore", { q: this.query }) }, "Open in Explore"))),
      { lines: 8, ...options });
  }
}

export default {
  path: "/routing",
  title: "Routing",
  key: "g r",
  show(view) { return new Routing(view).show(); },
};
