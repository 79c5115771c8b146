/**
 * Components: elements made by DOM methods. Text enters by textContent only; state is a class, never a style.
 */

import * as format from "./format.js";

/**
 * Builds an element: `h("a", { href, class: "btn", onclick: fn }, "text", child, [children])`.
 *
 * undefined, null, false and "" as a child, and undefined, null and false as an attribute, are left out.
 */
export function h(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

let names = 0;
/** An id that no other element has. */
export const newId = (stem = "e") => `${stem}-${++names}`;

/* -- words, numbers, times -- */

const TONES = {
  pass: "PASS OK APPROVED COMPLETED CONFIRMED CLOSED RESOLVED ACTIVE RELEASED APPLIED PROMOTED PROMOTE HEALTHY DEPLOYED "
    + "SUCCEEDED GRANTED MITIGATED",
  fail: "FAIL FAILED REJECTED DENIED CRITICAL DOWN EXHAUSTED",
  err: "ERROR REGRESSED INVALID ABORTED EJECTED OFFLINE",
  overdue: "OVERDUE",
  rollback: "ROLLBACK ROLLED_BACK",
  inc: "INCONCLUSIVE IN_PROGRESS REQUESTED PROBING",
  soon: "DUE_SOON WARNING SUSPENDED",
  burning: "BURNING THROTTLE THROTTLED DEGRADED RECOVERING",
  open: "OPEN INVESTIGATING TRIAGED REOPENED",
  running: "RUNNING SCORING UPLOADING",
  upcoming: "UPCOMING SCHEDULED PENDING ADJUSTED",
  draft: "DRAFT CREATED PROPOSED SUBMITTED IN_REVIEW",
  hold: "HOLD PAUSED",
  off: "ARCHIVED RETIRED DEPRECATED WITHDRAWN CANCELLED EXPIRED DISABLED DISMISSED",
  stale: "STALE",
};
const TONE_OF = new Map(Object.entries(TONES).flatMap(([tone, words]) => words.split(" ").map((w) => [w, tone])));

/** A state: a word with a shape. `badge("FAIL")`, `badge("3 days overdue", "overdue", { plain: true })`. */
export function badge(word, tone = TONE_OF.get(word) ?? "none", { plain = false, title } = {}) {
  return h("span", { class: `v ${tone}${plain ? " plain" : ""}`, title }, word);
}

/** What is not there, with the reason. */
export function missing(reason) {
  return h("span", { class: "muted missing", title: reason }, "–", h("span", { class: "vh" }, ` ${reason}`));
}

/** A number as the command line writes it; `missing(reason)` where there is none. */
export function number(value, reason = "no data") {
  return value === undefined || value === null || value === "" ? missing(reason) : format.decimal(value);
}

/** A time: relative, absolute on hover; refreshed as it passes. `{ zone }` of a region, `{ clock: true }` absolute. */
export function time(value, { zone, clock = false, reason = "not yet" } = {}) {
  if (!value) return missing(reason);
  const text = clock ? format.clock(value) : format.relative(value);
  return h("time", { datetime: value, title: format.absolute(value, zone), "data-relative": !clock }, text);
}

setInterval(() => {
  for (const node of document.querySelectorAll("time[data-relative]")) {
    const text = format.relative(node.dateTime);
    if (node.textContent !== text) node.textContent = text;
  }
}, 10_000);

/** Terms and what they are: `pairs([["Origin", "x"], …])`; pairs without a value are left out. */
export function pairs(list) {
  const shown = list.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return h("dl", { class: "kv" }, shown.flatMap(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]));
}

/* -- blocks -- */

/** A heading with what stands beside it: `section("Needs you", { note, link: ["All", href] }, ...content)`. */
export function section(title, { note, link, actions, id, level = "h2" } = {}, ...content) {
  const heading = newId("h");
  return h("section", { "aria-labelledby": heading, id },
    h("div", { class: "sec-head" }, h(level, { id: heading }, title), note && h("p", {}, note),
      link && h("a", { href: link[1], "aria-label": `${link[0]}: ${title}` }, link[0]),
      actions && h("span", { class: "row" }, actions)),
    content);
}

export const panel = (...content) => h("div", { class: "panel stack" }, content);

/** A box that says something: tone warn, fail, info or pass. */
export function note(tone, title, ...content) {
  const box = h("div", { class: `note is-${tone}`, role: tone === "fail" || tone === "warn" ? "alert" : undefined });
  box.append(...[title && h("b", {}, title), ...content].flat().filter(Boolean));
  return box;
}

