/** Routing: who serves what share, and why; a key that is tried; a weight that is changed. */

import { everyOne, ifAllowed, line, option, picker, reasonOption, receipt, rested, whole } from "./asking.js";
import { drawn, moves, served } from "./assignment.js";
import { counted, decimal, fixed, grouped, id, word } from "./format.js";
import { drawAnswer } from "./query-chart.js";
import {
  badge, button, chips, command, dialog, empty, field, h, missing, note, pairs, section, table, time, toast,
} from "./ui.js";

/* -- providers -- */

/** What a config is to routing: see assignment.js. */
export function standing(config, health) {
  const state = word(health?.state, "PROVIDER_HEALTH_STATE");
  return {
    provider: config.provider,
    weight: Number(config.weight ?? 0),
    permille: state === "SLOW_START" ? Number(health.weight_permille ?? 0) : 1000,
    priority: Number(config.priority ?? 0),
    isDefault: Boolean(config.is_default),
    isEnabled: config.enabled !== false && !config.archive_time,
    isHealthy: state !== "EJECTED" && state !== "HALF_OPEN",
  };
}

/** Providers that may serve first: those of the first tier in which one can. */
function firstTier(standings) {
  const able = standings.filter((one) => one.isEnabled && one.isHealthy);
  const weighted = able.filter((one) => one.weight * one.permille > 0);
  const tier = Math.min(...weighted.map((one) => one.priority));
  return weighted.filter((one) => one.priority === tier);
}

/** A row for every provider that has a config or has answered: `{ id, config, health, asked, served, group }`. */
export function shares(configs, health, summary) {
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

const percent = (share) => `${fixed(share * 100, 1)} %`;

function bar(served, asked) {
  const SVG = "http://www.w3.org/2000/svg";
  const add = (name, attributes) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const box = add("svg", { class: "share", "aria-hidden": "true" });
  box.append(add("rect", { width: served * 84, y: 1, height: 8 }));
  if (asked !== undefined) {
    const at = Math.min(83, Math.max(1, Math.round(asked * 84)));
    box.append(add("line", { x1: at, x2: at, y1: 0, y2: 10 }));
  }
  return box;
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
      `${fixed(failures.rate * 100, 1)} % of ${fixed(failures.weight, 1)} fail`),
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
export function providersTable({ environment, rows, can }, range, change) {
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
          one.served === undefined ? missing(why) : [percent(one.served), bar(one.served, isOff ? undefined : one.asked)],
          ms(group?.p50_latency_ms), ms(group?.p95_latency_ms), ms(group?.p99_latency_ms),
          rate(group?.error_rate), rate(group?.fallback_rate),
          one.isKnown ? grouped(group?.count ?? 0) : missing(why),
          config && button("Weight…", { kind: "slim", can: can.get(config.name), onclick: () => change(config) }),
        ],
      };
    },
  });
}

export { percent };

/* -- a key that is tried -- */

const FIELDS = ["key", "model", "requested", "session", "revision"];

