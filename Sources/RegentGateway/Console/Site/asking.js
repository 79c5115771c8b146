/** How the pages of routing, rollouts and figures ask. */

import { quoted } from "./format.js";
import { field, h } from "./ui.js";

const PAGE = 1000;
const PAGES_MAX = 10;

/** Every document of a list, up to ten thousand: `everyOne(call, "ProviderService/ListProviderConfigs", {}, "provider_configs")`. */
export async function everyOne(call, method, message, field) {
  const found = [];
  let token = "";
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await call(method, { page_size: PAGE, ...message, page_token: token });
    found.push(...(answer[field] ?? []));
    token = answer.next_page_token;
    if (!token) break;
  }
  return found;
}

/** What a promise gives, or undefined where the caller may not ask; other failures stay failures. */
export async function ifAllowed(promise) {
  try { return await promise; } catch (error) {
    if (error.code !== "permission_denied") throw error;
    return undefined;
  }
}

/** Calls `fn` once its callers rest for some milliseconds. */
export function rested(milliseconds, fn) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...values), milliseconds);
  };
}

/** A list to choose from, without a label of its own: `picker("Measure", [["count", "outcomes"]], "count", (value) => …)`. */
export function picker(label, options, chosen, onchoose) {
  const list = h("select", { "aria-label": label, class: "picker", onchange: () => onchoose(list.value) },
    options.map(([value, text]) => h("option", { value }, text)));
  list.value = chosen;
  return list;
}

/** A line of the shell: words as they are, values quoted; what is undefined is left out. `line("regent", [flag, value])` */
export function line(...parts) {
  return parts.flat().filter((part) => part !== undefined && part !== false && part !== "")
    .map((part) => inShell(String(part))).join(" ");
}

/** A word of the shell; in double quotes where that is easier to read. */
const inShell = (text) => (text.includes("'") && !/["$\x60\\!]/.test(text) ? `"${text}"` : quoted(text));

/** An option of a command with its value; nothing where there is no value. */
export const option = (name, value) => (value === undefined || value === "" ? [] : [name, value]);

/** Why a change is made. */
export const reasonField = (more = {}) => field("Reason", { required: true, "data-required": "Enter a reason; it is kept in the ledger.", ...more });

/** `--reason` as typed, or a place for it. */
export const reasonOption = (text) => ["--reason", text.trim() || "…"];

/** `{ number, bad }` of a text that should be a whole number within a range. */
export function whole(text, least, most) {
  const number = Number(text);
  const isGood = /^\d{1,16}$/.test(text.trim()) && number >= least && number <= most;
  return isGood ? { number } : { bad: `Enter a whole number from ${least} to ${most.toLocaleString("en-GB")}.` };
}

/** What a dialog says of a change, with a link to it in the ledger: `toast(...receipt(view, "Done.", answer, name))`. */
export function receipt(view, text, answer, name) {
  const revision = answer.receipt?.revision;
  return [`${text}${revision ? ` Receipt: revision ${Number(revision).toLocaleString("en-GB")}.` : ""}`,
    ["Show in ledger", view.link("/ledger", { name })]];
}
