/**
 * The evidence of a rollout over its outcomes, and bounds of each difference.
 *
 * The daemon keeps the evidence of now. What it was before is found by replaying the recorded outcomes up to a moment through
 * the frozen plan, which SimulateRollout does; the judge gives the same bits for the same outcomes. A bound of a difference is
 * found the same way, with other margins: "worse by more than m" is proven where its evidence has reached the limit, which is
 * how a confidence sequence is read off a family of tests.
 */

import { add, hiddenTable, lineChart, onWidth, scale, ticks } from "./chart.js";
import { decimal, grouped, span, word } from "./format.js";
import { badge, h, missing } from "./ui.js";

/* -- words -- */

export const stateOf = (run) => word(run?.state, "ROLLOUT_RUN_STATE");
export const decisionOf = (verdict) => word(verdict?.decision, "ROLLOUT_DECISION");
export const isOpen = (run) => ["RUNNING", "PAUSED"].includes(stateOf(run));

/** A share in thousandths, as a share of keys. */
export const share = (permille) => `${decimal(Number(permille ?? 0) / 10)} %`;

/** Seconds as a person says them. */
export const seconds = (count) => span(Number(count) * 1000);

export const stageOf = (run) => run.plan?.stages?.[Number(run.stage ?? 0)];

export const decisionBadge = (verdict) => {
  const decision = decisionOf(verdict);
  return decision ? badge(decision) : badge("NOT JUDGED", "upcoming");
};

/** Reasons of a verdict, in stable codes. */
export const reasonTags = (verdict) => (verdict?.reasons ?? []).map((reason) => [h("span", { class: "tag" }, reason), " "]);

/** The chance of a false rollback that the judge is planned with: as RolloutJudge says. */
export function alphaOf(plan) {
  const judge = plan?.judge ?? {};
  if (judge.alpha > 0 && judge.alpha < 1) return judge.alpha;
  return judge.false_rollbacks_per_year > 0 ? Math.min(judge.false_rollbacks_per_year / 365, 0.5) : 0.01;
}

/** The chance of a false promotion. */
export function promoteAlphaOf(plan) {
  const alpha = plan?.judge?.promote_alpha;
  return alpha > 0 && alpha < 1 ? alpha : 0.05;
}

/** Metrics that are compared with the baseline, not limits of the canary alone. */
export const comparedMetrics = (plan) => {
  const named = plan?.judge?.metrics ?? [];
  return named.length ? named : ["error_rate", "p95_latency_ms"];
};

/** An e-value, with at most six digits: evidence has no others. */
export function evidence(value) {
  if (value === undefined) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(2).replace(/\.?0*e\+?/, "e");
  return size >= 1000 ? grouped(Math.round(value)) : decimal(Number(value.toPrecision(4)));
}

/** The value of a metric: milliseconds with one decimal, rates as they are. */
export const metricValue = (metric, value) => (metric.includes("latency") ? Number(value).toFixed(1) : decimal(value));

/** A chance, where the trigger has one. */
export const falseAlarm = (trigger, chance) => (
  word(trigger.kind, "ROLLOUT_TRIGGER_KIND") === "SAFETY_REGRESSION" ? missing("one violation fires; that is no chance") : evidence(chance ?? 0));

/* -- replays -- */

const MOMENTS = 16;
const MARGINS = [0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.35];
/** Outcomes made a little before the start count too. */
const EARLY_MS = 300_000;
const kept = new Map(), KEPT_MAX = 20;

/** What is found by replays: points of each metric in the order of time, bounds by metric, chances of triggers. */
export class Replays {
  constructor(view, run) {
    this.view = view;
    this.run = run;
    this.points = [];
    this.margins = [];
  }

