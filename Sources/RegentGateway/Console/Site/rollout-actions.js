/** What may be done to a rollout: each asks first, and names its effect. */

import { line, option, reasonField, reasonOption, receipt } from "./asking.js";
import { grouped, id, versionText } from "./format.js";
import { decisionOf, isOpen, seconds, share, stageOf, stateOf } from "./rollout-evidence.js";
import { button, dialog, h, toast } from "./ui.js";

const effects = (list) => h("ul", { class: "check" }, list.filter(Boolean).map(([tone, ...text]) => h("li", { class: tone }, h("span", {}, text))));

/** The page shows what changed meanwhile. */
async function aborted(page) {
  const before = page.run;
  await page.refresh();
  const { run } = page;
  return `${before.state === run.state ? "It changed" : `${stateOf(before)} → ${stateOf(run)}`} at revision ${grouped(run.revision)}. Nothing was recorded. Read it again, then decide.`;
}

async function ask(page, { title, list, submit, kind, words, method, message, done, reason, etag = true }) {
  const why = reasonField({ kind: "textarea", required: reason !== "optional", autofocus: true });
  const isDone = await dialog({
    title, body: [effects(list), why], submit, kind, fields: { "mutation.reason": why },
    command: () => line("regent", words, reason === "optional" ? option("--reason", why.value.trim()) : reasonOption(why.value)),
    async onsubmit() {
      const options = { reason: why.value.trim() || undefined, etag: etag === true ? page.run.etag : etag || undefined };
      const answer = await page.view.change(method, message(), options);
      toast(...receipt(page.view, done, answer, page.run.name));
    },
    onaborted: () => aborted(page),
  });
  if (isDone) await page.refresh();
}

const place = (run) => [id(run.model), "-e", id(run.environment)];

function askPause(page) {
  const { run } = page, now = share(stageOf(run)?.canary_permille);
  return ask(page, {
    title: `Pause the rollout at ${now}`, submit: `Pause at ${now}`,
    list: [["hold", `The share stays at ${now}; the same keys keep ${id(run.canary_version)}`],
      ["hold", "The canary is still judged, and evidence keeps accumulating"],
      ["hold", "No stage passes until it is resumed"]],
    words: ["rollout", "pause", id(run.name)], method: "RolloutRunService/PauseRollout", message: () => ({ name: run.name }),
    done: `The rollout is paused at ${now}.`,
  });
}

function askResume(page) {
  const { run } = page, stage = stageOf(run), number = Number(run.stage ?? 0) + 1;
  return ask(page, {
    title: `Resume the rollout in stage ${number}`, submit: `Resume stage ${number}`, reason: "optional",
    list: [["running", `Stage ${number} begins anew: ${seconds(stage?.soak_s ?? 0)} and ${grouped(stage?.min_units ?? 0)} outcomes of the canary from now on`],
      ["hold", "Evidence so far still counts"]],
    words: ["rollout", "resume", id(run.name)], method: "RolloutRunService/ResumeRollout", message: () => ({ name: run.name }),
    done: `The rollout goes on in stage ${number}.`,
  });
}

/** The version that serves after a rollback. */
const goodOf = (page) => page.good?.stable_version ?? page.run.baseline_version;

function askBack(page) {
  const { run } = page, good = goodOf(page), where = id(run.environment), canary = id(run.canary_version);
  const list = [["rollback is-fail", `Every key of ${where} gets ${id(good)} at once, in one step`],
    ["draft", `${canary} returns to DRAFT and needs new evidence`],
    ["soon", "A record is opened that waits for the root cause; the committee is told"]];
  if (isOpen(run)) {
    return ask(page, {
      title: `Roll back ${id(run.model)} to ${id(good)}`, submit: `Roll back to ${id(good)}`, kind: "danger",
      list: [...list, ["off", "This rollout ends for good"]],
      words: ["rollout", "abort", id(run.name)], method: "RolloutRunService/AbortRollout", message: () => ({ name: run.name }),
      done: `${where} serves ${id(good)} to every key.`,
    });
  }
  return ask(page, {
    title: `Roll back ${id(run.model)} to ${id(good)}`, submit: `Roll back to ${id(good)}`, kind: "danger", list, etag: page.policy.etag,
    words: ["rollout", "rollback", ...place(run), "--to-revision", page.policy.last_known_good_revision],
    method: "RolloutService/RollbackRollout",
    message: () => ({ name: run.policy, to_revision: page.policy.last_known_good_revision }), done: `${where} serves ${id(good)} to every key.`,
  });
}

function askPromote(page) {
  const { run } = page, where = id(run.environment), canary = id(run.canary_version), stages = run.plan?.stages?.length ?? 0;
  return ask(page, {
    title: `Promote ${versionText(run.canary_version)} in ${where}`, submit: `Promote ${canary} to STABLE`, reason: "optional", etag: false,
    list: [["pass", `Every key of ${where} gets ${canary} at once`],
      ["off", `${id(run.baseline_version)} is superseded and serves nobody there`],
      ["off", "This rollout ends for good"],
      !run.passed_time && ["soon", `Only stage ${Number(run.stage ?? 0) + 1} of ${stages} is under way: later stages, with more keys, are left out`]],
    words: ["version", "promote", `${id(run.model)}/${canary}`, "-e", where], method: "RolloutService/PromoteVersion",
    message: () => ({ name: run.canary_version, environment: run.environment, evidence: run.name }), done: `${canary} is STABLE in ${where}.`,
  });
}

/** A closed reason where something else than permission stands in the way. */
const unless = (can, isFree, reason) => (isFree || !can.allowed ? can : { allowed: false, reason });

export function actionsOf(page) {
  const { run, cans } = page;
  if (!cans) return [];
  if (isOpen(run)) {
    const isPaused = stateOf(run) === "PAUSED";
    return [
      isPaused ? button("Resume…", { can: cans.write, onclick: () => askResume(page) }) : button("Pause…", { can: cans.write, onclick: () => askPause(page) }),
      button("Roll back…", { kind: "danger", onclick: () => askBack(page),
        can: unless(cans.back, page.policy === undefined || Number(page.policy.last_known_good_revision), "No earlier revision of the policy is known to be good.") }),
    ];
  }
  if (stateOf(run) !== "PROMOTED" || page.policy?.stable_version !== run.canary_version) return [];
  return [button("Roll back…", { kind: "danger", onclick: () => askBack(page),
    can: unless(cans.back, Number(page.policy.last_known_good_revision), "No earlier revision of the policy is known to be good.") })];
}

export function promoteButton(page) {
  const { run, cans } = page;
  if (!cans || !isOpen(run)) return undefined;
  const verdict = page.verdict, can = unless(cans.promote, decisionOf(verdict) === "PROMOTE", "Opens with a PROMOTE verdict.");
  return h("div", { class: "side" }, button(`Promote ${id(run.canary_version)}…`, { kind: can.allowed ? "primary" : "", can, onclick: () => askPromote(page) }),
    !can.allowed && h("span", { class: "small muted" }, can.reason));
}
