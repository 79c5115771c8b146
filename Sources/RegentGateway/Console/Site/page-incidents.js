/** Incidents: what went wrong, how bad it is, who answers for it, and what follows from it. */

import * as format from "./format.js";
import { actions, choice, counts, dashed, decide, entriesOf, filterText, following, lines, listing, nothing, option, page, plain, points, prose, reasonField, required, said, stages, sum } from "./govern.js";
import { resourceLink } from "./links.js";
import * as ui from "./ui.js";

const { h } = ui;
const STATES = ["OPEN", "TRIAGED", "INVESTIGATING", "MITIGATED", "RESOLVED", "CLOSED"];
const OPEN = STATES.slice(0, 4);
const SEVERITIES = ["INFO", "WARNING", "ERROR", "CRITICAL"];
/** They are dismissed by two people. */
const SERIOUS = ["ERROR", "CRITICAL"];
const TYPES = ["SAFETY_HARM", "FAIRNESS_RIGHTS", "PRIVACY_DATA", "SECURITY_MISUSE", "RELIABILITY_PERFORMANCE", "GOVERNANCE_POLICY"];
const GROUPS = [["", "Not resolved", OPEN], ...STATES.map((state) => [state, `${state[0]}${plain(state).slice(1)}`, [state]]), ["DISMISSED", "Dismissed", ["DISMISSED"]], ["all", "All", [...STATES, "DISMISSED"]]];
const TONES = { INFO: "draft", WARNING: "soon", ERROR: "err", CRITICAL: "fail" };

const stateOf = (one) => format.word(one.state, "INCIDENT_STATE");
const severityOf = (one) => format.word(one.severity, "INCIDENT_SEVERITY");
const typeOf = (one) => format.word(one.type, "INCIDENT_TYPE");
const sourceOf = (one) => format.word(one.source, "INCIDENT_SOURCE");
const severityBadge = (one, more) => ui.badge(severityOf(one), TONES[severityOf(one)], more);
const isResolved = (one) => ["RESOLVED", "CLOSED", "DISMISSED"].includes(stateOf(one));

/** When it is to be resolved, as a word too where that is over. */
function due(one) {
  if (!one.due_time) return ui.missing("whenever");
  if (isResolved(one)) return ui.time(one.due_time);
  const word = Date.parse(one.due_time) < Date.now() ? ["overdue", "overdue"] : one.due_soon_time && ["due soon", "soon"];
  return word ? h("span", { class: "row" }, ui.badge(...word), ui.time(one.due_time)) : ui.time(one.due_time);
}

/* -- list -- */

function filterOf({ state, severity, q }) {
  const [, , states] = GROUPS.find(([value]) => value === (state ?? "")) ?? GROUPS[0];
  const place = state === "all" ? "" : states.length === 1 ? `state = ${states[0]}` : `state in (${states.join(", ")})`;
  return [place, severity && `severity = ${severity}`, q && `(${["title", "name", "subject", "owner"].map((field) => `${field} : ${filterText(q)}`).join(" OR ")})`].filter(Boolean).join(" AND ");
}

