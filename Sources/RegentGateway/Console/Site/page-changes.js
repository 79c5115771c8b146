/** Proposals and who must act on them, overrides that wait for a second person, versions that wait for their release. */

import * as format from "./format.js";
import { actions, choice, counts, dashed, decide, digest, filterText, following, history, lines, listed, listing,
  nothing, option, page, plain, prose, reasonField, required, said, sum } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const ITEMS = ["BUSINESS_GOALS", "DATA_QUALITY", "IMPACT_ANALYSIS", "NO_REGRESSIONS", "ROLLBACK_PLAN", "MONITORING_PLAN"];
const JUDGED = ["SUBMITTED", "IN_REVIEW", "REVIEWED"];
const WITH_AUTHOR = ["DRAFT", "CHANGES_REQUESTED"];
const OPEN = [...WITH_AUTHOR, ...JUDGED, "APPROVED"];
const RATES = ["expected_auto_resolve_rate", "expected_ask_rate", "expected_escalate_rate", "youden_improvement"];
const QUALITY = ["rows", "brier", "log_loss", "ece", "auc", "youden", "auto_rate", "ask_rate", "escalate_rate", "correct_auto"];
/** As the address has them, as people say them, and their states. */
const GROUPS = [
  ["", "Open", OPEN], ["author", "With the author", ["DRAFT", "CHANGES_REQUESTED"]], ["review", "In review", ["SUBMITTED", "IN_REVIEW"]],
  ["vote", "To vote on", ["REVIEWED"]], ["approved", "Approved", ["APPROVED"]], ["applied", "Applied", ["APPLIED"]],
  ["ended", "Ended", ["REJECTED", "WITHDRAWN", "EXPIRED", "SUPERSEDED"]],
];
const WAITING = 50;

/* -- words -- */

const stateOf = (proposal) => format.word(proposal.state, "CHANGE_PROPOSAL_STATE");
const decisionOf = (one) => format.word(one.decision, "REVIEW_DECISION");
const seatOf = (one) => format.word(one.seat, "COMMITTEE_SEAT");

/** Whether a review or a vote is of exactly what is submitted now. */
const isFresh = (proposal, one) => Boolean(proposal.digest) && one.digest === proposal.digest && one.round === proposal.round;
const approvals = (proposal) => new Set((proposal.reviews ?? []).filter((one) => decisionOf(one) === "APPROVE" && isFresh(proposal, one)).map((one) => one.reviewer));
const seats = (proposal) => (proposal.policy?.required_seats ?? []).map(seatOf);
const approvedSeats = (proposal) => seats(proposal).filter((seat) => (proposal.votes ?? []).some((one) => seatOf(one) === seat && decisionOf(one) === "APPROVE" && isFresh(proposal, one)));

/** "1 of 2", as the command line counts. */
const reviewsOf = (proposal) => (proposal.policy ? `${approvals(proposal).size} of ${proposal.policy.required_reviews}` : ui.missing("not submitted"));
function votesOf(proposal) {
  if (!proposal.policy) return ui.missing("not submitted");
  return proposal.policy.committee_needed ? `${approvedSeats(proposal).length} of ${seats(proposal).length}` : "not needed";
}

/** Who must act next. */
function waitsFor(proposal) {
  const state = stateOf(proposal);
  if (WITH_AUTHOR.includes(state)) return `author ${format.id(proposal.author)}`;
  if (["SUBMITTED", "IN_REVIEW"].includes(state)) return "a reviewer";
  if (state === "REVIEWED") return listed(openSeats(proposal).map(plain));
  if (state === "APPROVED") return proposal.scheduled_deployment ? "its time" : "an operator";
  return ui.missing("it has ended");
}
const openSeats = (proposal) => { const done = approvedSeats(proposal); return seats(proposal).filter((seat) => !done.includes(seat)); };

/* -- list -- */

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
      label: "Proposals", rows: proposals, row, page: true, cards: true, empty: nothing(view, "No proposal", "regent proposal create makes one."),
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
  return base ? `${format.id(one.model)} ${base} → ${format.id(one.target_version)}` : format.versionText(one.target_version);
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

async function judge(view, override, isGranted, done) {
  const method = isGranted ? "GrantOverride" : "DenyOverride", can = await view.can(method, override.name), id = format.id(override.name);
  if (!can.allowed) return ui.toast(can.reason);
  const comment = lines("Comment", !isGranted && "Enter a comment; who asked reads it.", { autofocus: true });
  return decide(view, {
    title: `${isGranted ? "Grant" : "Deny"} ${id}`, submit: isGranted ? "Grant the override" : "Deny the override", kind: isGranted ? "override" : "danger", method, document: override, fields: { comment }, done,
    text: [h("b", { class: "wrap" }, override.subject), ` as it was when ${format.id(override.requested_by)} asked: “${override.reason}”`],
    body: h("p", { class: "muted" }, isGranted ? "It holds for 24 hours, for another person than you, and ends as soon as its subject changes." : "Nothing goes on by it."),
    message: () => ({ name: override.name, comment: said(comment) }), command: () => ["regent override", isGranted ? "grant" : "deny", id, option("--comment", comment)],
    get: ["OverrideService/GetOverride", "override"], said: isGranted ? "Override granted." : "Override denied.",
    stale: (now) => { const word = format.word(now.state, "OVERRIDE_STATE"); return word === "REQUESTED" ? "" : `It is ${word}: there is nothing to decide any more.`; },
  });
}

