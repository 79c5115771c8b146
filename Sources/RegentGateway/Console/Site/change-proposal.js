/** A proposal: what it changes, what it rests on, who agreed to exactly that, and what the caller may do about it. */

import * as format from "./format.js";
import { actions, decide, digest, following, hex, history, listed, plain, prose, required, versionText } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const ITEMS = ["BUSINESS_GOALS", "DATA_QUALITY", "IMPACT_ANALYSIS", "NO_REGRESSIONS", "ROLLBACK_PLAN", "MONITORING_PLAN"];
const JUDGED = ["SUBMITTED", "IN_REVIEW", "REVIEWED"];
const WITH_AUTHOR = ["DRAFT", "CHANGES_REQUESTED"];
const OPEN = [...WITH_AUTHOR, ...JUDGED, "APPROVED"];
const RATES = ["expected_auto_resolve_rate", "expected_ask_rate", "expected_escalate_rate", "youden_improvement"];
const QUALITY = ["rows", "brier", "log_loss", "ece", "auc", "youden", "auto_rate", "ask_rate", "escalate_rate", "correct_auto"];

export const stateOf = (proposal) => format.word(proposal.state, "CHANGE_PROPOSAL_STATE");
const decisionOf = (one) => format.word(one.decision, "REVIEW_DECISION");
const seatOf = (one) => format.word(one.seat, "COMMITTEE_SEAT");

/** Whether a review or a vote is of exactly what is submitted now. */
const isFresh = (proposal, one) => Boolean(proposal.digest) && one.digest === proposal.digest && one.round === proposal.round;
const approvals = (proposal) => new Set((proposal.reviews ?? []).filter((one) => decisionOf(one) === "APPROVE" && isFresh(proposal, one)).map((one) => one.reviewer));
const seats = (proposal) => (proposal.policy?.required_seats ?? []).map(seatOf);
const approvedSeats = (proposal) => seats(proposal).filter((seat) => (proposal.votes ?? []).some((one) => seatOf(one) === seat && decisionOf(one) === "APPROVE" && isFresh(proposal, one)));

/** "1 of 2", as the command line counts. */
export const reviewsOf = (proposal) => (proposal.policy ? `${approvals(proposal).size} of ${proposal.policy.required_reviews}` : ui.missing("not submitted"));
export function votesOf(proposal) {
  if (!proposal.policy) return ui.missing("not submitted");
  return proposal.policy.committee_needed ? `${approvedSeats(proposal).length} of ${seats(proposal).length}` : "not needed";
}

/** Who must act next. */
export function waitsFor(proposal) {
  const state = stateOf(proposal);
  if (WITH_AUTHOR.includes(state)) return `author ${format.id(proposal.author)}`;
  if (["SUBMITTED", "IN_REVIEW"].includes(state)) return "a reviewer";
  if (state === "REVIEWED") return listed(openSeats(proposal).map(plain));
  if (state === "APPROVED") return proposal.scheduled_deployment ? "its time" : "an operator";
  return ui.missing("it has ended");
}
const openSeats = (proposal) => { const done = approvedSeats(proposal); return seats(proposal).filter((seat) => !done.includes(seat)); };

/* -- page -- */

