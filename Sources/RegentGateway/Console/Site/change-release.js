/** The release checklist of a version: what is done, by whose answer, and what is open. */

import * as format from "./format.js";
import { actions, decide, digest, following, history, plain, prose, required, versionPath, versionText } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const ITEMS = ["TESTS", "CODE_REVIEW", "DOCUMENTATION", "CHANGELOG", "BREAKING_CHANGES", "MIGRATION_GUIDE", "BENCHMARKS", "COMMITTEE", "TAG", "LEDGER_ENTRY", "RELEASE_NOTES"];
/** The daemon answers these alone. */
const OF_THE_DAEMON = ["BENCHMARKS", "COMMITTEE", "TAG", "LEDGER_ENTRY"];
/** These need a text. */
const TEXTS = { CHANGELOG: "What changed, a line each", BREAKING_CHANGES: "What breaks for callers", MIGRATION_GUIDE: "Where the guide is" };

export function showRelease(view) {
  const { model, version } = view.params, name = `models/${model}/versions/${version}`, area = h("div", {});
  view.command(`regent version checklist ${model}/${version}`);
  const reload = following(view, name, area, async (options) => {
    const { version: found } = await view.call("VersionService/GetVersion", { name }, options);
    const base = found.base ? (await view.call("VersionService/GetVersion", { name: found.base }, options)).version : undefined;
    return { document: found, items: checklist(found, base) };
  }, (found) => content(view, found, reload));
  view.root.append(area);
}

/** Whether callers of the base cannot go on as they are (docs/versions.md). */
function breaks(version, base) {
  if (!base) return false;
  if (version.version.split(".")[0] !== base.version.split(".")[0]) return true;
  if (!base.contract) return false;
  if (!version.contract) return true;
  return ["inputs", "outputs"].some((side) => {
    const before = base.contract[side] ?? [], after = version.contract[side] ?? [], isInput = side === "inputs";
    const was = (name) => before.find((one) => one.name === name);
    return before.some((one) => !after.some((next) => next.name === one.name)) || after.some((one) => {
      const old = was(one.name);
      if (!old) return isInput && one.required;
      return old.type !== one.type || (isInput ? !old.required && one.required : old.required && !one.required);
    });
  });
}

/** Each item as it stands: done, whether the daemon says so, and what is missing. */
function checklist(version, base) {
  const isBreaking = breaks(version, base);
  const computed = {
    CHANGELOG: [Boolean(version.changelog), "the version has no changelog"],
    BREAKING_CHANGES: [!isBreaking || Boolean(version.breaking_changes), "the version breaks its base, and does not say what breaks"],
    BENCHMARKS: [Object.keys(version.performance ?? {}).length > 0, "no performance is recorded"],
    COMMITTEE: [Boolean(version.approval), "no applied proposal stands behind the version"],
    TAG: [true, ""], LEDGER_ENTRY: [Number(version.revision) > 0, "the version is not in the ledger"],
    ...(!isBreaking && !version.breaking_changes && { MIGRATION_GUIDE: [true, ""] }),
  };
  return ITEMS.map((item) => {
    const answer = (version.release_answers ?? []).find((one) => format.word(one.item, "RELEASE_ITEM") === item);
    if (!computed[item]) return { item, answer, isDone: answer?.done === true, note: answer?.note ?? "" };
    const [isDone, missing] = computed[item];
    const note = isDone ? { TAG: version.tag || "the release gives it one", MIGRATION_GUIDE: "nothing breaks" }[item] ?? "" : missing;
    return { item, answer, isDone, note, isComputed: true };
  });
}

async function content(view, { document: version, items }, reload) {
  const open = items.filter((one) => !one.isDone), isReleased = Boolean(version.release_time);
  const state = format.word(version.state, "MODEL_VERSION_STATE");
  const closed = isReleased ? "It is released." : !version.approval ? "No applied proposal stands behind it." : open.length ? `Open: ${open.map((one) => plain(one.item)).join(", ")}.` : "";
  const [release] = await actions(view, [{ label: "Release…", kind: "primary", method: "ReleaseVersion", resource: version.name, closed, onclick: () => releaseDialog(view, version, reload) }]);
  const head = view.head({
    title: versionText(version.name), crumb: h("a", { href: view.link("/changes") }, "Changes"),
    meta: [ui.badge(isReleased ? "RELEASED" : state), version.base && `from ${format.id(version.base)}`, `registered by ${format.id(version.registered_by)}`,
      version.approval && h("a", { class: "wrap", href: view.link(`/changes/${format.id(version.approval.proposal)}`) }, format.id(version.approval.proposal))],
  });
  const done = items.length - open.length;
  const box = h("div", { class: `verdict-box split is-${isReleased ? "pass" : open.length ? "warn" : "accent"}` }, h("h2", {}, "Release"),
    h("p", { class: "say" }, isReleased ? ["Released ", ui.time(version.release_time), ` by ${format.id(version.released_by)}, tag ${version.tag}.`]
      : open.length ? `${done} of ${items.length} items are done; ${format.counted(open.length, "item is", "items are")} open.` : "Every item is done: it can be released."), h("div", { class: "side" }, release));
  return [head, box, h("div", { class: "grid after" }, h("div", { class: "g8 stack" }, await checklistSection(view, version, items, reload),
    ui.section("Changelog", {}, h("div", { class: "panel" }, prose(version.changelog, "none yet")))),
  h("div", { class: "g4 stack" }, facts(version), history(view, version.name)))];
}

