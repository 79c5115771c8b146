/** Words, numbers and tables that pages of runs share. */

import * as format from "./format.js";
import { hex } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;

/** The seven metrics that every run has, with whether more is better. */
export const SEVEN = [
  ["schema_valid_rate", true], ["patch_apply_success", true], ["safety_html_tailwind_compliance", true],
  ["publish_conversion_proxy", true], ["edit_after_generate_rate", false], ["fallback_rate", false], ["p95_latency_ms", false],
];
const BETTER = new Map([...SEVEN, ["p50_latency_ms", false], ["p90_latency_ms", false], ["p99_latency_ms", false],
  ["p999_latency_ms", false], ["error_rate", false], ["timeout_rate", false], ["refusal_rate", false], ["scored_rate", true]]);
/** Outcomes of a sample, with what is good. */
export const OUTCOMES = [["schema_valid", true], ["patch_apply_success", true], ["safety_compliant", true], ["published", true],
  ["edited_after_generate", false], ["fallback_used", false]];
/** The outcome that a rate counts. */
export const OUTCOME_OF = { schema_valid_rate: "schema_valid", patch_apply_success: "patch_apply_success",
  safety_html_tailwind_compliance: "safety_compliant", publish_conversion_proxy: "published",
  edit_after_generate_rate: "edited_after_generate", fallback_rate: "fallback_used", p95_latency_ms: "latency_ms",
  p50_latency_ms: "latency_ms", p90_latency_ms: "latency_ms", p99_latency_ms: "latency_ms", p999_latency_ms: "latency_ms" };

export const REASONS = {
  NO_DATA: "there are no samples", MISSING_METRIC: "no sample has a value", MIN_SAMPLES: "there are too few values",
  COVERAGE: "too many values are missing", NO_BOUND: "there are too few values for a bound",
  NOT_FINITE: "the value is out of the range of numbers", MISSING_PART: "a part of the derived metric has no value",
  DIVISION_BY_ZERO: "the derived metric divides by 0", UNDECIDED: "the threshold lies between the bounds",
  BELOW_MIN: "the value is below the threshold", ABOVE_MAX: "the value is above the threshold",
  UNKNOWN_METRIC: "no metric has this name", TOO_MANY_GROUPS: "there are too many groups", NO_GROUP: "no group is large enough to count",
  UNPAIRED: "less than half of the samples have a partner", ZERO_BASELINE: "the baseline is 0, so a relative margin is too",
  RANGE: "the baseline has scores outside the declared range", STALE: "the run or its baseline is too old",
  DATASET: "the runs name different data sets", BASELINE_MISSING: "the baseline is not there",
  BASELINE_DIGEST: "the baseline is not what was locked", CLUSTERS: "samples depend on each other, so the exact bound does not exist",
  CLUSTERS_IGNORED: "samples depend on each other in a way that is not known", NO_GATES: "it has no gates",
  CONTENT_DIGEST: "the samples are not those that were sealed", POLICY_DIGEST: "the gates are not those that were locked",
  NOT_BINARY: "a value is neither 0 nor 1",
};

export const stateOf = (run) => format.word(run.state, "EVAL_RUN_STATE");
export const verdictOf = (result) => format.word(result?.verdict ?? result?.status, "GATE_VERDICT");

/** The state of a run as a word: the verdict once it is judged. */
export function stateBadge(run) {
  const state = stateOf(run);
  if (verdictOf(run.verdict) === "ERROR") return ui.badge("ERROR");
  const word = { PASSED: "PASS", FAILED: "FAIL" }[state] ?? state;
  return ui.badge(word, state === "SEALED" ? "hold" : state === "ABORTED" ? "off" : undefined);
}

/** ">= 0.97", "<= 2000". */
export function thresholdText(result) {
  if (result.min !== undefined) return `>= ${format.decimal(result.min)}`;
  return result.max === undefined ? "" : `<= ${format.decimal(result.max)}`;
}

const RANK = ["ERROR", "FAIL", "INCONCLUSIVE"];

/** The blocking gates that decided against a run, the one that weighs most first; none of one that passed. */
export function decidingGates(verdict) {
  const status = verdictOf(verdict);
  if (!RANK.includes(status)) return [];
  return (verdict.results ?? []).filter((one) => format.word(one.severity, "GATE_SEVERITY") !== "WARN"
    && RANK.includes(verdictOf(one))).sort((a, b) => RANK.indexOf(verdictOf(a)) - RANK.indexOf(verdictOf(b)));
}

/** "0.976553 .. 0.984345", with how it was computed. */
export function intervalText(interval, reason) {
  if (!interval) return ui.missing(reason || "no interval: too few values");
  return [`${format.decimal(interval.lower)} .. ${format.decimal(interval.upper)}`, h("span", { class: "sub" }, interval.method)];
}

/** What a difference of a metric means: "better", "worse", or that none is shown. */
export function reading(delta) {
  if (!delta.interval) return ui.missing(REASONS[delta.reason] ?? "no interval");
  const { lower, upper } = delta.interval;
  if (lower <= 0 && upper >= 0) return h("span", { class: "muted" }, "no difference shown");
  const isHigher = lower > 0, isMoreBetter = BETTER.get(delta.metric);
  if (isMoreBetter === undefined) return isHigher ? "higher" : "lower";
  return isHigher === isMoreBetter ? ui.badge("better", "pass", { plain: true }) : ui.badge("worse", "fail", { plain: true });
}

/** true, false, or "missing". */
export function outcome(value) {
  const word = format.word(value, "TRI_STATE");
  return word === "TRUE" ? "true" : word === "FALSE" ? "false" : "missing";
}

/** A sample as the command line takes it again: the fields of a JSONL file. */
export function plainSample(sample) {
  const made = { sample_id: sample.sample_id, status: format.word(sample.status, "SAMPLE_STATUS") };
  for (const [name] of OUTCOMES) {
    const word = outcome(sample[name]);
    if (word !== "missing") made[name] = word === "true";
  }
  for (const [name, value] of Object.entries(sample)) {
    if (name in made || OUTCOMES.some(([one]) => one === name) || value === "" || value === 0 && name === "repeat") continue;
    if (value && typeof value === "object" && !Object.keys(value).length) continue;
    made[name] = value;
  }
  return made;
}

/** A long digest, shortened in its middle. */
export function shortDigest(base64) {
  const all = hex(base64);
  return all && h("span", { class: "digest", title: all }, `${all.slice(0, 12)}…${all.slice(-4)}`);
}
