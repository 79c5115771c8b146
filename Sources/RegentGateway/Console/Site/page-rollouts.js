/** Rollouts: those in flight and those that ended, the history of a model, and what a draft would have done. */

import { everyOne, ifAllowed, line, option, receipt, rested, whole } from "./asking.js";
import { counted, decimal, fixed, grouped, id, versionText, word } from "./format.js";
import {
  decisionBadge, falseAlarm, isOpen, reasonTags, seconds, share, stageOf, stateOf,
} from "./rollout-evidence.js";
import { RolloutPage } from "./rollout-page.js";
import {
  badge, button, chips, command, dialog, empty, field, h, missing, more, note, pairs, panel, search, section,
  table, time, timeline, toast,
} from "./ui.js";

/* -- history of a model -- */

const SHOWN = 30;
const LISTS = [
  ["RolloutRunService/ListRollouts", "rollouts"], ["DeploymentService/ListDeployments", "deployments"],
  ["RollbackService/ListRollbacks", "rollbacks"],
];

const by = (principal) => (principal ? `by ${id(principal)}` : undefined);

/** Whether a record tells of the end of a rollout. */
const isTold = (run, rollbacks) => rollbacks.some((record) => (
  record.from_version === run.canary_version && (record.rollback_time ?? record.create_time) === run.end_time));

function ofRollout(run, view, rollbacks) {
  const link = () => h("a", { href: view.link(`/rollouts/${encodeURIComponent(id(run.name))}`) }, id(run.name));
  const state = stateOf(run), where = id(run.environment);
  const events = [{ at: run.create_time, tone: "accent", meta: by(run.started_by),
    content: ["Rollout ", link(), ` of ${id(run.canary_version)} began in ${where}, against ${id(run.baseline_version)}`] }];
  if (run.end_time && !isTold(run, rollbacks)) {
    events.push({ at: run.end_time, tone: state === "PROMOTED" ? "pass" : "fail", meta: by(run.ended_by),
      content: [state === "PROMOTED" ? `${id(run.canary_version)} promoted in ${where}, after ` : `${id(run.canary_version)} rolled back in ${where}, after `,
        link(), run.end_reason && h("span", { class: "sub" }, run.end_reason)] });
  } else if (state === "PAUSED") {
    events.push({ at: run.update_time, tone: "warn", hollow: true, content: [link(), " is paused", run.pause_reason && h("span", { class: "sub" }, run.pause_reason)] });
  }
  return events;
}

function ofDeployment(one) {
  const state = word(one.state, "DEPLOYMENT_STATE"), where = id(one.environment), version = id(one.version);
  const name = () => h("span", { class: "muted" }, ` ${id(one.name)}`);
  const events = [{ at: one.create_time, hollow: true, meta: by(one.created_by), content: [`Deployment of ${version} to ${where} planned`,
    one.planned_production_date && ` for ${one.planned_production_date}`, name()] }];
  if (one.deploy_time) events.push({ at: one.deploy_time, tone: "pass", meta: by(one.deployed_by), content: [`${version} deployed in ${where}`, name()] });
  if (state === "CANCELLED") {
    events.push({ at: one.update_time, tone: "warn", meta: by(one.cancelled_by), content: [`Deployment of ${version} to ${where} cancelled`, name(),
      one.cancellation_reason && h("span", { class: "sub" }, one.cancellation_reason)] });
  }
  if (state === "ROLLED_BACK") events.push({ at: one.update_time, tone: "fail", content: [`Deployment of ${version} in ${where} rolled back`, name()] });
  if (state === "IN_PROGRESS" && one.start_time) events.push({ at: one.start_time, tone: "info", hollow: true, content: [`Deployment of ${version} to ${where} waits for its tasks`, name()] });
  return events;
}

/** Asks for the cause of a rollback. */
async function askCause(view, record, after) {
  const cause = field("Root cause", { kind: "textarea", required: true, autofocus: true, "data-required": "Say what the cause was." });
  const isDone = await dialog({
    title: `Root cause of the rollback of ${versionText(record.from_version)}`,
    body: [h("p", { class: "muted" }, "Closes the record. Who was informed of the rollback can read it."), cause],
    submit: "Record the cause", fields: { root_cause: cause },
    command: () => line("regent", "rollback", "root-cause", id(record.name), "--cause", cause.value.trim() || "…"),
    async onsubmit() {
      const answer = await view.change("RollbackService/SetRootCause", { name: record.name, root_cause: cause.value.trim() }, { etag: record.etag });
      toast(...receipt(view, "The record is closed.", answer, record.name));
    },
    async onaborted() {
      Object.assign(record, (await view.call("RollbackService/GetRollback", { name: record.name })).rollback);
      return record.root_cause ? `It was closed: ${record.root_cause}` : `It changed at revision ${record.revision}. Read it again.`;
    },
  });
  if (isDone) after();
}