/* -- releases -- */

function waitingReleases(view, area) {
  return view.load(area, (options) => view.call("VersionService/ListVersions",
    { filter: "state = DRAFT AND approval.proposal:* AND NOT release_time:*", page_size: WAITING }, options), ({ versions = [] }) => {
    if (!versions.length) return [];
    return ui.section("Versions that wait for their release", { note: "applied, not released" }, ui.table({
      label: "Versions", rows: versions, columns: ["Version", "Proposal", "Registered by", "Registered"],
      row: (one) => ({ key: one.name, cells: [h("a", { class: "wrap", href: view.link(`/changes/${one.name.split("/")[1]}/${one.version}`) }, format.versionText(one.name)),
        h("a", { class: "wrap", href: view.link(`/changes/${format.id(one.approval.proposal)}`) }, format.id(one.approval.proposal)), format.id(one.registered_by), ui.time(one.create_time)] }),
    }));
  });
}

/* -- a proposal: what it changes, what it rests on, who agreed to exactly that -- */


function showProposal(view) {
  const id = view.params.proposal, name = `proposals/${id}`, area = h("div", {});
  view.command(`regent proposal show ${id}`);
  const reload = following(view, name, area, async (options) => {
    const { proposal } = await view.call("ProposalService/GetProposal", { name }, options);
    const [evidence, committee] = await Promise.all([evidenceNow(view, proposal, options), committeeOf(view, proposal, options)]);
    return { document: proposal, evidence, committee };
  }, (found) => content(view, found, reload));
  view.root.append(area);
}

/** What the cited runs are now, by name; undefined of one that cannot be read. */
async function evidenceNow(view, proposal, options) {
  const runs = await Promise.all((proposal.evidence_runs ?? []).map(async (name) => {
    try { return [name, (await view.call("EvaluationService/GetRun", { name }, options)).run]; } catch { return [name, undefined]; }
  }));
  return new Map(runs);
}

async function committeeOf(view, proposal, options) {
  if (!proposal.committee) return undefined;
  try { return (await view.call("CommitteeService/GetCommittee", { name: proposal.committee }, options)).committee; } catch { return undefined; }
}

async function content(view, { document: proposal, evidence, committee }, reload) {
  const state = stateOf(proposal), id = format.id(proposal.name);
  const head = view.head({
    title: id, crumb: h("a", { href: view.link("/changes") }, "Changes"),
    actions: await endings({ view, proposal, reload }),
    meta: [ui.badge(state), format.word(proposal.change_type, "CHANGE_TYPE").toLowerCase(), versions(view, proposal),
      proposal.least_bump && `at least ${proposal.least_bump}`, `${format.word(proposal.impact, "RISK_TIER") || "MEDIUM"} impact`, `by ${format.id(proposal.author)}`,
      proposal.scheduled_deployment && ["applied ", ui.time(proposal.scheduled_deployment)], proposal.single_person_mode && "in single-person mode"],
  });
  return [head, await decisionBox(view, proposal, evidence, committee, reload),
    h("div", { class: "grid after" },
      h("div", { class: "g8 stack" }, ui.section("Description", {}, h("div", { class: "panel" }, prose(proposal.description, "none"))), diff(proposal), evidenceTable(view, proposal, evidence),
        await checklist(view, proposal, reload), plans(proposal)),
      h("div", { class: "g4 stack" }, digestPanel(proposal, evidence), votes(proposal, committee, view.me), reviews(proposal), history(view, proposal.name)))];
}

function versions(view, proposal) {
  const { base_version: base, target_version: target } = proposal;
  if (!target) return proposal.model && format.id(proposal.model);
  const link = h("a", { class: "wrap", href: view.link(`/changes/${target.split("/")[1]}/${format.id(target)}`) }, format.versionText(target));
  return base ? [`${format.id(base)} → `, link] : link;
}

/* -- the decision -- */

