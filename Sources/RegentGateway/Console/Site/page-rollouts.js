/** Rollouts: those in flight and those that ended, the history of a model, and what a draft would have done. */

import { everyOne, line, option, rested } from "./asking.js";
import { ModelHistory } from "./rollout-history.js";
import { RolloutPage } from "./rollout-page.js";
import { Simulation } from "./rollout-simulation.js";
import { decisionBadge, isOpen, share, stageOf, stateOf } from "./rollout-words.js";
import { badge, button, chips, empty, h, missing, more, search, section, table, time } from "./ui.js";
import { id } from "./format.js";

const IN_FLIGHT = "(state = RUNNING OR state = PAUSED)";
const PAGE = 50;
const CHOICES = [["", "In flight"], ["PROMOTED", "Promoted"], ["ROLLED_BACK", "Rolled back"], ["all", "All"]];

/** The filter of a list, as the command line takes it too. */
function filterOf(query, environment) {
  const state = query.state ?? "";
  const parts = [];
  if (state === "") parts.push(IN_FLIGHT);
  else if (state !== "all") parts.push(`state = ${state}`);
  if (environment) parts.push(`environment = "environments/${environment}"`);
  if (query.model) parts.push(`model : ${JSON.stringify(query.model)}`);
  return parts.join(" AND ");
}

class RolloutList {
  constructor(view) {
    this.view = view;
    this.tools = h("div", { class: "toolbar" });
    this.area = h("div", {});
    this.below = h("div", {});
    this.simulation = new Simulation(view);
    this.history = new ModelHistory(view, () => this.load({ quiet: true }));
  }

  get state() { return CHOICES.some(([value]) => value === this.view.query.state) ? this.view.query.state : ""; }

  get filter() { return filterOf({ ...this.view.query, state: this.state }, this.view.environment); }

  async show() {
    const { view } = this;
    view.root.append(view.head({
      title: "Rollouts", meta: [view.environment],
      actions: [button("Simulate…", { onclick: () => view.setQuery({ simulate: "1" }) })],
    }), this.simulation.node, h("section", { "aria-label": "Rollouts" }, this.tools, this.area, this.below), this.history.node);
    this.search = search("Filter by model", view.query.model, (model) => view.setQuery({ model: model || undefined }, { replace: true }));
    this.control();
    view.onQuery(() => this.changed());
    const soon = rested(200, () => { this.load({ quiet: true }); this.history.show({ quiet: true }); });
    view.watchLedger(soon, { kinds: ["rollouts", "deployments", "rollbacks"] }).catch(() => {});
    await Promise.all([this.load(), this.simulation.show(), this.history.show()]);
  }

  changed() {
    if (this.filter !== this.was) {
      this.control();
      this.load();
      this.history.show();
    }
    this.simulation.show();
  }

  control() {
    const { view } = this;
    this.was = this.filter;
    if (document.activeElement !== this.search.input) this.search.input.value = view.query.model ?? "";
    const made = chips("State", CHOICES, this.state, (state) => view.setQuery({ state: state || undefined }));
    if (this.tools.firstChild) this.tools.firstChild.replaceWith(made);
    else this.tools.append(made, this.search);
    view.command(line("regent", "rollout", "run", "list", option("--filter", this.filter), "--order-by", "create_time desc"));
  }

  load(options = {}) {
    return this.view.load(this.area, (call) => this.ask("", call), (page) => this.draw(page), { lines: 4, ...options });
  }

  async ask(token, options) {
    return this.view.call("RolloutRunService/ListRollouts", {
      filter: this.filter, order_by: "create_time desc", page_size: PAGE, page_token: token,
    }, options);
  }

  draw(page) {
    const rows = [...(page.rollouts ?? [])];
    const area = h("div", {});
    const fill = (token) => area.replaceChildren(this.table(rows), ...(token ? [more("Show more", async () => {
      const next = await this.ask(token, {});
      rows.push(...(next.rollouts ?? []));
      fill(next.next_page_token);
    })] : []));
    fill(page.next_page_token);
    return area;
  }

  table(rows) {
    const { view } = this;
    return table({
      label: "Rollouts", rows, cards: true,
      columns: ["Rollout", "State", "Verdict so far", "Stage", "Started", "Next"],
      empty: this.nothing(),
      row: (run) => ({
        key: run.name,
        cells: [
          h("span", { class: "wraps" }, h("a", { href: view.link(`/rollouts/${encodeURIComponent(id(run.name))}`) }, `${id(run.model)} ${id(run.canary_version)}`),
            h("span", { class: "sub" }, `${id(run.name)} · from ${id(run.baseline_version)}${view.environment ? "" : ` · ${id(run.environment)}`}`)),
          badge(stateOf(run)),
          decisionBadge(run.verdict),
          this.stage(run),
          h("span", {}, time(run.create_time), run.started_by && h("span", { class: "sub" }, `by ${id(run.started_by)}`)),
          h("span", {}, this.next(run)),
        ],
      }),
    });
  }

  stage(run) {
    const stages = run.plan?.stages ?? [];
    return h("span", {}, `${Number(run.stage ?? 0) + 1} of ${stages.length}`, h("span", { class: "sub" }, `${share(stageOf(run)?.canary_permille)} of the keys`));
  }

  next(run) {
    if (!isOpen(run)) return [time(run.end_time), h("span", { class: "sub" }, run.trigger ? `ended by ${run.trigger}` : `ended by ${id(run.ended_by)}`)];
    if (stateOf(run) === "PAUSED") return ["waits to be resumed", h("span", { class: "sub" }, run.pause_reason)];
    if (run.passed_time) return ["every stage has passed ", time(run.passed_time)];
    if (!run.soak_due_time) return missing("no time is set");
    return Date.parse(run.soak_due_time) > Date.now() ? ["the stage may pass ", time(run.soak_due_time)] : ["waits for outcomes, or for the judge", h("span", { class: "sub" }, "soak ended ", time(run.soak_due_time))];
  }

  nothing() {
    const { view } = this;
    if (view.query.model) return empty("No rollout of such a model", `None of ${view.query.model} is among those that are shown.`,
      button("Show every model", { onclick: () => view.setQuery({ model: undefined, state: "all" }) }));
    if (this.state !== "") return empty("No rollout", "None has this state here, of those that you may read.");
    return empty("No rollout is in flight", h("p", {}, "One starts with ", h("code", {}, "regent rollout start NAME MODEL -e ENVIRONMENT"), "."),
      button("Show those that ended", { onclick: () => view.setQuery({ state: "all" }) }));
  }
}

export default {
  path: ["/rollouts", "/rollouts/:rollout"],
  title: "Rollouts",
  key: "g w",
  show(view) { return view.params.rollout ? new RolloutPage(view).show() : new RolloutList(view).show(); },
  async count(view) {
    const found = await everyOne((method, message) => view.call(method, message), "RolloutRunService/ListRollouts", { filter: IN_FLIGHT }, "rollouts");
    return found.filter((run) => !view.environment || id(run.environment) === view.environment).length || undefined;
  },
};

