/** Addresses of the pages that show a resource, by its name, and entries of the ledger with them. */

import { address, match } from "./pages.js";

const part = encodeURIComponent;

const RULES = [
  [/^evalRuns\/([^/]+)$/, (run) => [`/evaluation/${part(run)}`]],
  [/^proposals\/([^/]+)$/, (proposal) => [`/changes/${part(proposal)}`]],
  [/^models\/([^/]+)\/versions\/([^/]+)$/, (model, version) => [`/changes/${part(model)}/${part(version)}`]],
  [/^rollouts\/([^/]+)$/, (rollout) => [`/rollouts/${part(rollout)}`]],
  [/^models\/([^/]+)\/environments\/([^/]+)\/rolloutPolicy$/, (model, environment) => ["/rollouts", { environment }]],
  [/^incidents\/([^/]+)$/, (incident) => [`/incidents/${part(incident)}`]],
  [/^useCases\/([^/]+)$/, (useCase) => [`/use-cases/${part(useCase)}`]],
  [/^deploymentTasks\//, () => ["/my-deployment-tasks"]],
  [/^environments\/([^/]+)(\/providers\/[^/]+)?$/, (environment) => ["/routing", { environment }]],
  [/^slaTargets\/([^/]+)$/, (target) => [`/sla/${part(target)}`]],
];

/** The page of a resource; its history in the ledger where it has none. */
export function resourceLink(name) {
  for (const [pattern, target] of RULES) {
    const found = pattern.exec(name);
    const [path, query] = found ? target(...found.slice(1)) : [];
    if (path && match(path)) return address(path, query);
  }
  return historyLink(name);
}

/** The changes of a resource. */
export const historyLink = (name, more = {}) => address("/ledger", { name, ...more });

/** What happened to what: "providerConfig.changed vendor-b". */
export function ledgerText(view, entry) {
  const { h } = view.ui;
  return [entry.event, " ", h("a", { href: resourceLink(entry.resource), title: entry.resource }, h("b", {}, view.format.id(entry.resource))), entry.reason && h("span", { class: "muted" }, ` ${entry.reason}`)];
}
