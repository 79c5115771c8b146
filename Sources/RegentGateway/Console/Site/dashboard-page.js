/** One dashboard: its panels, each a query of whoever looks. */

import { line, option, receipt } from "./asking.js";
import { drawAnswer, remarks, tableAnswer } from "./query-chart.js";
import { badge, button, dialog, empty, failure, field, h, loading, time, toast } from "./ui.js";
import { grouped, id, word } from "./format.js";

const REFRESH_MS = 60_000;
/** Queries that run at a time here; the daemon runs four of everybody's. */
const AT_ONCE = 2;

export class DashboardPage {
  constructor(view) {
    this.view = view;
    this.name = `dashboards/${view.params.dashboard}`;
    this.head = h("div", {});
    this.grid = h("div", { class: "grid dashboard" });
    this.asked = h("span", { class: "muted" });
    this.areas = [];
  }

  async show() {
    const { view } = this;
    view.root.append(view.head({ title: view.params.dashboard, crumb: h("a", { href: view.link("/explore") }, "Explore") }), loading(6));
    try { await this.read(); } catch (error) {
      if (error.name === "AbortError") throw error;
      view.root.lastChild.replaceWith(error.code === "not_found"
        ? empty("No such dashboard", `${error.message}, or you may not read it.`, h("p", {}, h("a", { class: "btn", href: view.link("/explore") }, "Show all dashboards")))
        : failure(error, () => view.setQuery({}, { replace: true })));
      return;
    }
    view.root.replaceChildren(this.head, h("section", { "aria-label": "Panels" }, this.grid));
    this.lay();
    view.watchLedger((entry) => { if (entry.resource === this.name) this.refresh(); }, { kinds: ["dashboards"] }).catch(() => {});
    view.every(REFRESH_MS, () => this.run({ quiet: true }));
    this.run();
  }

  async read() {
    const { view } = this;
    this.dashboard = (await view.call("DashboardService/GetDashboard", { name: this.name })).dashboard;
    this.can = await view.can("dashboard.write");
  }

  async refresh() {
    try { await this.read(); } catch (error) {
      if (error.name !== "AbortError") toast(`Not refreshed: ${error.message}`);
      return;
    }
    this.lay();
    this.run();
  }

  get isArchived() { return word(this.dashboard.state, "DASHBOARD_STATE") === "ARCHIVED"; }

  lay() {
    const { view, dashboard, can } = this;
    const actions = [button("Refresh", { onclick: () => this.run({ quiet: true }) }), this.isArchived
      ? button("Restore…", { can, onclick: () => this.askState("RestoreDashboard", "restore") })
      : button("Archive…", { can, onclick: () => this.askState("ArchiveDashboard", "archive") })];
    this.head.replaceChildren(view.head({
      title: dashboard.display_name || id(dashboard.name), crumb: h("a", { href: view.link("/explore") }, "Explore"), actions,
      meta: [this.isArchived && badge("ARCHIVED"), dashboard.description, ["changed ", time(dashboard.update_time)], `revision ${grouped(dashboard.revision)}`, this.asked]
        .filter(Boolean).map((one) => h("span", {}, one)),
    }));
    view.command(line("regent", "dashboard", "show", id(dashboard.name)));
    const panels = dashboard.panels ?? [];
    this.areas = panels.map(() => h("div", {}));
    this.grid.replaceChildren(...panels.map((panel, place) => this.panel(panel, place)));
  }

  panel(panel, place) {
    const { view, can } = this;
    const kind = word(panel.chart, "CHART_KIND").toLowerCase();
    return h("div", { class: kind === "table" || place === this.dashboard.panels.length - 1 && place % 2 === 0 ? undefined : "half" },
      h("div", { class: "sec-head" }, h("h2", {}, panel.title), h("span", { class: "row" },
        h("a", { class: "small", href: view.link("/explore", { q: panel.query, show: kind === "line" ? undefined : kind }), "aria-label": `Open in Explore: ${panel.title}` }, "Open in Explore"),
        button("Remove…", { kind: "quiet", can: this.dashboard.panels.length > 1 || !can.allowed ? can : { allowed: false, reason: "A dashboard has at least one panel; archive it instead." },
          onclick: () => this.askRemove(panel) }))),
      h("div", { class: kind === "table" ? undefined : "panel" }, this.areas[place]));
  }

  /** Runs the panels, some at a time, in their order. */
  async run(options = {}) {
    const panels = this.dashboard.panels ?? [], { areas } = this;
    const turn = this.turn = (this.turn ?? 0) + 1;
    let next = 0;
    const work = async () => {
      while (next < panels.length && turn === this.turn && !this.view.signal.aborted) {
        const place = next++;
        await this.load(panels[place], areas[place], options);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (turn === this.turn) this.asked.replaceChildren("asked ", time(new Date().toISOString()));
  }

  load(panel, area, options) {
    const kind = word(panel.chart, "CHART_KIND").toLowerCase();
    return this.view.load(area, (call) => this.view.call("AnalyticsService/QueryMetrics", { text: panel.query }, call), (answer) => [
      kind === "table" ? tableAnswer(answer, panel.title) : drawAnswer(answer, { kind, unit: panel.unit, height: 220 }),
      ...remarks(answer).map((text) => h("p", { class: "small muted" }, text)),
    ], { lines: 5, ...options });
  }

  /* -- actions -- */

  async askState(method, verb) {
    const { view, dashboard } = this, name = id(dashboard.name);
    const reason = field("Reason", {});
    const isDone = await dialog({
      title: verb === "archive" ? `Archive ${name}` : `Restore ${name}`,
      body: [h("p", { class: "muted" }, verb === "archive" ? "It leaves the list; its name stays taken, and its history stays." : "It stands in the list again, as it was."), reason],
      submit: verb === "archive" ? "Archive it" : "Restore it", fields: { "mutation.reason": reason },
      command: () => line("regent", "dashboard", verb, name, option("--reason", reason.value.trim())),
      onsubmit: async () => {
        const answer = await view.change(`DashboardService/${method}`, { name: dashboard.name }, { reason: reason.value.trim() || undefined, etag: this.dashboard.etag });
        toast(...receipt(view, verb === "archive" ? "The dashboard is archived." : "The dashboard is in use again.", answer, dashboard.name));
      },
      onaborted: () => this.changedMeanwhile(),
    });
    if (isDone) await this.refresh();
  }

  async askRemove(panel) {
    const { view } = this;
    const isDone = await dialog({
      title: `Remove ${panel.title}`, body: [h("p", { class: "muted" }, `The panel leaves ${id(this.name)} for everybody. Its query:`), h("pre", { class: "mono wrap" }, panel.query)],
      submit: "Remove the panel", kind: "danger", command: () => line("regent", "dashboard", "edit", id(this.name)),
      onsubmit: async () => {
        const panels = this.dashboard.panels.filter((one) => one.title !== panel.title);
        const answer = await view.change("DashboardService/PutDashboard", { dashboard: { ...this.dashboard, panels } }, { etag: this.dashboard.etag });
        toast(...receipt(view, "The panel is removed.", answer, this.name));
      },
      onaborted: () => this.changedMeanwhile(),
    });
    if (isDone) await this.refresh();
  }

  async changedMeanwhile() {
    await this.read();
    this.lay();
    this.run();
    return `It changed at revision ${grouped(this.dashboard.revision)}. Nothing was recorded. Read it again, then decide.`;
  }
}

