/** The answer to a query of figures, as charts or as a table: the same specification as `regent query --plot`; dashboards of them. */

import { line, option, receipt } from "./asking.js";
import { add, fitted, hiddenTable, lineChart, onWidth, scale, ticks, timeAxis } from "./chart.js";
import { counted, decimal, grouped, id, word } from "./format.js";
import { badge, button, dialog, empty, failure, field, h, loading, missing, table, time, toast } from "./ui.js";

/** Series that are told apart by tone and dash. */
const SERIES_MAX = 12;
const BARS_MAX = 100;
const TONES = ["accent", "warn", "info", "none", "pass", "fail"];

const isTimed = (answer) => (answer.rows ?? []).some((row) => row.bucket_time);

/** "page-builder 1.1.0" of the name of a version; other names as they are. */
const shortName = (text) => text.replace(/^models\/([^/]+)\/versions\//, "$1 ");

/** A group as people name it. */
const groupName = (row, other) => {
  const list = row.dimensions ?? [];
  return list.length ? list.map((text) => shortName(text) || "(none)").join(", ") : other;
};

const valueOf = (row, column) => row.values?.[column]?.value;

/** What a chart shows, for those who do not see it. */
function words(name, values) {
  const known = values.filter((value) => value !== null);
  if (!known.length) return `${name}: no value.`;
  const gaps = values.length - known.length;
  return `${name}: ${counted(known.length, "value")}, from ${decimal(known[0])} to ${decimal(known.at(-1))}, between `
    + `${decimal(Math.min(...known))} and ${decimal(Math.max(...known))}${gaps ? `, ${counted(gaps, "gap")}` : ""}.`;
}

/** Round values around those that are drawn. Zero is among them, unless they are rates far from it: one near 1 shows how it moves. */
function valueTicks(values, isRate) {
  const [lowest, highest] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const isFar = isRate && lowest > 0 && lowest > 0.6 * highest && lowest < highest;
  const [from, to] = isFar ? [lowest, highest] : [Math.min(0, lowest), Math.max(0, highest)];
  const found = ticks([from, from < to ? to : from + 1], 4);
  const step = found.length > 1 ? found[1] - found[0] : Math.max(to - from, 1);
  if (found.length && found[0] > from) found.unshift(found[0] - step);
  if (found.length && found.at(-1) < to) found.push(found.at(-1) + step);
  return (found.length > 1 ? found : [from, from + step]).map((tick) => Number(tick.toPrecision(12)));
}

function timed(host, answer, column, { title, unit, kind, height }) {
  const groups = new Map();
  for (const row of answer.rows) {
    const name = groupName(row, answer.columns[column].name);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push([Date.parse(row.bucket_time), valueOf(row, column) ?? null]);
  }
  const all = [...groups].map(([name, points]) => [name, points.sort((a, b) => a[0] - b[0])]);
  const shown = all.slice(0, SERIES_MAX);
  const values = shown.flatMap(([, points]) => points.map((point) => point[1])).filter((value) => value !== null);
  if (!values.length) return nothing(host, title, "No bucket of this time has a value.");
  const times = shown.flatMap(([, points]) => points.map((point) => point[0]));
  const domain = [Math.min(...times), Math.max(...times)];
  if (domain[0] === domain[1]) domain[1] += 60_000;
  const yTicks = valueTicks(values, unit === "ratio");
  lineChart(host, {
    title: heading(title, unit, all.length), height,
    says: shown.map(([name, points]) => words(name, points.map((point) => point[1]))).join(" "),
    series: shown.map(([name, points], place) => {
      const last = points.filter((point) => point[1] !== null).at(-1)?.[1];
      return { name, label: last === undefined ? name : `${name} ${brief(last)}`, points, step: kind === "step",
        tone: TONES[place % TONES.length], dash: place >= TONES.length || place === 3 };
    }),
    x: timeAxis(domain),
    y: { domain: [yTicks[0], yTicks.at(-1)], ticks: yTicks, format: brief },
  });
  return all.length > SERIES_MAX;
}

const heading = (title, unit, groups) => [title, unit && `, ${unit}`, groups > SERIES_MAX && `, ${SERIES_MAX} of ${groups} groups`].filter(Boolean).join("");

/** For a place with little room: four digits, or a power of a thousand. */
function brief(value) {
  const size = Math.abs(value);
  if (size >= 1e6) return Number(value).toLocaleString("en-GB", { notation: "compact", maximumSignificantDigits: 4 });
  if (size >= 1000) return Math.round(value).toLocaleString("en-GB");
  return decimal(Number(Number(value).toPrecision(4)));
}

function nothing(host, title, text) {
  host.append(h("figcaption", {}, h("span", {}, title)), h("p", { class: "muted" }, text));
}

/** Horizontal bars from zero, a row for each group. */
function bars(host, answer, column, { title, unit }) {
  const rows = answer.rows.slice(0, BARS_MAX).map((row) => [groupName(row, "all"), valueOf(row, column)]);
  const known = rows.map((row) => row[1]).filter((value) => value !== undefined);
  if (!known.length) return nothing(host, title, "No group has a value.");
  const domain = [Math.min(0, ...known), Math.max(0, ...known)];
  if (domain[0] === domain[1]) domain[1] = 1;
  const pitch = 26, top = 4, height = top + rows.length * pitch + 22;
  const left = answer.rows.length > BARS_MAX ? `, ${BARS_MAX} of ${answer.rows.length} groups` : "";
  const named = `${title}${unit ? `, ${unit}` : ""}${left}`;
  add(add(host, "figcaption"), "span", {}, named);
  const says = rows.map(([name, value]) => `${name}: ${value === undefined ? "no data" : decimal(value)}`).join(", ");
  const svg = add(host, "svg", { role: "img", "aria-label": says, height });
  onWidth(host, (width) => {
    svg.replaceChildren();
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const names = Math.min(width * 0.36, Math.max(...rows.map(([name]) => name.length * 7.8)) + 14), room = 76;
    const px = scale(domain, [names, width - room]);
    for (const tick of ticks(domain, width > 560 ? 5 : 2)) {
      add(svg, "line", { class: tick === 0 ? "base" : "axis", x1: Math.round(px(tick)) + 0.5, x2: Math.round(px(tick)) + 0.5, y1: top, y2: height - 20 });
      add(svg, "text", { x: px(tick), y: height - 6, "text-anchor": "middle" }, brief(tick));
    }
    rows.forEach(([name, value], place) => {
      const y = top + place * pitch;
      add(add(svg, "text", { class: "name", x: 0, y: y + 17 }, fitted(name, (names - 8) * 0.82)), "title", {}, name);
      if (value === undefined) return add(svg, "text", { x: px(0) + 6, y: y + 17 }, "no data");
      const [from, to] = [Math.min(px(0), px(value)), Math.max(px(0), px(value))];
      add(add(svg, "g", { class: "is-accent" }), "rect", { class: "bar", x: from, width: Math.max(1, to - from), y: y + 5, height: 15 });
      return add(svg, "text", { x: to + 6, y: y + 17 }, brief(value));
    });
  });
  hiddenTable(host, named, ["group", answer.columns[column].name], rows.map(([name, value]) => [name, value === undefined ? "–" : decimal(value)]));
}

/**
 * Charts of an answer, one for each measure.
 * @param {{title?: string, unit?: string, kind?: "line" | "step" | "bar", height?: number}} options
 *   kind: of values over time; groups without buckets have bars.
 */
export function drawAnswer(answer, { title, unit, kind = "line", height = 240 } = {}) {
  if (!answer.rows?.length) return h("p", { class: "empty" }, h("b", {}, "No data"), "Nothing in the range, of what you may read.");
  const columns = answer.columns ?? [];
  return h("div", { class: "stack" }, columns.map((column, place) => {
    const host = h("figure", { class: "chart" });
    const named = title && columns.length > 1 ? `${title}: ${column.name}` : title ?? column.name;
    const options = { title: named, unit: unit || column.unit, kind, height };
    if (isTimed(answer) && kind !== "bar") timed(host, answer, place, options);
    else if (isTimed(answer)) bars(host, latest(answer), place, { ...options, title: `${named}, ${latest(answer).at}` });
    else bars(host, answer, place, options);
    return host;
  }));
}

/** Of each group the rows by time, as bars: the name of a bar has its time. */
function latest(answer) {
  const rows = answer.rows.map((row) => ({
    ...row, dimensions: [...(row.dimensions ?? []), row.bucket_time.slice(0, 16).replace("T", " ").replace(" 00:00", "")],
  }));
  return { ...answer, rows, at: "by bucket" };
}

/** The rows, as the command line prints them: dimensions, begin of the bucket, measures, and how many rows miss a field. */
export function tableAnswer(answer, label) {
  const rows = answer.rows ?? [], columns = answer.columns ?? [];
  const gaps = columns.map((_, place) => place).filter((place) => rows.some((row) => Number(row.values?.[place]?.missing) > 0));
  const dimensions = answer.query?.dimensions ?? [];
  return table({
    label, rows,
    empty: h("p", { class: "empty panel" }, h("b", {}, "No data"), "Nothing in the range, of what you may read."),
    columns: [...dimensions, ...(isTimed(answer) ? ["time"] : []),
      ...columns.map((column) => ({ title: column.unit && column.unit !== "ratio" ? `${column.name}, ${column.unit}` : column.name, number: true })),
      ...gaps.map((place) => ({ title: `${columns[place].name}.missing`, number: true }))],
    row: (row) => ({
      head: dimensions.length ? 0 : -1,
      cells: [
        ...dimensions.map((_, place) => row.dimensions?.[place] || h("span", { class: "muted" }, "(none)")),
        ...(isTimed(answer) ? [h("time", { class: "nw", datetime: row.bucket_time }, row.bucket_time?.replace(/\.0+Z$/, "Z") ?? "")] : []),
        ...columns.map((_, place) => {
          const value = row.values?.[place];
          if (value?.value === undefined) return missing("no data");
          return h("span", { title: `of ${counted(value.n, "row")}${value.estimated ? ", estimated" : ""}` }, decimal(value.value), value.estimated && " ≈");
        }),
        ...gaps.map((place) => {
          const value = row.values?.[place];
          return Number(value?.n) || Number(value?.missing) ? grouped(value.missing) : missing("no row");
        }),
      ],
    }),
  });
}

/** What the rows do not show, in sentences. */
export function remarks(answer) {
  const said = [];
  if (Number(answer.left_out)) said.push(`${counted(answer.left_out, "row")} left out by the limit.`);
  if (Number(answer.erased_count)) said.push(`${counted(answer.erased_count, "outcome")} that may be in the range were erased at the end of their retention.`);
  (answer.columns ?? []).forEach((column, place) => {
    if ((answer.rows ?? []).some((row) => row.values?.[place]?.estimated)) said.push(`${column.name} above 10,000 is estimated, with an error of 0.8 %.`);
  });
  return said;
}

/* -- a dashboard -- */

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