/** A form whose fields stand in the address, and the explanation of its key. */
export class KeyTrial {
  constructor(view, environment) {
    this.view = view;
    this.environment = environment;
    this.key = field("Request key", { kind: "search", required: true, value: view.query.key, autocomplete: "off", spellcheck: "false",
      hint: "A user, a session, a document: what the decision sticks to." });
    const more = (label, name, hint) => field(label, { value: view.query[name] ?? "", hint, autocomplete: "off", spellcheck: "false" });
    this.model = more("Model", "model", "Its id or an alias; the version is decided too.");
    this.requested = more("Requested provider", "requested");
    this.session = more("Session", "session", "One of your own, as of now.");
    this.revision = more("As of revision", "revision", "Empty: now. Health and sessions are known as of now only.");
    this.answer = h("div", { class: "stack" });
    const others = h("details", { open: FIELDS.slice(1).some((name) => view.query[name]) }, h("summary", {}, "Model, session, revision"),
      h("div", { class: "pair" }, this.model, this.requested, this.session, this.revision));
    const form = h("form", { class: "panel stack trial", novalidate: true }, this.key, others, this.answer);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.typed(); });
    form.addEventListener("input", rested(250, () => this.typed()));
    this.node = h("div", {}, h("div", { class: "sec-head" }, h("h2", {}, "Try a key"), h("p", {}, "explained by the daemon; nothing is sent to a provider")), form);
  }

  /** What was typed goes into the address. */
  typed() {
    if (this.view.signal.aborted) return;
    const changes = Object.fromEntries(FIELDS.map((name) => [name, this[name].value.trim() || undefined]));
    if (FIELDS.every((name) => (this.view.query[name] ?? undefined) === changes[name])) return;
    this.view.setQuery(changes, { replace: true });
  }

  show() {
    const { query } = this.view;
    for (const name of FIELDS) {
      const input = this[name].input;
      // What is being typed is newer than the address.
      if (document.activeElement !== input) this[name].value = query[name] ?? "";
    }
    const asked = JSON.stringify(FIELDS.map((name) => query[name]));
    if (asked === this.asked) return undefined;
    this.asked = asked;
    if (!query.key) {
      this.answer.replaceChildren(h("p", { class: "muted" }, "Enter a key to see who serves it, who would be next, and the score of each."));
      this.shown = false;
      return undefined;
    }
    if (query.revision && !/^\d{1,19}$/.test(query.revision)) {
      this.revision.fail("Enter the number of a revision.");
      return undefined;
    }
    return this.view.load(this.answer, (options) => this.view.call("RoutingService/Explain", {
      environment: this.environment, key: query.key, model: query.model ?? "", requested_provider: query.requested ?? "",
      session: query.session ?? "", revision: query.revision ?? "0",
    }, options), (answer) => (this.view.query.key ? this.draw(answer, query) : undefined), { quiet: this.shown });
  }

  draw(answer, query) {
    this.shown = true;
    return [this.decision(answer), this.candidates(answer), this.versions(answer),
      !answer.health_known && h("p", { class: "small muted" }, `As of revision ${grouped(answer.revision)}; health and sessions are not part of it.`),
      command(line("regent", "route", "explain", "-e", this.environment, "--key", query.key, option("--model", query.model),
        option("--requested", query.requested), option("--session", query.session), option("--revision", query.revision)))];
  }

  decision({ decision, candidates = [], session }) {
    if (!decision) {
      const isIll = candidates.some((one) => word(one.exclusion, "ROUTE_EXCLUSION") === "UNHEALTHY");
      return note("warn", isIll ? "PROVIDERS_UNHEALTHY" : "NO_CANDIDATE", isIll
        ? "Providers could serve this key, but every one of them is ejected or waits for its probe."
        : "No provider may serve this key, or every version that could is suspended.");
    }
    const arm = word(decision.arm, "ARM"), source = word(decision.version_source, "VERSION_SOURCE");
    return pairs([
      ["Provider", h("b", {}, decision.selected_provider)],
      ["Because", [word(decision.route_strategy, "ROUTE_STRATEGY"), " · ", word(decision.reason, "ROUTE_REASON")]],
      ["Not as requested", decision.requested_exclusion && word(decision.requested_exclusion, "ROUTE_EXCLUSION")],
      ["Version", decision.model_version && [decision.model_version.replace(/^models\//, "").replace("/versions/", " "),
        h("span", { class: "muted" }, ` ${[arm, source].filter(Boolean).join(" · ")}`)]],
      ["Model there", decision.provider_model],
      ["Then", (decision.fallbacks ?? []).join(", ") || missing("nobody else may serve")],
      ["Timeout", `${grouped(decision.timeout_ms)} ms, ${decision.max_retries} retries`],
      ["Session", session && [`stays with ${session.provider} since `, time(session.pin_time),
        session.weighted_provider && session.weighted_provider !== session.provider && `; the weights say ${session.weighted_provider}`]],
      ["Policy revision", grouped(decision.policy_revision)],
      ["Key digest", h("span", { class: "mono" }, BigInt(decision.key_digest ?? 0).toString(16).padStart(16, "0"))],
    ]);
  }

  candidates({ candidates = [], decision }) {
    return table({
      label: "Candidates", bare: true, rows: candidates,
      columns: ["Candidate", { title: "Weight", number: true }, { title: "Score, least wins", number: true }, "Excluded"],
      row: (one) => {
        const excluded = word(one.exclusion, "ROUTE_EXCLUSION");
        const isSlow = Boolean(one.effective_weight) && one.effective_weight !== Number(one.weight);
        return {
          selected: one.provider === decision?.selected_provider, class: one.score === undefined ? "row-off" : undefined,
          cells: [[one.provider, Number(one.priority) > 0 && h("span", { class: "sub" }, `tier ${one.priority}`)],
            [grouped(one.weight ?? 0), isSlow && h("span", { class: "sub" }, `${decimal(one.effective_weight)} now`)],
            one.score === undefined ? missing("it has no score") : decimal(one.score), excluded || missing("it may serve")],
        };
      },
    });
  }

  versions({ versions = [] }) {
    if (!versions.length) return undefined;
    return table({
      label: "Versions", bare: true, rows: versions,
      columns: ["Version", "Named by", "Arm", { title: "Keys", number: true }, "Excluded"],
      row: (one) => ({
        cells: [id(one.version), word(one.source, "VERSION_SOURCE"), word(one.arm, "ARM") || missing("no rollout policy"),
          Number(one.permille) ? `${decimal(one.permille / 10)} %` : missing("not by a share"),
          word(one.exclusion, "ROUTE_EXCLUSION") ? badge(word(one.exclusion, "ROUTE_EXCLUSION"), "soon") : missing("it may serve")],
      }),
    });
  }
}

