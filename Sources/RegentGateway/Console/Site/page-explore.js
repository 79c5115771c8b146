/** Explore: any question about figures, and dashboards of such questions. */

import { everyOne, line, picker, receipt } from "./asking.js";
import { counted, grouped, id } from "./format.js";
import { DashboardPage, drawAnswer, remarks, tableAnswer } from "./query-chart.js";
import { button, chips, dialog, empty, field, h, newId, section, table, time, toast } from "./ui.js";

/* -- words of a query: what may come next, and clauses that controls set -- */

/** Views, the messages that their rows are, and what is computed for them (docs/query.md). */
const VIEWS = {
  outcomes: ["RouteOutcome", { error: "flag", fallback: "flag" }],
  eval_runs: ["EvalRun", {}],
  eval_samples: ["EvalSample", { run: "text", plan: "text" }],
  ledger: ["LedgerEntry", { kind: "text" }],
  deployment_tasks: ["DeploymentTask", {}],
  proposals: ["ChangeProposal", {}],
  incidents: ["Incident", {}],
};
/** Fields that queries do not name. */
const HIDDEN = new Set(["RouteOutcome.key_digest", "LedgerEntry.payload", "LedgerEntry.before_digest", "LedgerEntry.after_digest", "LedgerEntry.leaf_hash", "LedgerEntry.idempotency_key"]);
const CLAUSES = ["by", "where", "since", "until", "every", "order by", "limit"];
const OPTIONS_MAX = 12;
const NUMBERS = ["avg", "p50", "p95", "p99", "min", "max", "sum", "stddev"];

/* -- fields -- */

let asked;

/** The fields of every view: `{ outcomes: [{ name, kind, values }] }`; empty where the description cannot be read. */
export function fields() {
  asked ??= fetch("/openapi.json").then((answer) => answer.json()).then((page) => {
    const schemas = page.components.schemas;
    return Object.fromEntries(Object.entries(VIEWS).map(([view, [message, derived]]) => [view, [
      ...Object.entries(schemas[message]?.properties ?? {}).filter(([name]) => !HIDDEN.has(`${message}.${name}`)).map(([name, schema]) => fieldOf(name, schema)).filter(Boolean),
      ...Object.entries(derived).map(([name, kind]) => ({ name, kind, values: [] })),
    ]]));
  }).catch(() => {
    asked = undefined;
    return {};
  });
  return asked;
}

function fieldOf(name, schema) {
  const values = schema.enum ?? [];
  if (values.length) {
    const prefix = values[0].replace(/UNSPECIFIED$/, "");
    const short = values.slice(1).map((value) => value.replace(prefix, ""));
    return { name, kind: prefix === "TRI_STATE_" ? "flag" : "name", values: prefix === "TRI_STATE_" ? ["TRUE", "FALSE"] : short };
  }
  const types = [schema.type ?? (schema.anyOf ?? []).map((one) => one.type)].flat();
  if (types.includes("boolean")) return { name, kind: "flag", values: ["true", "false"] };
  if (types.includes("number") || types.includes("integer")) return { name, kind: "number", values: [] };
  if (!types.includes("string") || schema.format === "byte" || schema.contentEncoding) return undefined;
  return { name, kind: schema.format === "date-time" ? "time" : "text", values: [] };
}

const isDimension = (field) => ["text", "name", "flag"].includes(field.kind);

function measures(fieldsOfView) {
  // Times are asked for most.
  const list = [...fieldsOfView].sort((a, b) => b.name.endsWith("_ms") - a.name.endsWith("_ms"));
  return ["count", ...list.flatMap(({ name, kind }) => (
    kind === "flag" ? [`${name}_rate`] : kind === "number" ? NUMBERS.map((what) => `${what}_${name}`) : [])),
  ...list.filter(isDimension).map((field) => `count_distinct_${field.name}`)];
}

/* -- the text -- */