function ofRollback(record, view, can, after) {
  const isWaiting = word(record.state, "ROLLBACK_RECORD_STATE") === "OPEN";
  const events = [{ at: record.rollback_time ?? record.create_time, tone: "fail", meta: by(record.rolled_back_by), content: [
    `${id(record.from_version)} taken back in ${id(record.environment)}`, record.to_version ? `; ${id(record.to_version)} serves` : "; nothing serves",
    " ", record.trigger && h("span", { class: "tag" }, record.trigger), record.reason && h("span", { class: "sub" }, record.reason),
    isWaiting && h("span", { class: "row" }, h("span", {}, "Its root cause is due ", time(record.due_time)),
      button("Record the cause…", { kind: "slim", can, onclick: () => askCause(view, record, after) })),
  ] }];
  if (record.root_cause_time) {
    events.push({ at: record.root_cause_time, meta: by(record.root_cause_by), content: [`Cause of the rollback of ${id(record.from_version)} found`,
      h("span", { class: "sub" }, record.root_cause)] });
  }
  return events;
}

class ModelHistory {
  /** @param {() => void} after  Called when something was changed here. */
  constructor(view, after) {
    this.view = view;
    this.after = after;
    this.node = h("div", { class: "part" });
    this.area = h("div", { class: "panel" });
    this.shown = SHOWN;
  }

  /** The model of the address, where that names one. */
  async show(options = {}) {
    const { model, environment } = this.view.query;
    const key = JSON.stringify([model, environment]);
    if (!model) { this.key = undefined; return this.node.replaceChildren(); }
    if (key !== this.key) {
      this.key = key;
      this.shown = SHOWN;
      this.area = h("div", {});
      this.node.replaceChildren(section(`History of ${model}`, { note: "rollouts, rollbacks and deployments in every environment, newest first" }, this.area));
    }
    return this.view.load(this.area, (call) => this.ask(model, call), (found) => this.draw(found), { lines: 6, ...options });
  }

  async ask(model, options) {
    const name = model.startsWith("models/") ? model : `models/${model}`;
    const lists = await Promise.all(LISTS.map(([method, field]) => ifAllowed(this.view.call(method, {
      filter: `model = ${JSON.stringify(name)}`, order_by: "create_time desc", page_size: 200,
    }, options)).then((answer) => answer?.[field] ?? [])));
    return { lists, can: await this.view.can("rollout.rollback", name) };
  }

  draw({ lists: [rollouts, deployments, rollbacks], can }) {
    const after = () => { this.show(); this.after(); };
    const events = [
      ...rollouts.flatMap((run) => ofRollout(run, this.view, rollbacks)), ...deployments.flatMap(ofDeployment),
      ...rollbacks.flatMap((record) => ofRollback(record, this.view, can, after)),
    ].filter((event) => event.at).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    if (!events.length) return empty("Nothing has happened to this model", "No rollout, rollback or deployment of exactly this model, of those that you may read.");
    const box = h("div", { class: "panel stack" });
    const fill = () => box.replaceChildren(
      timeline(events.slice(0, this.shown).map((event) => ({ ...event, time: time(event.at) }))),
      ...(events.length > this.shown ? [more(`Show ${events.length - this.shown} older`, async () => { this.shown = events.length; fill(); })] : []));
    fill();
    return box;
  }
}

/* -- simulation -- */

const FIELDS = ["model", "from", "metric", "size", "margin", "alpha", "runs", "units", "seed"];
const METRICS = ["schema_valid_rate", "patch_apply_success", "fallback_rate", "error_rate", "safety_html_tailwind_compliance", "p95_latency_ms"];
const AGES = [["", "everything"], ["1d", "the last day"], ["3d", "the last 3 days"], ["7d", "the last 7 days"], ["30d", "the last 30 days"]];

