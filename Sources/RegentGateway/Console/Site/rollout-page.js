/** One rollout: is the canary safe. */

import { ifAllowed, line, picker, rested } from "./asking.js";
import { lineChart } from "./chart.js";
import { counted, decimal, grouped, id, word } from "./format.js";
import { drawAnswer } from "./query-chart.js";
import { actionsOf, promoteButton } from "./rollout-actions.js";
import {
  Replays, alphaOf, bounded, boundsChart, comparedMetrics, decisionBadge, decisionOf, evidence, evidenceChart,
  falseAlarm, isBeyond, isOpen, metricValue, promoteAlphaOf, reasonTags, seconds, share, stageOf, stateOf,
} from "./rollout-evidence.js";
import {
  badge, empty, failure, h, loading, missing, note, pairs, section, table, time, timeline, toast,
} from "./ui.js";
import { keepingFocus } from "./view.js";

/** The measure of a query that is a metric of a judge, or of a limit of its plan. */
const measureOf = (metric) => {
  const name = metric.replace(/^(max|min)_/, "");
  return { patch_apply_success: `${name}_rate`, safety_html_tailwind_compliance: "safety_compliant_rate", safety: "safety_compliant_rate" }[name] ?? name;
};
const WIDTHS = [["5m", 300], ["30m", 1800], ["1h", 3600], ["6h", 21_600], ["1d", 86_400], ["7d", 604_800]];
const POINTS_MAX = 30;
const HOUR_MS = 3_600_000;
const CODES = {
  NO_HARM: "no metric is worse by its margin", NOT_PROVEN: "neither harm nor its absence is proven", NO_VALUES: "a metric has no values yet", HARM: "harm is proven",
  SAMPLE_RATIO: "the arms do not get their shares", SAFETY_VIOLATION: "an answer broke the safety rules", MIN_UNITS: "there are too few outcomes yet",
};
const EVENTS = {
  started: ["accent", "Rollout started"], staged: ["pass", "The next stage began"], judged: ["none", "The judge has another verdict"], passed: ["pass", "Every stage has passed"],
  paused: ["warn", "Paused"], resumed: ["info", "Resumed"], promoted: ["pass", "Promoted"], rolledBack: ["fail", "Rolled back"], aborted: ["fail", "Rolled back"],
};

export class RolloutPage {
  constructor(view) {
    this.view = view;
    this.name = `rollouts/${view.params.rollout}`;
    this.said = {};
    this.parts = Object.fromEntries(["head", "verdict", "stages", "chart", "reading", "metrics", "bounds", "arms", "share", "triggers", "history", "ignored"].map((part) => [part, h("div", { class: part === "reading" ? "stack" : "part" })]));
  }

  /** What the judge says now; of the stored rollout where no figures came. */
  get verdict() { return this.figures?.verdict ?? this.run.verdict; }

  get metrics() { return this.verdict?.metrics ?? []; }

  get metric() {
    const known = this.metrics.map((one) => one.metric);
    const asked = this.view.query.metric;
    return known.includes(asked) ? asked : known[0] ?? comparedMetrics(this.run.plan)[0];
  }

  async show() {
    const { view } = this;
    view.root.append(view.head({ title: view.params.rollout, crumb: h("a", { href: view.link("/rollouts") }, "Rollouts") }), loading(6));
    if (!await this.found()) return;
    this.replays = Replays.of(view, this.run);
    this.lay();
    this.draw();
    view.onQuery(() => { this.draw(); this.loadArms(); });
    view.live([this.name], ({ figures }) => this.live(figures));
    const soon = rested(200, () => this.refresh());
    view.watchLedger(soon, { kinds: ["rollouts", "rolloutPolicy"] }).catch(() => {});
    this.loadArms();
    this.loadHistory();
    this.find();
  }

