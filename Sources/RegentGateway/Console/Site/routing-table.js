/** The providers of an environment: what their weights ask for, what they serve, and how they answer. */

import { badge, button, h, missing, table } from "./ui.js";
import { decimal, fixed, grouped, id, word } from "./format.js";

/** What a config is to routing: see assignment.js. */
export function standing(config, health) {
  const state = word(health?.state, "PROVIDER_HEALTH_STATE");
  return {
    provider: config.provider,
    weight: Number(config.weight ?? 0),
    permille: state === "SLOW_START" ? Number(health.weight_permille ?? 0) : 1000,
    priority: Number(config.priority ?? 0),
    isDefault: Boolean(config.is_default),
    isEnabled: config.enabled !== false && !config.archive_time,
    isHealthy: state !== "EJECTED" && state !== "HALF_OPEN",
  };
}

/** Providers that may serve first: those of the first tier in which one can. */
function firstTier(standings) {
  const able = standings.filter((one) => one.isEnabled && one.isHealthy);
  const weighted = able.filter((one) => one.weight * one.permille > 0);
  const tier = Math.min(...weighted.map((one) => one.priority));
  return weighted.filter((one) => one.priority === tier);
}

/** A row for every provider that has a config or has answered: `{ id, config, health, asked, served, group }`. */
export function shares(configs, health, summary) {
  const healths = new Map(health.map((one) => [id(one.name), one]));
  const groups = new Map((summary?.groups ?? []).map((group) => [group.value, group]));
  const total = Number(summary?.total?.count ?? 0);
  const serving = firstTier(configs.map((config) => standing(config, healths.get(config.provider))));
  const sum = serving.reduce((all, one) => all + one.weight * one.permille, 0);
  const rows = configs.map((config) => {
    const found = serving.find((one) => one.provider === config.provider);
    return { id: config.provider, config, health: healths.get(config.provider),
      asked: sum > 0 ? (found ? (found.weight * found.permille) / sum : 0) : undefined };
  });
  const known = new Set(rows.map((row) => row.id));
  for (const value of groups.keys()) if (!known.has(value)) rows.push({ id: value });
  for (const row of rows) {
    row.group = groups.get(row.id);
    row.served = summary && total > 0 ? Number(row.group?.count ?? 0) / total : undefined;
    row.isKnown = Boolean(summary);
  }
  return rows;
}

const percent = (share) => `${fixed(share * 100, 1)} %`;

function bar(served, asked) {
  const SVG = "http://www.w3.org/2000/svg";
  const add = (name, attributes) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const box = add("svg", { class: "share", "aria-hidden": "true" });
  box.append(add("rect", { width: served * 84, y: 1, height: 8 }));
  if (asked !== undefined) {
    const at = Math.min(83, Math.max(1, Math.round(asked * 84)));
    box.append(add("line", { x1: at, x2: at, y1: 0, y2: 10 }));
  }
  return box;
}

function healthCell({ config, health }) {
  if (!config) return badge("NO CONFIG", "off");
  if (config.archive_time) return badge("ARCHIVED");
  if (config.enabled === false) return badge("DISABLED");
  if (!health) return missing("its health is not shown to you");
  const state = word(health.state, "PROVIDER_HEALTH_STATE");
  const tone = { EJECTED: "err", HALF_OPEN: "inc", SLOW_START: "burning" }[state];
  const failures = health.failures;
  return [
    badge(health.held_by_cap ? `${state}, held` : state, health.held_by_cap ? "burning" : tone),
    Number(failures?.weight) > 0 && h("span", { class: "sub" },
      `${fixed(failures.rate * 100, 1)} % of ${fixed(failures.weight, 1)} fail`),
  ];
}

/** Why a provider serves what it serves, beside its name. */
function role({ config, id: name }) {
  if (!config) return "answered, but has no config";
  const parts = [config.model || undefined];
  if (Number(config.priority) > 0) parts.push(`tier ${config.priority}: only when none before it can`);
  else if (!Number(config.weight)) parts.push(config.is_default ? "serves where nothing has a weight" : "serves as fallback or on request only");
  return parts.filter((part) => part && part !== name).join(" · ");
}

/** The table. `change(config)` asks for another weight. */
export function providersTable({ environment, rows, can }, range, change) {
  const unread = "you may not read outcomes here";
  const quiet = "no outcome in this time";
  return table({
    label: `Providers of ${environment}`,
    columns: ["Provider", "Health", { title: "Weight", number: true }, { title: "Asked", number: true },
      { title: `Served, ${range}`, number: true }, { title: "p50 ms", number: true }, { title: "p95 ms", number: true },
      { title: "p99 ms", number: true }, { title: "Error rate", number: true }, { title: "Fallback rate", number: true },
      { title: "N", number: true }, { title: "Action", hug: true, hidden: true }],
    rows,
    row: (one) => {
      const { config, group } = one;
      const isOff = !config || config.enabled === false || config.archive_time;
      const why = one.isKnown ? quiet : unread;
      const ms = (value) => (value === undefined ? missing(why) : fixed(value, 1));
      const rate = (value) => (group ? decimal(value ?? 0) : missing(why));
      return {
        key: `${environment}/${one.id}`, class: isOff ? "row-off" : undefined,
        cells: [
          [one.id, config?.is_default && [" ", h("span", { class: "tag" }, "default")], h("span", { class: "sub" }, role(one))],
          healthCell(one),
          config ? grouped(config.weight ?? 0) : missing("no config"),
          isOff || one.asked === undefined ? missing("no weight counts") : percent(one.asked),
          one.served === undefined ? missing(why) : [percent(one.served), bar(one.served, isOff ? undefined : one.asked)],
          ms(group?.p50_latency_ms), ms(group?.p95_latency_ms), ms(group?.p99_latency_ms),
          rate(group?.error_rate), rate(group?.fallback_rate),
          one.isKnown ? grouped(group?.count ?? 0) : missing(why),
          config && button("Weight…", { kind: "slim", can: can.get(config.name), onclick: () => change(config) }),
        ],
      };
    },
  });
}

export { percent };
