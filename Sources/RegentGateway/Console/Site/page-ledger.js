/** Who did what, and can it be proved. */

import { everyOne } from "./asking.js";
import { digits } from "./format.js";
import { historyLink, resourceLink } from "./links.js";
import { checkReceipt, readReceipt } from "./receipt-check.js";
import { watchLedger } from "./streams.js";

/** Kinds that people ask for, as the watch of the ledger names them. */
const KINDS = [
  ["", "All", []],
  ["routing", "Routing", ["environments", "providers", "rolloutPolicy", "rollouts", "rollbacks", "forces"]],
  ["evaluation", "Evaluation", ["evalRuns"]],
  ["change", "Changes", ["models", "versions", "proposals", "committees", "deployments", "deploymentTasks", "validationRequests", "overrides"]],
  ["incident", "Incidents", ["incidents", "alerts", "slaTargets", "slaViolations"]],
  ["access", "Access", ["principals", "tokens", "delegations"]],
];
const PAGE = 50;
const STEP = 200;
const LONGEST_STEP = 20_000;
const QUIET_MS = 3_000;

/* -- reading -- */

/** The entries from a revision to another one, oldest first, that the caller may read. */
function entriesBetween(from, to, { kinds, prefix }, signal, limit = Infinity) {
  const found = [];
  const end = new AbortController();
  return new Promise((done, fail) => {
    let timer;
    const finish = () => { clearTimeout(timer); end.abort(); done(found); };
    const wait = () => { clearTimeout(timer); timer = setTimeout(finish, QUIET_MS); };
    signal.addEventListener("abort", finish, { once: true });
    wait();
    watchLedger((entry) => {
      wait();
      if (Number(entry.revision) <= to) found.push(entry);
      if (Number(entry.revision) >= to || found.length >= limit) finish();
    }, {
      from, kinds, prefix,
      state: (isLive, error) => { if (!isLive && error) { clearTimeout(timer); end.abort(); fail(error); } },
      progress: (id) => { wait(); if (Number(id) >= to) finish(); },
    }, end.signal);
  });
}

/** Reads backwards, in longer and longer steps where little matches, until a page is full or the beginning is reached. */
async function olderEntries(before, filter, wanted, signal) {
  let [to, step] = [before - 1, STEP];
  const found = [];
  while (to >= 1 && found.length < PAGE && !signal.aborted) {
    const from = Math.max(1, to - step + 1);
    const part = await entriesBetween(from, to, filter, signal);
    found.push(...part.filter(wanted).reverse());
    to = from - 1;
    step = Math.min(step * 2, LONGEST_STEP);
  }
  if (found.length <= PAGE) return { entries: found, rest: to };
  return { entries: found.slice(0, PAGE), rest: Number(found[PAGE - 1].revision) - 1 };
}

/** The revision of the first entry at or after a time, by halving. */
async function revisionAt(time, last, signal) {
  let [low, high] = [1, last + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    // The first one from there that may be read.
    const [entry] = await entriesBetween(middle, last, { kinds: [], prefix: "" }, signal, 1);
    if (!entry || Date.parse(entry.time) >= time) high = middle;
    else low = Number(entry.revision) + 1;
  }
  return low;
}

/* -- the list -- */

function filterOf(query) {
  const kinds = KINDS.find(([key]) => key === (query.kind ?? ""))?.[2] ?? [];
  const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return {
    kinds, prefix: query.name ?? "",
    wanted: (entry) => {
      const text = `${entry.event} ${entry.resource} ${entry.actor ?? ""} ${entry.reason ?? ""} ${entry.role ?? ""}`.toLowerCase();
      return words.every((word) => text.includes(word)) && (!query.actor || (entry.actor ?? "").endsWith(`/${query.actor}`));
    },
  };
}

function commandOf(query) {
  const kinds = KINDS.find(([key]) => key === (query.kind ?? ""))?.[2] ?? [];
  if (query.name && !query.name.endsWith("/") && !query.kind) return `regent history ${query.name} --changes`;
  return ["regent watch --from 1", ...kinds.map((kind) => `--kind ${kind}`), query.name && `--prefix ${query.name}`].filter(Boolean).join(" ");
}