/** What stands between the proposal and its application, and what the caller may do about it. */
async function decisionBox(view, proposal, evidence, committee, reload) {
  const state = stateOf(proposal), stale = staleEvidence(proposal, evidence), me = view.me;
  const mine = seatsOf(committee, me).filter((seat) => openSeats(proposal).includes(seat));
  const of = { view, proposal, reload };
  let title = state, say = "", buttons = [];
  if (state === "DRAFT") [title, say] = ["With its author", `${format.id(proposal.author)} writes it; submitting freezes the evidence and the policy.`];
  else if (state === "CHANGES_REQUESTED") [title, say] = ["With its author", `Changes were requested. ${format.id(proposal.author)} edits it and submits it again; reviews and votes so far count no more.`];
  else if (state === "SUBMITTED" || state === "IN_REVIEW") {
    const lacking = proposal.policy.required_reviews - approvals(proposal).size;
    [title, say] = ["Waits for reviews", `${format.counted(Math.max(lacking, 0), "more approval")} of ${proposal.policy.required_reviews} ${lacking === 1 ? "is" : "are"} needed${openItems(proposal).length ? `, and ${format.counted(openItems(proposal).length, "answer")} of the checklist` : ""}.`];
    const has = approvals(proposal).has(me) ? "You have approved what is submitted: another person must." : "";
    buttons = [{ label: "Approve…", kind: "primary", method: "AddReview", resource: proposal.name, closed: stale || has, onclick: () => review(of, "APPROVE") },
      { label: "Request changes…", method: "AddReview", resource: proposal.name, onclick: () => review(of, "REQUEST_CHANGES") },
      { label: "Reject…", kind: "danger", method: "AddReview", resource: proposal.name, onclick: () => review(of, "REJECT") }];
  } else if (state === "REVIEWED") {
    const open = openSeats(proposal), seat = mine[0];
    const voted = (proposal.votes ?? []).some((one) => one.voter === me && isFresh(proposal, one));
    const closed = stale || (voted ? "You have voted on what is submitted." : committee && !seat ? "You hold no seat of the committee that is open." : "");
    title = seat && !voted ? `Your vote, ${plain(seat)}` : "Waits for votes";
    say = `${seats(proposal).length - open.length} of ${seats(proposal).length} required seats have approved; open: ${listed(open.map(plain)) || "none"}.`;
    buttons = [{ label: "Approve…", kind: "primary", method: "CastVote", resource: proposal.name, closed, onclick: () => vote(of, seat, "APPROVE") },
      { label: "Reject…", kind: "danger", method: "CastVote", resource: proposal.name, closed: closed === stale ? "" : closed, onclick: () => vote(of, seat, "REJECT") },
      { label: "Request changes…", method: "AddReview", resource: proposal.name, onclick: () => review(of, "REQUEST_CHANGES") }];
  } else if (state === "APPROVED") {
    [title, say] = ["Approved", `By ${listed((proposal.approval?.approved_by ?? []).map(format.id))}${proposal.approval?.committee_waived ? "; no committee was needed" : ""}.`];
    buttons = [{ label: "Apply…", kind: "primary", method: "ApplyProposal", resource: proposal.name, closed: stale, onclick: () => apply(of) }];
  } else [title, say] = ended(proposal);
  const made = await actions(view, buttons);
  const bound = JUDGED.includes(state) && h("p", {}, "A review or vote is of content ", digest(proposal.digest), ": the diff, the evidence and the policy below. Any edit makes it stale.",
    proposal.scheduled_deployment && ["  Once approved, the daemon applies it ", ui.time(proposal.scheduled_deployment, {}), ` (${format.absolute(proposal.scheduled_deployment)}).`]);
  return h("div", { class: `verdict-box split is-${TONE[state] ?? "none"}` }, h("h2", {}, title), h("p", { class: "say" }, say), bound,
    proposal.expire_time && h("p", {}, "It expires ", ui.time(proposal.expire_time), "."), made.length > 0 && h("div", { class: "side" }, made));
}

const TONE = { SUBMITTED: "accent", IN_REVIEW: "accent", REVIEWED: "accent", APPROVED: "accent", CHANGES_REQUESTED: "warn", APPLIED: "pass", REJECTED: "fail" };

function ended(proposal) {
  const state = stateOf(proposal);
  if (state === "APPLIED") return ["Applied", `By ${format.id(proposal.applied_by)}; its target version is registered and waits for its release.`];
  if (state === "REJECTED") {
    const last = [...(proposal.votes ?? []), ...(proposal.reviews ?? [])].filter((one) => decisionOf(one) === "REJECT").at(-1);
    return ["Rejected", last ? `${format.id(last.voter ?? last.reviewer)}: “${last.comment}”` : ""];
  }
  if (state === "SUPERSEDED") return ["Superseded", `${format.id(proposal.superseded_by)} was applied for the same base.`];
  return [state === "WITHDRAWN" ? "Withdrawn" : "Expired", state === "WITHDRAWN" ? "Its author gave it up." : "Its time has passed."];
}

const seatsOf = (committee, me) => (committee?.seats ?? []).filter((one) => (one.holders ?? []).includes(me)).map(seatOf);

/* -- digest and evidence -- */

/** Why the evidence is not what was submitted; "" where it is. */
function staleEvidence(proposal, evidence) {
  for (const one of proposal.evidence ?? []) {
    const why = staleness(one, evidence.get(one.run));
    if (why) return `${format.id(one.run)} ${why}: what is approved is no longer what was submitted (APPROVAL_STALE). A reviewer requests changes.`;
  }
  return "";
}

function staleness(was, run) {
  if (!run) return "";
  if (run.invalidated !== Boolean(was.invalidated)) return "was invalidated";
  if (run.content_digest !== was.content_digest) return "has other samples";
  return (run.gates_digest ?? "") === (was.gates_digest ?? "") ? "" : "has other gates";
}

