/** Proposals and who must act on them, overrides that wait for a second person, versions that wait for their release. */

import * as format from "./format.js";
import { counts, decide, filterText, listing, nothing, page, plain, required, sum, versionText } from "./govern.js";
import { reviewsOf, showProposal, stateOf, votesOf, waitsFor } from "./change-proposal.js";
import { showRelease } from "./change-release.js";
import * as ui from "./ui.js";

const { h } = ui;
const OPEN = ["DRAFT", "SUBMITTED", "IN_REVIEW", "CHANGES_REQUESTED", "REVIEWED", "APPROVED"];
/** As the address has them, as people say them, and their states. */
const GROUPS = [
  ["", "Open", OPEN], ["author", "With the author", ["DRAFT", "CHANGES_REQUESTED"]], ["review", "In review", ["SUBMITTED", "IN_REVIEW"]],
  ["vote", "To vote on", ["REVIEWED"]], ["approved", "Approved", ["APPROVED"]], ["applied", "Applied", ["APPLIED"]],
  ["ended", "Ended", ["REJECTED", "WITHDRAWN", "EXPIRED", "SUPERSEDED"]],
];
const WAITING = 50;

const group = (state) => GROUPS.find(([value]) => value === (state ?? "")) ?? GROUPS[0];

function filterOf({ state, q }) {
  const [, , states] = group(state);
  const place = states.length === 1 ? `state = ${states[0]}` : `state in (${states.join(", ")})`;
  return q ? `${place} AND (${["name", "model", "author", "description"].map((field) => `${field} : ${filterText(q)}`).join(" OR ")})` : place;
}

function showProposals(view) {
  const row = (one) => ({
    key: one.name, head: 1,
    cells: [ui.badge(stateOf(one)),
      [h("a", { class: "wrap", href: view.link(`/changes/${format.id(one.name)}`) }, format.id(one.name)),
        h("span", { class: "sub wrap" }, (one.description ?? "").split("\n")[0].slice(0, 120))],
      [h("span", { class: "wrap" }, target(one)), h("span", { class: "sub" }, format.word(one.change_type, "CHANGE_TYPE").toLowerCase())],
      format.id(one.author), h("span", { class: "nw" }, reviewsOf(one)), h("span", { class: "nw" }, votesOf(one)),
      [waitsFor(one), h("span", { class: "sub" }, "since ", ui.time(one.state_change_time ?? one.create_time))],
      one.scheduled_deployment ? ui.time(one.scheduled_deployment) : ui.missing("not scheduled")],
  });
  const list = listing(view, {
    kinds: ["proposals"], label: "State", places: "Filter by name, model, author, text", count: () => counts(view, "proposals"),
    chips: (known) => GROUPS.map(([value, text, states]) => [value, text, sum(known, states)]),
    ask: (query, token, options) => page(view, "ProposalService/ListProposals", "proposals", { filter: filterOf(query), order_by: "create_time desc" }, token, options),
    command: (query) => `regent proposal list --filter ${format.quoted(filterOf(query))} --order-by 'create_time desc'`,
    draw: (proposals) => ui.table({
      label: "Proposals", rows: proposals, row, page: true, empty: nothing(view, "No proposal", "regent proposal create makes one."),
      columns: ["State", "Proposal", "Changes", "Author", "Reviews", "Votes", "Waits for", "Scheduled"],
    }),
  });
  const overrides = h("div", {}), releases = h("div", {});
  waitingOverrides(view, overrides);
  waitingReleases(view, releases);
  view.root.append(view.head({ title: "Changes", meta: ["Approvals are bound to the digest of what is proposed"] }), list.node, overrides, releases);
}

/** "triage 1.0.0 → 1.1.0"; the model where there is no version. */
function target(one) {
  if (!one.target_version) return format.id(one.model) || "the store";
  const base = one.base_version && format.id(one.base_version);
  return base ? `${format.id(one.model)} ${base} → ${format.id(one.target_version)}` : versionText(one.target_version);
}

/* -- overrides -- */

