/** What models are used for: the way of each use case through its lifecycle, and what the caller may do about it. */

import * as format from "./format.js";
import { actions, choice, decide, digest, filterText, following, history, lines, listing, nothing, option, page, plain,
  prose, required, said, stages } from "./govern.js";
import * as ui from "./ui.js";

const { h } = ui;
const STATES = ["DRAFT", "SUBMITTED", "APPROVED", "DEPLOYED", "DEPRECATED"];
const IMPACTS = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];
/** They need two people. */
const GUARDED = ["HIGH", "CRITICAL"];

const stateOf = (one) => format.word(one.state, "USE_CASE_STATE");
const impactOf = (one) => format.word(one.impact, "USE_CASE_IMPACT");
const tone = { LOW: "none", MEDIUM: "none", HIGH: "soon", CRITICAL: "fail" };

function impactBadge(one) {
  const word = impactOf(one);
  return word ? ui.badge(word, tone[word], { plain: true }) : ui.missing("not said yet");
}

/* -- list -- */

const filterOf = ({ state, q }) => [state && `state = ${state}`, q && `(${["name", "purpose", "owner"].map((field) => `${field} : ${filterText(q)}`).join(" OR ")})`].filter(Boolean).join(" AND ");

async function showUseCases(view) {
  const list = listing(view, {
    kinds: ["useCases"], label: "State", places: "Filter by name, purpose, owner",
    chips: () => [["", "All"], ...STATES.map((state) => [state, `${state[0]}${plain(state).slice(1)}`])],
    ask: (query, token, options) => page(view, "UseCaseService/ListUseCases", "use_cases", { filter: filterOf(query), order_by: query.state ? "create_time desc" : "" }, token, options),
    command: (query) => `regent usecase list${filterOf(query) ? ` --filter ${format.quoted(filterOf(query))}` : ""}`,
    draw: (cases) => ui.table({
      label: "Use cases", rows: cases, page: true, cards: true, empty: nothing(view, "No use case", "regent usecase create makes one."),
      columns: ["State", "Use case", "Impact", "Owner", "Models", "Approvals", "Review", "Changed"],
      row: (one) => ({
        key: one.name, head: 1,
        cells: [ui.badge(stateOf(one)), [h("a", { class: "wrap", href: view.link(`/use-cases/${format.id(one.name)}`) }, one.display_name || format.id(one.name)),
          h("span", { class: "sub wrap" }, (one.purpose ?? "").slice(0, 120))], impactBadge(one), format.id(one.owner), h("span", { class: "wrap" }, modelsOf(one)), h("span", { class: "nw" }, approvalsOf(one)),
        one.review_date ? h("span", { class: "nw" }, one.review_date) : ui.missing("no date"), ui.time(one.update_time)],
      }),
    }),
  });
  const [create] = await actions(view, [{ label: "New use case…", method: "CreateUseCase", onclick: () => createDialog(view) }]);
  view.root.append(view.head({ title: "Use cases", actions: [create], meta: ["Who answers for what models are used for, and with what impact"] }), list.node);
}

const modelsOf = (one) => (one.allowed_models ?? []).map((model) => `${format.id(model.model)}${model.versions ? ` ${model.versions}` : ""}`).join(", ") || ui.missing("none is allowed");

function approvalsOf(one) {
  const needed = GUARDED.includes(impactOf(one)) ? 2 : 1, state = stateOf(one);
  return state === "DRAFT" ? ui.missing("not submitted") : `${Math.min((one.approvals ?? []).length, needed)} of ${needed}`;
}

function createDialog(view) {
  const id = required("Id", "Enter an id, for example support-triage.", { autofocus: true, pattern: "[a-z0-9][a-z0-9._\\-]*", title: "Small letters, digits, dots, dashes" });
  const purpose = lines("Purpose", "Say what it is for."), impact = choice("Impact of a wrong answer", IMPACTS, "LOW"), review = ui.field("Review date", { kind: "date" });
  const models = lines("Models that may serve it, a line each", "", { hint: "For example triage or triage >=1.2.0 <2.0.0" });
  const allowed = () => said(models).split("\n").map((line) => line.trim()).filter(Boolean).map((line) => { const [model, ...versions] = line.split(/\s+/); return [model, versions.join(" ")]; });
  return decide(view, {
    title: "New use case", submit: "Create the draft", method: "CreateUseCase", said: "Draft created.", done: () => view.go(`/use-cases/${said(id)}`),
    fields: { "use_case.name": id, "use_case.purpose": purpose, "use_case.impact": impact, "use_case.allowed_models": models, "use_case.review_date": review },
    message: () => ({ use_case: { name: `useCases/${said(id)}`, purpose: said(purpose), impact: `USE_CASE_IMPACT_${impact.value}`, review_date: review.value,
      allowed_models: allowed().map(([model, versions]) => ({ model: `models/${format.id(model)}`, versions })) } }),
    command: () => ["regent usecase create", said(id) || "…", "--impact", impact.value.toLowerCase(), option("--purpose", purpose),
      ...allowed().map(([model, versions]) => `--allow ${format.quoted(versions ? `${model}=${versions}` : model)}`), option("--review-date", review)],
  });
}