/** The text with what stands in quotes made blank, so that words within are no clauses. */
const bare = (text) => text.replace(/'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?/g, (quoted) => "_".repeat(quoted.length));

const viewOf = (text) => /\bfrom\s+([a-z_]+)/i.exec(bare(text))?.[1]?.toLowerCase();

/** The value of a clause of one word: `clauseOf("… since 7d", "since")` is "7d". */
function clauseOf(text, word) {
  const found = new RegExp(`\\b${word}\\s+(\\S+)`, "i").exec(bare(text));
  return found ? text.slice(found.index, found.index + found[0].length).replace(/^\S+\s+/, "") : undefined;
}

/** The text with a clause of one word set, or without it. */
function withClause(text, word, value) {
  const found = new RegExp(`\\s*\\b${word}\\s+\\S+`, "i").exec(bare(text));
  const rest = found ? `${text.slice(0, found.index)}\u0000${text.slice(found.index + found[0].length)}` : `${text.trimEnd()}\u0000`;
  return rest.replace("\u0000", value ? ` ${word} ${value}` : "").trim();
}

/** A width that gives some dozens of buckets for an age. */
function widthFor(age) {
  const found = /^(\d+)([smhdw])$/.exec(age ?? "");
  if (!found) return undefined;
  const minutes = Number(found[1]) * { s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 }[found[2]];
  return [[60, "1m"], [360, "10m"], [1440, "30m"], [4320, "2h"], [10_080, "4h"], [43_200, "1d"]].find(([most]) => minutes <= most)?.[1] ?? "7d";
}

/** The clause in which a text ends, and what stands in it before the last word. */
function placeOf(before) {
  const blank = bare(before);
  const heads = [...blank.matchAll(/\b(from|by|where|since|until|every|limit)\b/gi)];
  const last = heads.at(-1);
  if (!last) return { clause: "", inside: before };
  const isOrder = last[0].toLowerCase() === "by" && /\border\s+$/i.test(blank.slice(0, last.index));
  return { clause: isOrder ? "order by" : last[0].toLowerCase(), inside: before.slice(last.index + last[0].length) };
}

/** Whether another item may begin: after the head of a clause or a comma. */
const begins = (inside) => /(^|,)\s*$/.test(inside);

function wanted(text, before, known) {
  const { clause, inside } = placeOf(before);
  const list = known[viewOf(text) ?? "outcomes"] ?? [];
  const clauses = CLAUSES.filter((word) => !new RegExp(`\\b${word.replace(" ", "\\s+")}\\b`, "i").test(bare(text).replace(word === "by" ? /order\s+by/gi : "", "")));
  switch (clause) {
    case "": return begins(inside) ? measures(list) : viewOf(text) ? [] : ["from"];
    case "from": return inside.trim() ? clauses : Object.keys(VIEWS);
    case "by": return begins(inside) ? list.filter(isDimension).map((field) => field.name) : clauses;
    case "order by": return begins(inside) ? [...namedMeasures(text), ...list.filter(isDimension).map((field) => field.name), "time"] : ["desc", ...clauses];
    case "since": case "until": return inside.trim() ? clauses : AGES.map(([age]) => age);
    case "every": return inside.trim() ? clauses : WIDTHS.slice(1);
    case "limit": return inside.trim() ? clauses : ["10", "20", "50", "100"];
    default: return condition(inside, list, clauses);
  }
}

const namedMeasures = (text) => text.split(/\bfrom\b/i)[0].split(",").map((word) => word.trim()).filter(Boolean);

/** Within `where`: a field, then a relation, then a value, then a word that joins. */
function condition(inside, list, clauses) {
  const found = /([a-z_][a-z0-9_.]*)\s*(=|!=|<=|>=|<|>|:)\s*$/i.exec(inside);
  if (found) {
    const field = list.find((one) => one.name === found[1]);
    return field?.values ?? [];
  }
  if (/(^|\(|\b(and|or|not))\s*$/i.test(inside)) return list.map((field) => field.name);
  if (/[a-z_][a-z0-9_.]*\s+$/i.test(inside) && !/(=|<|>|:)\s*\S+\s+$/.test(inside)) return ["=", "!=", "in ("];
  return ["and", "or", ...clauses];
}

/** Whether a text ends within quotes. */
function isQuoted(text) {
  let open = "";
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at += 1;
    else if (open) { if (text[at] === open) open = ""; } else if (text[at] === "'" || text[at] === '"') open = text[at];
  }
  return open !== "";
}

/**
 * What may stand where the cursor is.
 * @returns {{from: number, to: number, options: string[]}}
 */
export function completions(text, cursor, known) {
  const start = cursor - /[A-Za-z0-9_.]*$/.exec(text.slice(0, cursor))[0].length;
  const word = text.slice(start, cursor).toLowerCase(), before = text.slice(0, start);
  // Within quotes nothing is known.
  if (isQuoted(before)) return { from: start, to: cursor, options: [] };
  const all = wanted(before + text.slice(cursor), before, known);
  const isWhole = all.some((one) => one.toLowerCase() === word);
  const good = [...all.filter((one) => one.toLowerCase().startsWith(word)), ...all.filter((one) => word && !isWhole && one.toLowerCase().indexOf(word) > 0)];
  const options = good.filter((one) => one.toLowerCase() !== word).slice(0, OPTIONS_MAX);
  return { from: start, to: cursor, options };
}

/* -- the box: a combobox of ARIA -- */

/**
 * @param {string} value
 * @param {(text: string) => void} onrun  Enter, or the button.
 * @returns The element, with `.input`, `.value` and `.fail(text, fix)`; `fix` = [what to write instead, the text then].
 */
function queryBox(value, onrun) {
  const id = newId("q");
  const input = h("input", { type: "text", id, role: "combobox", class: "mono query", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
    "aria-describedby": `${id}-bad ${id}-hint`, autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: "count from outcomes by selected_provider since 24h" });
  const list = h("ul", { class: "options", role: "listbox", id: `${id}-list`, "aria-label": "What may come next", hidden: true });
  const bad = h("div", { class: "bad", id: `${id}-bad`, role: "alert" });
  const form = h("form", { class: "field query-box", novalidate: true }, h("label", { for: id }, "Query"),
    h("div", { class: "query-line" }, h("div", { class: "query-field" }, input, list), h("button", { class: "btn primary" }, "Run")),
    h("span", { class: "hint", id: `${id}-hint` }, "Measures from a view, by fields, where, since, every. Down shows what may come next; Enter runs the query."), bad);
  input.value = value;
  let known = {}, found = { options: [] }, active = -1, asked = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (place) => {
    active = place;
    [...list.children].forEach((one, each) => one.setAttribute("aria-selected", String(each === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[place].id);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (word) => {
    const rest = input.value.slice(found.to);
    const text = `${input.value.slice(0, found.from)}${word}${/^\s/.test(rest) || word.endsWith("(") ? "" : " "}`;
    input.value = text + rest;
    input.setSelectionRange(text.length, text.length);
    input.focus();
    suggest();
  };
  const suggest = async () => {
    const turn = ++asked;
    known = await fields();
    if (turn !== asked || document.activeElement !== input) return;
    found = completions(input.value, input.selectionStart ?? input.value.length, known);
    list.replaceChildren(...found.options.map((word, place) => h("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); take(word); } }, word)));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  input.addEventListener("input", () => { form.fail(""); suggest(); });
  input.addEventListener("blur", () => { asked += 1; close(); });
  input.addEventListener("keydown", (event) => {
    const count = found.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) suggest();
      else mark((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + count) % count);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(found.options[active]);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    asked += 1;
    close();
    onrun(input.value.trim());
  });
  form.input = input;
  Object.defineProperty(form, "value", { get: () => input.value.trim(), set: (text) => { input.value = text; } });
  form.fail = (text, fix) => {
    input.setAttribute("aria-invalid", String(Boolean(text)));
    bad.replaceChildren(...(text ? [h("span", {}, text)] : []), ...(text && fix ? [" ", h("button", { class: "btn slim", type: "button",
      onclick: () => { input.value = fix[1]; form.fail(""); onrun(input.value.trim()); } }, `Use ${fix[0]}`)] : []));
  };
  return form;
}

/* -- the page -- */

const SHOWS = [["line", "Line"], ["step", "Step"], ["bar", "Bars"], ["table", "Table"]];
const AGES = [["1h", "1 h"], ["6h", "6 h"], ["24h", "24 h"], ["7d", "7 days"], ["30d", "30 days"]];
const WIDTHS = ["", "1m", "5m", "10m", "30m", "1h", "2h", "4h", "6h", "1d", "7d"];
const QUESTIONS = [
  ["Who answers how fast?", "p50_latency_ms, p95_latency_ms, count from outcomes by selected_provider since 1h"],
  ["How did errors develop?", "error_rate from outcomes by selected_provider since 24h every 30m"],
  ["Who changed a weight last week?", "count from ledger by actor, resource where kind = 'providers' since 7d"],
  ["How many runs pass?", "count from eval_runs by state, verdict.status since 30d"],
  ["Which deployment tasks are open?", "count from deployment_tasks by state, assigned_to"],
];

class Explore {
  constructor(view) {
    this.view = view;
    this.result = h("div", {});
    this.tools = h("div", { class: "toolbar" });
    this.remarks = h("div", {});
    this.dashboards = h("div", {});
    this.save = h("span", {});
  }

  get query() { return this.view.query.q ?? ""; }

  get shown() { return SHOWS.some(([value]) => value === this.view.query.show) ? this.view.query.show : "line"; }

  async show() {
    const { view } = this;
    this.box = queryBox(this.query, (text) => this.ask(text));
    this.can = await view.can("dashboard.write").catch(() => undefined);
    view.root.append(view.head({ title: "Explore", actions: [this.save] }),
      h("section", { "aria-label": "Query" }, h("div", { class: "panel" }, this.box)),
      h("section", { "aria-label": "Answer" }, this.tools, this.result, this.remarks),
      this.dashboardSection = section("Dashboards", { note: "queries that belong together; each shows what its reader may read" }, this.dashboards));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, dialog")) return;
      event.preventDefault();
      this.box.input.focus();
    }, { signal: view.signal });
    view.onQuery(() => this.changed());
    view.watchLedger(() => this.loadDashboards({ quiet: true }), { kinds: ["dashboards"] }).catch(() => {});
    await Promise.all([this.changed(), this.loadDashboards()]);
  }

  /** Runs a text, again where it is the one that is shown. */
  ask(text) {
    if (text === this.query) return this.run();
    return this.view.setQuery({ q: text || undefined });
  }

  changed() {
    const { query } = this;
    this.control();
    if (query === this.was) return this.redraw();
    this.was = query;
    if (document.activeElement !== this.box.input || !query) this.box.value = query;
    return this.run();
  }

  control() {
    const { view, query } = this;
    view.command(query ? ["line", "step", "bar"].includes(this.shown) ? `${line("regent", "query", query)} --plot` : line("regent", "query", query) : "");
    this.save.replaceChildren(button("Save to a dashboard…", {
      can: !query ? { allowed: false, reason: "Run a query first." } : this.can, onclick: () => this.askSave(),
    }));
    this.tools.hidden = !query;
    if (!query) return;
    const since = clauseOf(query, "since"), until = clauseOf(query, "until"), every = clauseOf(query, "every") ?? "";
    const widths = [...new Set([...WIDTHS, every])].map((width) => [width, width ? `every ${width}` : "no buckets"]);
    this.tools.replaceChildren(
      chips("Range", AGES, until ? "" : since, (age) => this.range(age)), button("From … until…", { kind: "quiet", onclick: () => this.askRange(since, until) }),
      picker("Buckets", widths, every, (width) => this.rewrite("every", width)), chips("Shown as", SHOWS, this.shown, (show) => view.setQuery({ show: show === "line" ? undefined : show }, { replace: true })));
  }

  range(age) {
    let text = withClause(withClause(this.query, "until", undefined), "since", age);
    if (clauseOf(text, "every")) text = withClause(text, "every", widthFor(age));
    this.view.setQuery({ q: text });
  }

  rewrite(word, value) {
    let text = withClause(this.query, word, value || undefined);
    // Buckets need a beginning.
    if (word === "every" && value && !clauseOf(text, "since")) text = withClause(text, "since", "24h");
    this.view.setQuery({ q: text });
  }

  async askRange(since, until) {
    const isTime = (text) => /^\d{4}-/.test(text ?? "");
    const local = (text) => (isTime(text) ? text.slice(0, 16) : "");
    const from = field("From, UTC", { kind: "datetime-local", value: local(since), required: true, autofocus: true });
    const to = field("Until, UTC", { kind: "datetime-local", value: local(until), hint: "Empty: now. The end is left out." });
    const moment = (one) => `${one.value.slice(0, 16)}:00Z`;
    await dialog({
      title: "Range of time", body: [from, to], submit: "Show this range", fields: { from, to },
      onsubmit: async () => {
        if (to.value && to.value <= from.value) throw Object.assign(new Error("The end must be after the beginning."), { reason: "RANGE_INVALID", field: "to" });
        const text = withClause(withClause(this.query, "until", to.value ? moment(to) : undefined), "since", moment(from));
        this.view.setQuery({ q: text });
      },
    });
  }

  /* -- answer -- */

  async run() {
    const { view, query } = this;
    this.box.fail("");
    this.remarks.replaceChildren();
    if (!query) {
      this.turn = (this.turn ?? 0) + 1;
      return this.result.replaceChildren(this.questions());
    }
    this.answer = undefined;
    const turn = this.turn = (this.turn ?? 0) + 1;
    return view.load(this.result, async (call) => {
      try { return await view.call("AnalyticsService/QueryMetrics", { text: query }, call); } catch (error) {
        if (error.reason !== "QUERY_INVALID") throw error;
        return { fault: error };
      }
    }, (answer) => {
      if (turn !== this.turn) return undefined;
      if (answer.fault) return this.refused(answer.fault, query);
      this.answer = answer;
      return this.drawn();
    }, { lines: 6 });
  }

  refused(error, query) {
    const { column, term, suggestion } = error.metadata;
    const at = Number(column) - 1;
    const found = term && at >= 0 ? query.indexOf(term, Math.max(0, at)) : -1;
    const fix = suggestion && found >= 0 ? [suggestion, query.slice(0, found) + suggestion + query.slice(found + term.length)] : undefined;
    this.box.fail(error.message.replace(/^text: /, ""), fix);
    return empty("The query cannot be read", found >= 0
      ? h("p", { class: "mono" }, query.slice(0, found), h("mark", {}, term), query.slice(found + term.length)) : query);
  }

  drawn() {
    const { answer, view } = this;
    this.remarks.replaceChildren(h("p", { class: "small muted", role: "status" }, [
      `${counted((answer.rows ?? []).length, "row")}, from ${grouped(answer.counted ?? 0)} ${answer.query?.view ?? "rows"}`,
      answer.from_time ? [" since ", time(answer.from_time, { clock: true })] : "", " until ", time(answer.to_time, { clock: true }), ". ", remarks(answer).join(" "),
    ].flat()));
    if (this.shown === "table") return tableAnswer(answer, "Answer");
    const made = drawAnswer(answer, { kind: this.shown, height: 300 });
    return h("div", { class: "panel" }, made, view.query.show === "step" && !answer.rows?.some((row) => row.bucket_time) ? h("p", { class: "small muted" }, "Steps need buckets of time; groups have bars.") : undefined);
  }

  redraw() {
    if (this.answer) this.result.replaceChildren(this.drawn());
  }

  questions() {
    return h("div", { class: "panel" }, h("h2", {}, "Begin with a question"), h("ul", { class: "questions" }, QUESTIONS.map(([text, query]) => h("li", {},
      h("a", { href: this.view.link("/explore", { q: query, show: query.includes(" every ") ? undefined : "table" }) }, text), h("code", { class: "sub mono" }, query)))));
  }

  /* -- dashboards -- */

  loadDashboards(options = {}) {
    const { view } = this;
    return view.load(this.dashboards, (call) => everyOne((method, message) => view.call(method, message, call), "DashboardService/ListDashboards",
      { show_archived: view.query.archived === "1" }, "dashboards"), (found) => this.list(found), { lines: 3, ...options });
  }

  list(found) {
    const { view } = this;
    this.known = found;
    return table({
      label: "Dashboards", rows: found, columns: ["Dashboard", "What it answers", { title: "Panels", number: true }, "Changed"], cards: true,
      empty: empty("No dashboard yet", h("p", {}, "Save a query above, or take those that are shipped: ", h("code", {}, "regent apply -f contrib/dashboards/routing.yaml"))),
      row: (one) => ({ key: one.name, class: one.state === "DASHBOARD_STATE_ARCHIVED" ? "row-off" : undefined, cells: [
        h("span", { class: "wraps" }, h("a", { href: view.link(`/dashboards/${encodeURIComponent(id(one.name))}`) }, one.display_name || id(one.name)), h("span", { class: "sub" }, id(one.name))),
        one.description || h("span", { class: "muted" }, "–"), grouped(one.panels?.length ?? 0), time(one.update_time)] }),
    });
  }

  async askSave() {
    const { view } = this;
    const known = (this.known ?? []).filter((one) => one.state !== "DASHBOARD_STATE_ARCHIVED");
    const target = field("Dashboard", { kind: "select", required: true, value: known[0]?.name ?? "",
      options: [...known.map((one) => [one.name, one.display_name || id(one.name)]), ["", "A new one…"]] });
    const name = field("Id of the new dashboard", { required: true, hint: "Letters, digits, . _ - ; it cannot be changed.", autocomplete: "off", "data-required": "Name it." });
    const display = field("Its name, for people", {});
    const title = field("Title of the panel", { required: true, autofocus: true, value: this.answer?.columns?.map((one) => one.name).join(", ") ?? "", maxlength: "128" });
    const chart = field("Shown as", { kind: "select", required: true, value: this.shown, options: SHOWS });
    const unit = field("Unit", { hint: "Empty: that of the query.", maxlength: "32" });
    const fill = () => { name.hidden = display.hidden = target.value !== ""; name.input.required = target.value === ""; };
    target.input.addEventListener("change", fill);
    fill();
    const chosen = () => target.value || `dashboards/${name.value.trim()}`;
    const put = async () => {
      const stored = target.value ? (await view.call("DashboardService/GetDashboard", { name: target.value })).dashboard : undefined;
      const panels = [...(stored?.panels ?? []), { title: title.value.trim(), query: this.query, chart: `CHART_KIND_${chart.value.toUpperCase()}`, unit: unit.value.trim() }];
      const message = stored ? { ...stored, panels } : { name: chosen(), display_name: display.value.trim(), panels };
      return view.change("DashboardService/PutDashboard", { dashboard: message }, { etag: stored?.etag ?? "0000000000000000" });
    };
    await dialog({
      title: "Save to a dashboard", body: [target, name, display, title, chart, unit, h("p", { class: "small muted" }, "Whoever opens it runs the query with permissions of their own.")],
      submit: "Save the panel",
      fields: { "dashboard.name": name, "dashboard.display_name": display, title, chart, unit },
      command: () => (target.value ? line("regent", "dashboard", "edit", id(target.value)) : line("regent", "apply", "-f", `${name.value.trim() || "NAME"}.yaml`)),
      onsubmit: async () => {
        const answer = await put();
        toast(...[receipt(view, "The panel is saved.", answer, chosen())[0], ["Open the dashboard", view.link(`/dashboards/${encodeURIComponent(id(chosen()))}`)]]);
        this.loadDashboards();
      },
      onaborted: () => (target.value ? "Somebody changed the dashboard at this moment. Save again: the panel comes after theirs." : "A dashboard of this name exists. Choose it above, or another name."),
    });
  }
}

export default {
  path: ["/explore", "/dashboards/:dashboard"],
  title: "Explore",
  key: "g x",
  show(view) { return view.params.dashboard ? new DashboardPage(view).show() : new Explore(view).show(); },
};