  /** Reads the rollout, or says why there is none. */
  async found() {
    try {
      await this.read();
      return true;
    } catch (error) {
      if (error.name === "AbortError") throw error;
      this.view.root.lastChild.replaceWith(error.code === "not_found"
        ? empty("No such rollout", `${error.message}, or you may not read it.`, h("p", {}, h("a", { class: "btn", href: this.view.link("/rollouts", { state: "all" }) }, "Show all rollouts")))
        : failure(error, () => this.view.setQuery({}, { replace: true })));
      return false;
    }
  }

  async read() {
    const { view } = this;
    this.run = (await view.call("RolloutRunService/GetRollout", { name: this.name })).rollout;
    const { run } = this;
    const [policy, write, back, promote] = await Promise.all([
      ifAllowed(view.call("RolloutService/GetRolloutPolicy", { name: run.policy })).catch(() => undefined),
      view.can("rollout.write", run.name), view.can("rollout.rollback", run.name), view.can("version.promote", run.canary_version),
    ]);
    [this.policy, this.cans] = [policy?.rollout_policy, { write, back, promote }];
    const good = this.policy?.last_known_good_revision;
    this.good = Number(good)
      ? (await view.call("RolloutService/GetRolloutPolicy", { name: run.policy, as_of: good }).catch(() => undefined))?.rollout_policy : undefined;
  }

  async refresh() {
    const before = this.run.revision;
    try { await this.read(); } catch (error) {
      if (error.name !== "AbortError") toast(`Not refreshed: ${error.message}`);
      return;
    }
    this.draw();
    if (this.run.revision !== before) this.loadHistory({ quiet: true });
  }

  live(figures) {
    if (!figures) return;
    this.figures = figures;
    // Figures come in the order in which they were made; a document that was read meanwhile may be newer.
    if (figures.rollout && BigInt(figures.rollout.revision ?? 0) > BigInt(this.run.revision ?? 0)) this.run = figures.rollout;
    this.draw();
  }

  /* -- layout -- */

  lay() {
    const { parts, view, run } = this;
    const of = (title, options, part) => section(title, options, h("div", { class: "panel" }, part));
    this.metricHead = h("div", { class: "sec-head" });
    view.root.replaceChildren(parts.head, parts.verdict, h("section", { "aria-label": "Stages" }, parts.stages),
      h("section", { class: "grid" }, h("div", { class: "g8" }, this.metricHead, h("div", { class: "panel" }, parts.chart)),
        h("div", { class: "g4" }, h("div", { class: "sec-head" }, h("h2", {}, "How to read it")), h("div", { class: "panel" }, parts.reading))),
      section("Every metric", { note: "canary beside baseline, by the judge; each harm and no harm is evidence at every look" }, parts.metrics),
      of("Bounds of each difference", { note: "what is proven at this look, by replays with other margins" }, parts.bounds),
      h("section", { class: "grid" },
        h("div", { class: "g7" }, of("By arm", { note: "each bucket by itself" }, parts.arms)),
        h("div", { class: "g5" }, of("Share of keys", { note: "of the canary, in per cent" }, parts.share))),
      h("section", { class: "grid" },
        h("div", { class: "g7 stack" }, section("Triggers", { note: "raw rules beside the judge" }, parts.triggers), parts.ignored),
        h("div", { class: "g5" }, section("History", { link: ["All of this model", view.link("/rollouts", { model: id(run.model), state: "all" })] },
          h("div", { class: "panel" }, parts.history)))));
    view.command(isOpen(run) ? line("regent", "rollout", "watch", id(run.name)) : line("regent", "rollout", "run", "show", id(run.name)));
  }

  draw() {
    const { run, figures, verdict, cans, policy } = this;
    const now = [run.revision, policy?.etag, cans, figures?.stage_units, verdict, figures?.offenders];
    this.drawHead();
    this.put("verdict", [now, figures?.harm_e_value], () => this.verdictBox());
    this.put("stages", now, () => this.stages());
    this.drawEvidence();
    this.put("metrics", [verdict?.metrics, this.metric], () => this.metricTable());
    this.drawTriggers();
    this.put("ignored", figures?.ignored ?? [], () => this.ignored());
  }