/* -- a weight -- */

const KEYS = 20_000;
/** Keys of which the daemon is asked too. */
const COMPARED = 2_000;
const PREFIX = "key";
const WEIGHT_MAX = 4_294_967_295;

/** Which keys another weight moves: computed here, by the published assignment, and compared with what the daemon selects. */
class Effect {
  constructor(view, found) {
    this.view = view;
    this.environment = found.environment;
    const healths = new Map(found.health.map((one) => [id(one.name), one]));
    this.standings = found.configs.map((config) => standing(config, healths.get(config.provider)));
    this.node = h("div", { class: "stack", "aria-live": "polite" });
  }

  async prepare(signal) {
    this.node.replaceChildren(h("p", { class: "muted" }, `Drawing ${grouped(KEYS)} keys…`));
    const providers = this.standings.map((one) => one.provider);
    this.draws = await drawn(this.environment, "", providers, KEYS, PREFIX, signal);
    this.now = served(this.draws, this.standings);
    this.check = await this.compare(signal);
  }

  /** What the daemon selects otherwise: undefined where it cannot be asked. */
  async compare(signal) {
    const keys = Array.from({ length: COMPARED }, (_, key) => `${PREFIX}-${key}`);
    try {
      const answer = await this.view.call("RoutingService/SelectBatch", { environment: this.environment, keys }, { signal });
      const names = (answer.decisions ?? []).map((decision) => decision.selected_provider);
      return (answer.choices ?? []).filter((choice, key) => names[choice] !== this.standings[this.now[key]]?.provider).length;
    } catch (error) {
      if (error.name === "AbortError") throw error;
      return undefined;
    }
  }

  /** The standings with another weight, and perhaps with everyone well. */
  with(provider, weight, isWell = false) {
    return this.standings.map((one) => ({
      ...one, weight: one.provider === provider ? weight : one.weight,
      ...(isWell ? { isHealthy: true, permille: 1000 } : {}),
    }));
  }

  name(place) { return this.standings[place]?.provider ?? "nobody"; }