function waitingOverrides(view, area) {
  const reload = () => view.load(area, (options) => view.call("OverrideService/ListOverrides",
    { filter: "state = REQUESTED", order_by: "expire_time", page_size: WAITING }, options), ({ overrides = [] }) => {
    if (!overrides.length) return [];
    return ui.section("Overrides that wait for a second person", { note: "granted or denied by another person than who asked" }, ui.table({
      label: "Overrides", rows: overrides, columns: ["Kind", "Override", "Subject", "Asked by", "Reason", "Ends", { title: "Action", hidden: true, hug: true }],
      row: (one) => ({ key: one.name, head: 1, cells: [plain(format.word(one.kind, "OVERRIDE_KIND")), h("span", { class: "wrap" }, format.id(one.name)), h("span", { class: "wrap mono small" }, one.subject),
        format.id(one.requested_by), h("span", { class: "wrap" }, one.reason), ui.time(one.expire_time),
        h("span", { class: "row" }, ui.button("Grant…", { kind: "slim", onclick: () => judge(view, one, true, reload) }),
          ui.button("Deny…", { kind: "slim", onclick: () => judge(view, one, false, reload) }))] }),
    }));
  });
  view.watchLedger(() => reload(), { kinds: ["overrides"] }).catch(() => { /* as it was read */ });
  return reload();
}

async function judge(view, override, isGranted, reload) {
  const can = await view.can(isGranted ? "GrantOverride" : "DenyOverride", override.name);
  if (!can.allowed) return ui.toast(can.reason);
  const comment = isGranted ? ui.field("Comment", { kind: "textarea", maxlength: 4096, autofocus: true })
    : required("Comment", "Enter a comment; who asked reads it.", { kind: "textarea", maxlength: 4096, autofocus: true });
  const id = format.id(override.name), text = () => comment.value.trim();
  const done = await decide(view, {
    title: `${isGranted ? "Grant" : "Deny"} ${id}`, submit: isGranted ? "Grant the override" : "Deny the override", kind: isGranted ? "override" : "danger",
    method: isGranted ? "GrantOverride" : "DenyOverride", document: override, fields: { comment },
    body: [h("p", {}, h("b", { class: "wrap" }, override.subject), ` as it was when ${format.id(override.requested_by)} asked: “${override.reason}”`),
      h("p", { class: "muted" }, isGranted ? "It holds for 24 hours, for another person than you, and ends as soon as its subject changes." : "Nothing goes on by it.")],
    message: () => ({ name: override.name, comment: text() }),
    command: () => `regent override ${isGranted ? "grant" : "deny"} ${id}${text() || !isGranted ? ` --comment ${text() ? format.quoted(text()) : "…"}` : ""}`,
    read: async () => (await view.call("OverrideService/GetOverride", { name: override.name })).override,
    stale: (now) => (format.word(now.state, "OVERRIDE_STATE") === "REQUESTED" ? "" : `It is ${format.word(now.state, "OVERRIDE_STATE")}: there is nothing to decide any more.`),
    said: () => (isGranted ? "Override granted." : "Override denied."),
  });
  if (done !== undefined) reload();
  return undefined;
}

/* -- releases -- */

function waitingReleases(view, area) {
  return view.load(area, (options) => view.call("VersionService/ListVersions",
    { filter: "state = DRAFT AND approval.proposal:* AND NOT release_time:*", page_size: WAITING }, options), ({ versions = [] }) => {
    if (!versions.length) return [];
    return ui.section("Versions that wait for their release", { note: "applied, not released" }, ui.table({
      label: "Versions", rows: versions, columns: ["Version", "Proposal", "Registered by", "Registered"],
      row: (one) => ({ key: one.name, cells: [h("a", { class: "wrap", href: view.link(`/changes/${one.name.split("/")[1]}/${one.version}`) }, versionText(one.name)),
        h("a", { class: "wrap", href: view.link(`/changes/${format.id(one.approval.proposal)}`) }, format.id(one.approval.proposal)), format.id(one.registered_by), ui.time(one.create_time)] }),
    }));
  });
}

export default {
  path: ["/changes", "/changes/:proposal", "/changes/:model/:version"],
  title: "Changes",
  key: "g c",
  async show(view) {
    if (view.params.version) return showRelease(view);
    return view.params.proposal ? showProposal(view) : showProposals(view);
  },
  /** Judgements that wait for the caller. */
  async count(view) {
    const answer = await view.call("InboxService/ListApprovals", { page_size: 100 });
    return (answer.items ?? []).filter((one) => /^(proposals|overrides)\//.test(one.resource)).length;
  },
};