async function showIncidents(view) {
  const severity = ui.field("Severity", { kind: "select", required: true, value: view.query.severity ?? "", options: [["", "Every severity"], ...SEVERITIES.map((one) => [one, plain(one)])] });
  severity.input.addEventListener("change", () => view.setQuery({ severity: severity.value || undefined }));
  severity.classList.add("inline");
  const list = listing(view, {
    kinds: ["incidents"], label: "State", places: "Filter by title, subject, owner", count: () => counts(view, "incidents"),
    chips: (known) => GROUPS.map(([value, text, states]) => [value, text, sum(known, states)]),
    ask: (query, token, options) => { severity.value = query.severity ?? ""; return page(view, "IncidentService/ListIncidents", "incidents", { filter: filterOf(query), order_by: "create_time desc" }, token, options); },
    command: (query) => `regent incident list${filterOf(query) ? ` --filter ${format.quoted(filterOf(query))}` : ""} --order-by 'create_time desc'`,
    draw: (incidents) => ui.table({
      label: "Incidents", rows: incidents, page: true, cards: true, empty: nothing(view, "No incident", "Nothing is open.", ["state", "severity", "q"]),
      columns: ["Severity", "State", "Incident", "Subject", "Source", "Owner", { title: "Actions", number: true }, "Due", "Detected"],
      row: (one) => ({
        key: one.name, head: 2,
        cells: [severityBadge(one), ui.badge(stateOf(one), undefined, { plain: true }), [h("a", { class: "wrap", href: view.link(`/incidents/${format.id(one.name)}`) }, one.title), h("span", { class: "sub" }, plain(typeOf(one)), one.occurrences > 1 && ` · ${format.grouped(one.occurrences)} times`)],
          one.subject ? h("span", { class: "wrap mono small" }, one.subject) : h("span", { class: "muted" }, "the store"), plain(sourceOf(one)), one.owner ? format.id(one.owner) : ui.missing("nobody yet"), actionCount(one), due(one), ui.time(one.detect_time ?? one.create_time)],
      }),
    }),
  });
  list.node.querySelector(".toolbar").firstChild.after(severity);
  const [open] = await actions(view, [{ label: "Open an incident…", method: "OpenIncident", onclick: () => openDialog(view) }]);
  const told = h("span", {});
  view.root.append(view.head({ title: "Incidents", actions: [open], meta: ["Another person than the resolver closes", told] }), list.node);
  view.call("IncidentService/GetIncidentStatistics", {}).then((answer) => told.replaceChildren(figures(answer)), () => { /* the list has it too */ });
}

/** "3 open, 1 overdue; of those opened in 90 days, half were resolved within 4 h". */
function figures({ open_count = 0, overdue_count = 0, durations = [] }) {
  const resolved = durations.find((one) => format.word(one.step, "INCIDENT_STEP") === "RESOLVE");
  const half = resolved ? `; of those opened in 90 days, half were resolved within ${format.span(1000 * (resolved.p50_seconds ?? 0))}` : "";
  return `${format.grouped(open_count)} open, ${format.grouped(overdue_count)} overdue${half}`;
}

const isDone = (action) => Boolean(action.done_time || action.waived_reason);
function actionCount(one) {
  const all = one.actions ?? [];
  return all.length ? h("span", { class: "nw" }, `${all.filter(isDone).length} of ${all.length}`) : ui.missing("none");
}

/** A time is typed in the zone of the browser, and kept in UTC. */
const moment = (label, hint = "") => ui.field(label, { kind: "datetime-local", hint: `In ${Intl.DateTimeFormat().resolvedOptions().timeZone}${hint}` });
const instant = (field) => (field.value ? new Date(field.value).toISOString().replace(/\.000Z$/, "Z") : undefined);
const until = (name, field) => field.value && `${name} ${instant(field)}`;
const person = (field) => (said(field) ? `principals/${format.id(said(field))}` : undefined);

function openDialog(view) {
  const title = required("Title", "Say in one line what went wrong.", { autofocus: true, maxlength: 256 });
  const type = choice("What was harmed", TYPES, "RELIABILITY_PERFORMANCE"), severity = choice("How bad it is", SEVERITIES, "WARNING"), description = lines("Description", "", { maxlength: 16384 });
  const subject = ui.field("What it is about first of all", { hint: "For example models/triage/versions/1.4.2; empty is the store", maxlength: 512 }), end = moment("To be resolved until");
  return decide(view, {
    title: "Open an incident", submit: "Open the incident", method: "OpenIncident", said: "Incident opened.", done: ({ incident }) => view.go(`/incidents/${format.id(incident.name)}`),
    fields: { "incident.title": title, "incident.type": type, "incident.severity": severity, "incident.subject": subject, "incident.description": description, "incident.due_time": end },
    message: () => ({ incident: { title: said(title), type: `INCIDENT_TYPE_${type.value}`, severity: `INCIDENT_SEVERITY_${severity.value}`, subject: said(subject), description: said(description), due_time: instant(end) } }),
    command: () => ["regent incident open --type", type.value.toLowerCase(), "--severity", severity.value.toLowerCase(), option("--title", title), option("--subject", subject), option("--description", description), until("--due", end)],
  });
}

/* -- one -- */

function showIncident(view) {
  const id = view.params.incident, name = `incidents/${id}`, area = h("div", {});
  view.command(`regent incident show ${id}`);
  const reload = following(view, name, area, async (options) => {
    const [answer, past] = await Promise.all([view.call("IncidentService/GetIncident", { name }, options), entriesOf(view, name, options).catch(() => ({ entries: [] }))]);
    return { document: answer.incident, entries: past.entries };
  }, (found) => content(view, found, reload));
  view.root.append(area);
}