  say(provider, weight) {
    if (!this.draws) return;
    const after = served(this.draws, this.with(provider, weight));
    const { moved, pairs } = moves(this.now, after);
    const told = pairs.slice(0, 6).map(([from, to, count]) => `${grouped(count)} from ${this.name(from)} to ${this.name(to)}`);
    if (pairs.length > 6) told.push(`${grouped(pairs.slice(6).reduce((sum, pair) => sum + pair[2], 0))} between others`);
    this.node.replaceChildren(...[
      note("info", moved ? `${grouped(moved)} of ${grouped(KEYS)} sampled keys move (${fixed((moved / KEYS) * 100, 2)} %)`
        : `None of ${grouped(KEYS)} sampled keys moves`,
      moved ? `${told.join(", ")}. Nobody else changes provider.` : this.why(provider, weight), this.later(provider, weight)),
      this.doubt(), this.table(after)].filter(Boolean));
  }

  /** Why nothing moves. */
  why(provider, weight) {
    const one = this.standings.find((each) => each.provider === provider);
    if (!one || one.weight === weight) return "The weight stays as it is.";
    if (!one.isEnabled) return `${provider} is disabled, so its weight does not count.`;
    if (!one.isHealthy) return `${provider} serves nothing now, so its weight does not count yet.`;
    return "Keys go by another tier, or by what serves without a weight.";
  }

  /** What moves once everyone is well, where somebody is not. */
  later(provider, weight) {
    if (this.standings.every((one) => one.isHealthy && one.permille === 1000)) return undefined;
    const { moved } = moves(served(this.draws, this.with(provider, this.weightOf(provider), true)),
      served(this.draws, this.with(provider, weight, true)));
    return h("p", {}, `This is by the health of now. Once every provider is well it is ${counted(moved, "key")} (${fixed((moved / KEYS) * 100, 2)} %).`);
  }

  weightOf(provider) { return this.standings.find((one) => one.provider === provider)?.weight ?? 0; }

  doubt() {
    if (this.check === 0) return undefined;
    if (this.check === undefined) {
      return h("p", { class: "small muted" }, "Not compared with what the daemon selects: it could not be asked.");
    }
    return note("warn", `The daemon selects otherwise for ${grouped(this.check)} of ${grouped(COMPARED)} keys`,
      "The configs or their health changed meanwhile. Close this and open it again for figures of now.");
  }

  table(after) {
    const tally = (choices) => this.standings.map((_, place) => choices.reduce((sum, one) => sum + (one === place), 0) / KEYS);
    const [before, then] = [tally(this.now), tally(after)];
    const rows = this.standings.map((one, place) => [one.provider, before[place], then[place]])
      .filter(([, was, is]) => was || is);
    return table({
      label: "Share of keys", columns: ["Share of keys", ...["Now", "After", "Change"].map((title) => ({ title, number: true }))], rows,
      row: ([provider, was, is]) => {
        const points = (is - was) * 100;
        const sign = points > 0.005 ? "+" : points < -0.005 ? "−" : "";
        return { cells: [provider, percent(was), percent(is), `${sign}${fixed(Math.abs(points), 2)} points`] };
      },
    });
  }
}

const SHOWN = ["weight", "enabled", "is_default", "priority", "model", "timeout_ms", "max_retries", "archive_time"];

/** Fields that differ, in words. */
function differences(before, after) {
  return SHOWN.filter((name) => String(before[name] ?? "") !== String(after[name] ?? ""))
    .map((name) => `${name} ${before[name] ?? "–"} → ${after[name] ?? "–"}`);
}