function entryTable(view, entries, foot) {
  const { h, table, time, missing, empty, button } = view.ui;
  const { grouped, id } = view.format;
  return table({
    label: "Entries", page: true, cards: true, rows: entries, foot,
    columns: ["Event and resource", { title: "Revision", number: true }, { title: "Time, UTC", number: true }, "Actor", "Reason"],
    row: (entry) => ({
      key: entry.revision, selected: view.query.revision === entry.revision ? true : undefined,
      cells: [
        [h("a", { href: view.link("/ledger", { ...view.query, revision: entry.revision }) }, entry.event), h("span", { class: "sub mono" }, entry.resource)],
        grouped(entry.revision), time(entry.time, { clock: true }),
        entry.actor ? [id(entry.actor), entry.on_behalf_of && h("span", { class: "sub" }, `for ${id(entry.on_behalf_of)}`)] : missing("who it was is for those with audit.read"),
        entry.reason ? h("span", { class: "clip" }, entry.reason) : entry.actor ? missing("no reason was given") : missing("for those with audit.read"),
      ],
    }),
    empty: empty("No entry matches", "The ledger is complete; the filter leaves nothing of it.",
      button("Clear filters", { onclick: () => view.setQuery({ kind: undefined, q: undefined, name: undefined, actor: undefined, until: undefined }) })),
  });
}

class EntryList {
  constructor(view, area) {
    Object.assign(this, { view, area, entries: [], fresh: [], rest: 0, end: new AbortController(), turn: 0 });
    view.onLeave(() => this.end.abort());
  }

  /** Begins anew with the filter of the address. */
  async start() {
    this.end.abort();
    this.end = new AbortController();
    const { signal } = this.end;
    const turn = ++this.turn;
    const filter = filterOf(this.view.query);
    this.filter = filter;
    this.fresh = [];
    await this.view.load(this.area, async () => {
      const { server } = await this.view.call("ServerService/GetServerInfo", {}, { signal });
      const last = Number(server.revision ?? 0);
      const until = Date.parse(`${this.view.query.until}T23:59:59.999Z`);
      const before = Number.isNaN(until) ? last + 1 : await revisionAt(until, last, signal);
      const found = await olderEntries(before, filter, filter.wanted, signal);
      return { ...found, last };
    }, ({ entries, rest, last }) => {
      if (turn !== this.turn) return this.nodes();
      Object.assign(this, { entries, rest });
      if (Number.isNaN(Date.parse(this.view.query.until ?? ""))) this.follow(last + 1, signal);
      return this.nodes();
    }, { lines: 8 });
  }

  follow(from, signal) {
    watchLedger((entry) => {
      if (!this.filter.wanted(entry)) return;
      this.fresh.unshift(entry);
      this.showFresh();
    }, { from, kinds: this.filter.kinds, prefix: this.filter.prefix, state: (isLive) => this.onstate?.(isLive) }, signal);
  }

  /** New entries move no row: a line says how many there are. */
  showFresh() {
    const { counted } = this.view.format;
    this.bar.hidden = !this.fresh.length;
    this.bar.textContent = `Show ${counted(this.fresh.length, "new entry", "new entries")}`;
  }

  nodes() {
    const { h, more } = this.view.ui;
    this.bar = h("button", { class: "fresh", type: "button", hidden: true, onclick: () => { this.entries.unshift(...this.fresh.splice(0)); this.draw(); } });
    const foot = "Nothing is ever deleted; erased personal text keeps its place and its proof.";
    return [this.bar, entryTable(this.view, this.entries, foot), this.rest >= 1 && more("Older entries", () => this.older())];
  }

  draw() { return this.view.load(this.area, async () => null, () => this.nodes(), { quiet: true }); }

  async older() {
    const found = await olderEntries(this.rest + 1, this.filter, this.filter.wanted, this.end.signal);
    this.entries.push(...found.entries);
    this.rest = found.rest;
    await this.draw();
  }
}

/* -- one entry: what it changed -- */

const clipped = (text) => (text.length > 400 ? `${text.slice(0, 400)}…` : text);
const plain = (json) => { try { const value = JSON.parse(json); return typeof value === "string" ? value : json; } catch { return json; } };