async function content(view, { document: one, entries }, reload) {
  const of = { view, one, reload }, state = stateOf(one);
  const head = view.head({
    title: one.title, crumb: h("a", { href: view.link("/incidents") }, "Incidents"), actions: await actions(view, others(of)),
    meta: [severityBadge(one), ui.badge(state), h("span", { class: "mono wrap" }, format.id(one.name)), plain(typeOf(one)), sourceOf(one) !== "MANUAL" && `opened by ${plain(sourceOf(one))}`,
      one.occurrences > 1 && `${format.grouped(one.occurrences)} times, last `, one.occurrences > 1 && ui.time(one.last_occur_time)],
  });
  return [head, await nextBox(of), ui.section("Lifecycle", {}, h("div", { class: "panel" }, state === "DISMISSED" ? h("p", {}, "It was none.") : stages(STATES, state))),
    h("div", { class: "grid after" }, h("div", { class: "g8 stack" }, ui.section("Description", {}, h("div", { class: "panel" }, prose(one.description, "none"))), findings(one), await actionList(of), timeline(one, entries)),
      h("div", { class: "g4 stack" }, facts(view, one), resources(one)))];
}

async function nextBox(of) {
  const { view, one } = of, state = stateOf(one), open = (one.actions ?? []).filter((action) => !isDone(action)).length, owner = one.owner ? format.id(one.owner) : "";
  const say = {
    OPEN: ["Nobody has looked at it yet.", "Triage confirms its severity and names who answers for it."],
    TRIAGED: [`${owner} answers for it.`, "Next: look for the cause, or stop the harm."],
    INVESTIGATING: [`${owner} looks for the cause.`, "Next: say what was done against the harm, or what the root cause is."],
    MITIGATED: ["It does no more harm.", "Next: the root cause, and what follows from it."],
    RESOLVED: [open ? `${format.counted(open, "action is", "actions are")} open.` : "It waits for another person to close it.", "Another person than the resolver closes it, once every action is done or waived."],
    CLOSED: [`${format.id(one.closer)} closed it.`, ""], DISMISSED: ["It was dismissed.", one.dismissal?.reason ? `“${one.dismissal.reason}”` : ""],
  }[state] ?? [state, ""];
  const asked = one.dismissal && state !== "DISMISSED" && !one.dismissal.confirmed_by;
  const list = {
    OPEN: [{ label: "Triage…", kind: "primary", method: "TriageIncident", onclick: () => triage(of) }],
    TRIAGED: [{ label: "Investigate…", kind: "primary", method: "InvestigateIncident", onclick: () => act(of, "investigate", { title: "Begin the investigation", submit: "Investigate", text: "The search for the root cause begins.", said: "Investigation begun." }) }, { label: "Mitigate…", method: "MitigateIncident", onclick: () => mitigate(of) }],
    INVESTIGATING: [{ label: "Resolve…", kind: "primary", method: "ResolveIncident", onclick: () => resolve(of) }, { label: "Mitigate…", method: "MitigateIncident", onclick: () => mitigate(of) }],
    MITIGATED: [{ label: "Resolve…", kind: "primary", method: "ResolveIncident", onclick: () => resolve(of) }],
    RESOLVED: [{ label: "Close…", kind: "primary", method: "CloseIncident", closed: open ? `${format.counted(open, "action is", "actions are")} neither done nor waived.` : "", onclick: () => act(of, "close", { title: "Close the incident", submit: "Close it", text: "You have checked that what follows from it was done.", said: "Incident closed." }) }, { label: "Reopen…", method: "ReopenIncident", onclick: () => reopen(of) }],
    CLOSED: [{ label: "Reopen…", method: "ReopenIncident", onclick: () => reopen(of) }],
  }[state] ?? [];
  const made = await actions(view, list.map((action) => ({ ...action, resource: one.name })));
  const tone = { OPEN: "warn", TRIAGED: "warn", INVESTIGATING: "warn", MITIGATED: "accent", RESOLVED: "accent", CLOSED: "pass" }[state] ?? "none";
  return h("div", { class: `verdict-box split is-${severityOf(one) === "CRITICAL" && !isResolved(one) ? "fail" : tone}` }, h("p", { class: "say" }, say[0]), say[1] && h("p", {}, say[1]),
    asked && h("p", {}, `${format.id(one.dismissal.requested_by)} wants it dismissed: “${one.dismissal.reason}”. Another person confirms.`), made.length > 0 && h("div", { class: "side" }, made));
}