function digestPanel(proposal, evidence) {
  const stale = staleEvidence(proposal, evidence);
  const of = (list) => list.filter((one) => isFresh(proposal, one)).length;
  const state = !proposal.digest ? h("span", { class: "muted" }, "not submitted") : stale ? ui.badge("STALE") : ui.badge("fresh", "pass", { plain: true });
  return ui.section("Digest", {}, h("div", { class: "panel" }, ui.pairs([
    ["State", state], ["Content", proposal.digest && h("span", { class: "digest wrap" }, format.digits(proposal.digest))], ["Round", proposal.round ? format.grouped(proposal.round) : ""],
    ["Submitted", proposal.submit_time && ui.time(proposal.submit_time)], ["Reviews", proposal.digest && `${of(proposal.reviews ?? [])} fresh of ${(proposal.reviews ?? []).length}`],
    ["Votes", proposal.digest && `${of(proposal.votes ?? [])} fresh of ${(proposal.votes ?? []).length}`], ["Why stale", stale]])));
}

function evidenceTable(view, proposal, evidence) {
  const frozen = new Map((proposal.evidence ?? []).map((one) => [one.run, one])), rows = proposal.evidence_runs ?? [];
  return ui.section("Evidence", {}, ui.table({
    label: "Evidence", rows, empty: ui.empty("No run is cited", ""), columns: ["Run", "Verdict", { title: "Scored", number: true }, { title: "Sealed", number: true }, "Digest", "State"],
    row: (name) => {
      const was = frozen.get(name), run = evidence.get(name), why = was && staleness(was, run);
      const state = !run ? ui.missing("it cannot be read") : !was ? h("span", { class: "muted" }, "not submitted") : why ? ui.badge("STALE", "stale", { plain: true, title: why }) : ui.badge("fresh", "pass", { plain: true });
      const word = run && { PASSED: "PASS", FAILED: "FAIL" }[format.word(run.state, "EVAL_RUN_STATE")];
      return { key: name, cells: [h("a", { class: "wrap", href: view.link(`/evaluation/${format.id(name)}`) }, format.id(name)),
        run ? ui.badge(word ?? format.word(run.state, "EVAL_RUN_STATE")) : ui.missing("it cannot be read"), was ? format.grouped(was.scored_samples) : ui.missing("counted at the submission"),
        ui.time(run?.seal_time), digest(was?.content_digest), [state, why && h("span", { class: "sub" }, why)]] };
    },
  }));
}

/* -- diff -- */

function diff(proposal) {
  const old = new Map((proposal.old_values ?? []).map((one) => [one.name, one.json])), next = new Map((proposal.new_values ?? []).map((one) => [one.name, one.json]));
  const names = [...new Set([...old.keys(), ...next.keys()])].sort();
  const changed = names.filter((name) => old.get(name) !== next.get(name)), same = names.length - changed.length;
  const contract = contractRows(proposal), impact = impactRows(proposal);
  const artifacts = (proposal.target_artifacts ?? []).map((one) => [one.name, "", `${one.digest} ${format.bytes(one.size)}`]);
  if (proposal.target_content_digest) artifacts.push(["content_digest", "", format.digits(proposal.target_content_digest)]);
  const parts = [["values", changed.map((name) => [name, old.get(name) ?? "", next.get(name) ?? ""])], ["contract", contract], ["content", artifacts], ["impact analysis", impact]];
  const base = proposal.base_version ? format.id(proposal.base_version) : "before", target = proposal.target_version ? format.id(proposal.target_version) : "after";
  const heading = ui.newId("h");
  const body = parts.filter(([, rows]) => rows.length).map(([title, rows]) => h("tbody", {},
    h("tr", { class: "sect" }, h("th", { colspan: "4", scope: "rowgroup" }, title)), rows.map(diffRow)));
  const box = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "What changes, scrolls" }, h("table", { class: "diff" },
    h("thead", {}, h("tr", {}, ["Field", base, target].map((text) => h("th", { scope: "col" }, text)), h("th", { scope: "col", class: "n" }, "Change"))), body));
  return h("section", { "aria-labelledby": heading }, h("div", { class: "sec-head" }, h("h2", { id: heading }, "Content"),
    h("p", {}, `${format.counted(changed.length + contract.length + artifacts.length, "field")} change${changed.length + contract.length + artifacts.length === 1 ? "s" : ""}${same ? `, ${format.grouped(same)} ${same === 1 ? "stays" : "stay"}` : ""}`)),
  body.length ? box : ui.empty("Nothing changes yet", "The author has given no new values."));
}