export function showProposal(view) {
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
    actions: await endings(view, proposal, reload),
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
  const link = h("a", { class: "wrap", href: view.link(`/changes/${target.split("/")[1]}/${format.id(target)}`) }, versionText(target));
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
    buttons = [{ label: "Approve…", kind: "primary", method: "AddReview", resource: proposal.name, closed: stale || has, onclick: () => review(of, "approve") },
      { label: "Request changes…", method: "AddReview", resource: proposal.name, onclick: () => review(of, "request-changes") },
      { label: "Reject…", kind: "danger", method: "AddReview", resource: proposal.name, onclick: () => review(of, "reject") }];
  } else if (state === "REVIEWED") {
    const open = openSeats(proposal), seat = mine[0];
    const voted = (proposal.votes ?? []).some((one) => one.voter === me && isFresh(proposal, one));
    const closed = stale || (voted ? "You have voted on what is submitted." : committee && !seat ? "You hold no seat of the committee that is open." : "");
    title = seat && !voted ? `Your vote, ${plain(seat)}` : "Waits for votes";
    say = `${seats(proposal).length - open.length} of ${seats(proposal).length} required seats have approved; open: ${listed(open.map(plain)) || "none"}.`;
    buttons = [{ label: "Approve…", kind: "primary", method: "CastVote", resource: proposal.name, closed, onclick: () => vote(of, seat, "approve") },
      { label: "Reject…", kind: "danger", method: "CastVote", resource: proposal.name, closed: closed === stale ? "" : closed, onclick: () => vote(of, seat, "reject") },
      { label: "Request changes…", method: "AddReview", resource: proposal.name, onclick: () => review(of, "request-changes") }];
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
    ["State", state], ["Content", proposal.digest && h("span", { class: "digest wrap" }, hex(proposal.digest))], ["Round", proposal.round ? format.grouped(proposal.round) : ""],
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
  if (proposal.target_content_digest) artifacts.push(["content_digest", "", hex(proposal.target_content_digest)]);
  const parts = [["values", changed.map((name) => [name, old.get(name) ?? "", next.get(name) ?? ""])], ["contract", contract], ["content", artifacts], ["impact analysis", impact]];
  const base = proposal.base_version ? format.id(proposal.base_version) : "before", target = proposal.target_version ? format.id(proposal.target_version) : "after";
  const heading = ui.newId("h");
  const body = parts.filter(([, rows]) => rows.length).map(([title, rows]) => h("tbody", {},
    h("tr", { class: "sect" }, h("th", { colspan: "4", scope: "rowgroup" }, title)), rows.map(diffRow)));
  const box = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": heading }, h("table", { class: "diff" },
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

async function answerItem({ view, proposal, reload }, item) {
  const choices = [["YES", "Yes, it is so"], ["NO", "No"], ...(proposal.target_version ? [] : [["NOT_APPLICABLE", "Not applicable: there is no version"]])];
  const result = ui.field("Answer", { kind: "select", required: true, options: choices, value: "YES", autofocus: true });
  const text = ui.field("Note", { kind: "textarea", maxlength: 1024 });
  const flag = () => ({ NO: " --no", NOT_APPLICABLE: " --not-applicable" }[result.value] ?? "");
  const done = await decide(view, {
    title: `Answer: ${plain(item)}`, submit: "Answer", method: "AnswerChecklist", document: proposal, fields: { result, note: text },
    body: [h("p", { class: "muted" }, "YES to every item is needed before the last review.")],
    message: () => ({ name: proposal.name, answers: [{ item: `CHECKLIST_ITEM_${item}`, result: `CHECKLIST_RESULT_${result.value}`, note: text.value.trim() }] }),
    command: () => `regent proposal answer ${format.id(proposal.name)} ${item.toLowerCase().replaceAll("_", "-")}${flag()}${text.value.trim() ? ` --note ${format.quoted(text.value.trim())}` : ""}`,
    ...again(view, proposal, JUDGED), said: () => "Answer recorded.",
  });
  if (done) reload();
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

/** How the proposal is read again, and when it is nothing to decide on any more. */
const again = (view, proposal, states) => ({
  read: async () => (await view.call("ProposalService/GetProposal", { name: proposal.name })).proposal,
  stale: (now) => {
    if (!states.includes(stateOf(now))) return `It is ${stateOf(now)}: this is not possible any more.`;
    return now.digest === proposal.digest ? "" : "Its content is another one than you have read: close this, and read it again.";
  },
});

const commentField = (isNeeded) => (isNeeded ? required("Comment", "Enter a comment; the author reads it.", { kind: "textarea", maxlength: 4096, autofocus: true })
  : ui.field("Comment", { kind: "textarea", maxlength: 4096, autofocus: true }));
const bind = (proposal) => `--digest ${hex(proposal.digest).slice(0, 12)}`;
const bound = (proposal) => h("p", {}, "For content ", digest(proposal.digest), ". If it changes before this arrives, nothing is recorded and you see what changed.");

async function review({ view, proposal, reload }, decision) {
  const comment = commentField(decision !== "approve"), id = format.id(proposal.name);
  const words = { approve: ["Approve", "Review recorded: approved."], "request-changes": ["Request changes to", "Changes requested."], reject: ["Reject", "Proposal rejected."] }[decision];
  const done = await decide(view, {
    title: `${words[0]} ${id}`, submit: { approve: "Approve", "request-changes": "Request changes", reject: "Reject the proposal" }[decision], kind: decision === "reject" ? "danger" : "primary",
    method: "AddReview", document: proposal, fields: { comment }, body: [bound(proposal), decision === "reject" && h("p", {}, "One rejection ends the proposal."), decision === "request-changes" && h("p", {}, "It goes back to its author; reviews and votes so far become stale.")],
    message: () => ({ name: proposal.name, decision: `REVIEW_DECISION_${decision.toUpperCase().replace("-", "_")}`, comment: comment.value.trim() }),
    command: () => `regent review add ${id} --decision ${decision}${said(comment, decision !== "approve")} ${bind(proposal)}`,
    ...again(view, proposal, JUDGED), said: () => words[1],
  });
  if (done) reload();
}

const said = (comment, isNeeded) => (comment.value.trim() ? ` --comment ${format.quoted(comment.value.trim())}` : isNeeded ? " --comment …" : "");

async function vote({ view, proposal, reload }, seat, decision) {
  const isApproval = decision === "approve", comment = commentField(!isApproval), id = format.id(proposal.name), name = proposal.target_version ? versionText(proposal.target_version) : id;
  const done = await decide(view, {
    title: `${isApproval ? "Approve" : "Reject"} ${name}`, submit: isApproval ? `Approve ${proposal.target_version ? format.id(proposal.target_version) : ""}`.trim() : "Reject the proposal", kind: isApproval ? "primary" : "danger",
    method: "CastVote", document: proposal, fields: { comment }, body: [h("p", {}, `As ${plain(seat ?? "")}.`), bound(proposal), !isApproval && h("p", {}, `One rejection ends the proposal. ${format.id(proposal.author)} can make a new one from it.`)],
    message: () => ({ name: proposal.name, seat: `COMMITTEE_SEAT_${seat}`, decision: isApproval ? "REVIEW_DECISION_APPROVE" : "REVIEW_DECISION_REJECT", comment: comment.value.trim() }),
    command: () => `regent vote cast ${id} --seat ${(seat ?? "").toLowerCase().replaceAll("_", "-")} --decision ${decision}${said(comment, !isApproval)} ${bind(proposal)}`,
    ...again(view, proposal, ["REVIEWED"]), said: () => (isApproval ? `Your approval is recorded for ${hex(proposal.digest).slice(0, 10)}.` : "Proposal rejected."),
  });
  if (done) reload();
}

async function apply({ view, proposal, reload }) {
  const done = await decide(view, {
    title: `Apply ${format.id(proposal.name)}`, submit: "Apply", method: "ApplyProposal", document: proposal,
    body: [h("p", {}, proposal.target_version ? `${versionText(proposal.target_version)} is registered as a DRAFT. Other open proposals for the same base are superseded.` : "The new values take effect."), bound(proposal)],
    message: () => ({ name: proposal.name }), command: () => `regent proposal apply ${format.id(proposal.name)} ${bind(proposal)}`, ...again(view, proposal, ["APPROVED"]), said: () => "Proposal applied.",
  });
  if (done) reload();
}

/** What its author may do with it. */
function endings(view, proposal, reload) {
  const state = stateOf(proposal), id = format.id(proposal.name), list = [];
  if (WITH_AUTHOR.includes(state)) {
    list.push({ label: "Submit…", kind: "primary", method: "SubmitProposal", resource: proposal.name, onclick: async () => {
      const done = await decide(view, { title: `Submit ${id}`, submit: "Submit for review", method: "SubmitProposal", document: proposal, body: [h("p", {}, "Evidence and policy are frozen; reviews begin again.")],
        message: () => ({ name: proposal.name }), command: () => `regent proposal submit ${id}`, ...again(view, proposal, WITH_AUTHOR), said: () => "Proposal submitted." });
      if (done) reload();
    } });
  }
  if (OPEN.includes(state)) {
    list.push({ label: "Withdraw…", kind: "danger", method: "WithdrawProposal", resource: proposal.name, onclick: async () => {
      const reason = ui.field("Reason", { kind: "textarea", autofocus: true });
      const done = await decide(view, { title: `Withdraw ${id}`, submit: "Withdraw the proposal", kind: "danger", method: "WithdrawProposal", document: proposal, fields: { "mutation.reason": reason }, body: [h("p", {}, "It ends; nothing of it is applied.")],
        message: () => ({ name: proposal.name }), reason: () => reason.value.trim(), command: () => `regent proposal withdraw ${id}${reason.value.trim() ? ` --reason ${format.quoted(reason.value.trim())}` : ""}`,
        ...again(view, proposal, OPEN), said: () => "Proposal withdrawn." });
      if (done) reload();
    } });
  }
  return actions(view, list);
}