  /** Draws a part where what it says has changed; what has the focus keeps it. */
  put(part, said, make) {
    const text = JSON.stringify(said);
    if (this.said[part] === text) return;
    this.said[part] = text;
    keepingFocus(this.parts[part], () => this.parts[part].replaceChildren(...[make()].flat().filter(Boolean)));
  }

  drawHead() {
    const { run, view } = this;
    const said = JSON.stringify([run.revision, this.policy?.etag, this.cans]);
    if (said === this.said.head) return;
    this.said.head = said;
    const model = id(run.model);
    const simulate = h("a", { class: "btn", href: view.link("/rollouts", { simulate: "1", "sim.model": model }) }, "Simulate…");
    keepingFocus(this.parts.head, () => this.parts.head.replaceChildren(view.head({
      title: `${model} ${id(run.canary_version)} to ${id(run.environment)}`,
      crumb: h("a", { href: view.link("/rollouts") }, "Rollouts"), actions: [simulate, ...actionsOf(this)],
      meta: [badge(stateOf(run)), `from ${id(run.baseline_version)}`, ["started ", time(run.create_time), run.started_by && ` by ${id(run.started_by)}`],
        `policy revision ${grouped(run.policy_revision)}`].map((one) => h("span", {}, one)),
    }), ...(run.pause_reason ? [note("warn", "Paused", run.pause_reason)] : [])));
  }

  /* -- the sentence that decides -- */

  verdictBox() {
    const { run } = this;
    const decision = decisionOf(this.verdict);
    const tone = { PROMOTE: "pass", ROLLBACK: "fail", INVALID: "fail" }[decision] ?? "accent";
    const side = promoteButton(this);
    return h("div", { class: `verdict-box${side ? " split" : ""} is-${tone}` },
      h("div", {}, decisionBadge(this.verdict), " ", reasonTags(this.verdict)), h("p", { class: "say", role: "status" }, this.say(decision)),
      h("p", {}, this.detail(), run.end_reason && [" ", h("q", {}, run.end_reason)]), side);
  }

  say(decision) {
    const { run } = this, version = id(run.canary_version);
    if (stateOf(run) === "PROMOTED") {
      const stable = this.policy?.stable_version;
      return stable === undefined ? `${version} was promoted.`
        : stable === run.canary_version ? `${version} was promoted and is the stable version.` : `${version} was promoted; the stable version is ${id(stable)} now.`;
    }
    if (stateOf(run) === "ROLLED_BACK") {
      const offenders = this.offenders();
      return `${version} was rolled back${run.trigger ? ` by ${run.trigger}` : ""}.${offenders.length ? ` Found worse: ${offenders.join(", ")}.` : ""}`;
    }
    if (!decision) return `Nothing is known of ${version} yet: no outcome of it has been judged.`;
    if (decision === "PROMOTE") return `No metric of ${version} is worse than its margin allows, and that is proven.`;
    if (decision === "ROLLBACK") return `${this.offenders().join(", ") || "A metric"} of ${version} is worse than its margin allows, and that is proven.`;
    if (decision === "INVALID") return `The arms cannot be compared: ${(this.verdict.reasons ?? []).map((code) => CODES[code] ?? code).join(", ")}.`;
    return this.hold(version);
  }