/** The equivalent command, with a button that copies it. */
export function command(text, { key = false } = {}) {
  const code = h("code", {});
  const button = h("button", { class: "btn quiet", type: "button", "aria-label": "Copy the command", onclick: copy },
    "Copy", key && h("kbd", { "aria-hidden": "true" }, "c"));
  const box = h("div", { class: "cmd" }, code, button);
  async function copy() {
    try {
      await navigator.clipboard.writeText(code.textContent);
      toast("Command copied.");
    } catch {
      getSelection().selectAllChildren(code);
      toast("Command selected; copy it with your keyboard.");
    }
  }
  /** Breaks between words, never inside a flag. */
  box.say = (next) => {
    box.hidden = !next;
    code.replaceChildren(...(next ?? "").split(/( )/).map((t) => (t === " " ? t : h("span", { class: "nw" }, t))));
  };
  box.say(text);
  return box;
}

/* -- states of an area -- */

/** Grey lines while an answer is awaited. */
export function loading(lines = 3) {
  return h("div", { class: "panel stack", "aria-busy": "true" }, h("span", { class: "vh", role: "status" }, "Loading"),
    Array.from({ length: lines }, () => h("span", { class: "skel" })));
}

/** Nothing to show: what that means, and a way on. */
export function empty(title, text, action) {
  return h("div", { class: "empty panel" }, h("b", {}, title), text, action);
}

/** A failure in words, with a way to try again. */
export function failure(error, again) {
  const denied = error.code === "permission_denied";
  return h("div", { class: "empty panel", role: "alert" },
    h("b", {}, denied ? "You may not read this" : error.code === "unavailable" ? "The daemon does not answer" : "This failed"),
    h("p", {}, error.message),
    error.reason && h("p", { class: "small mono" }, error.reason, error.field && ` · ${error.field}`),
    again && !denied && h("button", { class: "btn", type: "button", onclick: again }, "Try again"));
}

/* -- actions -- */

/**
 * A button. With `can` = `{ allowed, reason }` that says no it keeps its place, closed, and says what opens it.
 * kind: primary, danger, override, slim, quiet.
 */
export function button(label, { kind = "", onclick, can, id, describedby } = {}) {
  const closed = can && !can.allowed;
  return h("button", {
    class: `btn ${kind}`, type: "button", id, "aria-disabled": closed ? "true" : undefined,
    title: closed ? can.reason : undefined, "aria-description": closed ? can.reason : undefined,
    "aria-describedby": describedby,
    onclick: (event) => (closed ? toast(can.reason) : onclick?.(event)),
  }, label);
}

/** One line that says what happened; `link` = [text, href]. */
export function toast(text, link) {
  const node = h("div", { class: "toast" }, h("span", {}, text), link && h("a", { href: link[1] }, link[0]),
    h("button", { type: "button", onclick: () => node.remove() }, "Dismiss"));
  document.querySelector(".toasts").replaceChildren(node);
}

/* -- fields -- */

/**
 * A field of a form. kind: text, date, number, password, textarea, select (with `options` = [[value, text]]),
 * checkbox. The element has `.input`, `.value` and `.fail(text)`, which shows what is wrong.
 */
export function field(label, { name, kind = "text", value = "", hint, required = false, options = [], ...more } = {}) {
  const id = newId("f");
  const attributes = { id, name, required, "aria-describedby": `${id}-hint ${id}-bad`, ...more };
  let input;
  if (kind === "textarea") input = h("textarea", attributes);
  else if (kind === "select") {
    input = h("select", attributes, options.map(([key, text]) => h("option", { value: key }, text)));
  } else input = h("input", { ...attributes, type: kind });
  if (kind === "checkbox") input.checked = Boolean(value);
  else input.value = value;
  const bad = h("span", { class: "bad", id: `${id}-bad`, hidden: true });
  const text = h("label", { for: id }, label, !required && kind !== "checkbox" && h("span", { class: "muted" }, " (optional)"));
  const box = h("div", { class: kind === "checkbox" ? "field tick" : "field" },
    kind === "checkbox" ? [input, text] : [text, input],
    h("span", { class: "hint", id: `${id}-hint`, hidden: !hint }, hint), bad);
  box.input = input;
  Object.defineProperty(box, "value", {
    get: () => (kind === "checkbox" ? input.checked : input.value),
    set: (next) => { if (kind === "checkbox") input.checked = next; else input.value = next; },
  });
  box.fail = (message) => {
    bad.textContent = message ?? "";
    bad.hidden = !message;
    input.setAttribute("aria-invalid", String(Boolean(message)));
  };
  input.addEventListener("input", () => box.fail(""));
  return box;
}

