/** The shell: navigation, addresses and history, login, keys, theme. */

import * as calls from "./calls.js";
import { groups, match, address } from "./pages.js";
import { live, onState } from "./streams.js";
import * as ui from "./ui.js";
import { View, keepingFocus } from "./view.js";
import { grouped } from "./format.js";

const { h } = ui;
const MAX_WAIT_MS = 250;
const COUNT_PAUSE_MS = 5_000;

let view = null;
let page = null;
const main = h("main", { id: "main" });
const pages = groups.flatMap((group) => group.pages);

/* -- addresses -- */

const queryOf = (search) => Object.fromEntries(new URLSearchParams(search));

/** Goes to an address of the console. */
export async function navigate(target, { replace = false } = {}) {
  const entry = { y: 0 };
  if (replace) history.replaceState(entry, "", target);
  else {
    history.replaceState({ ...history.state, y: scrollY }, "");
    history.pushState(entry, "", target);
  }
  await show({ scroll: !replace });
}

addEventListener("popstate", () => show({ scroll: true }));

let settling;
addEventListener("scroll", () => {
  clearTimeout(settling);
  settling = setTimeout(() => history.replaceState({ ...history.state, y: scrollY }, ""), 250);
}, { passive: true });

/** Shows the page of the address. */
async function show({ scroll = false } = {}) {
  const found = match(location.pathname);
  const query = queryOf(location.search);
  if (found && view && found.page === page && JSON.stringify(found.params) === JSON.stringify(view.params)) {
    if (view.queryHandler && query.environment === view.query.environment) {
      view.query = query;
      view.queryHandler(query);
      return;
    }
    return draw(found, query, { same: true });
  }
  await draw(found, query, { scroll });
}

/** Draws a page beside the one that is shown, and takes its place when it is ready or after a moment. */
async function draw(found, query, { same = false, scroll = false } = {}) {
  view?.leave();
  const root = h("div", { class: "view" });
  const next = new View({
    root, path: location.pathname, params: found?.params ?? {}, query, navigate,
    environment: environments.find((name) => name === query.environment) ?? environments[0] ?? "",
  });
  [view, page] = [next, found?.page];
  markNavigation();
  const ready = (async () => {
    if (!found) return nowhere(next);
    try { await page.show(next); } catch (error) {
      if (error.name === "AbortError" || next !== view) return;
      console.error(error);
      root.append(ui.failure(error, () => draw(found, query)));
    }
  })();
  let placed = false;
  const place = () => {
    if (placed || next !== view) return;
    placed = true;
    keepingFocus(main, () => main.replaceChildren(root));
    // The id of a field that has the focus may come with the page.
    if (!same) focusHead(root);
  };
  const timer = setTimeout(place, MAX_WAIT_MS);
  await ready;
  clearTimeout(timer);
  place();
  if (scroll && next === view) scrollTo(0, history.state?.y ?? 0);
}

let isFirst = true;
function focusHead(root) {
  if (!isFirst) (root.querySelector("h1") ?? main).focus({ preventScroll: true });
  isFirst = false;
}

function nowhere(next) {
  next.root.append(next.head({ title: "No such page" }), ui.empty("Nothing is here", location.pathname,
    h("a", { class: "btn", href: "/" }, "Overview")));
}

// Links of the console change the page; all others, and those for another tab, are the browser's.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = new URL(link.href);
  if (target.origin !== location.origin || link.target || link.hasAttribute("download") || !match(target.pathname)) return;
  if (target.pathname === location.pathname && target.search === location.search && target.hash) return;
  event.preventDefault();
  navigate(target.pathname + target.search);
});

/* -- navigation -- */

let environments = [];
const links = new Map();
const counts = new Map();
const environmentBox = h("div", {});
const dot = h("div", { class: "live", role: "status" }, "Live");
const who = h("div", { class: "who" });
const menu = h("button", { class: "btn quiet nav-menu", type: "button", "aria-expanded": "false", "aria-controls": "nav-body", onclick: toggle }, "Menu");
const nav = h("nav", { class: "nav", "aria-label": "Console" });

function toggle() { menu.setAttribute("aria-expanded", String(nav.toggleAttribute("data-shown"))); }