  hold(version) {
    const limit = 1 / promoteAlphaOf(this.run.plan);
    const open = this.metrics.filter((one) => decisionOf(one) === "HOLD" && one.metric !== "safety");
    const harm = this.figures?.harm_e_value;
    const first = harm > 1 ? `Evidence of harm stands at ${evidence(harm)} of ${evidence(this.harmLimit)}. ` : "No sign of harm. ";
    if (!open.length) return `${first}${(this.verdict.reasons ?? []).map((code) => CODES[code] ?? code).join(", ") || "Not proven yet"}.`;
    const last = open.reduce((least, one) => (one.promote_e_value < least.promote_e_value ? one : least));
    const others = open.length > 1 ? `; ${counted(open.length - 1, "other metric is open", "other metrics are open")}` : "";
    return `${first}That ${version} is no worse is not proven yet: for ${last.metric} the evidence stands at ${evidence(last.promote_e_value ?? 0)} of ${evidence(limit)}${others}.`;
  }

  offenders() {
    return this.figures?.offenders?.length ? this.figures.offenders : this.metrics.filter((one) => decisionOf(one) === "ROLLBACK").map((one) => one.metric);
  }

  get harmLimit() { return this.figures?.harm_limit || 1 / alphaOf(this.run.plan); }

  detail() {
    const { run, figures } = this, stage = stageOf(run), count = run.plan?.stages?.length ?? 0;
    const arms = this.verdict ? `${counted(this.verdict.canary_units ?? 0, "outcome")} of the canary and ${grouped(this.verdict.baseline_units ?? 0)} of the baseline. ` : "";
    if (!isOpen(run)) return [arms, "Ended ", time(run.end_time), run.ended_by && ` by ${id(run.ended_by)}`, ". "];
    const alone = `The daemon ${run.plan?.auto_rollback ? "rolls back by itself" : "pauses, and does not roll back by itself"}; it ${run.plan?.auto_promote && this.policy?.auto_promote_approval ? "promotes by itself once every stage has passed" : "does not promote by itself"}.`;
    const now = run.passed_time ? ["Every stage passed ", time(run.passed_time), ". "]
      : [`Stage ${Number(run.stage ?? 0) + 1} of ${count} gives ${share(stage?.canary_permille)} of the keys to ${id(run.canary_version)} and as many to the baseline`,
        figures && `; ${grouped(figures.stage_units ?? 0)} of ${counted(stage?.min_units ?? 0, "outcome")} in it`, ". "];
    return [now, arms, alone];
  }

  /* -- stages -- */

  stages() {
    const { run, figures } = this, now = Number(run.stage ?? 0);
    const hasPassed = Boolean(run.passed_time), isPromoted = stateOf(run) === "PROMOTED";
    return h("ol", { class: "stages" }, (run.plan?.stages ?? []).map((stage, place) => {
      const isDone = place < now || hasPassed || (isPromoted && place === now), isNow = place === now && !isDone;
      const state = isDone ? badge("passed", "pass", { plain: true })
        : isNow ? (isOpen(run) ? (stateOf(run) === "PAUSED" ? badge("paused", "hold", { plain: true }) : badge("now", "running", { plain: true })) : badge("ended here", "fail", { plain: true }))
          : badge(isOpen(run) ? "next" : isPromoted ? "left out" : "not reached", isOpen(run) ? "upcoming" : "none", { plain: true });
      const needs = `at least ${counted(stage.min_units ?? 0, "outcome")}`, soak = `soak ${Number(stage.soak_s) ? seconds(stage.soak_s) : "none"}`;
      const lines = isNow && isOpen(run)
        ? [["since ", time(run.stage_start_time)], figures ? `${grouped(figures.stage_units ?? 0)} of ${counted(stage.min_units ?? 0, "outcome")}` : needs,
          run.soak_due_time ? [Date.parse(run.soak_due_time) > Date.now() ? "soak ends " : "soak ended ", time(run.soak_due_time)] : soak]
        : [needs, soak];
      return h("li", { class: isDone ? "done" : isNow ? "now" : undefined }, state, h("b", {}, share(stage.canary_permille)),
        h("span", { class: "muted small" }, lines.map((one) => h("span", { class: "sub" }, one))));
    }));
  }

  /* -- evidence -- */

