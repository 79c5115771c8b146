/**
 * What a page is shown in. A page fills `view.root`; everything that it starts ends with the view.
 *
 *   view.params            what the pattern of the path took
 *   view.query             the query of the address, as an object of texts
 *   view.setQuery(changes) changes the query (undefined = take away) and shows it; `{ replace: true }` makes no entry of
 *                          the history
 *   view.onQuery(fn)       the page shows a new query itself: fn(query); otherwise show() runs again in a fresh root
 *   view.go(path, query)   another page
 *   view.environment       the environment that is chosen in the navigation; "" where there is none
 *   view.head({ title, meta, actions, crumb })  the head of the page; gives the element
 *   view.command(text)     the equivalent command, in the head
 *   view.call(method, message, { signal, etag, timeout })  answers as JSON; CallError has code, reason, field, message
 *   view.change(method, message, { reason, key, etag })    a change, with an idempotency key
 *   view.can(action, resources)  `{ allowed, reason }` of a method or a permission on a resource or each of several
 *   view.load(area, ask, draw, options)  fills an element with what ask({ signal }) answers; see below
 *   view.live(topics, fn)  figures as they change: ledger, health/ENVIRONMENT, rollouts/NAME
 *   view.watchLedger(fn, { from, kinds, prefix, state })   entries from a revision on; from now unless it is named
 *   view.every(ms, fn), view.onLeave(fn), view.signal
 *   view.ui, view.chart, view.format
 */

import * as calls from "./calls.js";
import * as chart from "./chart.js";
import * as format from "./format.js";
import { address } from "./pages.js";
import * as streams from "./streams.js";
import * as ui from "./ui.js";

const { h } = ui;

/** Changes what an area shows; what had the focus has it again, by its id or the key of its row. */
export function keepingFocus(area, work) {
  const active = area.contains(document.activeElement) ? document.activeElement : null;
  const row = active?.closest("tr[data-key]");
  const place = active?.id ? `#${CSS.escape(active.id)}` : row ? `tr[data-key="${CSS.escape(row.dataset.key)}"]` : null;
  const [start, end] = active?.tagName === "INPUT" || active?.tagName === "TEXTAREA"
    ? [active.selectionStart, active.selectionEnd] : [null, null];
  work();
  const again = place && area.querySelector(place);
  if (!again || again === active) return;
  if (again.tagName === "TR") again.tabIndex = -1;
  again.focus({ preventScroll: true });
  try { if (start !== null) again.setSelectionRange(start, end); } catch { /* a field without a selection */ }
}

/** Returns when the pointer has left an area, after ten seconds at the latest. */
function left(area, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, 10_000);
    const end = () => { clearTimeout(timer); done(); };
    area.addEventListener("pointerleave", end, { once: true });
    signal.addEventListener("abort", end, { once: true });
  });
}

export class View {
  #end = new AbortController();
  #areas = new WeakMap();
  #command = "";
  #bar = null;

  constructor({ root, path, params, query, environment, navigate }) {
    this.root = root;
    this.path = path;
    this.params = params;
    this.query = query;
    this.environment = environment;
    this.navigate = navigate;
    this.ui = ui;
    this.chart = chart;
    this.format = format;
    this.signal = this.#end.signal;
    this.queryHandler = null;
  }

  /** Ends everything that the page started. */
  leave() { this.#end.abort(); }

  onLeave(fn) { this.signal.addEventListener("abort", fn, { once: true }); }

  every(milliseconds, fn) {
    const timer = setInterval(() => { if (document.visibilityState === "visible") fn(); }, milliseconds);
    this.onLeave(() => clearInterval(timer));
  }

  /* -- address -- */

  setQuery(changes, { replace = false } = {}) {
    const next = { ...this.query, ...changes };
    this.navigate(address(this.path, next), { replace });
  }

  onQuery(fn) { this.queryHandler = fn; }

  /** An address that keeps the environment. */
  link(path, query = {}) { return address(path, { environment: this.query.environment, ...query }); }

  go(path, query) { this.navigate(this.link(path, query)); }

  /* -- head -- */

  head({ title, meta = [], actions = [], crumb }) {
    this.#bar = ui.command(this.#command, { key: true });
    const head = h("header", { class: "head" }, crumb && h("p", { class: "crumb" }, crumb),
      h("h1", { tabindex: "-1" }, title), h("div", { class: "row" }, actions),
      h("p", { class: "head-meta" }, meta.filter(Boolean).map((one) => h("span", {}, one))), this.#bar);
    document.title = `${typeof title === "string" ? title : title.textContent} · Regent`;
    return head;
  }

  command(text) {
    this.#command = text;
    this.#bar?.say(text);
  }

  /* -- calls -- */

  call(method, message, options = {}) { return calls.call(method, message, { signal: this.signal, ...options }); }

  /** Not ended with the view: a change that was asked for is made. */
  change(method, message, options) { return calls.change(method, message, options); }

  can(action, resources) { return calls.can(action, resources); }

  get me() { return calls.principal; }

  newKey() { return calls.newKey(); }

  /**
   * Fills an element with an answer. Of several that are under way, one never replaces what a later one has shown.
   *
   * @param {HTMLElement} area
   * @param {(options: {signal: AbortSignal}) => Promise<any>} ask
   * @param {(answer: any) => any} draw  Gives nodes, or a list of them.
   * @param {{quiet?: boolean, lines?: number}} options  quiet: a refresh; what is shown stays until the answer is here,
   *   and stays where it fails, with a line that says so.
   */
  async load(area, ask, draw, { quiet = false, lines = 3 } = {}) {
    const state = this.#areas.get(area) ?? { asked: 0, shown: 0, has: false };
    this.#areas.set(area, state);
    const turn = ++state.asked;
    const again = () => this.load(area, ask, draw, { lines });
    if (!state.has) area.replaceChildren(ui.loading(lines));
    else if (!quiet) area.setAttribute("aria-busy", "true");
    const show = (nodes, has) => {
      if (this.signal.aborted || turn < state.shown) return;
      Object.assign(state, { shown: turn, has });
      area.removeAttribute("aria-busy");
      keepingFocus(area, () => area.replaceChildren(...[nodes].flat(Infinity).filter(Boolean)));
    };
    try {
      const answer = await ask({ signal: this.signal });
      // No row moves under the pointer.
      if (quiet && state.has && area.matches(":hover")) await left(area, this.signal);
      show(await draw(answer), true);
    } catch (error) {
      if (error.name === "AbortError" || this.signal.aborted) return;
      if (error.name !== "CallError") console.error(error);
      if (!quiet || !state.has) show(ui.failure(error, again), false);
      else if (turn >= state.shown) this.#stale(area, error, again);
    }
  }

  #stale(area, error, again) {
    area.querySelector(":scope > .stale-note")?.remove();
    const made = ui.note("warn", "Not current", h("span", {}, error.message), " ", ui.button("Try again", { kind: "slim", onclick: again }));
    made.classList.add("stale-note");
    area.prepend(made);
  }

  /* -- streams -- */

  live(topics, fn) { streams.live(topics, fn, this.signal); }

  async watchLedger(fn, options = {}) {
    const from = options.from ?? Number((await this.call("ServerService/GetServerInfo")).server.revision ?? 0) + 1;
    streams.watchLedger(fn, { ...options, from }, this.signal);
  }
}