function diffTable(view, { changes = [], omitted }, from, to) {
  const { h, table, empty } = view.ui;
  const made = table({
    label: "Fields that differ", columns: ["Field", from, to], rows: changes,
    row: (change) => ({ key: change.path, cells: [h("span", { class: "wrap" }, change.path),
      change.old_value ? h("del", {}, clipped(plain(change.old_value)) || "empty") : h("span", { class: "muted" }, "absent"),
      change.new_value ? h("ins", {}, clipped(plain(change.new_value)) || "empty", change.truncated && h("span", { class: "muted" }, " cut")) : h("span", { class: "muted" }, "absent")] }),
    empty: empty("No field differs", "Only its revision and its times."),
    foot: omitted ? `${omitted} further fields` : undefined,
  });
  made.querySelector("table")?.classList.add("diff");
  return made;
}

async function readDetail(view, name, revision, signal) {
  const history = await everyOne((...asked) => view.call(...asked, { signal }), "LedgerService/GetHistory", { name }, "entries");
  const at = history.findIndex((entry) => entry.revision === revision);
  const entry = at >= 0 ? history[at] : history.at(-1);
  const before = Number(view.query.from ?? 0) || Number(history[(at >= 0 ? at : history.length - 1) - 1]?.revision ?? 0);
  const diff = await view.call("LedgerService/DiffResource", { name, from_revision: String(before), to_revision: entry.revision }, { signal });
  return { history, at: at >= 0 ? at : history.length - 1, entry, before, diff };
}

function detail(view, { history, at, entry, before, diff }) {
  const { h, pairs, button, time, missing, section } = view.ui;
  const { grouped, id } = view.format;
  const go = (to) => view.setQuery({ revision: history[to].revision, from: undefined });
  const picker = h("select", { "aria-label": "Compare with", id: "compare-with", onchange: (event) => view.setQuery({ from: event.target.value || undefined }) },
    h("option", { value: "" }, "the change before"), history.slice(0, at).reverse().slice(0, 200).map((one) => h("option", { value: one.revision }, `${grouped(one.revision)} · ${one.event}`)));
  picker.value = view.query.from ?? "";
  const who = (one) => [grouped(one.revision), one.actor && id(one.actor)].filter(Boolean).join(" · ");
  const older = history.find((one) => Number(one.revision) === before);
  return section(entry.resource, {
    note: `${at + 1} of ${view.format.counted(history.length, "change")}`, id: "entry",
    actions: [h("span", { class: "with" }, picker), button("Older", { kind: "slim", can: { allowed: at > 0, reason: "This is the first change." }, onclick: () => go(at - 1) }),
      button("Newer", { kind: "slim", can: { allowed: at < history.length - 1, reason: "This is the last change." }, onclick: () => go(at + 1) }),
      h("a", { class: "btn slim", href: resourceLink(entry.resource) }, "Open"),
      button("Close", { kind: "slim", onclick: () => view.setQuery({ revision: undefined, from: undefined, of: undefined }) })],
  }, h("div", { class: "grid" }, h("div", { class: "g8" }, diffTable(view, diff, older ? who(older) : "before", who(entry))),
    h("div", { class: "g4" }, view.ui.panel(pairs([
      ["Event", entry.event], ["When", h("span", {}, view.format.absolute(entry.time), " (", time(entry.time), ")")],
      ["Who", entry.actor ? [id(entry.actor), entry.role && ` as ${entry.role}`, entry.on_behalf_of && ` for ${id(entry.on_behalf_of)}`].filter(Boolean).join("") : missing("for those with audit.read")],
      ["Why", entry.reason || missing("no reason was given")], ["Method", h("code", {}, entry.method.replace("/regent.v1.", ""))],
      ["Leaf", entry.leaf_hash && h("code", { class: "digest" }, digits(entry.leaf_hash))],
    ]), h("div", { class: "row" }, button("Check its receipt", { kind: "slim", onclick: () => view.fillReceipt(entry) }),
      h("a", { class: "btn slim", href: historyLink(entry.resource) }, "All its changes"))))),
  h("div", { id: "effect" }));
}

