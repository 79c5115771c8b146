/** Deployment tasks of the caller: what must be confirmed, and by when. */

import * as format from "./format.js";
import { choice, decide, filterText, lines, option, reasonField, required, said } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const COUNT_SIZE = 200;
const SHOWN = 100;
/** As the address has it, as people say it, as the method has it. */
const FILTERS = [
  ["overdue", "Overdue", { due: "TASK_DUE_OVERDUE" }], ["due-soon", "Due soon", { due: "TASK_DUE_DUE_SOON" }],
  ["upcoming", "Upcoming", { due: "TASK_DUE_UPCOMING" }],
];
const DONE = [
  ["confirmed", "Confirmed", { status: "DEPLOYMENT_TASK_STATE_CONFIRMED" }],
  ["cancelled", "Cancelled", { status: "DEPLOYMENT_TASK_STATE_CANCELLED" }],
];
const SOON_DAYS = 7;
const OPEN = ["PENDING", "ADJUSTED"];
/** Tiers at which a second person grants the override. */
const GUARDED = ["HIGH", "CRITICAL"];

const stateOf = (task) => format.word(task.state, "DEPLOYMENT_TASK_STATE");
const isOpen = (task) => OPEN.includes(stateOf(task));
const validationOf = (summary) => format.word(summary.validation_status, "VALIDATION_REQUEST_STATE");
const regionText = (task) => (task.region ? format.id(task.region) : "all regions");

/** Overdue, soon or upcoming, with the words and the class of its row. */
function due(summary) {
  const days = Number(summary.days_until_due ?? 0);
  const many = (count) => (count === 1 ? "1 day" : `${format.grouped(count)} days`);
  if (days < 0) return { kind: "overdue", text: `${many(-days)} overdue`, row: "row-overdue" };
  if (days > SOON_DAYS) return { kind: "upcoming", text: `in ${many(days)}`, row: "row-upcoming" };
  return { kind: "soon", text: days === 0 ? "due today" : `in ${many(days)}`, row: "row-soon" };
}

function validationBadge(summary) {
  const word = validationOf(summary);
  if (!word) return h("span", { class: "muted" }, "not requested");
  return ui.badge(word, word === "APPROVED" ? "pass" : word === "REJECTED" ? "fail" : "inc", { plain: true });
}

/** A part of the list: read in pages, the first of them long enough to count most. */
class Part {
  constructor(view, message) { Object.assign(this, { view, message, tasks: [], token: "", isRead: false }); }

  async read(options) {
    const answer = await this.view.call("DeploymentService/ListMyDeploymentTasks",
      { ...this.message, page_size: COUNT_SIZE, page_token: this.token }, options);
    this.tasks.push(...(answer.tasks ?? []));
    this.token = answer.next_page_token ?? "";
    this.isRead = true;
    if (!answer.tasks?.length && this.token) await this.read(options);
  }

  get count() { return this.token ? `${format.grouped(this.tasks.length)}+` : this.tasks.length; }
}

class TaskPage {
  #parts = {};
  #shown = SHOWN;
  #area = h("div", {});
  #bar = h("div", {});
  #told = h("div", {});
  #zones = new Map();
  #waiting = 0;
  #after = 0;

  constructor(view) { this.view = view; }

