/**
 * Calls of the daemon: the session, methods by the Connect protocol, and what the caller may do.
 *
 * The cookie of a session cannot be read here; its secret is kept for this tab and this origin, so that a reload is no
 * login, and other tabs of the same origin ask for it.
 */

const SECRET = "regent.secret";
const CAN_AGE_MS = 30_000;

/** How a call failed. */
export class CallError extends Error {
  constructor(status, body) {
    super(body.message ?? `HTTP ${status}`);
    this.name = "CallError";
    this.status = status;
    /** As Connect has it, for example "not_found". */
    this.code = body.code ?? "unknown";
    const details = (body.details ?? []).map((detail) => [detail.type, detail.debug ?? {}]);
    const info = details.find(([type]) => type === "google.rpc.ErrorInfo")?.[1];
    const request = details.find(([type]) => type === "google.rpc.BadRequest")?.[1];
    /** The reason of docs/reference/reasons.md, or the status in capitals. */
    this.reason = info?.reason ?? this.code.toUpperCase();
    this.metadata = info?.metadata ?? {};
    /** `[{ field, description }]` */
    this.violations = request?.field_violations ?? [];
    this.field = this.violations[0]?.field ?? this.metadata.field ?? "";
  }
}

/** A daemon that cannot be reached. */
function unreachable(cause) {
  const error = new CallError(0, { code: "unavailable", message: "the daemon does not answer" });
  error.cause = cause;
  return error;
}

/* -- session -- */

let secret = readSecret();
/** Whom the session is of; empty before the first answer. */
export let principal = "";
const channel = new BroadcastChannel("regent.session");

function readSecret() {
  try { return sessionStorage.getItem(SECRET) ?? ""; } catch { return ""; }
}

function keepSecret(text) {
  secret = text;
  try { text ? sessionStorage.setItem(SECRET, text) : sessionStorage.removeItem(SECRET); } catch { /* in memory only */ }
}

channel.onmessage = ({ data }) => {
  if (data.ask && secret) channel.postMessage({ secret });
  if (data.secret && !secret) keepSecret(data.secret);
};

/** Whether there is a session, after asking other tabs for theirs. */
export async function hasSession() {
  if (!secret) {
    channel.postMessage({ ask: true });
    for (let wait = 0; wait < 10 && !secret; wait++) await new Promise((done) => setTimeout(done, 10));
  }
  return secret !== "";
}

/** Exchanges a token, or the code of a link, for a session: `login({ token })`, `login({ code })`. */
export async function login(credential) {
  const answer = await request("POST", "/session", JSON.stringify(credential), { "Content-Type": "application/json" });
  keepSecret(answer.secret);
  const before = principal;
  principal = answer.principal;
  answers.clear();
  if (before && before !== principal) location.reload();
}

/** Asks whom the session is of. */
export async function identify() {
  principal = (await request("GET", "/session", undefined, headers())).principal;
  return principal;
}

export async function logout() {
  try { await request("DELETE", "/session", undefined, headers()); } finally { keepSecret(""); }
}

/** Set by the shell: asks for a login above the page and returns once there is a session again. */
export const onSessionOver = { ask: async () => {} };
let asking = null;

/** Waits for a login; many calls that fail together ask once. */
function sessionAgain() {
  keepSecret("");
  asking ??= onSessionOver.ask().finally(() => { asking = null; });
  return asking;
}

/* -- calls -- */

const headers = () => (secret ? { "X-Regent-Session": secret } : {});

async function request(method, path, body, fields, signal) {
  let response;
  try {
    response = await fetch(path, { method, body, headers: fields, signal, credentials: "same-origin", redirect: "error" });
  } catch (error) {
    throw error.name === "AbortError" ? error : unreachable(error);
  }
  let answer;
  try { answer = await response.json(); } catch (error) {
    if (error.name === "AbortError") throw error;
    answer = {};
  }
  if (!response.ok) throw new CallError(response.status, answer);
  return answer;
}

/** Makes a request again after a login where the session is over. */
export async function withSession(work) {
  for (;;) {
    const used = secret;
    try { return await work(headers()); } catch (error) {
      if (error.status !== 401) throw error;
      // Somebody else may have logged in again meanwhile.
      if (used === secret) await sessionAgain();
    }
  }
}

/**
 * Calls a method with one answer: `call("EvaluationService/GetSummary", { run: "evalRuns/r1" })`.
 *
 * Integers of 64 bits come as text, enums by their full names, fields by their proto names; a field that has its
 * default is absent.
 */
export function call(method, message = {}, { signal, key, etag, timeout } = {}) {
  return withSession((session) => {
    const fields = { ...session, "Content-Type": "application/json", "Connect-Protocol-Version": "1" };
    if (key) fields["Idempotency-Key"] = key;
    if (etag) fields["If-Match"] = etag;
    if (timeout) fields["Connect-Timeout-Ms"] = String(timeout);
    return request("POST", `/regent.v1.${method}`, JSON.stringify(message), fields, signal);
  });
}

/** A key under which a repeat is done once. */
export const newKey = () => crypto.randomUUID();

/**
 * Calls a method that changes something. A key is made unless one is given: a dialog keeps its own, so that pressing
 * its button again is a repeat.
 */
export function change(method, message = {}, { reason, ...options } = {}) {
  const body = reason ? { ...message, mutation: { ...message.mutation, reason } } : message;
  return call(method, body, { key: newKey(), ...options });
}

/* -- what the caller may do -- */

const answers = new Map();

/** `{ allowed, reason }` for a method or a permission on a resource ("" = the whole store), or on each of several. */
export async function can(action, resources = "") {
  const all = await Promise.all([resources].flat().map((resource) => canOne(action, resource)));
  return all.find((answer) => !answer.allowed) ?? { allowed: true, reason: "" };
}

function canOne(action, resource) {
  const key = `${action} ${resource}`;
  const kept = answers.get(key);
  if (kept && Date.now() - kept.time < CAN_AGE_MS) return kept.answer;
  const answer = ask(action, resource);
  answers.set(key, { time: Date.now(), answer });
  answer.catch(() => answers.delete(key));
  return answer;
}

async function ask(action, resource) {
  const { allowed } = await call("AccessService/CanI", { action, resource });
  if (allowed) return { allowed: true, reason: "" };
  const why = await call("AccessService/WhyDenied", { action, resource });
  return { allowed: false, reason: denial(why, resource) };
}

function denial(why, resource) {
  const rule = why.broken_rules?.[0];
  if (rule) return rule.description;
  const needs = (why.require_any ?? []).join(" or ");
  const roles = (why.sufficient_roles ?? []).join(", ");
  const where = resource ? ` on ${resource}` : "";
  return `Needs ${needs || "a permission"}${where}${roles ? `, which ${roles} gives` : ""}.`;
}