/* -- one -- */

function showUseCase(view) {
  const id = view.params.useCase, name = `useCases/${id}`, area = h("div", {});
  view.command(`regent usecase show ${id}`);
  const reload = following(view, name, area, async (options) => ({ document: (await view.call("UseCaseService/GetUseCase", { name }, options)).use_case }),
    ({ document }) => content(view, document, reload));
  view.root.append(area);
}

async function content(view, one, reload) {
  const state = stateOf(one), id = format.id(one.name);
  const head = view.head({
    title: one.display_name || id, crumb: h("a", { href: view.link("/use-cases") }, "Use cases"),
    meta: [ui.badge(state), one.display_name && h("span", { class: "mono" }, id), impactOf(one) ? `${impactOf(one)} impact` : "impact not said", `owner ${format.id(one.owner)}`, one.review_date && `review on ${one.review_date}`],
  });
  return [head, await nextBox(view, one, reload), ui.section("Lifecycle", {}, h("div", { class: "panel" }, stages(STATES, state))),
    h("div", { class: "grid after" }, h("div", { class: "g8 stack" }, ui.section("Purpose", {}, h("div", { class: "panel" }, prose(one.purpose, "not said yet"))), allowed(one), metricTable(one), deployments(view, one)),
      h("div", { class: "g4 stack" }, approvals(one), people(one), history(view, one.name)))];
}

/** What comes next, and the actions that lead there. */
async function nextBox(view, one, reload) {
  const state = stateOf(one), of = { view, one, reload }, isGuarded = GUARDED.includes(impactOf(one));
  const lacking = [!one.owner && "an owner", !one.purpose && "a purpose", !impactOf(one) && "an impact"].filter(Boolean);
  const has = (one.approvals ?? []).some((approval) => approval.approved_by === view.me) ? "You have approved it: another person must." : "";
  const say = {
    DRAFT: [one.return_comment ? `It was sent back: “${one.return_comment}”` : "It is being written.", "Submitting asks for its approval."],
    SUBMITTED: [`It waits for ${isGuarded ? `two people: ${(one.approvals ?? []).length} of 2 have approved` : "approval"}.`, "Neither its owner nor who has written of it approves. An approval is of exactly what is written."],
    APPROVED: ["Versions may be deployed for it.", "Raising its impact sends it back to SUBMITTED."],
    DEPLOYED: [`${format.versionText((one.deployments ?? []).at(-1)?.version ?? "")} is deployed for it.`, "It ends with a successor."],
    DEPRECATED: ["It has ended.", one.successor ? `${format.id(one.successor)} takes its place.` : ""],
  }[state] ?? [state, ""];
  const list = {
    DRAFT: [{ label: "Submit…", kind: "primary", method: "SubmitUseCase", closed: lacking.length ? `It has no ${lacking.join(" and no ").replaceAll(/an? /g, "")}.` : "", onclick: () => submit(of) }],
    SUBMITTED: [{ label: "Approve…", kind: "primary", method: "ApproveUseCase", closed: has, onclick: () => approve(of) }, { label: "Send back…", kind: "danger", method: "ReturnUseCase", onclick: () => sendBack(of) }],
    APPROVED: [{ label: "Record a deployment…", kind: "primary", method: "DeployUseCase", onclick: () => deploy(of) }, { label: "Deprecate…", kind: "danger", method: "DeprecateUseCase", onclick: () => deprecate(of) }],
    DEPLOYED: [{ label: "Deprecate…", kind: "danger", method: "DeprecateUseCase", onclick: () => deprecate(of) }],
  }[state] ?? [];
  const made = await actions(view, list.map((action) => ({ ...action, resource: one.name })));
  return h("div", { class: `verdict-box split is-${{ SUBMITTED: "accent", APPROVED: "pass", DEPLOYED: "pass" }[state] ?? "none"}` }, h("p", { class: "say" }, say[0]), say[1] && h("p", {}, say[1]),
    made.length > 0 && h("div", { class: "side" }, made));
}

function allowed(one) {
  return ui.section("Models that may serve it", {}, ui.table({
    label: "Allowed models", rows: one.allowed_models ?? [], empty: ui.empty("No model is allowed", "Nothing is deployed for it."), columns: ["Model", "Versions"],
    row: (model) => ({ cells: [h("span", { class: "wrap" }, format.id(model.model)), model.versions ? h("code", {}, model.versions) : "all"] }),
  }));
}

function metricTable(one) {
  if (!one.metrics?.length) return false;
  return ui.section("Judged by", {}, ui.table({ label: "Metrics", rows: one.metrics, columns: ["Metric", "Target"], row: (metric) => ({ cells: [h("code", { class: "wrap" }, metric.metric), metric.target || ui.missing("no target")] }) }));
}