  /** Those of a rollout, once for a tab. */
  static of(view, run) {
    const key = `${run.name} ${run.end_time ?? Math.floor(Date.now() / 600_000)}`;
    const found = kept.get(key);
    if (found?.isWhole) return Object.assign(found, { view });
    const made = new Replays(view, run);
    if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value);
    kept.set(key, made);
    return made;
  }

  async replay(until, plan, signal, runs = {}) {
    const { run } = this;
    const answer = await this.view.call("RolloutSimulationService/SimulateRollout", {
      environment: run.environment.replace(/^environments\//, ""), model: run.model, draft: plan,
      from_time: new Date(Date.parse(run.create_time) - EARLY_MS).toISOString(),
      to_time: new Date(until).toISOString(), settings: { runs: 1, ...runs },
    }, { signal, timeout: 60_000 });
    return answer.simulation;
  }

  /** The path, then the bounds, one replay after the other. `step(done, all)` comes after each. */
  async find(signal, step) {
    if (this.isWhole) return;
    const { run } = this;
    const end = run.end_time ? Date.parse(run.end_time) : Date.now();
    const last = await this.replay(end, run.plan, signal);
    this.isCut = last.is_cut;
    this.triggers = last.triggers ?? [];
    this.outcomes = Number(last.outcome_count ?? 0);
    const first = Date.parse(last.first_time ?? run.create_time);
    const plan = { ...run.plan, triggers: [] };
    const all = MOMENTS + MARGINS.length;
    // Where older outcomes are left out, what would be replayed is not what was judged.
    if (this.outcomes && !this.isCut) {
      for (let moment = 1; moment <= MOMENTS; moment++) {
        const until = first + ((end - first) * moment) / MOMENTS + 1;
        const found = await this.replay(until, plan, signal, { units: 1 });
        if (found.recorded) this.points.push({ time: until, metrics: found.recorded.metrics ?? [] });
        step(moment, all);
      }
      for (const [place, margin] of MARGINS.entries()) {
        const judge = { ...plan.judge, margin };
        const found = await this.replay(end, { ...plan, judge }, signal, { units: 1 });
        this.margins.push({ margin, metrics: found.recorded?.metrics ?? [] });
        step(MOMENTS + place + 1, all);
      }
    }
    this.isWhole = true;
  }

  /** The evidence of one metric by its units: `[{ units, harm, promote }]`, in ascending order. */
  path(metric) {
    const found = this.points.map((point) => point.metrics.find((one) => one.metric === metric)).filter(Boolean)
      .map((one) => ({ units: Number(one.units), harm: one.harm_e_value ?? 0, promote: one.promote_e_value ?? 0 }));
    return found.filter((point, place) => place === 0 || point.units > found[place - 1].units);
  }

  /** `{ worse, notWorse }`: the largest margin by more than which it is proven worse, the least by more than which not. */
  bounds(metric) {
    const of = (entry) => entry.metrics.find((one) => one.metric === metric);
    const worse = this.margins.filter((entry) => of(entry)?.harm_e_value >= 1 / alphaOf(this.run.plan)).map((entry) => entry.margin);
    const notWorse = this.margins.filter((entry) => of(entry)?.promote_e_value >= 1 / promoteAlphaOf(this.run.plan)).map((entry) => entry.margin);
    return { worse: worse.length ? Math.max(...worse) : undefined, notWorse: notWorse.length ? Math.min(...notWorse) : undefined };
  }
}

const LEAST = 1e-4, MOST = 1e9;
export const isBeyond = (value) => value > MOST || (value > 0 && value < LEAST);
const held = (value) => Math.min(MOST, Math.max(LEAST, value));

/** The evidence of a metric: two lines on a log axis, each with its bound. `points` as of `Replays.path`. */
export function evidenceChart(host, { metric, points, harmLimit, promoteLimit }) {
  const shown = [{ units: 0, harm: 1, promote: 1 }, ...points.filter((point) => point.units > 0)];
  const last = shown.at(-1);
  const values = shown.flatMap((point) => [held(point.harm), held(point.promote)]);
  const low = Math.floor(Math.log10(Math.min(0.1, ...values))), high = Math.ceil(Math.log10(Math.max(10 * harmLimit, 10 * promoteLimit, ...values)));
  const stride = Math.ceil((high - low) / 7);
  const powers = Array.from({ length: high - low + 1 }, (_, place) => low + place).filter((power) => power % stride === 0);
  const right = Math.max(...shown.map((point) => point.units), 10);
  lineChart(host, {
    title: `Evidence about ${metric}, on a log axis`, height: 320,
    says: `After ${grouped(last.units)} units the evidence of harm is ${evidence(last.harm)}, of ${evidence(harmLimit)} that proves it; `
      + `the evidence of no harm is ${evidence(last.promote)}, of ${evidence(promoteLimit)} that proves it.`,
    series: [
      { name: "no harm", label: `no harm ${evidence(last.promote)}`, tone: "accent", points: shown.map((point) => [point.units, held(point.promote)]) },
      { name: "harm", label: `harm ${evidence(last.harm)}`, tone: "fail", dash: true, points: shown.map((point) => [point.units, held(point.harm)]) },
    ],
    x: { label: "units of each arm", domain: [0, right], ticks: ticks([0, right], 6).filter(Number.isInteger), format: grouped },
    y: { log: true, domain: [10 ** low, 10 ** high], ticks: powers.map((power) => 10 ** power), format: (value) => evidence(Number(value.toPrecision(4))) },
    bounds: [
      { value: promoteLimit, label: `no harm is proven at ${evidence(promoteLimit)}`, tone: "accent", under: promoteLimit < harmLimit },
      { value: harmLimit, label: `harm is proven at ${evidence(harmLimit)}`, tone: "fail", under: promoteLimit >= harmLimit },
    ],
  });
}