/** What may be done beside the next step. */
function others(of) {
  const { one } = of, state = stateOf(one), ended = ["CLOSED", "DISMISSED"].includes(state) ? `It is ${state}.` : "";
  const list = [{ label: "Note…", method: "AddIncidentNote", closed: ended, onclick: () => note(of) }, { label: "Change…", method: "UpdateIncident", closed: ended, onclick: () => update(of) }];
  if (["OPEN", "TRIAGED"].includes(state)) list.push({ label: "Dismiss…", kind: "danger", method: "DismissIncident", onclick: () => dismiss(of) });
  return list.map((action) => ({ ...action, resource: one.name }));
}

function findings(one) {
  const list = [["Mitigation", one.mitigation], ["Root cause", one.root_cause], ["Resolution", one.resolution], ["Nothing follows because", one.no_action_reason]].filter(([, text]) => text);
  return list.length > 0 && ui.section("Findings", {}, h("div", { class: "panel" }, ui.pairs(list.map(([term, text]) => [term, prose(text)]))));
}

async function actionList(of) {
  const { view, one } = of, all = one.actions ?? [];
  const ended = ["CLOSED", "DISMISSED"].includes(stateOf(one)) ? `It is ${stateOf(one)}.` : "";
  const rows = await Promise.all(all.map(async (action) => {
    const done = isDone(action), late = !done && action.due_time && Date.parse(action.due_time) < Date.now();
    const buttons = done ? [] : await actions(view, [{ label: "Done…", kind: "slim", method: "UpdateIncident", resource: one.name, closed: ended, onclick: () => endAction(of, action, true) }, { label: "Waive…", kind: "slim", method: "UpdateIncident", resource: one.name, closed: ended, onclick: () => endAction(of, action, false) }]);
    const how = action.done_time ? ["done ", ui.time(action.done_time), ` by ${format.id(action.done_by)}`] : action.waived_reason ? `waived by ${format.id(action.waived_by)}: “${action.waived_reason}”` : ["open", action.due_time && [", due ", ui.time(action.due_time)]];
    return h("li", { class: action.done_time ? "pass" : action.waived_reason ? "off" : late ? "overdue" : "upcoming" }, h("span", { class: "wrap" }, `${action.number}. ${action.text}`), h("span", { class: "row" }, buttons), h("span", { class: "sub" }, `${format.id(action.owner || one.owner) || "nobody"}, `, late && "overdue, ", how));
  }));
  const add = isResolved(one) && stateOf(one) !== "RESOLVED" ? [] : await actions(view, [{ label: "Add an action…", kind: "slim", method: "UpdateIncident", resource: one.name, onclick: () => addAction(of) }]);
  return ui.section("Actions", { note: all.length ? `${all.filter(isDone).length} of ${all.length} done or waived` : "none yet", actions: add }, rows.length > 0 && h("div", { class: "panel" }, h("ul", { class: "check" }, rows)));
}

function timeline(one, entries) {
  const notes = (one.notes ?? []).map((made, i) => ({ at: made.time, meta: `${format.id(made.author)} · note`, tone: "accent", key: `n${i}`, content: h("span", { class: "prose" }, made.text) }));
  const marks = [one.occur_time && { at: one.occur_time, hollow: true, content: "It began, as far as known", meta: "" }, one.detect_time && { at: one.detect_time, hollow: true, content: "It was noticed", meta: "" }].filter(Boolean);
  return ui.section("Timeline", {}, h("div", { class: "panel" }, ui.timeline(points(entries.filter((entry) => entry.event !== "incident.noted"), [...notes, ...marks]))));
}

