/** How rollouts are written. */

import { badge, h } from "./ui.js";
import { decimal, grouped, id, span, word } from "./format.js";

export const stateOf = (run) => word(run?.state, "ROLLOUT_RUN_STATE");
export const decisionOf = (verdict) => word(verdict?.decision, "ROLLOUT_DECISION");
export const isOpen = (run) => ["RUNNING", "PAUSED"].includes(stateOf(run));

/** "page-builder 1.1.0" of models/page-builder/versions/1.1.0. */
export const versionName = (name) => (name ?? "").replace(/^models\//, "").replace("/versions/", " ");

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
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return value.toExponential(2).replace("e+", "e");
  return size >= 1000 ? grouped(Math.round(value)) : decimal(Number(value.toPrecision(4)));
}

/** The value of a metric: milliseconds with one decimal, rates as they are. */
export const metricValue = (metric, value) => (metric.includes("latency") ? Number(value).toFixed(1) : decimal(value));

export const idOf = id;
