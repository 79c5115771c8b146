/** The words of a query: what may come next, and clauses that controls set. The fields are those of /openapi.json. */

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
const AGES = ["15m", "1h", "6h", "24h", "7d", "30d"], WIDTHS = ["1m", "5m", "15m", "1h", "6h", "1d", "7d"];
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

export const viewOf = (text) => /\bfrom\s+([a-z_]+)/i.exec(bare(text))?.[1]?.toLowerCase();

/** The value of a clause of one word: `clauseOf("… since 7d", "since")` is "7d". */
export function clauseOf(text, word) {
  const found = new RegExp(`\\b${word}\\s+(\\S+)`, "i").exec(bare(text));
  return found ? text.slice(found.index, found.index + found[0].length).replace(/^\S+\s+/, "") : undefined;
}

/** The text with a clause of one word set, or without it. */
export function withClause(text, word, value) {
  const found = new RegExp(`\\s*\\b${word}\\s+\\S+`, "i").exec(bare(text));
  const rest = found ? `${text.slice(0, found.index)}\u0000${text.slice(found.index + found[0].length)}` : `${text.trimEnd()}\u0000`;
  return rest.replace("\u0000", value ? ` ${word} ${value}` : "").trim();
}

/** A width that gives some dozens of buckets for an age. */
export function widthFor(age) {
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
    case "since": case "until": return inside.trim() ? clauses : AGES;
    case "every": return inside.trim() ? clauses : WIDTHS;
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