/** Chips of which one is chosen: `chips("Due", [["", "All", 8], …], chosen, (value) => …)`; the third is a count. */
export function chips(label, choices, chosen, onchoose) {
  return h("div", { class: "chips", role: "group", "aria-label": label }, choices.map(([value, text, count]) => h("button", {
    class: "chip", type: "button", value, id: `chip-${label}-${value}`.replaceAll(" ", "-"),
    "aria-pressed": String(value === chosen), onclick: () => onchoose(value),
  }, text, count !== undefined && h("b", {}, typeof count === "number" ? format.grouped(count) : count))));
}

/** A search field that `/` reaches; `onsearch(text)` comes when typing rests. */
export function search(label, value, onsearch, { placeholder = label, id = "search" } = {}) {
  let timer;
  const input = h("input", { type: "search", id, "aria-label": label, placeholder, autocomplete: "off", spellcheck: "false" });
  input.value = value ?? "";
  const send = () => { clearTimeout(timer); onsearch(input.value.trim()); };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(send, 300); });
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); send(); } });
  const box = h("div", { class: "search push" }, input, h("kbd", { "aria-hidden": "true" }, "/"));
  box.input = input;
  return box;
}

/* -- table -- */

/**
 * A table: rows are reached by j and k, Enter opens the first link or button of a row.
 *
 * @param {{label: string, columns: (string | {title: string, number?: boolean, hug?: boolean, hidden?: boolean})[],
 *   rows: any[], row: (item: any) => {cells: any[], head?: number, class?: string, key?: string, selected?: boolean},
 *   cards?: boolean, empty?: Node, foot?: any, page?: boolean}} spec
 *   cells: text, nodes or lists of them; `head` is the index of the cell that names the row (default 0).
 *   cards: rows become cards on a narrow screen. page: the table is the page, and its head stays in sight.
 */
export function table({ label, columns, rows, row, cards = false, empty: nothing, foot, page = false, bare = false }) {
  if (!rows.length && nothing) return nothing;
  const heads = columns.map((column) => (typeof column === "string" ? { title: column } : column));
  const head = h("tr", {}, heads.map((column) => h("th", {
    scope: "col", class: [column.number && "n", column.hug && "c"].filter(Boolean).join(" ") || undefined,
  }, column.hidden ? h("span", { class: "vh" }, column.title) : column.title)));
  const body = h("tbody", {}, rows.map((item) => line(row(item), heads, cards)));
  const made = h("table", { class: cards ? "cards" : undefined, "data-rows": true, "aria-label": label },
    h("thead", {}, head), body);
  if (cards) roles(made);
  const box = h("div", { class: `scroll${page ? " page" : ""}${bare ? " bare" : ""}` }, made, foot && h("p", { class: "foot" }, foot));
  scrolling(box, label);
  return box;
}

function line({ cells, head = 0, class: tone, key, selected }, heads, cards) {
  return h("tr", { class: tone, "data-key": key, "aria-selected": selected === undefined ? undefined : String(selected) },
    cells.map((cell, i) => h(i === head ? "th" : "td", {
      scope: i === head ? "row" : undefined,
      class: heads[i]?.number ? "n" : heads[i]?.full ? "full" : undefined,
      "data-l": cards && i !== head && !heads[i]?.full ? heads[i]?.title : undefined,
    }, cell)));
}

/** Rows that are drawn as cards stay rows for readers. */
function roles(made) {
  const set = (nodes, role) => { for (const node of nodes) node.setAttribute("role", role); };
  set([made], "table");
  set(made.querySelectorAll("thead, tbody"), "rowgroup");
  set(made.querySelectorAll("tr"), "row");
  set(made.querySelectorAll("thead th"), "columnheader");
  set(made.querySelectorAll("tbody th"), "rowheader");
  set(made.querySelectorAll("td"), "cell");
}