function facts(view, one) {
  return ui.section("Facts", {}, h("div", { class: "panel" }, ui.pairs([["Owner", one.owner ? format.id(one.owner) : ui.missing("named by triage")], ["Due", one.due_pack ? [due(one), h("span", { class: "sub" }, `by the clocks of ${one.due_pack}`)] : due(one)], ["Reporter", format.id(one.reporter)], ["Source", plain(sourceOf(one))],
    ["Began", one.occur_time && ui.time(one.occur_time)], ["Noticed", one.detect_time && ui.time(one.detect_time)], ["Triaged", one.triage_time && ui.time(one.triage_time)], ["Mitigated", one.mitigate_time && ui.time(one.mitigate_time)],
    ["Resolved", one.resolve_time && [ui.time(one.resolve_time), ` by ${format.id(one.resolver)}`]], ["Closed", one.close_time && [ui.time(one.close_time), ` by ${format.id(one.closer)}`]], ["Severity lowered by", one.severity_lowered_by && format.id(one.severity_lowered_by)]])));
}

function resources(one) {
  const list = [["About", one.subject ? [one.subject] : []], ["Affected", one.affected ?? []], ["Links", one.links ?? []]].filter(([, names]) => names.length);
  return ui.section("Resources", { note: list.length ? "" : "the store" }, list.length > 0 && h("div", { class: "panel" }, ui.pairs(list.map(([term, names]) => [term, h("ul", {}, names.map((name) => h("li", {}, h("a", { class: "wrap mono small", href: resourceLink(name) }, name))))]))));
}

/* -- actions -- */

/** A verb of an incident, which is also that of the command line unless `line` says another. */
function act({ view, one, reload }, verb, { more = () => ({}), options = () => [], line = verb, method, ...spec }) {
  return decide(view, {
    method: method ?? `${verb[0].toUpperCase()}${verb.slice(1)}Incident`, document: one, get: ["IncidentService/GetIncident", "incident"], done: reload, message: () => ({ incident: one.name, ...more() }),
    stale: (now) => (stateOf(now) === stateOf(one) ? "" : `It is ${stateOf(now)} now: close this, and look at it again.`), command: () => ["regent incident", line, format.id(one.name), ...options()], ...spec,
  });
}

const severityField = (one) => choice("Severity", SEVERITIES, severityOf(one), { autofocus: true });
const must = (label, bad, more) => lines(label, bad, { maxlength: 8192, autofocus: true, ...more });

function triage(of) {
  const { one, view } = of, severity = severityField(one), owner = required("Owner", "Name who answers for it.", { value: format.id(one.owner || view.me) }), end = moment("To be resolved until");
  return act(of, "triage", { title: "Triage the incident", submit: "Confirm severity and owner", fields: { severity, owner, due_time: end }, said: "Incident triaged.",
    more: () => ({ severity: `INCIDENT_SEVERITY_${severity.value}`, owner: person(owner), due_time: instant(end) }), options: () => ["--severity", severity.value.toLowerCase(), option("--owner", owner), until("--due", end)] });
}

function mitigate(of) {
  const done = must("What was done against the harm", "Say what was done.");
  return act(of, "mitigate", { title: "Mitigate the incident", submit: "It does no more harm", fields: { mitigation: done }, more: () => ({ mitigation: said(done) }), options: () => [option("--done", done)], said: "Mitigation recorded." });
}

function resolve(of) {
  const cause = must("Root cause", "Say why it happened."), how = lines("How it was resolved", "", { maxlength: 8192 });
  const follows = lines("What follows from it, a line each"), none = lines("Why nothing follows from it", "", { maxlength: 2048, hint: "Needed where it has no action" });
  const list = () => said(follows).split("\n").map((line) => line.trim()).filter(Boolean);
  return act(of, "resolve", { title: "Resolve the incident", submit: "Resolve it", fields: { root_cause: cause, resolution: how, actions: follows, no_action_reason: none }, said: "Incident resolved.",
    more: () => ({ root_cause: said(cause), resolution: said(how), actions: list().map((text) => ({ text })), no_action_reason: said(none) }),
    options: () => [option("--root-cause", cause), option("--resolution", how), ...list().map((text) => `--action ${format.quoted(text)}`), option("--no-action", none)] });
}

function reopen(of) {
  const reason = reasonField();
  return act(of, "reopen", { title: "Reopen the incident", submit: "Take it up again", fields: { "mutation.reason": reason }, options: () => [option("--reason", reason)], text: "Its cause is looked for again.", said: "Incident reopened." });
}