/** What a change of a provider did: error rate and p95 of a day on either side. */
async function effect(view, area, entry) {
  const found = /^environments\/([^/]+)\/providers\/([^/]+)$/.exec(entry.resource);
  if (!found) return;
  const [, environment, provider] = found;
  const at = Date.parse(entry.time), span = 86_400_000;
  const day = { begin: new Date(at - span).toISOString(), end: new Date(Math.min(Date.now(), at + span)).toISOString() };
  const query = (from_time, to_time, more) => ({
    view: "outcomes", measures: ["error_rate", "count"], from_time, to_time, ...more,
    filter: `environment = "${environment}" AND selected_provider = "${provider}"`,
  });
  const rate = ({ rows = [] }) => rows[0]?.values?.[0]?.value;
  await view.load(area, ({ signal }) => Promise.all([
    query(day.begin, entry.time), query(entry.time, day.end), query(day.begin, day.end, { bucket_seconds: 3600 }),
  ].map((message) => view.call("AnalyticsService/QueryMetrics", message, { signal }))), (answers) => {
    const [before, after] = answers.slice(0, 2).map(rate);
    const points = (answers[2].rows ?? []).filter((row) => row.values?.[0]?.value !== undefined).map((row) => [Date.parse(row.bucket_time), row.values[0].value]);
    const { h, section, empty, panel, pairs, number } = view.ui;
    const title = "Error rate around this change", note = `${provider}, a day on either side`;
    if (points.length < 2) {
      return section(title, { note }, points.length ? panel(pairs([["Before", number(before)], ["After", number(after)]]))
        : empty("No data", `No outcome of ${provider} within a day of it.`));
    }
    const say = (value) => (value === undefined ? "no data" : view.format.decimal(value));
    const figure = h("figure", { class: "chart panel" });
    const highest = Math.max(...points.map(([, value]) => value), 0.01);
    view.chart.lineChart(figure, {
      title: `error_rate by hour; before ${say(before)}, after ${say(after)}`, height: 200,
      says: `Error rate of ${provider} in ${environment}: ${say(before)} in the day before this change, ${say(after)} after it.`,
      series: [{ name: "error_rate", label: say(points.at(-1)[1]), points }],
      x: view.chart.timeAxis([Math.min(points[0][0], at), Math.max(points.at(-1)[0], at)]), y: { domain: [0, highest * 1.1] },
      marks: [{ value: at, label: "the change" }],
    });
    return section(title, { note }, figure);
  });
}

/* -- receipt -- */

function receiptForm(view) {
  const { h, field, panel, note } = view.ui;
  const text = field("Receipt", { kind: "textarea", name: "receipt", required: true, spellcheck: "false", class: "mono", hint: "Its JSON, or lines: revision 48170, leaf e1a9…. It is checked in this browser with WebCrypto; only the revision is sent." });
  const steps = h("ul", { class: "check", "aria-live": "polite" });
  const form = h("form", { class: "panel stack", novalidate: true }, text, h("button", { class: "btn" }, "Check"), steps);
  const add = (step) => steps.append(h("li", { class: step.tone }, h("span", {}, h("span", { class: "vh" }, { pass: "Holds: ", fail: "Does not hold: ", none: "" }[step.tone]), step.text), h("span", { class: "muted small" }, step.note)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    steps.replaceChildren();
    let receipt;
    try { receipt = readReceipt(text.value); } catch (error) { text.fail(error.message); text.input.focus(); return; }
    try { await checkReceipt(receipt, (method, message) => view.call(method, message), add); } catch (error) {
      if (error.name === "AbortError") return;
      add({ tone: "fail", text: error.message, note: error.reason ?? "" });
    }
  });
  view.fillReceipt = (entry) => {
    text.value = JSON.stringify({ revision: entry.revision, leaf_hash: digits(entry.leaf_hash) }, null, 2);
    text.input.scrollIntoView({ block: "center" });
    text.input.focus();
    form.requestSubmit();
  };
  return [view.ui.section("Check a receipt", {}, form), checkpointBox(view, { h, panel, note })];
}