  drawEvidence() {
    const { metric, view, figures, run } = this;
    const found = this.metrics.find((one) => one.metric === metric);
    const known = this.metrics.map((one) => one.metric);
    if (this.metricHeadSaid !== `${known} ${metric}`) {
      this.metricHeadSaid = `${known} ${metric}`;
      const plan = run.plan?.judge ?? {};
      this.metricHead.replaceChildren(h("h2", {}, "Evidence"),
        h("p", {}, `α ${decimal(alphaOf(run.plan) * 100)} %, margin ${decimal((plan.margin ?? 0) * 100)} points, valid at every look`),
        picker("Metric", (known.length ? known : [metric]).map((one) => [one, one]), metric, (next) => view.setQuery({ metric: next === known[0] ? undefined : next })));
    }
    const [harmLimit, promoteLimit] = [this.harmLimit, 1 / promoteAlphaOf(run.plan)];
    const path = this.path(found);
    const said = JSON.stringify([metric, path, harmLimit, this.progress]);
    if (said !== this.chartSaid) {
      this.chartSaid = said;
      const host = h("figure", { class: "chart" });
      this.parts.chart.replaceChildren(...[path.length ? host : this.noPath(), this.pathNote(path)].filter(Boolean));
      if (path.length) evidenceChart(host, { metric, points: path, harmLimit, promoteLimit });
    }
    const violations = this.verdict?.safety_violations;
    // At the end the judge is gone, and its figures of all metrics together with it.
    const live = figures && isOpen(run) ? figures : undefined;
    this.put("reading", [metric, found, { ...figures, figures_time: "", rollout: "" }, this.verdict, run.state], () => [
      h("p", {}, `Each line is a bet against one claim about ${metric}. At 1 nothing is known; every tenfold is ten times the evidence.`),
      pairs([
        ["harm", found && [h("b", {}, evidence(found.harm_e_value ?? 0)), ` of ${evidence(harmLimit)}`]],
        ["no harm", found && [h("b", {}, evidence(found.promote_e_value ?? 0)), ` of ${evidence(promoteLimit)}`]],
        ["harm of all", live && [h("b", {}, evidence(figures.harm_e_value ?? 0)), ` of ${evidence(harmLimit)}`, h("span", { class: "sub" }, `at most ${evidence(figures.harm_e_value_peak ?? 0)} so far`)]],
        ["arms", this.verdict && [`${grouped(this.verdict.canary_units ?? 0)} to ${grouped(this.verdict.baseline_units ?? 0)}`,
          live && h("span", { class: "sub" }, `evidence of wrong shares ${evidence(figures.sample_ratio_e_value ?? 0)}`)]],
        ["safety", this.verdict && [`${counted(violations ?? 0, "violation")}`, run.plan?.judge?.zero_tolerance_safety && h("span", { class: "sub" }, "one is enough for ROLLBACK")]],
        ["last outcome", live && time(figures.latest_outcome_time, { reason: "no outcome yet" })],
        ["decided after", Number(figures?.decision_after_us) ? seconds(Number(figures.decision_after_us) / 1e6) : undefined],
      ])]);
  }

  /** The path that was replayed, and where the judge is now. */
  path(now) {
    const found = this.replays.path(this.metric);
    const point = now && { units: Number(now.units), harm: now.harm_e_value ?? 0, promote: now.promote_e_value ?? 0 };
    if (!point || !point.units) return found;
    return [...found.filter((one) => one.units < point.units), point];
  }

  noPath() {
    return empty(this.progress ? "Replaying what was recorded" : "No evidence yet", this.metrics.length ? "Nothing of this metric was compared yet." : "No outcome of the canary was judged yet.");
  }