/** A list of numbers differs number by number. */
function diffRow([name, before, after]) {
  const [one, two] = [parsed(before), parsed(after)];
  const isNumber = typeof one === "number" && typeof two === "number";
  const delta = isNumber ? format.decimal(two - one) : "";
  const lists = Array.isArray(one) && Array.isArray(two) && one.length === two.length;
  const mark = (value, other, tag) => (!lists ? (value === "" ? "–" : h(tag, { class: "wrap" }, value))
    : ["[", (tag === "del" ? one : two).map((item, i) => [i > 0 && ", ", JSON.stringify(one[i]) === JSON.stringify(two[i]) ? JSON.stringify(item) : h(tag, {}, JSON.stringify(item))]), "]"]);
  const plainSides = isNumber && one === two;
  return h("tr", {}, h("th", { scope: "row" }, h("span", { class: "wrap" }, name)), h("td", {}, plainSides ? before : mark(before, after, "del")), h("td", {}, plainSides ? after : mark(after, before, "ins")),
    h("td", { class: "n" }, delta ? (two > one ? `+${delta}` : delta) : "–"));
}

function parsed(json) {
  try { return JSON.parse(json); } catch { return json; }
}

function contractRows({ old_contract: old, new_contract: next }) {
  if (!next) return [];
  return ["inputs", "outputs"].flatMap((side) => {
    const text = (list, name) => { const one = (list?.[side] ?? []).find((field) => field.name === name); return one ? `${one.type}${one.required ? ", required" : ""}` : ""; };
    const names = [...new Set([...(old?.[side] ?? []), ...(next[side] ?? [])].map((one) => one.name))].sort();
    return names.filter((name) => text(old, name) !== text(next, name)).map((name) => [`${side}.${name}`, text(old, name), text(next, name)]);
  });
}

function impactRows({ impact_analysis: impact }) {
  if (!impact) return [];
  const rates = RATES.filter((name) => impact[name] !== undefined).map((name) => [name, "", format.decimal(impact[name])]);
  const { quality_before: before, quality_after: after } = impact;
  const quality = QUALITY.filter((name) => (before ?? {})[name] !== undefined || (after ?? {})[name] !== undefined)
    .map((name) => [`quality.${name}`, before?.[name] === undefined ? "" : format.decimal(before[name]), after?.[name] === undefined ? "" : format.decimal(after[name])]);
  return [...rates, ...quality];
}

/* -- checklist, plans -- */

const answerOf = (proposal, item) => (proposal.checklist ?? []).find((one) => format.word(one.item, "CHECKLIST_ITEM") === item);
const openItems = (proposal) => ITEMS.filter((item) => !["YES", "NOT_APPLICABLE"].includes(format.word(answerOf(proposal, item)?.result, "CHECKLIST_RESULT")));

async function checklist(view, proposal, reload) {
  const isOpen = OPEN.includes(stateOf(proposal)), closed = JUDGED.includes(stateOf(proposal)) ? "" : "It is answered while the proposal is in review.";
  const rows = await Promise.all(ITEMS.map(async (item) => {
    const answer = answerOf(proposal, item), result = format.word(answer?.result, "CHECKLIST_RESULT");
    const tone = { YES: "pass", NO: "fail", NOT_APPLICABLE: "off" }[result] ?? "upcoming";
    const [button] = item === "DATA_QUALITY" || !isOpen ? [] : await actions(view, [{ label: "Answer…", kind: "slim", method: "AnswerChecklist", resource: proposal.name, closed, onclick: () => answerItem({ view, proposal, reload }, item) }]);
    const who = answer ? `${result === "YES" ? "" : `${plain(result)} · `}${format.id(answer.answered_by) || "server"}` : item === "DATA_QUALITY" ? "the server answers it" : "open";
    return h("li", { class: tone }, h("span", {}, plain(item), h("span", { class: "vh" }, `: ${result ? plain(result) : "open"}`)),
      h("span", { class: "row muted small" }, who, button), answer?.note && h("span", { class: "sub" }, answer.note));
  }));
  return ui.section("Checklist", { note: `${ITEMS.length - openItems(proposal).length} of ${ITEMS.length}` }, h("div", { class: "panel" }, h("ul", { class: "check" }, rows)));
}

function answerItem(of, item) {
  const { proposal } = of, result = choice("Answer", [["YES", "Yes, it is so"], ["NO", "No"], ...(proposal.target_version ? [] : [["NOT_APPLICABLE", "Not applicable: there is no version"]])], "YES", { autofocus: true });
  const note = lines("Note", "", { maxlength: 1024 });
  return act(of, "AnswerChecklist", JUDGED, {
    title: `Answer: ${plain(item)}`, submit: "Answer", fields: { result, note }, text: "YES to every item is needed before the last review.",
    more: () => ({ answers: [{ item: `CHECKLIST_ITEM_${item}`, result: `CHECKLIST_RESULT_${result.value}`, note: said(note) }] }),
    command: (id) => ["regent proposal answer", id, dashed(item), { NO: "--no", NOT_APPLICABLE: "--not-applicable" }[result.value], option("--note", note)], said: "Answer recorded.",
  });
}

function plans(proposal) {
  return ui.section("Plans", {}, h("div", { class: "panel" }, ui.pairs([["Rollback", prose(proposal.rollback_plan, "none yet")], ["Monitoring", prose(proposal.monitoring_plan, "none yet")],
    ["Schedule", proposal.scheduled_deployment ? ["applied by the daemon ", ui.time(proposal.scheduled_deployment), ` (${format.absolute(proposal.scheduled_deployment)})`] : "applied by a person, once it is approved"]])));
}