function makeNavigation() {
  const body = h("div", { class: "nav-body", id: "nav-body" });
  for (const group of groups) {
    if (group.title) body.append(h("h2", {}, group.title));
    body.append(h("ul", {}, group.pages.map((one) => {
      const count = h("span", { class: "count" });
      const link = h("a", { href: [one.path].flat()[0] }, one.title, count);
      links.set(one, link);
      counts.set(one, count);
      return h("li", {}, link);
    })));
  }
  const theme = h("button", { class: "btn quiet", type: "button" });
  const dark = () => (document.documentElement.dataset.theme
    ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = dark() ? "Light theme" : "Dark theme"; };
  theme.onclick = () => {
    const next = dark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("regent.theme", next); } catch { /* this tab only */ }
    name();
  };
  name();
  body.append(h("div", { class: "nav-foot" }, who, dot,
    h("div", { class: "row" }, theme,
      h("button", { class: "btn quiet", type: "button", onclick: showKeys }, "Keys ", h("kbd", { "aria-hidden": "true" }, "?")),
      h("button", { class: "btn quiet", type: "button", onclick: leave }, "Log out"))));
  nav.append(h("div", { class: "nav-top" }, h("a", { class: "brand", href: "/" }, "Regent"), menu), environmentBox, body);
}

function markNavigation() {
  nav.removeAttribute("data-shown");
  menu.setAttribute("aria-expanded", "false");
  const { environment } = queryOf(location.search);
  for (const [one, link] of links) {
    if (one === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    link.setAttribute("href", address([one.path].flat()[0], { environment }));
  }
  markEnvironments();
}

function choose(name) {
  const query = { ...queryOf(location.search), environment: name === environments[0] ? undefined : name };
  navigate(address(location.pathname, query));
}

/** Up to three environments stand side by side; more are a list. */
function markEnvironments() {
  const chosen = queryOf(location.search).environment ?? environments[0];
  environmentBox.hidden = environments.length < 2;
  if (environments.length < 2) return environmentBox.replaceChildren();
  if (environmentBox.firstChild) {
    for (const input of environmentBox.querySelectorAll("input")) input.checked = input.value === chosen;
    for (const list of environmentBox.querySelectorAll("select")) list.value = chosen;
    return;
  }
  if (environments.length > 3) {
    const list = h("select", { "aria-label": "Environment", onchange: () => choose(list.value) },
      environments.map((name) => h("option", { value: name }, name)));
    list.value = chosen;
    return environmentBox.replaceChildren(h("div", { class: "env-list" }, list));
  }
  environmentBox.replaceChildren(h("fieldset", { class: `env env-${environments.length}` },
    h("legend", { class: "vh" }, "Environment"),
    environments.map((name) => h("label", {},
      h("input", { type: "radio", name: "env", value: name, checked: name === chosen, onchange: () => choose(name) }),
      h("span", {}, name)))));
}

async function loadEnvironments() {
  try {
    const answer = await calls.call("ProviderService/ListEnvironments", { page_size: 100 });
    const names = (answer.environments ?? []).filter((one) => !one.archive_time).map((one) => one.name.split("/")[1]);
    // Where people work first.
    environments = names.sort((a, b) => (b === "prod") - (a === "prod") || a.localeCompare(b));
  } catch { environments = []; }
  environmentBox.replaceChildren();
}

let counted = 0;
async function count() {
  if (Date.now() - counted < COUNT_PAUSE_MS || document.visibilityState !== "visible") return;
  counted = Date.now();
  for (const one of pages.filter((candidate) => candidate.count)) {
    try {
      const value = await one.count(counter);
      counts.get(one).textContent = value ? grouped(value) : "";
    } catch { counts.get(one).textContent = ""; }
  }
}
const counter = { call: calls.call, get me() { return calls.principal; }, get environment() { return view?.environment ?? ""; } };

/* -- session -- */

/** The form that asks for a token; `done()` follows a login. */
function loginForm(said, done) {
  const token = ui.field("Token", { kind: "password", name: "token", required: true, autocomplete: "current-password", spellcheck: "false" });
  const told = h("div", { role: "alert" }, said && ui.note("info", said));
  const go = h("button", { class: "btn primary" }, "Log in");
  const form = h("form", { class: "stack", novalidate: true }, told, token,
    h("p", { class: "muted" }, "Or run ", h("code", {}, "regent console"), " where the daemon runs, and open its link."), go);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!token.value.trim()) { token.fail("Enter a token."); token.input.focus(); return; }
    go.disabled = true;
    try {
      await calls.login({ token: token.value.trim() });
      token.value = "";
      done();
    } catch (error) {
      token.fail(error.status === 401 ? "This token is not known, or is revoked or expired." : error.message);
      token.input.focus();
    } finally { go.disabled = false; }
  });
  form.focusFirst = () => token.input.focus();
  return form;
}

/** Before there is a session the page is the form. */
function loginPage(said) {
  return new Promise((done) => {
    document.title = "Log in · Regent";
    const form = loginForm(said, done);
    main.replaceChildren(h("div", { class: "login" }, h("p", { class: "brand" }, "Regent"), h("h1", {}, "Log in"), h("div", { class: "panel" }, form)));
    document.body.classList.add("alone");
    form.focusFirst();
  });
}

