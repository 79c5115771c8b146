/** Explore: any question about figures, and dashboards of such questions. */

import { everyOne, line, receipt } from "./asking.js";
import { DashboardPage } from "./dashboard-page.js";
import { drawAnswer, remarks, tableAnswer } from "./query-chart.js";
import { queryBox } from "./query-box.js";
import { clauseOf, withClause, widthFor } from "./query-words.js";
import { button, chips, dialog, empty, field, h, section, table, time, toast } from "./ui.js";
import { counted, grouped, id } from "./format.js";

const SHOWS = [["line", "Line"], ["step", "Step"], ["bar", "Bars"], ["table", "Table"]];
const AGES = [["1h", "1 h"], ["6h", "6 h"], ["24h", "24 h"], ["7d", "7 days"], ["30d", "30 days"]];
const WIDTHS = [["", "no buckets"], ["1m", "1 min"], ["5m", "5 min"], ["10m", "10 min"], ["30m", "30 min"], ["1h", "1 h"], ["2h", "2 h"], ["4h", "4 h"], ["6h", "6 h"], ["1d", "1 day"], ["7d", "7 days"]];
const QUESTIONS = [
  ["Who answers how fast?", "p50_latency_ms, p95_latency_ms, count from outcomes by selected_provider since 1h"],
  ["How did errors develop?", "error_rate from outcomes by selected_provider since 24h every 30m"],
  ["Who changed a weight last week?", "count from ledger by actor, resource where kind = 'providers' since 7d"],
  ["What changes most?", "count from ledger by event since 30d order by count desc limit 20"],
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
    const widths = WIDTHS.some(([value]) => value === every) ? WIDTHS : [...WIDTHS, [every, every]];
    const width = h("select", { "aria-label": "Buckets", class: "picker", id: "buckets", onchange: () => this.rewrite("every", width.value) }, widths.map(([value, text]) => h("option", { value }, text)));
    width.value = every;
    this.tools.replaceChildren(
      chips("Range", AGES, until ? "" : since, (age) => this.range(age)), button("From … until…", { kind: "quiet", onclick: () => this.askRange(since, until) }),
      width, chips("Shown as", SHOWS, this.shown, (show) => view.setQuery({ show: show === "line" ? undefined : show }, { replace: true })));
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