const VERDICTS = {
  SOUND: ["pass", "It does not roll back what was recorded, and not more often without a change than planned."],
  ROLLS_BACK: ["fail", "It would have rolled back what was recorded."],
  TOO_MANY_FALSE: ["fail", "It rolls back without a change more often than planned."],
  TOO_LITTLE: ["inc", "There are fewer than 100 keys, or the recorded arms cannot be compared."],
};

/** The form and its findings; everything that was asked stands in the address. */
export class Simulation {
  constructor(view) {
    this.view = view;
    this.node = h("div", { class: "part" });
  }

  get asked() {
    const { query } = this.view;
    return query.simulate ? JSON.stringify([query.simulate, ...FIELDS.map((name) => query[`sim.${name}`])]) : undefined;
  }

  show() {
    if (this.asked === this.was) return undefined;
    const wasOpen = this.was !== undefined;
    this.was = this.asked;
    if (this.asked === undefined) return this.node.replaceChildren();
    if (!wasOpen) this.open();
    const { query } = this.view;
    return query.simulate === "run" ? this.run() : this.findings.replaceChildren();
  }

  open() {
    const { query } = this.view;
    const make = (label, name, more = {}) => { this[name] = field(label, { value: query[`sim.${name}`] ?? "", autocomplete: "off", spellcheck: "false", ...more }); return this[name]; };
    this.findings = h("div", { class: "stack" });
    const form = h("form", { class: "panel stack", novalidate: true },
      h("div", { class: "pair" },
        make("Model", "model", { required: true, "data-required": "Name a model." }),
        make("Outcomes of", "from", { kind: "select", options: AGES, required: true }),
        make("Margin", "margin", { hint: "By how much the canary may be worse, 0 to 1; empty: as stored.", inputmode: "decimal" }),
        make("Alpha", "alpha", { hint: "Chance of a false rollback; empty: as stored.", inputmode: "decimal" }),
        make("What gets worse", "metric", { kind: "select", required: true, options: [["", "nothing"], ...METRICS.map((name) => [name, name])] }),
        make("By how much", "size", { hint: "Of a rate a difference, 0.03; of p95_latency_ms a factor, 1.3.", inputmode: "decimal" }),
        make("Rollouts", "runs", { hint: "1 to 10,000; empty: 200.", inputmode: "numeric" }),
        make("Keys an arm", "units", { hint: "1 to 100,000; empty: by what was recorded.", inputmode: "numeric" }),
        make("Seed", "seed", { inputmode: "numeric" })),
      h("div", { class: "row" }, h("button", { class: "btn primary" }, "Simulate"),
        button("Close", { onclick: () => this.close() }), h("span", { class: "muted small" }, "Nothing is changed by it.")));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.node.replaceChildren(section("Simulate a rollout", {
      note: "Recorded outcomes are replayed through a draft; then rollouts are drawn from them, without a change and with one.",
    }, h("div", { class: "stack" }, form, this.findings)));
    this.model.input.focus();
  }

  close() {
    this.view.setQuery(Object.fromEntries([["simulate", undefined], ...FIELDS.map((name) => [`sim.${name}`, undefined])]));
  }

  /** The form as the fields of an address; undefined where one is wrong. */
  read() {
    const bad = [];
    const check = (one, message) => { if (message) { one.fail(message); bad.push(one); } };
    if (!this.model.value.trim()) check(this.model, "Name a model.");
    for (const [name, least, most] of [["runs", 1, 10_000], ["units", 1, 100_000], ["seed", 0, Number.MAX_SAFE_INTEGER]]) {
      if (this[name].value.trim()) check(this[name], whole(this[name].value, least, most).bad);
    }
    for (const [name, most] of [["margin", 1], ["alpha", 1], ["size", 1000]]) {
      const text = this[name].value.trim();
      if (text && !(Number(text) >= 0 && Number(text) <= most)) check(this[name], `Enter a number from 0 to ${most}.`);
    }
    if (this.metric.value && !this.size.value.trim()) check(this.size, "Say by how much it gets worse.");
    bad[0]?.input.focus();
    if (bad.length) return undefined;
    return Object.fromEntries(FIELDS.map((name) => [`sim.${name}`, this[name].value.trim() || undefined]));
  }

  submit() {
    const asked = this.read();
    if (!asked) return;
    if (this.view.query.simulate === "run" && FIELDS.every((name) => this.view.query[`sim.${name}`] === asked[`sim.${name}`])) this.run();
    else this.view.setQuery({ simulate: "run", ...asked });
  }