/** A box that must be scrolled sideways can be reached by keyboard. */
function scrolling(box, label) {
  new ResizeObserver(() => {
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (wide === box.hasAttribute("tabindex")) return;
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", `${label}, scrolls`]]) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }).observe(box);
}

/** "Show more": asks for the next page and adds what it gives. */
export function more(label, onclick) {
  const made = h("button", { class: "btn slim", type: "button" }, label);
  made.addEventListener("click", async () => {
    made.disabled = true;
    try { await onclick(); } finally { made.disabled = false; }
  });
  return h("div", { class: "more" }, made);
}

/** A line with counts: `stats("State of prod", [{ title, value, note, href }])`. */
export function stats(label, list) {
  return h("div", { class: "stats", role: "group", "aria-label": label }, list.map((item) => h(item.href ? "a" : "div", { href: item.href },
    h("span", {}, item.title), h("b", {}, item.value), h("span", {}, item.note))));
}

/** Points in time: `timeline([{ time, meta, tone, hollow, content }])`. */
export function timeline(list) {
  return h("ol", { class: "timeline" }, list.map((item) => h("li", {
    class: [item.tone && `is-${item.tone}`, item.hollow && "hollow"].filter(Boolean).join(" ") || undefined,
    "data-key": item.key,
  }, h("span", { class: "when" }, item.time, item.meta && ` · ${item.meta}`), " ", item.content)));
}

/* -- dialog -- */

/**
 * Asks for a decision. Nothing typed is lost where it fails: the dialog says what is wrong and stays.
 *
 * @param {{title: string, body: any[], submit: string, kind?: string, command?: () => string,
 *   fields?: Record<string, ReturnType<typeof field>>, onsubmit: () => Promise<void>,
 *   onaborted?: (error: Error) => any, others?: Node[]}} spec
 *   fields: by the field of the request; errors of that name are shown at it. onsubmit throws what failed.
 *   onaborted gives what changed meanwhile, to be shown; it may change `body`.
 * @returns {Promise<boolean>}  Whether it was done.
 */
export function dialog({ title, body, submit, kind = "primary", command: say, fields = {}, onsubmit, onaborted, others = [] }) {
  const heading = newId("h");
  const told = h("div", { class: "told", role: "alert" });
  const line = say && command(say());
  const go = h("button", { class: `btn ${kind}` }, submit);
  const back = h("button", { class: "btn", type: "button", onclick: () => box.close() }, "Cancel");
  const form = h("form", { method: "dialog", novalidate: true }, h("h2", { id: heading }, title), told, body, line,
    h("div", { class: "acts" }, others, back, go));
  const box = h("dialog", { "aria-labelledby": heading }, form);
  let done = false, busy = false;

  const refused = () => {
    const bad = Object.values(fields).filter((one) => !one.hidden && !one.input.disabled && !one.input.checkValidity());
    for (const one of bad) one.fail(one.input.required && !one.input.value.trim() ? `${one.input.dataset.required ?? "Fill this in."}` : one.input.validationMessage);
    const blank = Object.values(fields).filter((one) => one.input.required && !one.hidden && typeof one.value === "string" && !one.value.trim() && !bad.includes(one));
    for (const one of blank) one.fail(one.input.dataset.required ?? "Fill this in.");
    (bad[0] ?? blank[0])?.input.focus();
    return bad.length + blank.length > 0;
  };
  const failed = async (error) => {
    if (error.code === "aborted" && onaborted) {
      told.replaceChildren(note("warn", "Changed while you looked at it", await onaborted(error)));
      return;
    }
    const places = error.violations?.filter((one) => fields[one.field]) ?? [];
    for (const one of places) fields[one.field].fail(`${one.description} (${error.reason})`);
    if (!places.length && fields[error.field]) fields[error.field].fail(`${error.message} (${error.reason})`);
    else if (!places.length) told.replaceChildren(note("fail", error.message, h("span", { class: "small mono" }, error.reason)));
    (fields[places[0]?.field ?? error.field]?.input ?? go).focus();
  };
  form.addEventListener("input", () => line?.say(say()));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy || refused()) return;
    busy = true;
    go.disabled = true;
    told.replaceChildren();
    try {
      await onsubmit();
      done = true;
      box.close();
    } catch (error) {
      await failed(error);
    } finally {
      busy = false;
      go.disabled = false;
    }
  });
  document.body.append(box);
  box.showModal();
  return new Promise((answer) => {
    box.addEventListener("close", () => { box.remove(); answer(done); });
  });
}