  show() {
    const { view } = this;
    const find = ui.search("Filter tasks", view.query.q, (q) => view.setQuery({ q: q || undefined }, { replace: true }),
      { placeholder: "Model, version, region" });
    view.root.append(view.head({ title: "My deployment tasks", meta: ["Confirm each version once it runs in production"] }),
      h("section", { "aria-label": "Tasks" }, h("div", { class: "toolbar" }, this.#bar, find), this.#told, this.#area));
    view.onQuery((query) => {
      if (document.activeElement !== find.input) find.input.value = query.q ?? "";
      this.#shown = SHOWN;
      this.#say();
      this.#chips();
      this.#isRead() ? this.#draw() : this.#load();
    });
    view.watchLedger((entry) => this.#happened(entry), { kinds: ["deploymentTasks"] }).catch(() => {});
    this.#say();
    this.#chips();
    return this.#load();
  }

  /* -- reading -- */

  get #due() { return this.view.query.due ?? ""; }

  #isRead() { return this.#names().every((name) => this.#parts[name]?.isRead); }

  /** The parts of the chosen filter, in order. */
  #names() {
    const found = [...FILTERS, ...DONE].find(([name]) => name === this.#due);
    return found ? [found[0]] : FILTERS.map(([name]) => name);
  }

  /** Reads what is open, which counts it too, and what is chosen. */
  #load() {
    const names = new Set([...FILTERS.map(([name]) => name), ...this.#names()]);
    const ask = async (options) => {
      const parts = {};
      await Promise.all([...FILTERS, ...DONE].filter(([name]) => names.has(name)).map(async ([name, , message]) => {
        parts[name] = new Part(this.view, message);
        await parts[name].read(options);
      }));
      return parts;
    };
    return this.view.load(this.#area, ask, (parts) => {
      this.#parts = parts;
      this.#chips();
      return this.#content();
    });
  }

  #draw() { return this.view.load(this.#area, async () => null, () => this.#content()); }

  #happened(entry) {
    if (Number(entry.revision) <= this.#after) return;
    this.#waiting += 1;
    this.#told.replaceChildren(h("button", { class: "fresh", type: "button", onclick: () => this.#reload() },
      `${format.counted(this.#waiting, "change")} of tasks since: show`));
  }

  #reload() {
    this.#waiting = 0;
    this.#told.replaceChildren();
    return this.#load();
  }

  /* -- drawing -- */

  #say() {
    const isDone = DONE.some(([name]) => name === this.#due);
    this.view.command(`regent task mine${this.#due ? ` --${isDone ? "state" : "due"} ${this.#due}` : ""}`);
  }

  #chips() {
    const count = (name) => this.#parts[name]?.count;
    const all = FILTERS.map(([name]) => this.#parts[name]);
    const total = all.every(Boolean) ? all.reduce((sum, part) => sum + part.tasks.length, 0) : undefined;
    const open = all.some((part) => part?.token) ? `${format.grouped(total)}+` : total;
    this.#bar.replaceChildren(ui.chips("Due", [["", "All", open], ...FILTERS.map(([name, text]) => [name, text, count(name)]),
      ...DONE.map(([name, text]) => [name, text])], this.#due, (value) => this.view.setQuery({ due: value || undefined })));
  }

  #content() {
    const parts = this.#names().map((name) => this.#parts[name]).filter(Boolean);
    const text = (this.view.query.q ?? "").toLowerCase();
    const all = parts.flatMap((part) => part.tasks);
    const found = all.filter(({ task }) => !text || [task.version, task.region, task.name, task.assigned_to]
      .some((one) => (one ?? "").toLowerCase().includes(text)));
    const rest = parts.find((part) => part.token);
    const shown = found.slice(0, this.#shown);
    const more = (found.length > this.#shown || rest) && ui.more("Show more", () => this.#more(found.length, rest));
    const foot = ["Dates are those of the region. Due soon is 7 days.", text && rest
      ? ` Filtered among the first ${format.grouped(all.length)}.` : ""];
    return [ui.table({
      label: "Deployment tasks", cards: true, page: true, foot, rows: shown, empty: this.#empty(),
      columns: ["Model and version", "Region", "Planned date", "Due", "Validation", "Status",
        { title: "Action", hidden: true, hug: true, full: true }],
      row: (summary) => this.#row(summary),
    }), more];
  }

  async #more(found, rest) {
    try {
      if (found <= this.#shown && rest) await rest.read({ signal: this.view.signal });
      this.#shown += SHOWN;
      this.#chips();
      await this.#draw();
    } catch (error) { if (error.name !== "AbortError") ui.toast(error.message); }
  }

  #empty() {
    const isFiltered = this.#due || this.view.query.q;
    return ui.empty("Nothing to confirm", isFiltered ? "No task of yours is in this filter." : "No task of yours is open.",
      isFiltered && ui.button("Show all tasks", { onclick: () => this.view.setQuery({ due: undefined, q: undefined }) }));
  }

  #row(summary) {
    const { task } = summary, open = isOpen(task), at = due(summary);
    const other = task.assigned_to !== this.view.me && ` · delegate of ${format.id(task.assigned_to)}`;
    return {
      key: task.name, class: open ? at.row : "row-off",
      cells: [
        [h("span", { class: "wrap" }, format.versionText(task.version)), h("span", { class: "sub wrap" }, format.id(task.name), other)],
        regionText(task), task.planned_production_date, open ? ui.badge(at.text, at.kind) : ui.missing("not open"),
        validationBadge(summary), this.#status(task),
        ui.button("Confirm…", { kind: "slim", onclick: () => this.#confirm(summary),
          can: { allowed: open, reason: `It is ${stateOf(task)}: only PENDING and ADJUSTED tasks can be confirmed.` } }),
      ],
    };
  }

  #status(task) {
    const state = stateOf(task);
    const sub = { CONFIRMED: `on ${task.actual_production_date}, by ${format.id(task.confirmed_by)}`,
      CANCELLED: `by ${format.id(task.cancelled_by)}` }[state];
    return h("span", {}, state, sub && h("span", { class: "sub" }, sub),
      task.deployed_before_validation_approved && h("span", { class: "sub" }, "before validation was approved"));
  }

