/** A weight that is changed, with the keys that move shown before; a provider that is let in again. */

import { line, option, reasonField, reasonOption, receipt, whole } from "./asking.js";
import { drawn, moves, served, standing } from "./assignment.js";
import { counted, decimal, fixed, grouped, id, percent } from "./format.js";
import { dialog, field, h, note, table, toast } from "./ui.js";

const KEYS = 20_000;
/** Keys of which the daemon is asked too. */
const COMPARED = 2_000;
const PREFIX = "key";
const WEIGHT_MAX = 4_294_967_295;

/** Which keys another weight moves: computed here, by the published assignment, and compared with what the daemon selects. */
class Effect {
  constructor(view, found) {
    this.view = view;
    this.environment = found.environment;
    const healths = new Map(found.health.map((one) => [id(one.name), one]));
    this.standings = found.configs.map((config) => standing(config, healths.get(config.provider)));
    this.node = h("div", { class: "stack", "aria-live": "polite" });
  }

  async prepare(signal) {
    this.node.replaceChildren(h("p", { class: "muted" }, `Drawing ${grouped(KEYS)} keys…`));
    const providers = this.standings.map((one) => one.provider);
    this.draws = await drawn(this.environment, "", providers, KEYS, PREFIX, signal);
    this.now = served(this.draws, this.standings);
    this.check = await this.compare(signal);
  }

  /** What the daemon selects otherwise: undefined where it cannot be asked. */
  async compare(signal) {
    const keys = Array.from({ length: COMPARED }, (_, key) => `${PREFIX}-${key}`);
    try {
      const answer = await this.view.call("RoutingService/SelectBatch", { environment: this.environment, keys }, { signal });
      const names = (answer.decisions ?? []).map((decision) => decision.selected_provider);
      return (answer.choices ?? []).filter((choice, key) => names[choice] !== this.standings[this.now[key]]?.provider).length;
    } catch (error) {
      if (error.name === "AbortError") throw error;
      return undefined;
    }
  }

  /** The standings with another weight, and perhaps with everyone well. */
  with(provider, weight, isWell = false) {
    return this.standings.map((one) => ({
      ...one, weight: one.provider === provider ? weight : one.weight,
      ...(isWell ? { isHealthy: true, permille: 1000 } : {}),
    }));
  }

  name(place) { return this.standings[place]?.provider ?? "nobody"; }

  say(provider, weight) {
    if (!this.draws) return;
    const after = served(this.draws, this.with(provider, weight));
    const { moved, pairs } = moves(this.now, after);
    const told = pairs.slice(0, 6).map(([from, to, count]) => `${grouped(count)} from ${this.name(from)} to ${this.name(to)}`);
    if (pairs.length > 6) told.push(`${grouped(pairs.slice(6).reduce((sum, pair) => sum + pair[2], 0))} between others`);
    this.node.replaceChildren(...[
      note("info", moved ? `${grouped(moved)} of ${grouped(KEYS)} sampled keys move (${percent(moved / KEYS, 2)})`
        : `None of ${grouped(KEYS)} sampled keys moves`,
      moved ? `${told.join(", ")}. Nobody else changes provider.` : this.why(provider, weight), this.later(provider, weight)),
      this.doubt(), this.table(after)].filter(Boolean));
  }

  /** Why nothing moves. */
  why(provider, weight) {
    const one = this.standings.find((each) => each.provider === provider);
    if (!one || one.weight === weight) return "The weight stays as it is.";
    if (!one.isEnabled) return `${provider} is disabled, so its weight does not count.`;
    if (!one.isHealthy) return `${provider} serves nothing now, so its weight does not count yet.`;
    return "Keys go by another tier, or by what serves without a weight.";
  }

  /** What moves once everyone is well, where somebody is not. */
  later(provider, weight) {
    if (this.standings.every((one) => one.isHealthy && one.permille === 1000)) return undefined;
    const { moved } = moves(served(this.draws, this.with(provider, this.weightOf(provider), true)),
      served(this.draws, this.with(provider, weight, true)));
    return h("p", {}, `This is by the health of now. Once every provider is well it is ${counted(moved, "key")} (${percent(moved / KEYS, 2)}).`);
  }

  weightOf(provider) { return this.standings.find((one) => one.provider === provider)?.weight ?? 0; }

  doubt() {
    if (this.check === 0) return undefined;
    if (this.check === undefined) {
      return h("p", { class: "small muted" }, "Not compared with what the daemon selects: it could not be asked.");
    }
    return note("warn", `The daemon selects otherwise for ${grouped(this.check)} of ${grouped(COMPARED)} keys`,
      "The configs or their health changed meanwhile. Close this and open it again for figures of now.");
  }

  table(after) {
    const tally = (choices) => this.standings.map((_, place) => choices.reduce((sum, one) => sum + (one === place), 0) / KEYS);
    const [before, then] = [tally(this.now), tally(after)];
    const rows = this.standings.map((one, place) => [one.provider, before[place], then[place]])
      .filter(([, was, is]) => was || is);
    return table({
      label: "Share of keys", columns: ["Share of keys", ...["Now", "After", "Change"].map((title) => ({ title, number: true }))], rows,
      row: ([provider, was, is]) => {
        const points = (is - was) * 100;
        const sign = points > 0.005 ? "+" : points < -0.005 ? "−" : "";
        return { cells: [provider, percent(was), percent(is), `${sign}${fixed(Math.abs(points), 2)} points`] };
      },
    });
  }
}