/* -- votes and reviews -- */

function freshness(proposal, one) {
  return isFresh(proposal, one) ? ui.badge("fresh", "pass", { plain: true }) : ui.badge("stale", "stale", { plain: true });
}

function votes(proposal, committee, me) {
  if (!proposal.policy) return ui.section("Votes", {}, h("div", { class: "panel muted" }, "The committee is asked once it is submitted."));
  if (!proposal.policy.committee_needed) return ui.section("Votes", {}, h("div", { class: "panel muted" }, "No committee is needed: a small change that loosens nothing."));
  const needed = seats(proposal), known = (committee?.seats ?? []).map(seatOf);
  const rows = [...needed, ...known.filter((seat) => !needed.includes(seat))].map((seat) => {
    const vote = (proposal.votes ?? []).filter((one) => seatOf(one) === seat).at(-1);
    const holders = (committee?.seats ?? []).find((one) => seatOf(one) === seat)?.holders ?? [];
    const who = vote ? format.id(vote.voter) : holders.map((one) => (one === me ? `${format.id(one)} (you)` : format.id(one))).join(", ") || "nobody";
    const word = vote && decisionOf(vote), tone = !vote ? (needed.includes(seat) ? "upcoming" : "none") : !isFresh(proposal, vote) ? "stale" : word === "APPROVE" ? "pass" : "fail";
    return h("li", { class: tone }, h("b", {}, who), vote ? freshness(proposal, vote) : h("span", { class: "muted small" }, needed.includes(seat) ? "open" : "optional"),
      h("span", { class: "sub" }, plain(seat), vote && [word === "APPROVE" ? ", approved " : ", rejected ", digest(vote.digest), " ", ui.time(vote.vote_time), vote.single_person_mode && ", in single-person mode"]),
      vote?.comment && h("span", { class: "sub" }, `“${vote.comment}”`));
  });
  return ui.section("Votes", { note: `${approvedSeats(proposal).length} of ${needed.length}` }, h("div", { class: "panel" }, h("ul", { class: "check" }, rows)));
}

function reviews(proposal) {
  const all = [...(proposal.reviews ?? [])].reverse();
  const words = { APPROVE: "approved", REQUEST_CHANGES: "requested changes to", REJECT: "rejected" };
  return ui.section("Reviews", { note: proposal.policy && `${approvals(proposal).size} of ${proposal.policy.required_reviews}` }, h("div", { class: "panel" }, all.length ? h("ul", { class: "check" }, all.map((one) => {
    const word = decisionOf(one), tone = !isFresh(proposal, one) ? "stale" : { APPROVE: "pass", REJECT: "fail" }[word] ?? "soon";
    return h("li", { class: tone }, h("b", {}, format.id(one.reviewer)), freshness(proposal, one), h("span", { class: "sub" }, `${words[word] ?? word} `, digest(one.digest), " ", ui.time(one.review_time), one.single_person_mode && ", in single-person mode"),
      one.comment && h("span", { class: "sub" }, `“${one.comment}”`));
  })) : h("p", { class: "muted" }, "Nobody has reviewed it yet.")));
}

/* -- actions -- */

/** A decision on a proposal, of exactly the content that was read. */
function act({ view, proposal, reload }, method, states, { more = () => ({}), command, ...spec }) {
  const { name } = proposal, id = format.id(name);
  return decide(view, {
    method, document: proposal, get: ["ProposalService/GetProposal", "proposal"], done: reload, message: () => ({ name, ...more() }), command: () => command(id), ...spec,
    stale: (now) => {
      if (!states.includes(stateOf(now))) return `It is ${stateOf(now)}: this is not possible any more.`;
      return now.digest === proposal.digest ? "" : "Its content is another one than you have read: close this, and read it again.";
    },
  });
}

const commentField = (isNeeded) => lines("Comment", isNeeded && "Enter a comment; the author reads it.", { autofocus: true });
const bind = (proposal) => `--digest ${format.digits(proposal.digest).slice(0, 12)}`;
const bound = (proposal) => ["For content ", digest(proposal.digest), ". If it changes before this arrives, nothing is recorded and you see what changed. "];

function review(of, decision) {
  const { proposal } = of, isApproval = decision === "APPROVE", comment = commentField(!isApproval);
  const [verb, submit, done, text] = {
    APPROVE: ["Approve", "Approve", "Review recorded: approved.", ""],
    REQUEST_CHANGES: ["Request changes to", "Request changes", "Changes requested.", "It goes back to its author; reviews and votes so far become stale."],
    REJECT: ["Reject", "Reject the proposal", "Proposal rejected.", "One rejection ends the proposal."],
  }[decision];
  return act(of, "AddReview", JUDGED, {
    title: `${verb} ${format.id(proposal.name)}`, submit, kind: decision === "REJECT" ? "danger" : undefined, fields: { comment }, text: [bound(proposal), text],
    more: () => ({ decision: `REVIEW_DECISION_${decision}`, comment: said(comment) }),
    command: (id) => ["regent review add", id, "--decision", dashed(decision), option("--comment", comment), bind(proposal)], said: done,
  });
}