  /* -- deciding -- */

  async #zone(region) {
    if (!region) return "UTC";
    if (!this.#zones.has(region)) {
      this.#zones.set(region, this.view.call("RegionService/GetRegion", { name: region })
        .then((answer) => answer.region.time_zone || "UTC"));
    }
    try { return await this.#zones.get(region); } catch { this.#zones.delete(region); return "UTC"; }
  }

  /** What stands in the way of a confirmation: the validation, the tier of the model, and an override of it. */
  async #obstacle(summary) {
    const { task } = summary, state = validationOf(summary);
    if (!state || state === "APPROVED") return { state };
    const [tier, request] = await Promise.all([
      this.view.call("ModelService/GetModel", { name: task.model })
        .then((answer) => format.word(answer.model.risk_tier, "RISK_TIER") || "MEDIUM", () => ""),
      this.view.call("ValidationService/ListValidationRequests", { filter: `version = ${filterText(task.version)}`, page_size: 1000 })
        .then((answer) => latest(answer.validation_requests ?? []), () => undefined),
    ]);
    const isGuarded = GUARDED.includes(tier);
    const override = isGuarded && request ? await this.#override(request) : undefined;
    return { state, tier, request, isGuarded, override };
  }

  async #override(request) {
    const answer = await this.view.call("OverrideService/ListOverrides", { filter: `subject = ${filterText(request.name)}`, page_size: 1000 });
    const inForce = (answer.overrides ?? []).filter((one) => ["REQUESTED", "GRANTED"].includes(wordOf(one))
      && Date.parse(one.expire_time) > Date.now());
    return inForce.find((one) => wordOf(one) === "GRANTED") ?? latest(inForce);
  }

  /** What every decision on a task has in common. */
  #decide(task, spec) {
    const words = h("b", { class: "wrap" }, format.versionText(task.version)), planned = h("span", { class: "nw" }, task.planned_production_date);
    return decide(this.view, {
      document: task, get: ["DeploymentService/GetDeploymentTask", "task"],
      stale: (now) => {
        planned.textContent = now.planned_production_date;
        return isOpen(now) ? "" : `It is ${stateOf(now)}: there is nothing to do any more.`;
      },
      text: [words, " runs in production in ", h("b", {}, regionText(task)), ". Planned for ", planned, ". ", spec.more],
      done: ({ receipt }) => { this.#after = Number(receipt.revision); },
      ...spec,
    }).finally(() => this.#reload());
  }

  async #confirm(summary) {
    const { task } = summary, id = format.id(task.name);
    const [zone, obstacle, can] = await Promise.all([this.#zone(task.region), this.#obstacle(summary), this.view.can("ConfirmTask", task.name)])
      .catch((error) => { ui.toast(error.message); return []; });
    if (!zone) return;
    if (!can.allowed) return ui.toast(can.reason);
    if (obstacle.isGuarded && wordOf(obstacle.override) !== "GRANTED") return this.#request(task, obstacle);
    const today = format.today(zone), mustSay = Boolean(obstacle.state) && obstacle.state !== "APPROVED";
    const date = required("Date it went live", "Enter the date on which it went live.",
      { kind: "date", value: today, max: today, autofocus: true, hint: `Today in ${zone}` });
    const notes = lines("Notes", "", { maxlength: 1024 });
    const reason = mustSay && lines("Reason for the override",
      "Enter a reason. Without it the deployment cannot be confirmed (VALIDATION_NOT_APPROVED).", { value: obstacle.override?.reason ?? "" });
    const other = ui.button("Adjust or cancel the task…", { kind: "quiet", onclick: (event) => {
      event.target.closest("dialog").close();
      this.#change(task, zone);
    } });
    return this.#decide(task, {
      title: "Confirm Deployment", submit: mustSay ? "Confirm with Override" : "Confirm Deployment",
      kind: mustSay ? "override" : "primary", method: "ConfirmTask", others: [other],
      more: !mustSay && h("span", { class: "muted" }, "Validation: ", obstacle.state || "not requested", "."),
      body: [mustSay && overrideNote(obstacle, reason), date, notes],
      fields: { actual_production_date: date, confirmation_notes: notes, ...(reason && { validation_override_reason: reason }) },
      message: () => ({ name: task.name, actual_production_date: date.value, confirmation_notes: said(notes), ...(reason && { validation_override_reason: said(reason) }) }),
      command: () => ["regent task confirm", id, option("--date", date), option("--notes", notes), reason && option("--override-reason", reason)],
      said: mustSay ? "Deployment confirmed with an override; it is listed for compliance." : "Deployment confirmed.",
    });
  }

  /** At a high or critical tier a second person grants the override before anybody confirms. */
  #request(task, { state, tier, request, override }) {
    if (override) return this.#waitingFor(state, tier, override);
    if (!request) return ui.toast(`The validation request of ${format.versionText(task.version)} cannot be read, so no override of it can be requested.`);
    const name = `${format.id(task.name).slice(0, 40)}-${this.view.newKey().slice(0, 8)}`;
    const reason = lines("Reason for the override", "Enter a reason; the second person reads it.", { autofocus: true });
    return this.#decide(task, {
      title: "Confirm Deployment", submit: "Request Override", kind: "override", method: "RequestOverride", document: undefined,
      body: h("div", { class: "note is-warn" }, h("b", {}, `Validation is not approved: ${state}`),
        `At ${tier} tier a second person grants the override first. It holds for 24 hours; then you confirm.`, reason),
      fields: { "mutation.reason": reason },
      message: () => ({ override: { name: `overrides/${name}`, kind: "OVERRIDE_KIND_VALIDATION", subject: request.name } }),
      command: () => ["regent override request", name, "--kind validation --subject", format.quoted(request.name), option("--reason", reason)],
      said: "Override requested; another person grants or denies it.",
    });
  }

  #waitingFor(state, tier, override) {
    const why = "Another person than you grants the override first.";
    return ui.dialog({
      title: "Confirm Deployment", kind: "override", submit: "Confirm with Override", command: () => `regent override grant ${format.id(override.name)}`,
      body: h("div", { class: "note is-warn" }, h("b", {}, `Validation is not approved: ${state}`),
        `At ${tier} tier a second person grants the override first. ${format.id(override.requested_by)} requested it `,
        ui.time(override.create_time), `: “${override.reason}”. It ends `, ui.time(override.expire_time), "."),
      onsubmit: () => Promise.reject(Object.assign(new Error(why), { reason: "OVERRIDE_REQUIRED" })),
    });
  }

  /** Moves the date of a task, or cancels it. */
  #change(task, zone) {
    const id = format.id(task.name), label = h("span", {}, "Move the task");
    const what = choice("What", [["move", "Move the planned date"], ["cancel", "Cancel the task"]], "move");
    const date = required("New planned date", "Enter the new date.",
      { kind: "date", value: task.planned_production_date, min: format.today(zone), hint: `Of ${zone}` });
    const reason = reasonField(true, { autofocus: false }), moves = () => what.value === "move";
    what.input.addEventListener("input", () => {
      date.hidden = date.input.disabled = !moves();
      label.textContent = moves() ? "Move the task" : "Cancel the task";
    });
    return this.#decide(task, {
      title: "Adjust or cancel the task", submit: label, method: () => (moves() ? "AdjustTask" : "CancelTask"),
      fields: { what, planned_production_date: date, "mutation.reason": reason },
      message: () => ({ name: task.name, ...(moves() && { planned_production_date: date.value }) }),
      command: () => ["regent task", moves() ? ["adjust", id, option("--date", date)].join(" ") : `cancel ${id}`, option("--reason", reason)],
      said: () => (moves() ? "Task moved." : "Task cancelled."),
    });
  }
}

const wordOf = (override) => format.word(override?.state, "OVERRIDE_STATE");

/** The one that was made last. */
function latest(list) {
  return [...list].sort((a, b) => Date.parse(b.create_time) - Date.parse(a.create_time) || (a.name < b.name ? 1 : -1))[0];
}

function overrideNote({ state, tier, override }, reason) {
  return h("div", { class: "note is-warn" }, h("b", {}, `Validation is not approved: ${state}`),
    "Policy asks for an approved validation before production. You can still confirm; the task is then marked as deployed "
    + "before validation and reviewed by compliance, with your name and reason.",
    override && h("p", {}, `At ${tier} tier a second person grants the override: ${format.id(override.decided_by)} did. It ends `,
      ui.time(override.expire_time), "."), reason);
}

export default {
  path: "/my-deployment-tasks",
  title: "My deployment tasks",
  key: "g t",
  show: (view) => new TaskPage(view).show(),
  async count(view) {
    const answer = await view.call("DeploymentService/ListMyDeploymentTasks", { due: "TASK_DUE_OVERDUE", page_size: COUNT_SIZE });
    return answer.tasks?.length;
  },
};