const points = (value) => `${decimal(Number((value * 100).toFixed(4)))}`;

/** What bounds say, in words. */
function boundWords({ worse, notWorse }) {
  if (worse !== undefined && notWorse !== undefined) return `${points(worse)} to ${points(notWorse)} points worse`;
  if (worse !== undefined) return worse === 0 ? "worse" : `more than ${points(worse)} points worse`;
  if (notWorse !== undefined) return notWorse === 0 ? "not worse" : `at most ${points(notWorse)} points worse`;
  return "nothing is proven yet";
}

/** Bounds of each difference on one axis, right is worse; an end that is not proven stays open. */
export function boundsChart(host, { rows, margin }) {
  const most = Math.max(margin * 1.6, ...rows.flatMap((row) => [row.notWorse ?? 0, row.worse ?? 0]).map((value) => value * 1.15), 0.02);
  const domain = [-most * 0.35, most];
  const pitch = 44, top = 22, bottom = top + rows.length * pitch, height = bottom + 34;
  const title = "Difference in points of harm: right is worse";
  add(add(host, "figcaption"), "span", {}, title);
  const says = rows.map((row) => `${row.metric}: ${boundWords(row)}`).join(". ");
  const svg = add(host, "svg", { role: "img", "aria-label": `${says}. The margin is ${points(margin)} points.`, height });
  onWidth(host, (width) => {
    svg.replaceChildren();
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const isWide = width > 640;
    const [left, right] = isWide ? [200, width - 190] : [6, width - 6];
    const px = scale(domain, [left, right]);
    for (const tick of ticks(domain, isWide ? 6 : 4)) {
      const x = Math.round(px(tick)) + 0.5;
      add(svg, "line", { class: tick === 0 ? "base" : "axis", x1: x, x2: x, y1: top, y2: bottom });
      add(svg, "text", { x, y: bottom + 15, "text-anchor": "middle" }, `${tick > 0 ? "+" : ""}${points(tick).replace("-", "−")}`);
    }
    add(svg, "text", { x: right, y: height - 3, "text-anchor": "end" }, "points");
    const limit = add(svg, "g", { class: "is-fail" }), at = Math.round(px(margin)) + 0.5;
    add(limit, "rect", { class: "beyond", x: at, width: Math.max(0, right - at), y: top, height: bottom - top });
    add(limit, "line", { class: "bound", x1: at, x2: at, y1: top - 4, y2: bottom });
    add(limit, "text", { class: "lbl", x: at, y: top - 9, "text-anchor": "middle" }, `margin +${points(margin)}`);
    rows.forEach((row, place) => boundRow(svg, row, { y: top + place * pitch + (isWide ? pitch / 2 : pitch - 12), px, left, right, isWide, width }));
  });
  hiddenTable(host, title, ["metric", "worse by more than", "not worse by more than", "reading"], rows.map((row) => [
    row.metric, ...[row.worse, row.notWorse].map((value) => (value === undefined ? "not proven" : points(value))), boundWords(row)]));
}

function boundRow(svg, row, { y, px, left, right, isWide, width }) {
  const tone = row.worse !== undefined && row.worse > 0 ? "fail" : row.notWorse !== undefined ? "pass" : "none";
  const group = add(svg, "g", { class: `is-${tone}` });
  const from = row.worse === undefined ? left : px(row.worse), to = row.notWorse === undefined ? right : px(row.notWorse);
  add(group, "line", { class: row.worse === undefined && row.notWorse === undefined ? "iv dash" : "iv", x1: from, x2: to, y1: y, y2: y });
  // A bound is a stroke across; an open end is an arrow.
  const end = (x, isKnown, side) => (isKnown
    ? add(group, "line", { class: "iv", x1: x, x2: x, y1: y - 6, y2: y + 6 })
    : add(group, "path", { class: "ln", d: `M${x - 6 * side},${y - 5}L${x},${y}L${x - 6 * side},${y + 5}` }));
  end(from, row.worse !== undefined, -1);
  end(to, row.notWorse !== undefined, 1);
  add(svg, "text", { class: "name", x: 0, y: isWide ? y + 4 : y - 14 }, row.metric);
  const text = boundWords(row);
  add(svg, "text", { x: width, y: isWide ? y + 4 : y - 14, "text-anchor": "end" }, text);
}

/** Metrics whose differences have bounds. */
export const bounded = (run) => comparedMetrics(run.plan);