  pathNote(path) {
    if (this.progress) return h("p", { class: "small muted", role: "status" }, this.progress);
    if (path.some((point) => isBeyond(point.harm) || isBeyond(point.promote))) return h("p", { class: "small muted" }, "Evidence beyond the axis is drawn at its edge.");
    if (this.replayFailed) return note("warn", "The path is not known", this.replayFailed);
    if (this.replays.isCut) return h("p", { class: "small muted" }, "More than 50,000 outcomes were recorded: what the evidence was before cannot be replayed, so only now is shown.");
    return undefined;
  }

  /** Replays, one after the other, while the page is shown. */
  async find() {
    const drawBounds = () => this.drawBounds();
    drawBounds();
    if (!this.replays.isWhole) this.progress = "Replaying what was recorded…";
    this.drawEvidence();
    try {
      await this.replays.find(this.view.signal, (done, all) => {
        this.progress = `Replaying what was recorded, ${done} of ${all}…`;
        if (done % 4 === 0) this.drawEvidence();
      });
    } catch (error) {
      if (error.name === "AbortError") return;
      this.replayFailed = error.message;
    }
    this.progress = undefined;
    this.drawEvidence();
    drawBounds();
    this.drawTriggers();
  }

  metricTable() {
    const compared = new Set(comparedMetrics(this.run.plan));
    const value = (one, side) => (one[side] === undefined ? missing("no data") : metricValue(one.metric, one[side]));
    return table({
      label: "Every metric", rows: this.metrics,
      empty: empty("No metric yet", "No outcome of the canary was judged yet."),
      columns: ["Metric", "Verdict", ...["Canary", "Baseline", "Difference", "Harm", "No harm", "Units"].map((title) => ({ title, number: true }))],
      row: (one) => {
        const hasBoth = one.canary !== undefined && one.baseline !== undefined && Number(one.units) > 0;
        const difference = hasBoth ? one.canary - one.baseline : undefined;
        const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        return {
          key: one.metric, selected: one.metric === this.metric,
          cells: [[one.metric, !compared.has(one.metric) && h("span", { class: "sub" }, one.metric === "safety" ? "rule on safety" : "limit of the canary alone")],
            decisionBadge(one), Number(one.units) ? value(one, "canary") : missing("no data"), Number(one.units) ? value(one, "baseline") : missing("no data"),
            difference === undefined ? missing("no data") : `${sign}${metricValue(one.metric, Math.abs(difference))}`,
            evidence(one.harm_e_value ?? 0), evidence(one.promote_e_value ?? 0), grouped(one.units ?? 0)],
        };
      },
    });
  }

  drawBounds() {
    const { parts, replays, run } = this;
    if (!replays.isWhole && !this.replayFailed) return parts.bounds.replaceChildren(loading(3));
    if (!replays.margins.length) {
      const why = this.replayFailed ?? (replays.isCut ? "More than 50,000 outcomes were recorded, so they cannot be replayed whole." : "Nothing was recorded of it.");
      return parts.bounds.replaceChildren(empty("No bounds", why));
    }
    const rows = bounded(run).map((metric) => ({ metric, ...replays.bounds(metric) }));
    const host = h("figure", { class: "chart" });
    const level = [100 * (1 - alphaOf(run.plan)), 100 * (1 - promoteAlphaOf(run.plan))].map((value) => decimal(Number(value.toFixed(6))));
    parts.bounds.replaceChildren(host, h("p", { class: "small muted" },
      `Each bound is a confidence sequence of one metric: "worse" at ${level[0]} %, "not worse" at ${level[1]} %, to the nearest of the margins tried. `
      + "Of a latency the difference is in the share of answers slower than the baseline's p95. "
      + (run.plan?.judge?.covariate && !run.plan.judge.covariate.endsWith("UNSPECIFIED") ? "Values are adjusted by what was known before." : "")));
    boundsChart(host, { rows, margin: run.plan?.judge?.margin ?? 0 });
    return undefined;
  }

  /* -- by arm -- */