  run() { return this.view.load(this.findings, (call) => this.ask(call), (found) => this.draw(found), { lines: 4 }); }

  async ask(options) {
    const { query } = this.view, of = (name) => query[`sim.${name}`];
    const environment = this.view.environment || "prod", model = `models/${of("model").replace(/^models\//, "")}`;
    const message = { environment, model, settings: { runs: Number(of("runs") ?? 0), units: Number(of("units") ?? 0), seed: of("seed") ?? "0" } };
    const age = /^(\d+)d$/.exec(of("from") ?? "");
    if (age) message.from_time = new Date(Date.now() - Number(age[1]) * 86_400_000).toISOString();
    if (of("metric")) message.settings.effect = { metric: of("metric"), size: Number(of("size") ?? 0) };
    if (of("margin") !== undefined || of("alpha") !== undefined) message.draft = await this.draft(`${model}/environments/${environment}/rolloutPolicy`, of, options);
    return (await this.view.call("RolloutSimulationService/SimulateRollout", message, { ...options, timeout: 120_000 })).simulation;
  }

  /** The stored policy with what was filled in. */
  async draft(name, of, options) {
    const policy = (await this.view.call("RolloutService/GetRolloutPolicy", { name }, options)).rollout_policy;
    const judge = { ...policy.judge };
    if (of("margin") !== undefined) judge.margin = Number(of("margin"));
    if (of("alpha") !== undefined) Object.assign(judge, { alpha: Number(of("alpha")), false_rollbacks_per_year: 0 });
    const { stages, triggers, max_fallback_rate, max_p95_latency_ms, min_schema_valid_rate, auto_promote, auto_rollback } = policy;
    return { stages, judge, triggers, max_fallback_rate, max_p95_latency_ms, min_schema_valid_rate, auto_promote, auto_rollback };
  }

  get command() {
    const { query } = this.view, of = (name) => query[`sim.${name}`];
    return line("regent", "rollout", "simulate", option("--model", of("model")), "-e", this.view.environment || "prod",
      of("from") && ["--from", `-${of("from")}`], (of("margin") || of("alpha")) && ["--draft", "draft.yaml"],
      of("metric") && ["--effect", `${of("metric")}:${of("size") ?? 0}`], option("--runs", of("runs")), option("--units", of("units")), option("--seed", of("seed")));
  }

  draw(found) {
    const verdict = word(found.verdict, "SIMULATION_VERDICT");
    const [tone, text] = VERDICTS[verdict] ?? ["none", ""];
    return [
      h("div", { class: `verdict-box is-${{ pass: "pass", fail: "fail" }[tone] ?? "warn"}` }, h("div", {}, badge(verdict.replaceAll("_", " "), tone)),
        h("p", { class: "say" }, text),
        h("p", {}, this.basis(found))),
      h("div", { class: "grid" }, h("div", { class: "g4 stack" }, this.replay("As it was recorded", found.recorded),
        found.recorded_with_effect && this.replay("With the change", found.recorded_with_effect)),
      h("div", { class: "g8 stack" }, this.rollouts(found), this.triggers(found))),
      command(this.command),
    ];
  }

  basis(found) {
    if (!Number(found.outcome_count)) return "No outcome of this model was recorded in that time.";
    return [`${counted(found.outcome_count, "outcome")} of ${counted(found.key_count, "key")} of the stable version, from `, time(found.first_time), " to ", time(found.last_time), ". ",
      found.is_cut && "Older ones are left out: the newest 50,000 are used. ",
      found.has_arms ? "They have a canary and a baseline." : "They have no canary, so their keys were divided among both arms."];
  }

  replay(title, replay) {
    if (!replay) return panel(h("h3", {}, title), h("p", { class: "muted" }, "No data."));
    return panel(h("h3", {}, title), pairs([
      ["The judge", [decisionBadge(replay), " ", reasonTags(replay)]],
      ["Rolled back by", replay.rolled_back_by ? [replay.rolled_back_by, " ", time(replay.rollback_time, { clock: true })] : "nothing"],
      ["Outcomes", `${grouped(replay.canary_outcomes)} of the canary, ${grouped(replay.baseline_outcomes)} of the baseline`],
      ["Worse", (replay.offenders ?? []).join(", ") || "no metric"],
    ]));
  }