function vote(of, seat, decision) {
  const { proposal } = of, isApproval = decision === "APPROVE", comment = commentField(!isApproval), target = proposal.target_version;
  return act(of, "CastVote", ["REVIEWED"], {
    title: `${isApproval ? "Approve" : "Reject"} ${target ? format.versionText(target) : format.id(proposal.name)}`, fields: { comment }, kind: isApproval ? undefined : "danger",
    submit: isApproval ? `Approve ${format.id(target)}`.trim() : "Reject the proposal",
    text: [`As ${plain(seat)}. `, bound(proposal), !isApproval && `One rejection ends the proposal; ${format.id(proposal.author)} can make a new one from it.`],
    more: () => ({ seat: `COMMITTEE_SEAT_${seat}`, decision: `REVIEW_DECISION_${decision}`, comment: said(comment) }),
    command: (id) => ["regent vote cast", id, "--seat", dashed(seat), "--decision", dashed(decision), option("--comment", comment), bind(proposal)],
    said: isApproval ? `Your approval is recorded for ${format.digits(proposal.digest).slice(0, 10)}.` : "Proposal rejected.",
  });
}

const apply = (of) => act(of, "ApplyProposal", ["APPROVED"], {
  title: `Apply ${format.id(of.proposal.name)}`, submit: "Apply", said: "Proposal applied.", command: (id) => ["regent proposal apply", id, bind(of.proposal)],
  text: [of.proposal.target_version ? `${format.versionText(of.proposal.target_version)} is registered as a DRAFT; other open proposals for the same base are superseded. ` : "The new values take effect. ", bound(of.proposal)],
});

/** What its author may do with it. */
function endings(of) {
  const state = stateOf(of.proposal), id = format.id(of.proposal.name), resource = of.proposal.name, list = [];
  if (WITH_AUTHOR.includes(state)) {
    list.push({ label: "Submit…", kind: "primary", method: "SubmitProposal", resource, onclick: () => act(of, "SubmitProposal", WITH_AUTHOR, {
      title: `Submit ${id}`, submit: "Submit for review", text: "Evidence and policy are frozen; reviews begin again.", command: () => ["regent proposal submit", id], said: "Proposal submitted." }) });
  }
  if (OPEN.includes(state)) {
    list.push({ label: "Withdraw…", kind: "danger", method: "WithdrawProposal", resource, onclick: () => {
      const reason = reasonField(false);
      return act(of, "WithdrawProposal", OPEN, { title: `Withdraw ${id}`, submit: "Withdraw the proposal", kind: "danger", fields: { "mutation.reason": reason }, text: "It ends; nothing of it is applied.",
        command: () => ["regent proposal withdraw", id, option("--reason", reason)], said: "Proposal withdrawn." });
    } });
  }
  return actions(of.view, list);
}

/* -- the release checklist of a version: what is done, by whose answer, and what is open -- */

const RELEASE_ITEMS = ["TESTS", "CODE_REVIEW", "DOCUMENTATION", "CHANGELOG", "BREAKING_CHANGES", "MIGRATION_GUIDE", "BENCHMARKS", "COMMITTEE", "TAG", "LEDGER_ENTRY", "RELEASE_NOTES"];
/** The daemon answers these alone. */
const OF_THE_DAEMON = ["BENCHMARKS", "COMMITTEE", "TAG", "LEDGER_ENTRY"];
/** These need a text. */
const TEXTS = { CHANGELOG: "What changed, a line each", BREAKING_CHANGES: "What breaks for callers", MIGRATION_GUIDE: "Where the guide is" };