function checkpointBox(view, { h, panel }) {
  const area = h("div", {});
  const box = view.ui.section("Checkpoint", {}, area);
  view.load(area, ({ signal }) => view.call("LedgerService/GetCheckpoint", {}, { signal }), ({ checkpoint = {} }) => {
    const { grouped, counted } = view.format;
    return panel(view.ui.pairs([
      ["Origin", h("code", {}, checkpoint.origin ?? "")], ["Size", grouped(checkpoint.tree_size)], ["Root", checkpoint.root_hash && h("code", { class: "digest" }, digits(checkpoint.root_hash))],
      ["Signed", view.ui.time(checkpoint.time)], ["Witnesses", counted(checkpoint.cosignature_count ?? 0, "cosignature")],
      ["Key", h("code", { class: "digest" }, checkpoint.verifier_key ?? "")],
    ]), checkpoint.fork && view.ui.note("fail", "This may be a fork", checkpoint.fork));
  });
  return box;
}

export default {
  path: "/ledger",
  title: "Ledger",
  key: "g l",

  async show(view) {
    const { h, chips, search, field } = view.ui;
    const area = h("div", {}), opened = h("div", {}), bar = h("div", {});
    const state = h("span", { class: "live" }, "following");
    const said = h("span", {});
    view.root.append(view.head({ title: "Ledger", meta: [state, said] }), opened, h("div", { class: "grid" },
      h("div", { class: "g8" }, h("section", { "aria-label": "Entries" }, bar, area)), h("div", { class: "g4 stack" }, receiptForm(view))));
    const list = new EntryList(view, area);
    list.onstate = (isLive) => { state.classList.toggle("stale", !isLive); state.textContent = isLive ? "following" : "not following; trying again"; };
    const count = (revision) => { said.textContent = `${view.format.counted(revision ?? 0, "entry", "entries")}, no gap`; };
    view.call("ServerService/GetServerInfo").then(({ server }) => count(server.revision), () => {});
    view.live(["ledger"], ({ revision }) => count(revision));
    const find = search("Filter entries", view.query.q, (q) => view.setQuery({ q }, { replace: true }), { placeholder: "Event, resource, actor, reason" });
    const name = field("Resource", { name: "name", value: view.query.name ?? "", spellcheck: "false", placeholder: "environments/prod/" });
    const until = field("Until", { kind: "date", name: "until", value: view.query.until ?? "" });
    name.input.addEventListener("change", () => view.setQuery({ name: name.value.trim() }));
    until.input.addEventListener("change", () => view.setQuery({ until: until.value }));
    const kinds = h("div", {});
    bar.append(h("div", { class: "toolbar" }, kinds, find), h("div", { class: "toolbar fields" }, name, until));
    let filter, shown;
    const draw = (query) => {
      kinds.replaceChildren(chips("Kind", KINDS.map(([key, text]) => [key, text]), query.kind ?? "", (kind) => view.setQuery({ kind })));
      view.command(commandOf(query));
      for (const [one, key] of [[name, "name"], [until, "until"]]) if (document.activeElement !== one.input) one.value = query[key] ?? "";
      if (document.activeElement !== find.input) find.input.value = query.q ?? "";
      const next = JSON.stringify([query.kind, query.q, query.name, query.actor, query.until]);
      if (next !== filter) { filter = next; list.start(); } else list.draw();
      const what = JSON.stringify([query.revision, query.from]);
      if (what !== shown) { shown = what; open(view, opened, query, list); }
    };
    view.onQuery((query) => { const active = document.activeElement?.id; draw(query); if (active) document.getElementById(active)?.focus({ preventScroll: true }); });
    draw(view.query);
  },
};

/** Opens the entry of the address. */
async function open(view, area, query, list) {
  if (!query.revision) return area.replaceChildren();
  await view.load(area, async ({ signal }) => {
    const revision = query.revision;
    const entry = list.entries.find((one) => one.revision === revision)
      ?? (await entriesBetween(Number(revision), Number(revision), { kinds: [], prefix: "" }, signal))[0];
    if (!entry) throw new Error(`Revision ${revision} is not there, or not for you to read.`);
    return readDetail(view, entry.resource, revision, signal);
  }, (found) => {
    const made = detail(view, found);
    queueMicrotask(() => effect(view, made.querySelector("#effect"), found.entry));
    return made;
  });
}