function deployments(view, one) {
  const list = [...(one.deployments ?? [])].reverse();
  return ui.section("Deployments", { note: list.length ? "" : "none yet" }, list.length > 0 && h("div", { class: "panel" }, ui.timeline(list.map((made, i) => ({
    time: ui.time(made.deploy_time), meta: format.id(made.deployed_by), tone: i === 0 ? "pass" : undefined, hollow: i > 0, content: format.versionText(made.version) })))));
}

function approvals(one) {
  const list = one.approvals ?? [];
  return ui.section("Approvals", { note: stateOf(one) === "DRAFT" ? "" : approvalsOf(one) }, h("div", { class: "panel" }, list.length ? h("ul", { class: "check" }, list.map((made) => h("li", { class: "pass" },
    h("b", {}, format.id(made.approved_by)), h("span", { class: "small muted" }, ui.time(made.approve_time)), h("span", { class: "sub" }, "of ", digest(made.digest)), made.comment && h("span", { class: "sub" }, `“${made.comment}”`))))
    : h("p", { class: "muted" }, "Nobody has approved it.")));
}

function people(one) {
  return ui.section("People", {}, h("div", { class: "panel" }, ui.pairs([["Owner", format.id(one.owner)], ["Authors", (one.authors ?? []).map(format.id).join(", ")], ["Created", ui.time(one.create_time)], ["Changed", ui.time(one.update_time)],
    ["Successor", one.successor && format.id(one.successor)], ["Edit", h("code", {}, `regent usecase edit ${format.id(one.name)}`)]])));
}

/* -- actions -- */

/** From where each verb leads on. */
const FROM = { submit: ["DRAFT"], approve: ["SUBMITTED"], return: ["SUBMITTED"], deploy: ["APPROVED"], deprecate: ["APPROVED", "DEPLOYED"] };

function act({ view, one, reload }, verb, { more = () => ({}), options = () => [], ...spec }) {
  return decide(view, {
    method: `${verb[0].toUpperCase()}${verb.slice(1)}UseCase`, document: one, get: ["UseCaseService/GetUseCase", "use_case"], done: reload, message: () => ({ name: one.name, ...more() }),
    stale: (now) => (FROM[verb].includes(stateOf(now)) ? "" : `It is ${stateOf(now)}: this is not possible any more.`), command: () => ["regent usecase", verb, format.id(one.name), ...options()], ...spec,
  });
}

const submit = (of) => act(of, "submit", { title: `Submit ${format.id(of.one.name)}`, submit: "Ask for approval", text: GUARDED.includes(impactOf(of.one)) ? "Two people approve it at this impact." : "Another person approves it.", said: "Submitted." });

function approve(of) {
  const comment = lines("What you looked at", "", { autofocus: true });
  return act(of, "approve", { title: `Approve ${format.id(of.one.name)}`, submit: "Approve", fields: { comment }, text: `Of what is written at revision ${format.grouped(of.one.revision)}. If it changes before this arrives, nothing is recorded.`,
    more: () => ({ comment: said(comment) }), options: () => [option("--comment", comment)], said: ({ use_case: next }) => (stateOf(next) === "APPROVED" ? "Use case approved." : "Approval recorded; another person approves too.") });
}

function sendBack(of) {
  const comment = lines("What is to be changed", "Enter a comment; its owner reads it.", { autofocus: true });
  return act(of, "return", { title: `Send back ${format.id(of.one.name)}`, submit: "Send it back", kind: "danger", fields: { comment }, text: "It becomes a draft again; approvals so far are gone.",
    more: () => ({ comment: said(comment) }), options: () => [option("--comment", comment)], said: "Use case sent back." });
}

function deploy(of) {
  const version = required("Version", "Enter a version, for example triage/1.2.0.", { autofocus: true, hint: "MODEL/NUMBER of a version that is deployed and allowed" });
  const full = () => { const [model, number = ""] = said(version).split("/"); return said(version).startsWith("models/") ? said(version) : `models/${model}/versions/${number}`; };
  return act(of, "deploy", { title: `Record a deployment for ${format.id(of.one.name)}`, submit: "Record the deployment", fields: { version }, more: () => ({ version: full() }),
    options: () => [said(version) ? format.quoted(format.versionPath(full())) : "…"], said: "Deployment recorded." });
}

function deprecate(of) {
  const successor = (stateOf(of.one) === "DEPLOYED" ? required : (label, _, more) => ui.field(label, more))("Successor", "Something is deployed on it: name the use case that takes its place.", { autofocus: true });
  return act(of, "deprecate", { title: `Deprecate ${format.id(of.one.name)}`, submit: "End the use case", kind: "danger", fields: { successor }, text: "It ends for good.",
    more: () => (said(successor) ? { successor: `useCases/${format.id(said(successor))}` } : {}), options: () => [option("--successor", successor)], said: "Use case ended." });
}

export default {
  path: ["/use-cases", "/use-cases/:useCase"],
  title: "Use cases",
  key: "g u",
  show: async (view) => (view.params.useCase ? showUseCase(view) : showUseCases(view)),
};