/** Asks for a weight. Without a config it is chosen in the dialog. */
export async function askWeight(view, found, config, after) {
  const effect = new Effect(view, found);
  const end = new AbortController();
  let chosen = config ?? found.configs[0];
  const provider = field("Provider", { kind: "select", required: true, value: chosen.provider,
    options: found.configs.map((one) => [one.provider, one.provider]) });
  const weight = field(`Weight, now ${grouped(chosen.weight ?? 0)}`, { required: true, value: String(chosen.weight ?? 0), inputmode: "numeric",
    autocomplete: "off", autofocus: true, hint: "A relative share. 0: only on request, as the default or as a fallback." });
  const reason = field("Reason", { required: true, "data-required": "Enter a reason; it is kept in the ledger." });
  const closed = h("p", { class: "small muted", hidden: true });
  const button = () => weight.closest("dialog")?.querySelector(".acts .btn.primary");

  const say = () => {
    const { number, bad } = whole(weight.value, 0, WEIGHT_MAX);
    if (button()) button().textContent = bad ? "Apply" : `Apply weight ${grouped(number)}`;
    if (!bad) effect.say(chosen.provider, number);
  };
  const ask = async (one) => {
    chosen = one;
    weight.querySelector("label").textContent = `Weight, now ${grouped(one.weight ?? 0)}`;
    const can = found.can.get(one.name);
    closed.hidden = !can || can.allowed;
    closed.textContent = can?.reason ?? "";
    say();
  };
  provider.input.addEventListener("change", () => {
    const one = found.configs.find((each) => each.provider === provider.value);
    weight.value = String(one.weight ?? 0);
    ask(one);
  });
  weight.input.addEventListener("input", say);

  const done = dialog({
    title: config ? `Change the weight of ${config.provider} in ${found.environment}` : `Change a weight in ${found.environment}`,
    body: [!config && provider, weight, closed, effect.node, reason],
    submit: "Apply", fields: { "provider_config.weight": weight, "mutation.reason": reason },
    command: () => line("regent", "provider", "set", chosen.provider, option("-e", found.environment),
      option("--weight", weight.value), reasonOption(reason.value)),
    async onsubmit() {
      const { number, bad } = whole(weight.value, 0, WEIGHT_MAX);
      if (bad) throw Object.assign(new Error(bad), { reason: "OUT_OF_RANGE", field: "provider_config.weight" });
      const answer = await view.change("ProviderService/PutProviderConfig", { provider_config: { ...chosen, weight: number } },
        { reason: reason.value.trim(), etag: chosen.etag });
      toast(...receipt(view, `${chosen.provider} now has weight ${grouped(number)} in ${found.environment}.`, answer, chosen.name));
    },
    async onaborted() {
      const before = chosen;
      const now = (await view.call("ProviderService/GetProviderConfig", { name: chosen.name })).provider_config;
      found.configs.splice(found.configs.indexOf(before), 1, now);
      effect.standings.forEach((one) => {
        if (one.provider === now.provider) Object.assign(one, standing(now), { permille: one.permille, isHealthy: one.isHealthy });
      });
      if (effect.draws) effect.now = served(effect.draws, effect.standings);
      ask(now);
      return `${differences(before, now).join(", ") || "Nothing that is shown here"}, at revision ${grouped(now.revision)}. `
        + "Nothing was recorded. Read it again, then apply.";
    },
  });
  ask(chosen);
  effect.prepare(end.signal).then(say, (error) => {
    if (error.name !== "AbortError") effect.node.replaceChildren(note("warn", "The keys that move are not known", error.message));
  });
  const isDone = await done;
  end.abort();
  if (isDone) await after();
}

/** Asks for a provider to serve again at once. */
export async function askReset(view, health, after) {
  const [, environment, , name] = health.name.split("/");
  const reason = field("Reason", { required: true, autofocus: true, "data-required": "Enter a reason; it is kept in the ledger." });
  const isDone = await dialog({
    title: `Let ${name} serve in ${environment} at once`,
    body: [h("ul", { class: "check" },
      h("li", { class: "pass" }, h("span", {}, `Keys that go to ${name} by its weight of ${decimal(health.weight ?? 0)} come back in one step`)),
      h("li", { class: "soon" }, h("span", {}, "Its failures are forgotten; if it still fails, it is ejected again"))), reason],
    submit: `Let ${name} serve`, fields: { "mutation.reason": reason },
    command: () => line("regent", "provider", "health", "reset", name, option("-e", environment), reasonOption(reason.value)),
    async onsubmit() {
      const answer = await view.change("ProviderHealthService/ResetProviderHealth", { name: health.name }, { reason: reason.value.trim() });
      toast(...receipt(view, `${name} serves in ${environment} again.`, answer, health.name));
    },
  });
  if (isDone) await after();
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