const SHOWN = ["weight", "enabled", "is_default", "priority", "model", "timeout_ms", "max_retries", "archive_time"];

/** Fields that differ, in words. */
function differences(before, after) {
  return SHOWN.filter((name) => String(before[name] ?? "") !== String(after[name] ?? ""))
    .map((name) => `${name} ${before[name] ?? "–"} → ${after[name] ?? "–"}`);
}

/** Asks for a weight. Without a config it is chosen in the dialog. */
export async function askWeight(view, found, config, after) {
  const effect = new Effect(view, found);
  const end = new AbortController();
  let chosen = config ?? found.configs[0];
  const provider = field("Provider", { kind: "select", required: true, value: chosen.provider,
    options: found.configs.map((one) => [one.provider, one.provider]) });
  const weight = field(`Weight, now ${grouped(chosen.weight ?? 0)}`, { required: true, value: String(chosen.weight ?? 0), inputmode: "numeric",
    autocomplete: "off", autofocus: true, hint: "A relative share. 0: only on request, as the default or as a fallback." });
  const reason = reasonField();
  const closed = h("p", { class: "small muted", hidden: true });
  const button = () => weight.closest("dialog")?.querySelector(".acts .btn.primary");

  const say = () => {
    const { number, bad } = whole(weight.value, 0, WEIGHT_MAX);
    if (button()) button().textContent = bad ? "Apply" : `Apply weight ${grouped(number)}`;
    if (!bad) effect.say(chosen.provider, number);
  };
  const ask = async (one) => {
    chosen = one;
    weight.querySelector("label").textContent = `Weight, now ${grouped(one.weight ?? 0)}`;
    const can = found.can.get(one.name);
    closed.hidden = !can || can.allowed;
    closed.textContent = can?.reason ?? "";
    say();
  };
  provider.input.addEventListener("change", () => {
    const one = found.configs.find((each) => each.provider === provider.value);
    weight.value = String(one.weight ?? 0);
    ask(one);
  });
  weight.input.addEventListener("input", say);

  const done = dialog({
    title: config ? `Change the weight of ${config.provider} in ${found.environment}` : `Change a weight in ${found.environment}`,
    body: [!config && provider, weight, closed, effect.node, reason],
    submit: "Apply", fields: { "provider_config.weight": weight, "mutation.reason": reason },
    command: () => line("regent", "provider", "set", chosen.provider, option("-e", found.environment),
      option("--weight", weight.value), reasonOption(reason.value)),
    async onsubmit() {
      const { number, bad } = whole(weight.value, 0, WEIGHT_MAX);
      if (bad) throw Object.assign(new Error(bad), { reason: "OUT_OF_RANGE", field: "provider_config.weight" });
      const answer = await view.change("ProviderService/PutProviderConfig", { provider_config: { ...chosen, weight: number } },
        { reason: reason.value.trim(), etag: chosen.etag });
      toast(...receipt(view, `${chosen.provider} now has weight ${grouped(number)} in ${found.environment}.`, answer, chosen.name));
    },
    async onaborted() {
      const before = chosen;
      const now = (await view.call("ProviderService/GetProviderConfig", { name: chosen.name })).provider_config;
      found.configs.splice(found.configs.indexOf(before), 1, now);
      effect.standings.forEach((one) => {
        if (one.provider === now.provider) Object.assign(one, standing(now), { permille: one.permille, isHealthy: one.isHealthy });
      });
      if (effect.draws) effect.now = served(effect.draws, effect.standings);
      ask(now);
      return `${differences(before, now).join(", ") || "Nothing that is shown here"}, at revision ${grouped(now.revision)}. `
        + "Nothing was recorded. Read it again, then apply.";
    },
  });
  ask(chosen);
  effect.prepare(end.signal).then(say, (error) => {
    if (error.name !== "AbortError") effect.node.replaceChildren(note("warn", "The keys that move are not known", error.message));
  });
  const isDone = await done;
  end.abort();
  if (isDone) await after();
}

/** Asks for a provider to serve again at once. */
export async function askReset(view, health, after) {
  const [, environment, , name] = health.name.split("/");
  const reason = reasonField({ autofocus: true });
  const isDone = await dialog({
    title: `Let ${name} serve in ${environment} at once`,
    body: [h("ul", { class: "check" },
      h("li", { class: "pass" }, h("span", {}, `Keys that go to ${name} by its weight of ${decimal(health.weight ?? 0)} come back in one step`)),
      h("li", { class: "soon" }, h("span", {}, "Its failures are forgotten; if it still fails, it is ejected again"))), reason],
    submit: `Let ${name} serve`, fields: { "mutation.reason": reason },
    command: () => line("regent", "provider", "health", "reset", name, option("-e", environment), reasonOption(reason.value)),
    async onsubmit() {
      const answer = await view.change("ProviderHealthService/ResetProviderHealth", { name: health.name }, { reason: reason.value.trim() });
      toast(...receipt(view, `${name} serves in ${environment} again.`, answer, health.name));
    },
  });
  if (isDone) await after();
}
