/** Rollouts, rollbacks and deployments of a model, as one timeline. */

import { line, receipt, ifAllowed } from "./asking.js";
import { stateOf, versionName } from "./rollout-words.js";
import { button, dialog, empty, field, h, more, section, time, timeline, toast } from "./ui.js";
import { id, word } from "./format.js";

const SHOWN = 30;
const LISTS = [
  ["RolloutRunService/ListRollouts", "rollouts"], ["DeploymentService/ListDeployments", "deployments"],
  ["RollbackService/ListRollbacks", "rollbacks"],
];

const by = (principal) => (principal ? `by ${id(principal)}` : undefined);

/** Whether a record tells of the end of a rollout. */
const isTold = (run, rollbacks) => rollbacks.some((record) => (
  record.from_version === run.canary_version && (record.rollback_time ?? record.create_time) === run.end_time));

function ofRollout(run, view, rollbacks) {
  const link = () => h("a", { href: view.link(`/rollouts/${encodeURIComponent(id(run.name))}`) }, id(run.name));
  const state = stateOf(run), where = id(run.environment);
  const events = [{ at: run.create_time, tone: "accent", meta: by(run.started_by),
    content: ["Rollout ", link(), ` of ${id(run.canary_version)} began in ${where}, against ${id(run.baseline_version)}`] }];
  if (run.end_time && !isTold(run, rollbacks)) {
    events.push({ at: run.end_time, tone: state === "PROMOTED" ? "pass" : "fail", meta: by(run.ended_by),
      content: [state === "PROMOTED" ? `${id(run.canary_version)} promoted in ${where}, after ` : `${id(run.canary_version)} rolled back in ${where}, after `,
        link(), run.end_reason && h("span", { class: "sub" }, run.end_reason)] });
  } else if (state === "PAUSED") {
    events.push({ at: run.update_time, tone: "warn", hollow: true, content: [link(), " is paused", run.pause_reason && h("span", { class: "sub" }, run.pause_reason)] });
  }
  return events;
}

function ofDeployment(one) {
  const state = word(one.state, "DEPLOYMENT_STATE"), where = id(one.environment), version = id(one.version);
  const name = () => h("span", { class: "muted" }, ` ${id(one.name)}`);
  const events = [{ at: one.create_time, hollow: true, meta: by(one.created_by), content: [`Deployment of ${version} to ${where} planned`,
    one.planned_production_date && ` for ${one.planned_production_date}`, name()] }];
  if (one.deploy_time) events.push({ at: one.deploy_time, tone: "pass", meta: by(one.deployed_by), content: [`${version} deployed in ${where}`, name()] });
  if (state === "CANCELLED") {
    events.push({ at: one.update_time, tone: "warn", meta: by(one.cancelled_by), content: [`Deployment of ${version} to ${where} cancelled`, name(),
      one.cancellation_reason && h("span", { class: "sub" }, one.cancellation_reason)] });
  }
  if (state === "ROLLED_BACK") events.push({ at: one.update_time, tone: "fail", content: [`Deployment of ${version} in ${where} rolled back`, name()] });
  if (state === "IN_PROGRESS" && one.start_time) events.push({ at: one.start_time, tone: "info", hollow: true, content: [`Deployment of ${version} to ${where} waits for its tasks`, name()] });
  return events;
}

/** Asks for the cause of a rollback. */
async function askCause(view, record, after) {
  const cause = field("Root cause", { kind: "textarea", required: true, autofocus: true, "data-required": "Say what the cause was." });
  const isDone = await dialog({
    title: `Root cause of the rollback of ${versionName(record.from_version)}`,
    body: [h("p", { class: "muted" }, "Closes the record. Who was informed of the rollback can read it."), cause],
    submit: "Record the cause", fields: { root_cause: cause },
    command: () => line("regent", "rollback", "root-cause", id(record.name), "--cause", cause.value.trim() || "…"),
    async onsubmit() {
      const answer = await view.change("RollbackService/SetRootCause", { name: record.name, root_cause: cause.value.trim() }, { etag: record.etag });
      toast(...receipt(view, "The record is closed.", answer, record.name));
    },
    async onaborted() {
      Object.assign(record, (await view.call("RollbackService/GetRollback", { name: record.name })).rollback);
      return record.root_cause ? `It was closed: ${record.root_cause}` : `It changed at revision ${record.revision}. Read it again.`;
    },
  });
  if (isDone) after();
}

function ofRollback(record, view, can, after) {
  const isWaiting = word(record.state, "ROLLBACK_RECORD_STATE") === "OPEN";
  const events = [{ at: record.rollback_time ?? record.create_time, tone: "fail", meta: by(record.rolled_back_by), content: [
    `${id(record.from_version)} taken back in ${id(record.environment)}`, record.to_version ? `; ${id(record.to_version)} serves` : "; nothing serves",
    " ", record.trigger && h("span", { class: "tag" }, record.trigger), record.reason && h("span", { class: "sub" }, record.reason),
    isWaiting && h("span", { class: "row" }, h("span", {}, "Its root cause is due ", time(record.due_time)),
      button("Record the cause…", { kind: "slim", can, onclick: () => askCause(view, record, after) })),
  ] }];
  if (record.root_cause_time) {
    events.push({ at: record.root_cause_time, meta: by(record.root_cause_by), content: [`Cause of the rollback of ${id(record.from_version)} found`,
      h("span", { class: "sub" }, record.root_cause)] });
  }
  return events;
}

export class ModelHistory {
  /** @param {() => void} after  Called when something was changed here. */
  constructor(view, after) {
    this.view = view;
    this.after = after;
    this.node = h("div", { class: "part" });
    this.area = h("div", { class: "panel" });
    this.shown = SHOWN;
  }

  /** The model of the address, where that names one. */
  async show(options = {}) {
    const { model, environment } = this.view.query;
    const key = JSON.stringify([model, environment]);
    if (!model) { this.key = undefined; return this.node.replaceChildren(); }
    if (key !== this.key) {
      this.key = key;
      this.shown = SHOWN;
      this.area = h("div", {});
      this.node.replaceChildren(section(`History of ${model}`, { note: "rollouts, rollbacks and deployments in every environment, newest first" }, this.area));
    }
    return this.view.load(this.area, (call) => this.ask(model, call), (found) => this.draw(found), { lines: 6, ...options });
  }

  async ask(model, options) {
    const name = model.startsWith("models/") ? model : `models/${model}`;
    const lists = await Promise.all(LISTS.map(([method, field]) => ifAllowed(this.view.call(method, {
      filter: `model = ${JSON.stringify(name)}`, order_by: "create_time desc", page_size: 200,
    }, options)).then((answer) => answer?.[field] ?? [])));
    return { lists, can: await this.view.can("rollout.rollback", name) };
  }

  draw({ lists: [rollouts, deployments, rollbacks], can }) {
    const after = () => { this.show(); this.after(); };
    const events = [
      ...rollouts.flatMap((run) => ofRollout(run, this.view, rollbacks)), ...deployments.flatMap(ofDeployment),
      ...rollbacks.flatMap((record) => ofRollback(record, this.view, can, after)),
    ].filter((event) => event.at).sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    if (!events.length) return empty("Nothing has happened to this model", "No rollout, rollback or deployment of exactly this model, of those that you may read.");
    const box = h("div", { class: "panel stack" });
    const fill = () => box.replaceChildren(
      timeline(events.slice(0, this.shown).map((event) => ({ ...event, time: time(event.at) }))),
      ...(events.length > this.shown ? [more(`Show ${events.length - this.shown} older`, async () => { this.shown = events.length; fill(); })] : []));
    fill();
    return box;
  }
}