  rollouts(found) {
    const rows = [["Without a change", found.unchanged], ["With the change", found.changed]].filter(([, one]) => one);
    if (!rows.length) return note("warn", "No rollout was drawn", "There are fewer than 100 keys of the stable version to draw from.");
    const planned = found.planned_false_rollback_rate;
    const count = (value) => (value === undefined ? missing("fewer than that are rolled back") : grouped(value));
    return table({
      label: "Simulated rollouts", rows,
      columns: ["Simulated rollouts", ...["Rolled back", "Rate", "Promoted", "Invalid", "Half by", "Nine tenths by", "Exposed"].map((title) => ({ title, number: true }))],
      foot: `Planned rate of false rollbacks: ${decimal(planned)}. "By" counts outcomes of the canary; exposed are those until the rollback or the end, on average.`,
      row: ([name, one]) => ({ cells: [
        [name, h("span", { class: "sub" }, `${grouped(one.runs)} of ${counted(one.units, "key")} an arm`)],
        grouped(one.rolled_back), [decimal(one.rate), h("span", { class: "sub" }, `${fixed(one.rate_lower, 4)} .. ${fixed(one.rate_upper, 4)}`)],
        grouped(one.promoted), grouped(one.invalid),
        [count(one.median_outcomes), one.median_seconds !== undefined && h("span", { class: "sub" }, seconds(one.median_seconds))],
        [count(one.p90_outcomes), one.p90_seconds !== undefined && h("span", { class: "sub" }, seconds(one.p90_seconds))],
        decimal(one.exposed_outcomes),
      ] }),
    });
  }

  triggers(found) {
    const rows = found.triggers ?? [];
    if (!rows.length) return undefined;
    return table({
      label: "Triggers of the draft", rows,
      columns: ["Trigger", ...["Fired", "Chance a window", "Chance a rollout"].map((title) => ({ title, number: true }))],
      row: (one) => ({ cells: [[word(one.kind, "ROLLOUT_TRIGGER_KIND"), one.metric && h("span", { class: "sub" }, one.metric)],
        `${grouped(one.fired)} of ${grouped(found.unchanged?.runs ?? 0)}`, falseAlarm(one, one.window_chance), falseAlarm(one, one.rollout_chance)] }),
    });
  }
}

/* -- the list -- */

const IN_FLIGHT = "(state = RUNNING OR state = PAUSED)";
const PAGE = 50;
const CHOICES = [["", "In flight"], ["PROMOTED", "Promoted"], ["ROLLED_BACK", "Rolled back"], ["all", "All"]];

/** The filter of a list, as the command line takes it too. */
function filterOf(query, environment) {
  const state = query.state ?? "";
  const parts = [];
  if (state === "") parts.push(IN_FLIGHT);
  else if (state !== "all") parts.push(`state = ${state}`);
  if (environment) parts.push(`environment = "environments/${environment}"`);
  if (query.model) parts.push(`model : ${JSON.stringify(query.model)}`);
  return parts.join(" AND ");
}

class RolloutList {
  constructor(view) {
    this.view = view;
    this.tools = h("div", { class: "toolbar" });
    this.area = h("div", {});
    this.below = h("div", {});
    this.simulation = new Simulation(view);
    this.history = new ModelHistory(view, () => this.load({ quiet: true }));
  }

  get state() { return CHOICES.some(([value]) => value === this.view.query.state) ? this.view.query.state : ""; }

  get filter() { return filterOf({ ...this.view.query, state: this.state }, this.view.environment); }

  async show() {
    const { view } = this;
    view.root.append(view.head({
      title: "Rollouts", meta: [view.environment],
      actions: [button("Simulate…", { onclick: () => view.setQuery({ simulate: "1" }) })],
    }), this.simulation.node, h("section", { "aria-label": "Rollouts" }, this.tools, this.area, this.below), this.history.node);
    this.search = search("Filter by model", view.query.model, (model) => view.setQuery({ model: model || undefined }, { replace: true }));
    this.control();
    view.onQuery(() => this.changed());
    const soon = rested(200, () => { this.load({ quiet: true }); this.history.show({ quiet: true }); });
    view.watchLedger(soon, { kinds: ["rollouts", "deployments", "rollbacks"] }).catch(() => {});
    await Promise.all([this.load(), this.simulation.show(), this.history.show()]);
  }

  changed() {
    if (this.filter !== this.was) {
      this.control();
      this.load();
      this.history.show();
    }
    this.simulation.show();
  }

