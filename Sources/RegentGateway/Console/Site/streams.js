/**
 * Live figures and the ledger, as server-sent events read by fetch: EventSource cannot send the secret of the session.
 *
 * A tab that is hidden holds no stream, because a browser opens few connections to one server; it goes on behind the
 * last event when it is seen again.
 */

import { CallError, withSession } from "./calls.js";

const WAIT_MS = { first: 500, longest: 10_000 };

/** Reads the events of a body: calls `event({ id, name, data })` for each. */
async function read(body, event) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const found = { id: undefined, name: "message", data: undefined };
      for (const line of block.split("\n")) {
        const colon = line.indexOf(": ");
        const field = line.slice(0, colon), text = line.slice(colon + 2);
        if (field === "id") found.id = text;
        if (field === "event") found.name = text;
        if (field === "data") found.data = found.data === undefined ? text : `${found.data}\n${text}`;
      }
      if (found.id !== undefined || found.data !== undefined) event(found);
    }
  }
}

function visible(signal) {
  if (document.visibilityState === "visible") return Promise.resolve();
  return new Promise((done) => {
    const look = () => {
      if (document.visibilityState !== "visible" && !signal.aborted) return;
      document.removeEventListener("visibilitychange", look);
      done();
    };
    document.addEventListener("visibilitychange", look);
    signal.addEventListener("abort", look, { once: true });
  });
}

function pause(milliseconds, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); done(); }, { once: true });
  });
}

async function open(path, last, signal, began, event) {
  await withSession(async (session) => {
    const fields = { ...session, Accept: "text/event-stream" };
    if (last !== undefined) fields["Last-Event-ID"] = last;
    const response = await fetch(path, { headers: fields, signal, credentials: "same-origin", cache: "no-store" });
    if (!response.ok) throw new CallError(response.status, await response.json().catch(() => ({})));
    began();
    await read(response.body, event);
  });
}

/**
 * Follows a path until the signal is aborted, again and again where it ends.
 *
 * @param {(event: {id?: string, name: string, data?: string}) => void} event
 * @param {(isLive: boolean, error?: Error) => void} state  Called when the stream begins and when it is lost.
 * @param {(id: string) => void} progress  Called with each id that comes without an event.
 */
export async function follow(path, signal, event, state = () => {}, progress = () => {}) {
  let last, wait = WAIT_MS.first;
  while (!signal.aborted) {
    await visible(signal);
    if (signal.aborted) return;
    const one = new AbortController();
    const stop = () => one.abort();
    const hide = () => { if (document.visibilityState === "hidden") stop(); };
    signal.addEventListener("abort", stop, { once: true });
    document.addEventListener("visibilitychange", hide);
    let lost;
    try {
      await open(path(), last, one.signal, () => state(true), (found) => {
        wait = WAIT_MS.first;
        if (found.id !== undefined) last = found.id;
        if (found.name === "error") {
          const body = JSON.parse(found.data);
          // Of one topic among several: the others go on.
          if (body.topic === undefined) throw new CallError(body.code === "unauthenticated" ? 401 : 0, body);
        } else if (found.data !== undefined) {
          if (found.name !== "end") event(found);
        } else if (found.id !== undefined) progress(found.id);
      });
    } catch (error) {
      lost = error;
    } finally {
      signal.removeEventListener("abort", stop);
      document.removeEventListener("visibilitychange", hide);
      one.abort();
    }
    if (signal.aborted) return;
    if (lost?.status === 401) continue;
    // Not allowed, or wrong: asking again does not help.
    if (lost?.status >= 400 && lost.status < 500 && lost.status !== 429) { state(false, lost); return; }
    if (document.visibilityState === "hidden") continue;
    state(false, lost);
    await pause(wait, signal);
    wait = Math.min(wait * 2, WAIT_MS.longest);
  }
}

/* -- figures of topics: one stream for all that are asked for -- */

const wanted = new Map();
let running = null;
let restart = null;
const listeners = new Set();

/** Calls `fn(isLive, error)` as the stream begins and is lost; gives a function that ends it. */
export function onState(fn) {
  listeners.add(fn);
  return () => listeners.delete(fn);
}

function run() {
  running?.abort();
  running = null;
  if (!wanted.size) return;
  running = new AbortController();
  const path = () => `/v1/live?topics=${[...wanted.keys()].map(encodeURIComponent).join(",")}`;
  follow(path, running.signal, (event) => {
    if (!wanted.has(event.name)) return;
    const data = JSON.parse(event.data);
    for (const fn of wanted.get(event.name)) fn(data, event.name);
  }, (isLive, error) => { for (const fn of listeners) fn(isLive, error); });
}

/** Calls `fn(figures, topic)` as they change, until the signal is aborted. Topics: ledger, health/E, rollouts/R. */
export function live(topics, fn, signal) {
  for (const topic of topics) wanted.set(topic, (wanted.get(topic) ?? new Set()).add(fn));
  const again = () => { clearTimeout(restart); restart = setTimeout(run, 20); };
  again();
  signal.addEventListener("abort", () => {
    for (const topic of topics) {
      wanted.get(topic)?.delete(fn);
      if (!wanted.get(topic)?.size) wanted.delete(topic);
    }
    again();
  }, { once: true });
}

/** Calls `fn(entry)` for each entry from a revision on, until the signal is aborted. */
export function watchLedger(fn, { from = 0, kinds = [], prefix = "", state, progress } = {}, signal) {
  const query = new URLSearchParams({ from_revision: String(from) });
  if (kinds.length) query.set("kinds", kinds.join(","));
  if (prefix) query.set("name_prefix", prefix);
  follow(() => `/v1/ledger:watch?${query}`, signal, (event) => fn(JSON.parse(event.data)), state, progress);
}
