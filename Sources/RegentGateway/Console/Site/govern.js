/**
 * What the pages of governance share: names in words, digests, lists with filters, decisions, what changed, the way of a
 * document through its lifecycle, and its history.
 */

import * as format from "./format.js";
import { historyLink } from "./links.js";
import * as ui from "./ui.js";

const { h } = ui;
const PAGE_SIZE = 50;
const HISTORY_PAGES = 5;
const HISTORY_SIZE = 200;

/* -- names -- */

/** "IN_PROGRESS" as an argument: "in-progress". */
export const dashed = (word) => word.toLowerCase().replaceAll("_", "-");

/** "MODEL_SCIENCE_LEAD" as people say it: "model science lead". */
export const plain = (word) => word.toLowerCase().replaceAll("_", " ");

/** Several words: "a", "a and b", "a, b and c". */
export function listed(words, last = "and") {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The first digits of a digest, the whole of it on hover. */
export function digest(base64, reason = "not submitted") {
  const all = format.digits(base64);
  if (!all) return ui.missing(reason);
  return h("span", { class: "digest", title: all }, all.slice(0, 10).replace(/(.{4})(.{4})/, "$1 $2 "));
}

/** A text in quotes of a filter. */
export const filterText = (text) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** What people wrote, its lines kept. */
export const prose = (text, reason) => (text ? h("div", { class: "prose" }, text) : ui.missing(reason));

/* -- lists -- */

/** How many there are in each state, by its word; undefined where the caller may not ask. */
export async function counts(view, of, by = "state") {
  try {
    const answer = await view.call("AnalyticsService/QueryMetrics", { text: `count from ${of} by ${by}` });
    return new Map((answer.rows ?? []).map((row) => [row.dimensions[0], Number(row.values[0].value)]));
  } catch { return undefined; }
}

/** The sum of some of the counts; undefined where there are none. */
export const sum = (known, words) => known && words.reduce((total, word) => total + (known.get(word) ?? 0), 0);

/**
 * A list that is read page by page and filtered by the server, with its chips and its search.
 *
 * @param {import("./view.js").View} view
 * @param {{kinds: string[], chips: (counts: any) => any[], label: string, count?: () => Promise<any>, places: string,
 *   ask: (query: object, token: string, options: object) => Promise<{items: any[], token: string}>,
 *   draw: (items: any[], query: object) => Node, command: (query: object) => string, key?: string}} spec
 *   key: the parameter of the chips, "state" where it is left out.
 */
export function listing(view, spec) {
  const key = spec.key ?? "state";
  const bar = h("div", {}), area = h("div", {}), told = h("div", {});
  const find = ui.search(spec.places, view.query.q, (q) => view.setQuery({ q: q || undefined }, { replace: true }));
  let known, items = [], token = "", waiting = 0, after = 0;

  const chosen = () => view.query[key] ?? "";
  const choose = (value) => view.setQuery({ [key]: value || undefined });
  const head = () => bar.replaceChildren(ui.chips(spec.label, spec.chips(known), chosen(), choose));
  const count = async () => {
    if (!spec.count) return;
    known = await spec.count();
    if (!view.signal.aborted) head();
  };
  async function next(options, from) {
    const page = await spec.ask(view.query, from, options);
    // A page may be empty and not the last one.
    return page.items.length || !page.token ? page : next(options, page.token);
  }
  const rest = () => token && ui.more("Show more", async () => {
    const turn = items;
    try {
      const page = await next({ signal: view.signal }, token);
      if (turn !== items) return;
      [items, token] = [[...items, ...page.items], page.token];
      redraw();
    } catch (error) { if (error.name !== "AbortError") ui.toast(error.message); }
  });
  const content = () => [spec.draw(items, view.query), rest()];
  const redraw = () => view.load(area, async () => null, content);
  const load = (options) => {
    view.command(spec.command(view.query));
    return view.load(area, (call) => next(call, ""), (page) => {
      [items, token] = [page.items, page.token];
      [waiting, told.hidden] = [0, true];
      return content();
    }, options);
  };
  const reload = () => { count(); return load(); };
  const show = () => { waiting = 0; told.hidden = true; reload(); };
  view.onQuery((query) => {
    if (document.activeElement !== find.input) find.input.value = query.q ?? "";
    head();
    load();
  });
  view.watchLedger((entry) => {
    if (Number(entry.revision) <= after) return;
    waiting += 1;
    told.hidden = false;
    told.replaceChildren(h("button", { class: "fresh", type: "button", onclick: show },
      `${format.counted(waiting, "change")} since: show`));
  }, { kinds: spec.kinds }).catch(() => { /* Without the stream the list is as it was read. */ });
  told.hidden = true;
  head();
  count();
  load();
  return {
    node: h("section", { "aria-label": spec.label }, h("div", { class: "toolbar" }, bar, find), told, area),
    /** Reads the list again after a change of one's own. */
    changed(receipt) { after = Math.max(after, Number(receipt?.revision ?? 0)); return reload(); },
    redraw,
  };
}

/** A page of a list method: `page(view, "XService/ListX", "xs", query, token, options)`. */
export async function page(view, method, field, message, token, options) {
  const answer = await view.call(method, { page_size: PAGE_SIZE, ...message, page_token: token }, options);
  return { items: answer[field] ?? [], token: answer.next_page_token ?? "" };
}

/** "Nothing matches", with the way back where a filter is set. */
export function nothing(view, title, text, keys = ["state", "q"]) {
  const isFiltered = keys.some((key) => view.query[key]);
  const clear = Object.fromEntries(keys.map((key) => [key, undefined]));
  return ui.empty(isFiltered ? `${title} matches` : `${title} yet`, isFiltered ? "" : text,
    isFiltered && ui.button("Clear filters", { onclick: () => view.setQuery(clear) }));
}

/* -- one document -- */

/**
 * Shows a document and keeps it current: read again when the ledger has a change of it, drawn again when the query has
 * one. An older one never replaces a newer one.
 *
 * @param {(options: object) => Promise<object>} ask  Gives an object whose `document` has a revision.
 * @returns {({quiet}) => Promise<void>}  Reads it again.
 */
export function following(view, name, area, ask, draw) {
  let last, timer;
  const again = () => load();
  const read = async (options) => {
    try { return await ask(options); } catch (error) {
      if (last || error.name !== "CallError") throw error;
      return { error };
    }
  };
  const load = ({ quiet, lines = 8 } = {}) => view.load(area, read, (found) => {
    if (found.error) return [view.head({ title: format.id(name) }), ui.failure(found.error, again)];
    if (last && Number(found.document.revision) < Number(last.document.revision)) return [...area.childNodes];
    last = found;
    return draw(found);
  }, { quiet, lines });
  view.watchLedger((entry) => {
    if (entry.resource !== name || Number(entry.revision) <= Number(last?.document.revision ?? 0)) return;
    clearTimeout(timer);
    timer = setTimeout(load, 200, { quiet: true });
  }, { kinds: [name.split("/").at(-2)], prefix: name }).catch(() => { /* as it was read */ });
  view.onLeave(() => clearTimeout(timer));
  view.onQuery(() => (last ? view.load(area, async () => last, draw) : load()));
  load();
  return load;
}

/** A way through states: those that are behind, where it is, and what may come. */
export function stages(states, state, notes = {}) {
  const at = states.indexOf(state);
  return h("ol", { class: "stages", "aria-label": "Lifecycle" }, states.map((word, i) => h("li", {
    class: i < at ? "done" : i === at ? "now" : undefined, "aria-current": i === at ? "step" : undefined,
  }, h("b", {}, word), h("span", { class: "small muted" }, i === at ? "now" : i < at ? "before" : "", notes[word]))));
}

/* -- actions -- */

/** Buttons of actions; one that the state or the caller's permissions close keeps its place and says why. */
export function actions(view, list) {
  return Promise.all(list.map(async ({ label, kind, method, resource, closed, onclick }) => {
    const can = closed ? { allowed: false, reason: closed } : await view.can(method, resource ?? "");
    return ui.button(label, { kind, can, onclick });
  }));
}

/** The service of a method, by its last word: "AddReview" is of ProposalService. */
const SERVICES = [
  ["DeploymentService", /Task$/], ["OverrideService", /Override$/], ["UseCaseService", /UseCase$/],
  ["IncidentService", /Incident(Note)?$/], ["EvaluationService", /Run$|Gates$/], ["VersionService", /Version$|Release/],
  ["ProposalService", /./],
];
const full = (method) => `${SERVICES.find(([, pattern]) => pattern.test(method))[0]}/${method}`;

/**
 * Asks for a decision about a document and makes it. Where somebody else changed the document meanwhile nothing is
 * recorded: the dialog stays as it was filled in, and says what changed.
 *
 * @param {{title: string, text?: any, body?: any[], fields?: object, submit: string | Node, kind?: string,
 *   method: string | () => string, message: () => object, command: () => any[], document?: object,
 *   get?: [string, string], stale?: (document: object) => string, said: string | (answer: object) => string,
 *   done?: (answer: object) => any, others?: Node[]}} spec
 *   command: its parts; what is empty is left out. get: the method that reads the document again, and its field. stale:
 *   why the newer one is nothing to decide on any more; "" where it is. A field "mutation.reason" is the reason.
 */
export async function decide(view, spec) {
  // A button that is pressed twice asks once.
  if (document.querySelector("dialog[open]")) return undefined;
  const { fields = {} } = spec, submit = typeof spec.submit === "string" ? h("span", {}, spec.submit) : spec.submit;
  const body = [spec.text && h("p", {}, spec.text), spec.body].flat(Infinity).filter(Boolean);
  const rest = Object.values(fields).filter((one) => !body.some((node) => node.contains(one)));
  let current = spec.document, answer, key, keyed, closed = "";
  const isDone = await ui.dialog({
    title: spec.title, kind: spec.kind ?? "primary", submit, fields, others: spec.others ?? [], body: [body, rest],
    command: () => spec.command().flat().filter(Boolean).join(" "),
    onsubmit: async () => {
      if (closed) throw Object.assign(new Error(closed), { code: "closed", reason: "", violations: [] });
      const method = full(typeof spec.method === "string" ? spec.method : spec.method());
      const message = spec.message(), reason = said(fields["mutation.reason"]) || undefined;
      // The same again is a repeat; anything else is another decision.
      const content = JSON.stringify([method, message, reason, current?.etag]);
      if (content !== keyed) [key, keyed] = [view.newKey(), content];
      try { answer = await view.change(method, message, { key, etag: current?.etag, reason }); } catch (error) {
        // What somebody else has ended meanwhile is refused for its state before its etag is looked at.
        if (current && error.reason === "ILLEGAL_TRANSITION") error.code = "aborted";
        throw error;
      }
    },
    onaborted: async (error) => {
      const before = current;
      current = (await view.call(spec.get[0], { name: before.name }))[spec.get[1]];
      closed = spec.stale?.(current) ?? "";
      const button = submit.closest("button");
      button.setAttribute("aria-disabled", String(closed !== ""));
      button.title = closed;
      return [await changedSince(view, before, current), h("p", {}, "Nothing was recorded. ",
        closed || "Read it again, then decide.", h("span", { class: "small mono" }, ` ${error.reason}`))];
    },
  });
  if (!isDone) return undefined;
  const revision = answer.receipt?.revision;
  ui.toast([typeof spec.said === "string" ? spec.said : spec.said(answer),
    revision && `Receipt: revision ${format.grouped(revision)}.`].filter(Boolean).join(" "),
  revision && ["Show in ledger", historyLink(spec.document?.name ?? "", { revision })]);
  spec.done?.(answer);
  return answer;
}

/** What was typed in a field. */
export const said = (field) => (field ? field.value.trim() : "");

/** A field as an option of a command; an ellipsis where it must be said and is not. */
export function option(name, field, isNeeded = field?.input.required) {
  return said(field) ? `${name} ${format.quoted(said(field))}` : isNeeded && `${name} …`;
}

/** A field of several lines; one that must be filled in says so by `bad`. */
export const lines = (label, bad, more) => (bad ? required : plainField)(label, bad, { kind: "textarea", maxlength: 4096, ...more });
const plainField = (label, _, more) => ui.field(label, more);

/** Why a change is made; recorded. */
export const reasonField = (isNeeded = true, more) => lines("Reason", isNeeded && "Enter a reason; it is recorded.", { maxlength: 8192, autofocus: true, ...more });

/** A list of words of which one is chosen. */
export const choice = (label, words, value, more) => ui.field(label, { kind: "select", required: true, value, options: words.map((one) => (Array.isArray(one) ? one : [one, plain(one)])), ...more });

/** What the daemon keeps for itself. */
const KEPT = /^(next_due_time|due_soon_time|overdue_time|due_soon_reported|digest|.*_digest)$/;

/** The fields of a document that differ from what was shown, with when that happened. */
async function changedSince(view, before, after) {
  let changes = [], more = 0;
  try {
    const answer = await view.call("LedgerService/DiffResource", { name: before.name, from_revision: before.revision });
    [changes, more] = [(answer.changes ?? []).filter((one) => !KEPT.test(one.path)), answer.omitted ?? 0];
  } catch { /* The newer document stands behind the dialog. */ }
  return h("div", { class: "since" }, h("p", {}, `Revision ${format.grouped(after.revision)}, `, ui.time(after.update_time), ":"),
    h("ul", { class: "changes" }, changes.map((one) => h("li", { class: "mono small" }, `${one.path}: `,
      value(one.old_value, "del"), " → ", value(one.new_value, "ins"), one.truncated && " …"))),
    more > 0 && h("p", {}, `and ${format.counted(more, "more field")}`));
}

/** A value of the ledger, which is JSON; texts without their quotes. */
function value(json, name) {
  let text = json;
  try { const parsed = JSON.parse(json); if (typeof parsed === "string") text = parsed; } catch { /* cut */ }
  return text ? h(name, {}, text) : "–";
}

/** A field that must say something. */
export const required = (label, text, options = {}) => {
  const made = ui.field(label, { required: true, ...options });
  made.input.dataset.required = text;
  return made;
};

/* -- history -- */

const TONES = [
  [/reject|fail|overdue|dismiss|refus|abort|invalid/i, "fail"], [/approved|passed|applied|confirmed|closed|resolved/i, "pass"],
  [/requested|returned|override|due|raised|waiv/i, "warn"], [/created|opened|submitted|planned/i, "info"],
];

/** "proposal.changesRequested" as people say it: "changes requested". */
const eventText = (event) => (event.split(".").at(-1) ?? "")
  .replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("_", " ").toLowerCase();

/** What happened to a document, the newest first. */
export async function entriesOf(view, name, options) {
  let token = "", entries = [];
  for (let turn = 0; turn < HISTORY_PAGES; turn++) {
    const answer = await view.call("LedgerService/GetHistory", { name, page_size: HISTORY_SIZE, page_token: token }, options);
    entries = entries.concat(answer.entries ?? []);
    token = answer.next_page_token ?? "";
    if (!token) break;
  }
  return { entries: entries.reverse(), hasMore: token !== "" };
}

/** Entries of a timeline; `more` are further points, for example notes: `{ at, meta, tone, content }`. */
export function points(entries, more = []) {
  const made = entries.map((entry) => ({
    at: entry.time, meta: [format.grouped(entry.revision), entry.actor && format.id(entry.actor)].filter(Boolean).join(" · "),
    tone: TONES.find(([pattern]) => pattern.test(entry.event))?.[1], key: `r${entry.revision}`,
    content: [h("a", { href: historyLink(entry.resource, { revision: entry.revision }) }, eventText(entry.event)),
      entry.reason && h("span", {}, `: “${entry.reason}”`)],
  }));
  return [...made, ...more].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map((one) => ({ ...one, time: ui.time(one.at) }));
}

/** A section with the history of a document, filled when it is there. */
export function history(view, name, title = "So far") {
  const area = h("div", {});
  view.load(area, (options) => entriesOf(view, name, options), ({ entries, hasMore }) => h("div", { class: "panel" },
    ui.timeline(points(entries)), hasMore && h("p", { class: "small muted" }, "Later entries are in the ledger.")));
  return ui.section(title, {}, area);
}