function showRelease(view) {
  const { model, version } = view.params, name = `models/${model}/versions/${version}`, area = h("div", {});
  view.command(`regent version checklist ${model}/${version}`);
  const reload = following(view, name, area, async (options) => {
    const { version: found } = await view.call("VersionService/GetVersion", { name }, options);
    const base = found.base ? (await view.call("VersionService/GetVersion", { name: found.base }, options)).version : undefined;
    return { document: found, items: releaseItems(found, base) };
  }, (found) => releaseContent(view, found, reload));
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
function releaseItems(version, base) {
  const isBreaking = breaks(version, base);
  const computed = {
    CHANGELOG: [Boolean(version.changelog), "the version has no changelog"],
    BREAKING_CHANGES: [!isBreaking || Boolean(version.breaking_changes), "the version breaks its base, and does not say what breaks"],
    BENCHMARKS: [Object.keys(version.performance ?? {}).length > 0, "no performance is recorded"],
    COMMITTEE: [Boolean(version.approval), "no applied proposal stands behind the version"],
    TAG: [true, ""], LEDGER_ENTRY: [Number(version.revision) > 0, "the version is not in the ledger"],
    ...(!isBreaking && !version.breaking_changes && { MIGRATION_GUIDE: [true, ""] }),
  };
  return RELEASE_ITEMS.map((item) => {
    const answer = (version.release_answers ?? []).find((one) => format.word(one.item, "RELEASE_ITEM") === item);
    if (!computed[item]) return { item, answer, isDone: answer?.done === true, note: answer?.note ?? "" };
    const [isDone, missing] = computed[item];
    const note = isDone ? { TAG: version.tag || "the release gives it one", MIGRATION_GUIDE: "nothing breaks" }[item] ?? "" : missing;
    return { item, answer, isDone, note, isComputed: true };
  });
}

async function releaseContent(view, { document: version, items }, reload) {
  const open = items.filter((one) => !one.isDone), isReleased = Boolean(version.release_time);
  const state = format.word(version.state, "MODEL_VERSION_STATE");
  const closed = isReleased ? "It is released." : !version.approval ? "No applied proposal stands behind it." : open.length ? `Open: ${open.map((one) => plain(one.item)).join(", ")}.` : "";
  const [release] = await actions(view, [{ label: "Release…", kind: "primary", method: "ReleaseVersion", resource: version.name, closed, onclick: () => releaseDialog(view, version, reload) }]);
  const head = view.head({
    title: format.versionText(version.name), crumb: h("a", { href: view.link("/changes") }, "Changes"),
    meta: [ui.badge(isReleased ? "RELEASED" : state), version.base && `from ${format.id(version.base)}`, `registered by ${format.id(version.registered_by)}`,
      version.approval && h("a", { class: "wrap", href: view.link(`/changes/${format.id(version.approval.proposal)}`) }, format.id(version.approval.proposal))],
  });
  const done = items.length - open.length;
  const box = h("div", { class: `verdict-box split is-${isReleased ? "pass" : open.length ? "warn" : "accent"}` }, h("h2", {}, "Release"),
    h("p", { class: "say" }, isReleased ? ["Released ", ui.time(version.release_time), ` by ${format.id(version.released_by)}, tag ${version.tag}.`]
      : open.length ? `${done} of ${items.length} items are done; ${format.counted(open.length, "item is", "items are")} open.` : "Every item is done: it can be released."), h("div", { class: "side" }, release));
  return [head, box, h("div", { class: "grid after" }, h("div", { class: "g8 stack" }, await checklistSection(view, version, items, reload),
    ui.section("Changelog", {}, h("div", { class: "panel" }, prose(version.changelog, "none yet")))),
  h("div", { class: "g4 stack" }, releaseFacts(version), history(view, version.name)))];
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

function releaseFacts(version) {
  return ui.section("Facts", {}, h("div", { class: "panel" }, ui.pairs([["Content", digest(version.content_digest)], ["Breaking changes", version.breaking_changes && prose(version.breaking_changes)],
    ["Approved by", (version.approval?.approved_by ?? []).map(format.id).join(", ")], ...Object.entries(version.performance ?? {}).map(([name, value]) => [name, format.decimal(value)])])));
}

function actOnVersion(view, version, done, method, spec) {
  return decide(view, { method, document: version, get: ["VersionService/GetVersion", "version"], stale: (now) => (now.release_time ? "It is released." : ""), done, ...spec });
}

function answerDialog(view, version, item, done) {
  const state = choice("State", [["done", "Done"], ["open", "Open after all"]], "done", { autofocus: true });
  const note = lines(TEXTS[item] ?? "Where it can be seen", TEXTS[item] && "Enter the text, or where it is.", { maxlength: 16384 });
  const reviewers = item === "CODE_REVIEW" && required("Reviewers, separated by commas", "Name at least two people who did not register it.");
  const names = () => said(reviewers || undefined).split(",").map((one) => one.trim()).filter(Boolean), isDone = () => state.value === "done";
  state.input.addEventListener("input", () => { for (const one of [note, reviewers]) if (one) one.hidden = one.input.disabled = !isDone(); });
  return actOnVersion(view, version, done, "AnswerReleaseChecklist", {
    title: `Answer: ${plain(item)}`, submit: "Answer", fields: { done: state, note, ...(reviewers && { reviewers }) },
    message: () => ({ name: version.name, answers: [{ item: `RELEASE_ITEM_${item}`, done: isDone(), ...(isDone() && { note: said(note), reviewers: names() }) }] }),
    command: () => ["regent version answer", format.versionPath(version.name), item.toLowerCase(), isDone() ? [option("--note", note), ...names().map((one) => `--reviewer ${format.quoted(one)}`)] : "--open"], said: "Answer recorded.",
  });
}

function releaseDialog(view, version, done) {
  const tag = ui.field("Tag", { placeholder: `v${version.version}`, autofocus: true, maxlength: 256 });
  return actOnVersion(view, version, done, "ReleaseVersion", {
    title: `Release ${format.versionText(version.name)}`, submit: `Release ${version.version}`, fields: { tag }, text: "It can be promoted, deployed and routed to. Its content never changes.",
    message: () => ({ name: version.name, tag: said(tag) }), command: () => ["regent version release", format.versionPath(version.name), option("--tag", tag)], said: "Version released.",
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