  get armQuery() {
    const { run } = this;
    const passed = ((run.end_time ? Date.parse(run.end_time) : Date.now()) - Date.parse(run.create_time)) / 1000;
    const width = WIDTHS.find(([, length]) => passed / length <= POINTS_MAX)?.[0] ?? "30d";
    const until = run.end_time ? ` until ${run.end_time.replace(/\.\d+/, "")}` : "";
    const names = [run.canary_version, run.baseline_version].map((name) => `'${name}'`).join(", ");
    return `${measureOf(this.metric)} from outcomes by arm where environment = '${id(run.environment)}' and model_version in (${names}) `
      + `and arm in (CANARY, BASELINE) since ${run.create_time.replace(/\.\d+/, "")}${until} every ${width}`;
  }

  loadArms() {
    const query = this.armQuery;
    if (query === this.armsAsked) return undefined;
    this.armsAsked = query;
    return this.view.load(this.parts.arms, (call) => this.view.call("AnalyticsService/QueryMetrics", { text: query }, call),
      (answer) => [drawAnswer(answer, { height: 230 }), h("p", { class: "small" }, h("a", { href: this.view.link("/explore", { q: query }) }, "Open in Explore"))], { lines: 6 });
  }

  /* -- history -- */

  loadHistory(options = {}) {
    return this.view.load(this.parts.history, async (call) => {
      const found = [];
      let token = "";
      do {
        const page = await this.view.call("LedgerService/GetHistory", { name: this.name, show_changes: true, page_size: 200, page_token: token }, call);
        const changes = new Map((page.changes ?? []).map((one) => [one.revision, one.changes ?? []]));
        found.push(...(page.entries ?? []).map((entry) => ({ ...entry, changes: changes.get(entry.revision) ?? [] })));
        token = page.next_page_token;
      } while (token && found.length < 1000);
      return found;
    }, (entries) => {
      this.drawShare(entries);
      return this.entries(entries);
    }, { lines: 4, ...options });
  }

  entries(entries) {
    const read = (text) => { try { return JSON.parse(text); } catch { return text; } };
    return timeline([...entries].reverse().map((entry) => {
      const [tone, title] = EVENTS[entry.event.split(".")[1]] ?? ["none", entry.event];
      const of = (path) => entry.changes.find((change) => change.path === path);
      const stage = of("stage")?.new_value, decision = of("verdict.decision")?.new_value ?? read(of("verdict")?.new_value)?.decision;
      const reasons = entry.changes.filter((change) => /^verdict\.reasons\b/.test(change.path)).map((change) => read(change.new_value)).flat().filter(Boolean)
        .map((code) => CODES[code] ?? code);
      const said = [
        stage && Number(read(stage)) > 0 && `stage ${Number(read(stage)) + 1}, ${share(this.run.plan?.stages?.[Number(read(stage))]?.canary_permille)} of the keys`,
        decision && `judge: ${word(String(read(decision)), "ROLLOUT_DECISION")}`, !decision && reasons.length > 0 && reasons.join(", "),
        of("pause_reason")?.new_value && read(of("pause_reason").new_value), of("end_reason")?.new_value && read(of("end_reason").new_value),
      ].filter(Boolean);
      return { tone, hollow: tone === "none", key: entry.revision, time: time(entry.time),
        meta: [`revision ${grouped(entry.revision)}`, entry.actor && id(entry.actor)].filter(Boolean).join(" · "),
        content: [title, said.length ? h("span", { class: "sub" }, said.join(" · ")) : undefined] };
    }));
  }