async function checklistSection(view, version, items, reload) {
  const rows = await Promise.all(items.map(async ({ item, answer, isDone, note, isComputed }) => {
    const [button] = OF_THE_DAEMON.includes(item) || version.release_time ? [] : await actions(view, [{ label: "Answer…", kind: "slim", method: "AnswerReleaseChecklist", resource: version.name, onclick: () => answerDialog(view, version, item, reload) }]);
    const who = answer ? format.id(answer.answered_by) : isComputed ? "server" : "open";
    return h("li", { class: isDone ? "pass" : "upcoming" }, h("span", {}, plain(item), h("span", { class: "vh" }, isDone ? ": done" : ": open")), h("span", { class: "row muted small" }, who, button),
      note && h("span", { class: "sub" }, note), answer?.reviewers?.length > 0 && h("span", { class: "sub" }, `reviewed by ${answer.reviewers.map(format.id).join(", ")}`));
  }));
  return ui.section("Release checklist", { note: `${items.filter((one) => one.isDone).length} of ${items.length}` }, h("div", { class: "panel" }, h("ul", { class: "check" }, rows)));
}

function facts(version) {
  return ui.section("Facts", {}, h("div", { class: "panel" }, ui.pairs([["Content", digest(version.content_digest)], ["Breaking changes", version.breaking_changes && prose(version.breaking_changes)],
    ["Approved by", (version.approval?.approved_by ?? []).map(format.id).join(", ")], ...Object.entries(version.performance ?? {}).map(([name, value]) => [name, format.decimal(value)])])));
}

const again = (view, version) => ({
  read: async () => (await view.call("VersionService/GetVersion", { name: version.name })).version,
  stale: (now) => (now.release_time ? "It is released." : ""),
});

async function answerDialog(view, version, item, reload) {
  const isDone = ui.field("State", { kind: "select", required: true, value: "done", options: [["done", "Done"], ["open", "Open after all"]], autofocus: true });
  const note = (TEXTS[item] ? required : ui.field)(TEXTS[item] ?? "Where it can be seen", ...(TEXTS[item] ? ["Enter the text, or where it is.", { kind: "textarea", maxlength: 16384 }] : [{ kind: "textarea", maxlength: 16384 }]));
  const reviewers = item === "CODE_REVIEW" && required("Reviewers, separated by commas", "Name at least two people who did not register it.", {});
  const names = () => (reviewers ? reviewers.value.split(",").map((one) => one.trim()).filter(Boolean) : []);
  isDone.input.addEventListener("input", () => { for (const one of [note, reviewers]) if (one) one.hidden = isDone.value === "open"; });
  const done = await decide(view, {
    title: `Answer: ${plain(item)}`, submit: "Answer", method: "AnswerReleaseChecklist", document: version, fields: { done: isDone, note, ...(reviewers && { reviewers }) },
    message: () => ({ name: version.name, answers: [{ item: `RELEASE_ITEM_${item}`, done: isDone.value === "done", ...(isDone.value === "done" && { note: note.value.trim(), reviewers: names() }) }] }),
    command: () => `regent version answer ${versionPath(version.name)} ${item.toLowerCase()}${isDone.value === "open" ? " --open" : [note.value.trim() ? ` --note ${format.quoted(note.value.trim())}` : "", ...names().map((one) => ` --reviewer ${format.quoted(one)}`)].join("")}`,
    ...again(view, version), said: () => "Answer recorded.",
  });
  if (done) reload();
}

async function releaseDialog(view, version, reload) {
  const tag = ui.field("Tag", { placeholder: `v${version.version}`, autofocus: true, maxlength: 256 });
  const done = await decide(view, {
    title: `Release ${versionText(version.name)}`, submit: `Release ${version.version}`, method: "ReleaseVersion", document: version, fields: { tag },
    body: [h("p", {}, "It can be promoted, deployed and routed to. Its content never changes.")],
    message: () => ({ name: version.name, tag: tag.value.trim() }), command: () => `regent version release ${versionPath(version.name)}${tag.value.trim() ? ` --tag ${format.quoted(tag.value.trim())}` : ""}`,
    ...again(view, version), said: () => "Version released.",
  });
  if (done) reload();
}
