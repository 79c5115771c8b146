/** What a draft of a rollout policy would have done with recorded outcomes. */

import { line, option, whole } from "./asking.js";
import { decisionBadge, evidence, metricValue, reasonTags, seconds } from "./rollout-words.js";
import { badge, button, command, field, h, missing, note, pairs, panel, section, table, time } from "./ui.js";
import { counted, decimal, fixed, grouped, word } from "./format.js";

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
    this.stored(query["sim.model"]);
    return query.simulate === "run" ? this.run() : this.findings.replaceChildren();
  }

  open() {
    const { query } = this.view;
    const make = (label, name, more = {}) => { this[name] = field(label, { value: query[`sim.${name}`] ?? "", autocomplete: "off", spellcheck: "false", ...more }); return this[name]; };
    this.findings = h("div", { class: "stack" });
    this.policy = h("p", { class: "small muted" });
    const form = h("form", { class: "panel stack", novalidate: true },
      h("div", { class: "pair" },
        make("Model", "model", { required: true, "data-required": "Name a model." }),
        make("Outcomes of", "from", { kind: "select", options: AGES, required: true }),
        make("Margin", "margin", { hint: "By how much the canary may be worse, 0 to 1.", inputmode: "decimal" }),
        make("Alpha", "alpha", { hint: "Chance of a false rollback, above 0.", inputmode: "decimal" }),
        make("What gets worse", "metric", { kind: "select", required: true, options: [["", "nothing"], ...METRICS.map((name) => [name, name])] }),
        make("By how much", "size", { hint: "Of a rate a difference, 0.03; of p95_latency_ms a factor, 1.3.", inputmode: "decimal" }),
        make("Rollouts", "runs", { hint: "1 to 10,000; empty: 200.", inputmode: "numeric" }),
        make("Keys of each arm", "units", { hint: "1 to 100,000; empty: by what was recorded.", inputmode: "numeric" }),
        make("Seed", "seed", { inputmode: "numeric" })),
      this.policy,
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

  /** What the stored policy says, beside the fields that override it. */
  async stored(model) {
    if (!model || model === this.known) return;
    this.known = model;
    try {
      const name = `models/${model.replace(/^models\//, "")}/environments/${this.view.environment || "prod"}/rolloutPolicy`;
      const policy = (await this.view.call("RolloutService/GetRolloutPolicy", { name })).rollout_policy;
      const judge = policy.judge ?? {};
      this.policy.textContent = `The stored policy at revision ${grouped(policy.revision)} is the draft: margin ${decimal(judge.margin ?? 0)}, `
        + `alpha ${judge.alpha ? decimal(judge.alpha) : "0.01"}, ${counted(policy.stages?.length ?? 0, "stage")}. What is filled in above takes its place.`;
    } catch (error) {
      if (error.name !== "AbortError") this.policy.textContent = `No policy is stored for it here: ${error.message}.`;
    }
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
      h("div", { class: "g8 stack" }, this.rollouts(found), this.metrics(found), this.triggers(found))),
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

  metrics(found) {
    const rows = (found.recorded_with_effect ?? found.recorded)?.metrics ?? [];
    if (!rows.length) return undefined;
    const value = (one, side) => (one[side] === undefined || !Number(one.units) ? missing("no data") : metricValue(one.metric, one[side]));
    return table({
      label: "Metrics at the end", rows,
      columns: [found.recorded_with_effect ? "At the end, with the change" : "At the end", "Verdict", ...["Canary", "Baseline", "Harm", "No harm", "Units"].map((title) => ({ title, number: true }))],
      row: (one) => ({ cells: [one.metric, decisionBadge(one), value(one, "canary"), value(one, "baseline"),
        evidence(one.harm_e_value ?? 0), evidence(one.promote_e_value ?? 0), grouped(one.units)] }),
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

/** A chance, where the trigger has one. */
export const falseAlarm = (trigger, chance) => (
  word(trigger.kind, "ROLLOUT_TRIGGER_KIND") === "SAFETY_REGRESSION" ? missing("one violation fires; that is no chance") : evidence(chance ?? 0));