/** Above the page, which keeps everything that was typed. */
calls.onSessionOver.ask = () => new Promise((done) => {
  const heading = ui.newId("h");
  const form = loginForm("The session is over. Log in again to go on; nothing on the page is lost.", () => { box.close(); });
  const box = h("dialog", { "aria-labelledby": heading, class: "again" }, h("div", { class: "dialog-body" }, h("h2", { id: heading }, "Log in again"), form));
  box.addEventListener("cancel", (event) => event.preventDefault());
  box.addEventListener("close", () => { box.remove(); begin(); done(); });
  document.body.append(box);
  box.showModal();
  form.focusFirst();
});

async function leave() {
  try { await calls.logout(); } catch { /* over already */ }
  location.assign("/");
}

/** The code of a link stands in the fragment, which is taken away before anything else. */
async function loginByLink() {
  const code = /^#login=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (!code) return undefined;
  history.replaceState(history.state, "", location.pathname + location.search);
  try {
    await calls.login({ code });
    return "";
  } catch (error) { return error.message; }
}

/** What depends on who is logged in. */
function begin() {
  who.replaceChildren(h("b", {}, calls.principal.replace(/^principals\//, "")));
  counted = 0;
  count();
}

/* -- keys -- */

const KEYS = [["/", "Search or filter"], ["j k", "Next and previous row"], ["Enter", "Open the row"], ["x", "Select the row"],
  ["c", "Copy the command"], ["?", "This list"], ["Esc", "Close"]];

function showKeys() {
  if (document.querySelector("dialog[open]")) return;
  const box = h("dialog", { "aria-labelledby": "keys-h" }, h("form", { method: "dialog" }, h("h2", { id: "keys-h" }, "Keys"),
    h("dl", { class: "kv" }, [...KEYS, ...pages.filter((one) => one.key).map((one) => [one.key, one.title])].flatMap(([key, what]) => [
      h("dt", {}, key.split(" ").flatMap((k) => [h("kbd", {}, k), " "])), h("dd", {}, what)])),
    h("div", { class: "acts" }, h("button", { class: "btn", autofocus: true }, "Close"))));
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

const rowsOf = () => [...main.querySelectorAll("table[data-rows] > tbody > tr")].filter((row) => row.offsetParent !== null);
let jump = 0;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, dialog")) return;
  const { key } = event;
  if (Date.now() - jump < 1500) {
    jump = 0;
    const target = pages.find((one) => one.key === `g ${key}`);
    if (target) { event.preventDefault(); navigate(links.get(target).getAttribute("href")); return; }
  }
  if (key === "g") jump = Date.now();
  else if (key === "/") {
    const field = main.querySelector("input[type=search]");
    if (field) { event.preventDefault(); field.focus(); field.select(); }
  } else if (key === "?") showKeys();
  else if (key === "c") main.querySelector(".head .cmd:not([hidden]) button")?.click();
  else if (key === "j" || key === "k") moveRow(key === "j" ? 1 : -1);
  const row = event.target.matches?.("table[data-rows] > tbody > tr") && event.target;
  if (row && key === "Enter") row.querySelector("a, button")?.click();
  if (row && key === "x") row.querySelector("input[type=checkbox]")?.click();
});

function moveRow(by) {
  const list = rowsOf();
  const now = list.indexOf(document.activeElement.closest?.("tr"));
  const next = list[Math.max(0, Math.min(list.length - 1, now + by))];
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/* -- start -- */

function follow() {
  live(["ledger"], ({ revision }) => {
    dot.textContent = `Live at revision ${grouped(revision)}`;
    count();
  }, new AbortController().signal);
  onState((isLive, error) => {
    dot.classList.toggle("stale", !isLive);
    if (!isLive) dot.textContent = error?.status === 403 ? "Not live: needs ledger.read" : "Not live; trying again";
    else if (dot.textContent.startsWith("Not")) dot.textContent = "Live";
  });
  addEventListener("visibilitychange", count);
}

async function start() {
  makeNavigation();
  document.body.replaceChildren(h("a", { class: "skip", href: "#main" }, "Skip to content"), main, h("div", { class: "toasts", role: "status" }));
  const said = await loginByLink();
  if (said === undefined && await calls.hasSession()) {
    try { await calls.identify(); } catch { await loginPage("The session is over."); }
  } else if (said !== "") await loginPage(said);
  document.body.classList.remove("alone");
  document.querySelector(".skip").after(nav);
  history.scrollRestoration = "manual";
  await loadEnvironments();
  begin();
  follow();
  await show({ scroll: true });
}

start();