  control() {
    const { view } = this;
    this.was = this.filter;
    if (document.activeElement !== this.search.input) this.search.input.value = view.query.model ?? "";
    const made = chips("State", CHOICES, this.state, (state) => view.setQuery({ state: state || undefined }));
    if (this.tools.firstChild) this.tools.firstChild.replaceWith(made);
    else this.tools.append(made, this.search);
    view.command(line("regent", "rollout", "run", "list", option("--filter", this.filter), "--order-by", "create_time desc"));
  }

  load(options = {}) {
    return this.view.load(this.area, (call) => this.ask("", call), (page) => this.draw(page), { lines: 4, ...options });
  }

  async ask(token, options) {
    return this.view.call("RolloutRunService/ListRollouts", {
      filter: this.filter, order_by: "create_time desc", page_size: PAGE, page_token: token,
    }, options);
  }

  draw(page) {
    const rows = [...(page.rollouts ?? [])];
    const area = h("div", {});
    const fill = (token) => area.replaceChildren(this.table(rows), ...(token ? [more("Show more", async () => {
      const next = await this.ask(token, {});
      rows.push(...(next.rollouts ?? []));
      fill(next.next_page_token);
    })] : []));
    fill(page.next_page_token);
    return area;
  }

  table(rows) {
    const { view } = this;
    return table({
      label: "Rollouts", rows, cards: true,
      columns: ["Rollout", "State", "Verdict so far", "Stage", "Started", "Next"],
      empty: this.nothing(),
      row: (run) => ({
        key: run.name,
        cells: [
          h("span", { class: "wraps" }, h("a", { href: view.link(`/rollouts/${encodeURIComponent(id(run.name))}`) }, `${id(run.model)} ${id(run.canary_version)}`),
            h("span", { class: "sub" }, `${id(run.name)} · from ${id(run.baseline_version)}${view.environment ? "" : ` · ${id(run.environment)}`}`)),
          badge(stateOf(run)),
          decisionBadge(run.verdict),
          this.stage(run),
          h("span", {}, time(run.create_time), run.started_by && h("span", { class: "sub" }, `by ${id(run.started_by)}`)),
          h("span", {}, this.next(run)),
        ],
      }),
    });
  }

  stage(run) {
    const stages = run.plan?.stages ?? [];
    return h("span", {}, `${Number(run.stage ?? 0) + 1} of ${stages.length}`, h("span", { class: "sub" }, `${share(stageOf(run)?.canary_permille)} of the keys`));
  }

  next(run) {
    if (!isOpen(run)) return [time(run.end_time), h("span", { class: "sub" }, run.trigger ? `ended by ${run.trigger}` : `ended by ${id(run.ended_by)}`)];
    if (stateOf(run) === "PAUSED") return ["waits to be resumed", h("span", { class: "sub" }, run.pause_reason)];
    if (run.passed_time) return ["every stage has passed ", time(run.passed_time)];
    if (!run.soak_due_time) return missing("no time is set");
    return Date.parse(run.soak_due_time) > Date.now() ? ["the stage may pass ", time(run.soak_due_time)] : ["waits for outcomes, or for the judge", h("span", { class: "sub" }, "soak ended ", time(run.soak_due_time))];
  }

  nothing() {
    const { view } = this;
    if (view.query.model) return empty("No rollout of such a model", `None of ${view.query.model} is among those that are shown.`,
      button("Show every model", { onclick: () => view.setQuery({ model: undefined, state: "all" }) }));
    if (this.state !== "") return empty("No rollout", "None has this state here, of those that you may read.");
    return empty("No rollout is in flight", h("p", {}, "One starts with ", h("code", {}, "regent rollout start NAME MODEL -e ENVIRONMENT"), "."),
      button("Show those that ended", { onclick: () => view.setQuery({ state: "all" }) }));
  }
}

export default {
  path: ["/rollouts", "/rollouts/:rollout"],
  title: "Rollouts",
  key: "g w",
  show(view) { return view.params.rollout ? new RolloutPage(view).show() : new RolloutList(view).show(); },
  async count(view) {
    const found = await everyOne((method, message) => view.call(method, message), "RolloutRunService/ListRollouts", { filter: IN_FLIGHT }, "rollouts");
    return found.filter((run) => !view.environment || id(run.environment) === view.environment).length || undefined;
  },
};