function dismiss(of) {
  const { one } = of, asked = one.dismissal && !one.dismissal.confirmed_by, isSerious = SERIOUS.includes(severityOf(one)), reason = reasonField(!asked);
  return act(of, "dismiss", { title: "Dismiss the incident", submit: asked ? "Confirm the dismissal" : isSerious ? "Ask for the dismissal" : "It was none", kind: "danger", fields: { "mutation.reason": reason }, options: () => [option("--reason", reason)],
    text: asked ? `${format.id(one.dismissal.requested_by)} asked for it: “${one.dismissal.reason}”.` : isSerious ? `At severity ${severityOf(one)} a second person confirms.` : "It ends; nothing follows from it.",
    said: ({ incident }) => (stateOf(incident) === "DISMISSED" ? "Incident dismissed." : "Dismissal requested; another person confirms.") });
}

function note(of) {
  const text = must("Note", "Say what is to be noted.");
  return act(of, "note", { method: "AddIncidentNote", title: "Add a note", submit: "Add the note", fields: { text }, more: () => ({ text: said(text) }), options: () => [said(text) ? format.quoted(said(text)) : "…"], stale: () => "", said: "Note added." });
}

function update(of) {
  const { one } = of, severity = severityField(one), owner = ui.field("Owner", { value: format.id(one.owner) }), end = moment("To be resolved until", "; empty leaves it as it is");
  const affected = ui.field("Further affected resource", { maxlength: 512 }), link = ui.field("Further link", { maxlength: 512, hint: "A rollback, violation or proposal" });
  const reason = lines("Reason", "Enter a reason: another severity needs one.", { required: false, hint: "Needed for another severity" });
  const isOther = () => severity.value !== severityOf(one), isNew = () => said(owner) && said(owner) !== format.id(one.owner);
  severity.input.addEventListener("input", () => { reason.input.required = isOther(); });
  return act(of, "update", { title: "Change the incident", submit: "Change it", fields: { severity, owner, due_time: end, add_affected: affected, add_links: link, "mutation.reason": reason }, said: "Incident changed.",
    more: () => ({ severity: isOther() ? `INCIDENT_SEVERITY_${severity.value}` : undefined, owner: isNew() ? person(owner) : undefined, due_time: instant(end),
      add_affected: said(affected) ? [said(affected)] : undefined, add_links: said(link) ? [said(link)] : undefined }),
    options: () => [isOther() && `--severity ${dashed(severity.value)}`, isNew() && option("--owner", owner), until("--due", end), option("--affected", affected), option("--link", link), option("--reason", reason)] });
}

function addAction(of) {
  const text = must("What is to be done", "Say what is to be done.", { maxlength: 2048 }), owner = ui.field("Who does it", { hint: "Empty is the owner of the incident" }), end = moment("Until");
  return act(of, "update", { title: "Add an action", submit: "Add the action", fields: { "add_actions.text": text, "add_actions.owner": owner, "add_actions.due_time": end }, stale: () => "", said: "Action added.",
    more: () => ({ add_actions: [{ text: said(text), owner: person(owner), due_time: instant(end) }] }), options: () => [option("--action", text), option("--action-owner", owner), until("--action-due", end)] });
}

function endAction(of, { number, text }, isDone) {
  const why = !isDone && must("Why it is not to be done any more", "Enter a reason; it is recorded.", { maxlength: 2048 });
  return act(of, "update", { line: isDone ? "action-done" : "action-waive", title: `${isDone ? "Done" : "Waive"}: action ${number}`, submit: isDone ? "It is done" : "Waive the action", fields: why ? { "change_actions.waived_reason": why } : {}, text, stale: () => "",
    more: () => ({ change_actions: [{ number, ...(isDone ? { done: true } : { waived_reason: said(why) }) }] }), options: () => [number, why && option("--because", why)], said: isDone ? "Action done." : "Action waived." });
}

export default {
  path: ["/incidents", "/incidents/:incident"],
  title: "Incidents",
  key: "g i",
  show: async (view) => (view.params.incident ? showIncident(view) : showIncidents(view)),
  /** How many are not resolved. */
  async count(view) {
    const answer = await view.call("AnalyticsService/QueryMetrics", { text: "count from incidents by state" });
    return (answer.rows ?? []).filter((row) => OPEN.includes(row.dimensions[0])).reduce((total, row) => total + Number(row.values[0].value), 0);
  },
};