  /** The share over time, by the entries in which the stage changed. */
  drawShare(entries) {
    const { run } = this, stages = run.plan?.stages ?? [];
    const start = Date.parse(run.create_time), end = run.end_time ? Date.parse(run.end_time) : Date.now();
    const hours = (at) => (at - start) / HOUR_MS;
    const points = [[0, Number(stages[0]?.canary_permille ?? 0) / 10]];
    for (const entry of entries) {
      const stage = entry.changes.find((change) => change.path === "stage")?.new_value;
      if (stage && Number(stage) > 0) points.push([hours(Date.parse(entry.time)), Number(stages[Number(stage)]?.canary_permille ?? 0) / 10]);
    }
    const last = points.at(-1)[1], shown = stateOf(run) === "PROMOTED" ? 100 : stateOf(run) === "ROLLED_BACK" ? 0 : last;
    if (!isOpen(run)) points.push([hours(end), shown]);
    const most = Math.max(...points.map((point) => point[1]));
    const host = h("figure", { class: "chart" });
    this.parts.share.replaceChildren(host);
    lineChart(host, {
      title: "Canary, % of keys", height: 230,
      says: points.map(([at, value]) => `${decimal(value)} % from hour ${at.toFixed(1)}`).join(", "),
      series: [{ name: "canary", label: `${decimal(shown)} %`, step: true, points }],
      x: { label: "hours since the start", domain: [0, Math.max(hours(end), 0.1)], format: (value) => decimal(Number(value.toFixed(2))) }, y: { domain: [0, most * 1.15 || 1], ticks: [...new Set([0, ...points.map((point) => point[1])])] },
    });
  }

  /* -- triggers and what does not count -- */

  drawTriggers() {
    const rows = this.run.plan?.triggers ?? [];
    const chances = this.replays.triggers ?? [];
    const chance = (place, name) => (chances[place] ? falseAlarm(chances[place], chances[place][name]) : missing(this.progress ? "being replayed" : "nothing was replayed"));
    this.put("triggers", [rows, chances, this.run.trigger, this.progress !== undefined], () => table({
      label: "Triggers", rows: rows.map((trigger, place) => [trigger, place]),
      empty: empty("No trigger", "The judge alone decides about this rollout."),
      columns: ["Trigger", "Action", { title: "False alarm, a window", number: true }, { title: "a rollout", number: true }],
      row: ([trigger, place]) => {
        const kind = word(trigger.kind, "ROLLOUT_TRIGGER_KIND"), action = word(trigger.action, "ROLLOUT_TRIGGER_ACTION") || "ALERT";
        const fired = this.run.trigger === kind;
        return { cells: [[this.rule(trigger, kind), h("span", { class: "sub" }, this.window(trigger, kind))],
          [action === "ROLLBACK" && this.run.plan.auto_rollback ? "rolls back" : "alerts",
            action === "ROLLBACK" && !this.run.plan.auto_rollback && h("span", { class: "sub" }, "auto_rollback is off"), fired && [" ", badge("FIRED", "fail")]],
          chance(place, "window_chance"), chance(place, "rollout_chance")] };
      },
    }));
  }

  rule(trigger, kind) {
    if (kind === "SAFETY_REGRESSION") return "safety_compliant is false";
    if (kind === "SCHEMA_VALID_DROP") return `schema_valid_rate ${decimal((trigger.threshold || 0.01) * 100)} points below the baseline`;
    if (kind === "SIGMA") return `${trigger.metric} beyond ${decimal(trigger.threshold || 2)} σ of its history`;
    return kind;
  }

  window(trigger, kind) {
    const samples = Number(trigger.min_samples) || (kind === "SAFETY_REGRESSION" ? 1 : 200);
    const times = Number(trigger.consecutive) || 1;
    return kind === "SAFETY_REGRESSION" ? `after ${counted(samples, "outcome")}, ${counted(times, "answer")} in a row`
      : `windows of ${counted(samples, "outcome")}, ${counted(times, "window")} in a row`;
  }

  ignored() {
    const rows = this.figures?.ignored ?? [];
    return rows.length ? table({
      label: "Outcomes that do not count", rows, columns: ["Outcomes that do not count, by reason", { title: "N", number: true }],
      row: (one) => ({ cells: [one.reason, grouped(one.count)] }),
    }) : undefined;
  }
}
